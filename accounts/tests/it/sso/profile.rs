//! The profile of a customer who signed in by a provider, and other ways to sign in.

use super::world::{ANA, World, member, settings, with_email};
use crate::story::{PASSWORD, register, sign_in};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use model::refusals::UnlinkRefusal;
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_last_way_in_cannot_be_removed_and_another_can(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let alone = world.customer(member("u-1")).await;
    let listed = app.accounts.sso().linked_sign_ins(&world.portal, &alone).await.expect("a list");
    assert!(listed[0].last_way_in && listed[0].provider == "Plata ID");
    let caller = world.caller();
    let removed = app.accounts.sso().unlink(&caller, &alone, listed[0].id).await;
    assert_eq!(removed.expect_err("no"), UnlinkRefusal::LastWayIn.into());

    register(app, ANA).await;
    let outcome = world.must_prove(&caller, with_email("u-2", ANA)).await;
    let linked = app.accounts.sso().link_by_password(&caller, &outcome, &PASSWORD.into()).await;
    let here = linked.expect("linked");
    let there = world.sign_in(with_email("u-2", ANA)).await;
    let by_password = sign_in(app, &caller, ANA, PASSWORD).await.expect("signed in");
    let ana = world.session(&here).await.expect("a session");
    let listed = app.accounts.sso().linked_sign_ins(&world.portal, &ana).await.expect("a list");
    assert!(!listed[0].last_way_in && listed[0].label == ANA);
    // Another customer's sign-in is unknown.
    let foreign = app.accounts.sso().unlink(&caller, &alone, listed[0].id).await;
    assert_eq!(foreign.expect_err("no"), UnlinkRefusal::Unknown.into());
    app.accounts.sso().unlink(&caller, &ana, listed[0].id).await.expect("removed");
    assert!(world.session(&here).await.is_some(), "this one goes on");
    assert!(world.session(&there).await.is_none(), "the others it began end");
    let session = by_password.session.expose();
    assert!(crate::story::session(app, session).await.is_some());
    world.must_prove(&caller, with_email("u-2", ANA)).await;
    assert_eq!(world.count("timeline WHERE event = 'sign-in-unlinked'").await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_a_fresh_session_removes_a_way_in(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    let caller = world.caller();
    let outcome = world.must_prove(&caller, with_email("u-1", ANA)).await;
    let linked = app.accounts.sso().link_by_password(&caller, &outcome, &PASSWORD.into()).await;
    let ana = world.session(&linked.expect("linked")).await.expect("a session");
    let listed = app.accounts.sso().linked_sign_ins(&world.portal, &ana).await.expect("a list");
    app.clock.advance(TimeDelta::minutes(10));
    let stale = app.accounts.sso().unlink(&caller, &ana, listed[0].id).await;
    assert_eq!(stale.expect_err("stale"), UnlinkRefusal::SignInAgain.into());
    let again = world.session(&world.sign_in(with_email("u-1", ANA)).await).await;
    let again = again.expect("a session");
    app.accounts.sso().unlink(&caller, &again, listed[0].id).await.expect("removed");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn where_passwords_do_not_sign_in_they_are_no_other_way(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let mut world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    let caller = world.caller();
    let outcome = world.must_prove(&caller, with_email("u-1", ANA)).await;
    let linked = app.accounts.sso().link_by_password(&caller, &outcome, &PASSWORD.into()).await;
    let ana = world.session(&linked.expect("linked")).await.expect("a session");
    let host = &app.portal.host;
    app.accounts.providers().test_of_host(host, world.provider).await.expect("a test");
    settings(app, host, &[("sso_only", "true")]).await;
    world.portal = app.portal_now().await;
    let listed = app.accounts.sso().linked_sign_ins(&world.portal, &ana).await.expect("a list");
    assert!(listed[0].last_way_in);
    let removed = app.accounts.sso().unlink(&world.caller(), &ana, listed[0].id).await;
    assert_eq!(removed.expect_err("no"), UnlinkRefusal::LastWayIn.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_password_that_never_was_turns_the_number_on(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let ana = world.customer(with_email("u-1", ANA)).await;
    let number = ana.number.to_string();
    let asked = app.accounts.recovery().forgot_password(&world.caller(), ANA, "").await;
    asked.expect("asked");
    let mail = app.mail_to(ANA).await;
    assert!(mail.text.contains(&number));
    let link = mail.token("set-password").expect("a link");
    let set = app.accounts.recovery().set_password(&world.caller(), &link, &PASSWORD.into()).await;
    assert_eq!(set.expect("set").identifier, number);
    app.mails().await;
    assert!(sign_in(app, &world.caller(), &number, PASSWORD).await.is_ok());
    assert!(sign_in(app, &world.caller(), ANA, PASSWORD).await.is_err());
    let ana = world.customer(with_email("u-1", ANA)).await;
    assert!(ana.has_password && ana.number_sign_in && !ana.email_sign_in && ana.email_proved);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_changed_password_keeps_the_session_with_its_provider(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    let caller = world.caller();
    let outcome = world.must_prove(&caller, with_email("u-1", ANA)).await;
    let linked = app.accounts.sso().link_by_password(&caller, &outcome, &PASSWORD.into()).await;
    let ana = world.session(&linked.expect("linked")).await.expect("a session");
    let new = "the mountain in winter".into();
    let changed =
        app.accounts.profile().change_password(&caller, &ana, &PASSWORD.into(), &new).await;
    let cookie = changed.expect("changed").token;
    let leave =
        app.accounts.sessions().sign_out(&caller, cookie.expose()).await.expect("signed out");
    let flow = leave.expect("it goes on to the provider");
    let url = app.accounts.sso().leave(&world.portal, flow.expose()).await.expect("an answer");
    assert!(url.expect("an address").contains("id_token_hint="));
}
