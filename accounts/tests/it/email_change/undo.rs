//! The way back to the former address.

use super::{EVA, FRESH, ask, change, confirm, link_to, look, undo};
use crate::{
    customers::{ANA, NEW, set_password},
    sso::world::{World, with_email},
    story::{PASSWORD, customer, register, session, sign_in},
};
use accounts::{
    Caller,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{EmailLink, Link, refusals::EmailLinkRefusal as L};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_changes_kills_the_link_to_the_new_address_and_not_the_way_back(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    let back = change(app, &ana, FRESH).await;
    let ana = customer(app, FRESH).await;
    let link = link_to(app, &ana, EVA).await;
    ask(app, &ana, Some(PASSWORD), "queued@example.test").await.expect("asked");
    let (current, new) = (PASSWORD.into(), NEW.into());
    let changed = app.accounts.profile().change_password(&app.caller(), &ana, &current, &new).await;
    changed.expect("changed");
    let mails = app.mails().await;
    assert!(mails.iter().all(|mail| mail.token("confirm-email").is_none()), "{mails:#?}");
    let refused = confirm(app, None, &link, Some(NEW)).await;
    assert_eq!(refused.expect_err("dead"), L::LinkDead.into());
    assert_eq!(undo(app, &back).await.expect("undone"), ANA);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_undo_ends_the_access_of_an_attacker_with_the_password(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    // An attacker with the password takes the account over, in two steps to complicate the undo.
    let back = change(app, &ana, EVA).await;
    let eva = sign_in(app, &app.caller(), EVA, PASSWORD).await.expect("signed in").session;
    let taken = session(app, eva.expose()).await.expect("a session");
    let later = change(app, &taken, FRESH).await;
    let asked = app.accounts.recovery().forgot_password(&app.caller(), FRESH, "").await;
    asked.expect("asked");
    let reset = app.mail_to(FRESH).await.token("set-password").expect("a link");

    let expected = EmailLink { email: ANA.into(), undo: true, ask_password: false };
    assert_eq!(look(app, None, &back).await, Link::Ready(expected));
    assert_eq!(undo(app, &back).await.expect("undone"), ANA);
    assert!(session(app, eva.expose()).await.is_none());
    for (identifier, password) in [(EVA, PASSWORD), (FRESH, PASSWORD), (ANA, PASSWORD)] {
        assert!(sign_in(app, &app.caller(), identifier, password).await.is_err());
    }
    assert_eq!(undo(app, &later).await.expect_err("dead"), L::LinkDead.into());
    assert_eq!(undo(app, &back).await.expect_err("used"), L::LinkDead.into());
    let state = app.accounts.recovery().password_link(&app.portal, &reset).await;
    assert_eq!(state.expect("an answer"), Link::Replaced);
    let link = app.mail_to(ANA).await.token("set-password").expect("a new password");
    set_password(app, &link, NEW).await;
    let ana = sign_in(app, &app.caller(), ANA, NEW).await.expect("signs in").session;
    let ana = session(app, ana.expose()).await.expect("a session");
    assert_eq!(ana.email.as_deref(), Some(ANA));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_undo_unlinks_a_provider_linked_by_an_instance_whose_clock_is_behind(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    let back = change(app, &ana, EVA).await;
    app.clock.advance(TimeDelta::seconds(-30));
    let taker = world.caller();
    let pending = world.must_prove(&taker, with_email("evil", EVA)).await;
    let linked = app.accounts.sso().link_by_password(&taker, &pending, &PASSWORD.into()).await;
    linked.expect("linked");
    assert_eq!(undo(app, &back).await.expect("undone"), ANA);
    let other = world.customer(with_email("evil", EVA)).await;
    assert_ne!(other.number, ana.number);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_undo_ends_the_session_of_another_customer_in_that_browser(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    register(app, "carla@example.test").await;
    let back = change(app, &customer(app, ANA).await, FRESH).await;
    let carla = sign_in(app, &app.caller(), "carla@example.test", PASSWORD).await;
    let carla = carla.expect("signed in").session;
    let caller = Caller { session: Some(carla.expose().to_owned()), ..app.caller() };
    let undone = app.accounts.profile().undo_email_change(&caller, &back).await;
    assert_eq!(undone.expect("undone"), ANA);
    assert!(session(app, carla.expose()).await.is_none());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_undo_mails_no_password_link_where_the_portal_takes_no_passwords(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let back = change(app, &customer(app, ANA).await, FRESH).await;
    let only = app.caller_with(|it| (it.sso_enabled, it.sso_only) = (true, true));
    let undone = app.accounts.profile().undo_email_change(&only, &back).await;
    assert_eq!(undone.expect("undone"), ANA);
    let mails = app.mails().await;
    assert!(mails.is_empty(), "{mails:#?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_undo_is_refused_when_the_address_is_another_customers(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let back = change(app, &customer(app, ANA).await, FRESH).await;
    app
        .execute(&format!(
            "INSERT INTO customers (operator_id, number, first_name, last_name, email, email_key, locale, disabled, created_at)
                 SELECT operator_id, '000000000', 'Eva', 'Evil', '{ANA}', '{ANA}', 'en', FALSE, created_at FROM customers;
                 INSERT INTO accounts (customer_id, operator_id, state, number_sign_in, sign_in_email)
                 SELECT id, operator_id, 'active', TRUE, '{ANA}' FROM customers WHERE first_name = 'Eva'"
        ))
        .await;
    assert_eq!(undo(app, &back).await.expect_err("taken"), L::EmailTaken.into());
    customer(app, FRESH).await;
    assert!(matches!(look(app, None, &back).await, Link::Ready(_)), "the link is not used up");
}
