//! Ending sessions, disabling and enabling customers.

use super::{ANA, activation_link, details, guest, happened, number_of};
use crate::{
    agents,
    story::{PASSWORD, customer, register, session, sign_in},
};
use accounts::testing::{Database, TestApp};
use model::{AccountState, Failure, Link, refusals::CustomerActionRefusal};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_customer_is_signed_out_at_the_next_request(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    register(app, ANA).await;
    let number = number_of(app, &admin, ANA).await;
    let cookie = sign_in(app, &app.caller(), ANA, PASSWORD).await;
    let cookie = cookie.expect("signed in").session;
    let asked = app.accounts.recovery().forgot_password(&app.caller(), ANA, "").await;
    asked.expect("asked");
    let link = app.mail_to(ANA).await.token("set-password").expect("a link");
    let asked = app.accounts.recovery().forgot_password(&app.caller(), ANA, "").await;
    asked.expect("a second one, still on its way");

    let caller = app.agent_caller();
    let disabled = app.accounts.customers().disable(&admin, &caller, &number).await;
    disabled.expect("disabled");
    let again = app.accounts.customers().disable(&admin, &caller, &number).await;
    again.expect("no other answer");
    assert!(session(app, cookie.expose()).await.is_none());
    assert!(sign_in(app, &app.caller(), ANA, PASSWORD).await.is_err());
    let state = app.accounts.recovery().password_link(&app.portal, &link).await;
    assert_eq!(state.expect("an answer"), Link::Replaced);
    assert!(app.mails().await.is_empty(), "the second mail is taken back");
    let asked = app.accounts.recovery().forgot_password(&app.caller(), ANA, "").await;
    asked.expect("the same answer");
    assert!(app.mails().await.is_empty());
    let seen = details(app, &admin, &number).await;
    assert_eq!(seen.summary.account, AccountState::Disabled);
    assert!(seen.sessions.is_empty());

    let enabled = app.accounts.customers().enable(&admin, &caller, &number).await;
    enabled.expect("enabled");
    customer(app, ANA).await;
    assert!(session(app, cookie.expose()).await.is_none(), "sessions stay ended");
    let events = happened(app, &admin, &number).await;
    let count = |what: &str| events.iter().filter(|event| *event == what).count();
    assert_eq!((count("disabled"), count("enabled")), (1, 1), "{events:?}");
    let recorded = "SELECT COUNT(*) FROM events WHERE kind = 'customer.disabled'";
    assert_eq!(app.number(recorded).await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_while_the_customer_is_disabled_leaves_no_session(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    register(app, ANA).await;
    let number = number_of(app, &admin, ANA).await;
    let (browser, caller) = (app.caller(), app.agent_caller());
    let (signed_in, disabled) = tokio::join!(
        sign_in(app, &browser, ANA, PASSWORD),
        app.accounts.customers().disable(&admin, &caller, &number),
    );
    disabled.expect("disabled");
    let enabled = app.accounts.customers().enable(&admin, &caller, &number).await;
    enabled.expect("enabled");
    // In either order, the session was ended or never began.
    if let Ok(signed_in) = signed_in {
        assert!(session(app, signed_in.session.expose()).await.is_none());
    }
    let seen = details(app, &admin, &number).await;
    assert!(seen.sessions.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agent_ends_every_session_of_a_customer(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, agent) = agents::staff(app).await;
    register(app, ANA).await;
    let number = number_of(app, &agent, ANA).await;
    let mut cookies = Vec::new();
    for _ in 0..2 {
        let signed_in = sign_in(app, &app.caller(), ANA, PASSWORD).await;
        cookies.push(signed_in.expect("signed in").session);
    }
    assert_eq!(details(app, &agent, &number).await.sessions.len(), 2);
    let caller = app.agent_caller();
    let ended = app.accounts.customers().end_sessions(&agent, &caller, &number).await;
    ended.expect("ended");
    for cookie in &cookies {
        assert!(session(app, cookie.expose()).await.is_none());
    }
    let timeline = app.accounts.customers().timeline(&agent, &number, None).await;
    let entry = &timeline.expect("a timeline").items[0];
    assert_eq!(entry.event, "sessions-ended");
    assert_eq!((entry.by_agent, entry.agent.as_deref()), (true, Some(agent.name.as_str())));
    let records = app.accounts.audit_log().page(&admin, None).await.expect("an audit").items;
    assert_eq!(records[0].action, "customer-sessions-ended");
    assert_eq!(records[0].subject, number.to_string());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_admins_lock_customers_out(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    register(app, ANA).await;
    let number = number_of(app, &agent, ANA).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    for done in [
        accounts.customers().disable(&agent, &caller, &number).await,
        accounts.customers().enable(&agent, &caller, &number).await,
    ] {
        assert_eq!(done.expect_err("forbidden"), Failure::Forbidden);
    }
    customer(app, ANA).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_unused_number_is_unknown(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = guest(app).await;
    let nobody = model::CustomerNumber::from_draw(77);
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    for done in [
        accounts.customers().end_sessions(&admin, &caller, &nobody).await,
        accounts.customers().disable(&admin, &caller, &nobody).await,
        accounts.customers().enable(&admin, &caller, &nobody).await,
    ] {
        assert_eq!(done.expect_err("unknown"), CustomerActionRefusal::Unknown.into());
    }
    assert!(accounts.customers().details(&admin, &nobody).await.expect("an answer").is_none());
    let timeline = accounts.customers().timeline(&admin, &nobody, None).await.expect("an answer");
    assert!(timeline.items.is_empty() && timeline.next.is_none());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_customer_cannot_use_the_activation_they_have(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    let link = activation_link(app, &admin, &number).await;
    let caller = app.agent_caller();
    let disabled = app.accounts.customers().disable(&admin, &caller, &number).await;
    disabled.expect("disabled");
    let enabled = app.accounts.customers().enable(&admin, &caller, &number).await;
    enabled.expect("enabled");
    let set = app.accounts.recovery().set_password(&app.caller(), &link, &PASSWORD.into()).await;
    assert!(set.is_err(), "a dead link stays dead");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_activation_while_the_customer_is_disabled_is_not_mailed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    let caller = app.agent_caller();
    let (_, disabled) = tokio::join!(
        app.accounts.customers().send_activation(&admin, &caller, &number),
        app.accounts.customers().disable(&admin, &caller, &number),
    );
    disabled.expect("disabled");
    // In either order, the mail was taken back or never queued.
    assert!(app.mails().await.is_empty());
}
