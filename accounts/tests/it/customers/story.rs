//! From guest purchases to an account that signs in by number and by email.

use super::{ANA, NEW, OTHER, activation_link, details, find, happened, set_password};
use crate::{
    agents,
    story::{buy, session, sign_in},
};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use model::{AccountState, ActivationState, Hint, refusals::ActivateEmailRefusal};
use rstest::rstest;

const LAST: &str = "the harbour at midnight";

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agent_activates_the_customer_who_bought_last_and_the_customer_turns_on_the_email(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let accounts = &app.accounts;
    buy(app, OTHER, "Ana").await;
    app.clock.advance(TimeDelta::days(30));
    buy(app, ANA, "Ana").await;

    // The search finds both, with a hint at the one who bought last.
    let found = find(app, &agent, "quiroga ana").await;
    assert_eq!(found.len(), 2);
    let of = |email: &str| found.iter().find(|one| one.email.as_deref() == Some(email));
    let (old, recent) = (of(OTHER).expect("found"), of(ANA).expect("found"));
    assert_eq!(recent.account, AccountState::None);
    let seen = details(app, &agent, &old.number).await;
    assert_eq!(seen.purchases.len(), 1);
    assert!(
        matches!(&seen.hints[..], [Hint::MoreRecentPurchases { number, same_email: false, active: false, .. }]
            if *number == recent.number),
        "{:?}",
        seen.hints
    );
    let number = recent.number.clone();
    assert!(details(app, &agent, &number).await.hints.is_empty());

    // The mail, the password, the number.
    let link = activation_link(app, &agent, &number).await;
    set_password(app, &link, NEW).await;
    let digits = number.to_string();
    let kept = sign_in(app, &app.caller(), &digits, NEW).await;
    let kept = kept.expect("the number signs in").session;
    let other = sign_in(app, &app.caller(), &digits, NEW).await;
    let other = other.expect("signed in").session;
    assert!(sign_in(app, &app.caller(), ANA, NEW).await.is_err(), "the email is not turned on");

    // The customer activates the email, with a new password.
    let customer = session(app, kept.expose()).await.expect("a session");
    assert!(!customer.email_sign_in && customer.number_sign_in);
    let (caller, current) = (app.caller(), NEW.into());
    let same = accounts.profile().activate_email(&caller, &customer, Some(&current), &current);
    let refused = same.await.expect_err("the password is to be a new one");
    assert_eq!(refused, ActivateEmailRefusal::PasswordSame.into());
    let renewed = accounts
        .profile()
        .activate_email(&caller, &customer, Some(&current), &LAST.into())
        .await
        .expect("turned on");
    assert!(session(app, kept.expose()).await.is_none(), "a new secret");
    assert!(session(app, other.expose()).await.is_none());
    let customer = session(app, renewed.token.expose()).await.expect("goes on");
    assert!(customer.email_sign_in && customer.number_sign_in);
    let mail = app.mail_to(ANA).await;
    assert!(mail.text.contains(&digits), "{}", mail.text);
    for identifier in [ANA, &digits] {
        let signed_in = sign_in(app, &app.caller(), identifier, LAST).await;
        signed_in.expect("signs in");
        assert!(sign_in(app, &app.caller(), identifier, NEW).await.is_err());
    }

    // The agent sees all of it.
    let seen = details(app, &agent, &number).await;
    assert!(matches!(
        seen.activation.state,
        ActivationState::Active { number: true, email: true, sso: false, at: Some(_) }
    ));
    let events = happened(app, &agent, &number).await;
    for event in ["purchased", "activation-sent", "activated", "signed-in", "email-activated"] {
        assert!(events.iter().any(|one| one == event), "{event} in {events:?}");
    }
}
