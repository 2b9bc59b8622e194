//! From guest purchases to an account that signs in by number and by email.

use super::{ANA, NEW, OTHER, activation_link, details, find, happened, set_password};
use crate::{
    agents,
    story::{buy, session, sign_in},
};
use accounts::testing::on_each_store;
use chrono::TimeDelta;
use model::{AccountState, ActivationState, Hint, refusals::ActivateEmailRefusal};

const LAST: &str = "the harbour at midnight";

#[tokio::test(flavor = "multi_thread")]
async fn an_agent_activates_the_customer_who_bought_last_and_the_customer_turns_on_the_email() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        let accounts = &bench.accounts;
        buy(bench, OTHER, "Ana").await;
        bench.clock.advance(TimeDelta::days(30));
        buy(bench, ANA, "Ana").await;

        // The search finds both, with a hint at the one who bought last.
        let found = find(bench, &agent, "quiroga ana").await;
        assert_eq!(found.len(), 2);
        let of = |email: &str| found.iter().find(|one| one.email.as_deref() == Some(email));
        let (old, recent) = (of(OTHER).expect("found"), of(ANA).expect("found"));
        assert_eq!(recent.account, AccountState::None);
        let seen = details(bench, &agent, &old.number).await;
        assert_eq!(seen.purchases.len(), 1);
        assert!(
            matches!(&seen.hints[..], [Hint::MoreRecentPurchases { number, same_email: false, active: false, .. }]
                if *number == recent.number),
            "{:?}",
            seen.hints
        );
        let number = recent.number.clone();
        assert!(details(bench, &agent, &number).await.hints.is_empty());

        // The mail, the password, the number.
        let link = activation_link(bench, &agent, &number).await;
        set_password(bench, &link, NEW).await;
        let digits = number.to_string();
        let kept = sign_in(bench, &bench.caller(), &digits, NEW).await;
        let kept = kept.expect("the number signs in").session;
        let other = sign_in(bench, &bench.caller(), &digits, NEW).await;
        let other = other.expect("signed in").session;
        assert!(
            sign_in(bench, &bench.caller(), ANA, NEW).await.is_err(),
            "the email is not turned on"
        );

        // The customer activates the email, with a new password.
        let customer = session(bench, kept.expose()).await.expect("a session");
        assert!(!customer.email_sign_in && customer.number_sign_in);
        let (caller, current) = (bench.caller(), NEW.into());
        let same = accounts.activate_email(&caller, &customer, Some(&current), &current);
        let refused = same.await.expect_err("the password is to be a new one");
        assert_eq!(refused, ActivateEmailRefusal::PasswordSame.into());
        let renewed = accounts
            .activate_email(&caller, &customer, Some(&current), &LAST.into())
            .await
            .expect("turned on");
        assert!(session(bench, kept.expose()).await.is_none(), "a new secret");
        assert!(session(bench, other.expose()).await.is_none());
        let customer = session(bench, renewed.expose()).await.expect("goes on");
        assert!(customer.email_sign_in && customer.number_sign_in);
        let mail = bench.mail_to(ANA).await;
        assert!(mail.text.contains(&digits), "{}", mail.text);
        for identifier in [ANA, &digits] {
            let signed_in = sign_in(bench, &bench.caller(), identifier, LAST).await;
            signed_in.expect("signs in");
            assert!(sign_in(bench, &bench.caller(), identifier, NEW).await.is_err());
        }

        // The agent sees all of it.
        let seen = details(bench, &agent, &number).await;
        assert!(matches!(
            seen.activation.state,
            ActivationState::Active { number: true, email: true, sso: false, at: Some(_) }
        ));
        let events = happened(bench, &agent, &number).await;
        for event in ["purchased", "activation-sent", "activated", "signed-in", "email-activated"] {
            assert!(events.iter().any(|one| one == event), "{event} in {events:?}");
        }
    })
    .await;
}
