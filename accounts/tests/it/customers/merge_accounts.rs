//! Which sign-in is kept when two customers are merged.

use super::{
    ANA, NEW, OTHER, details,
    merge::{merge, number_named},
};
use crate::{
    agents,
    sso::world::{World, with_email},
    story::{PASSWORD, buy, customer, register, session, sign_in},
};
use accounts::testing::{Database, TestApp};
use model::{Failure, SignInThatStays, refusals::MergeRefusal as R, refusals::SsoRefusal};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_two_accounts_one_is_chosen_and_the_other_signs_in_no_more(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    register(app, ANA).await;
    register(app, OTHER).await;
    let mut cookies = Vec::new();
    for email in [ANA, OTHER] {
        let signed_in = sign_in(app, &app.caller(), email, PASSWORD).await;
        cookies.push(signed_in.expect("signed in").session);
    }
    let (ana, other) = (customer(app, ANA).await, customer(app, OTHER).await);
    let asked = app.accounts.recovery().forgot_password(&app.caller(), OTHER, "").await;
    asked.expect("asked");
    let link = app.mail_to(OTHER).await.token("set-password");
    let link = link.expect("a link");

    let refused = merge(app, &agent, &ana.number, &other.number, |_| ()).await;
    assert_eq!(refused.expect_err("a choice"), R::SignInMissing.into());
    // The number of one is kept, and the sign-in of the other.
    merge(app, &agent, &ana.number, &other.number, |form| {
        form.sign_in = other.number.to_string();
    })
    .await
    .expect("merged");
    app.mails().await;
    let caller = app.caller();
    assert!(sign_in(app, &caller, ANA, PASSWORD).await.is_err());
    for cookie in &cookies {
        assert!(session(app, cookie.expose()).await.is_none());
    }
    let set = app.accounts.recovery().set_password(&caller, &link, &NEW.into()).await;
    assert!(set.is_err(), "links of both are dead");
    let digits = [ana.number.to_string(), other.number.to_string()];
    for identifier in [OTHER, &digits[0], &digits[1]] {
        assert_eq!(customer(app, identifier).await.number, ana.number);
    }
    let seen = details(app, &agent, &ana.number).await;
    assert_eq!(seen.summary.email.as_deref(), Some(OTHER));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_session_of_the_account_that_stays_goes_on(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    register(app, ANA).await;
    buy(app, ANA, "Anita").await;
    let signed_in = sign_in(app, &app.caller(), ANA, PASSWORD).await;
    let cookie = signed_in.expect("signed in").session;
    let ana = number_named(app, &agent, ANA, "Ana").await;
    let anita = number_named(app, &agent, ANA, "Anita").await;
    let shown = app.accounts.customers().compare(&agent, &anita, &ana).await;
    let shown = shown.expect("an answer").expect("both");
    assert_eq!(shown.preferred, ana, "who has an account");
    assert_eq!(shown.sign_in, SignInThatStays::Of(ana.clone()));
    merge(app, &agent, &ana, &anita, |_| ()).await.expect("merged");
    let who = session(app, cookie.expose()).await.expect("a session");
    assert_eq!(who.number, ana);
    app.mail_to(ANA).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_linked_sign_in_ends_unless_both_proved_the_same_mailbox(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    let ana = number_named(app, &agent, ANA, "Ana").await;
    let by_provider = world.customer(with_email("u-1", OTHER)).await;
    merge(app, &agent, &ana, &by_provider.number, |form| {
        form.sign_in = ana.to_string();
    })
    .await
    .expect("merged");
    app.mails().await;
    assert!(details(app, &agent, &ana).await.linked.is_empty());
    let again = world.customer(with_email("u-1", OTHER)).await;
    assert!(again.number != ana, "an agent's word lets nobody in");
    // After the undo, the sign-in belongs to another customer by now, and stays there.
    let old = &by_provider.number;
    let undone = app.accounts.customers().undo_merge(&agent, &app.agent_caller(), old).await;
    undone.expect("undone");
    assert!(details(app, &agent, old).await.linked.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_linked_sign_in_comes_along_with_its_account_and_goes_back(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let world = World::new(app, |_| ()).await;
    let claims = with_email("u-1", ANA);
    let by_provider = world.customer(claims.clone()).await;
    buy(app, OTHER, "Anita").await;
    let anita = number_named(app, &agent, OTHER, "Anita").await;
    merge(app, &agent, &anita, &by_provider.number, |_| ()).await.expect("merged");
    app.mails().await;
    assert_eq!(world.customer(claims.clone()).await.number, anita);
    let undone =
        app.accounts.customers().undo_merge(&agent, &app.agent_caller(), &by_provider.number).await;
    undone.expect("undone");
    let back = world.customer(claims).await;
    assert_eq!(back.number, by_provider.number);
    assert!(details(app, &agent, &anita).await.linked.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_disabled_after_the_merge_stays_disabled_after_the_undo(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (admin, agent) = agents::staff(app).await;
    let world = World::new(app, |_| ()).await;
    let claims = with_email("u-1", OTHER);
    let by_provider = world.customer(claims.clone()).await;
    register(app, ANA).await;
    let ana = number_named(app, &agent, ANA, "Ana").await;
    merge(app, &agent, &ana, &by_provider.number, |form| {
        form.sign_in = ana.to_string();
    })
    .await
    .expect("merged");
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let disabled = accounts.customers().disable(&admin, &caller, &ana).await;
    disabled.expect("disabled");
    let undone = accounts.customers().undo_merge(&agent, &caller, &by_provider.number);
    undone.await.expect("undone");
    let refused = world.refused(claims).await;
    assert_eq!(refused, Failure::from(SsoRefusal::Inactive));
}
