//! Sessions are only accepted on their own portal, while it accepts the method they were created by.

use crate::{
    agents::{LAURA, agent, person},
    sso::world::{ANA, World, member, settings, with_email},
    story::{PASSWORD, register, sign_in},
};
use accounts::{
    Caller, PortalForm,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{Agent, Portal, Role, SwitchImpact};
use rstest::rstest;
use serde_json::json;
use std::sync::Arc;

async fn admin(app: &TestApp) -> Agent {
    let laura = person(app, &app.portal, LAURA, Role::Admin).await;
    agent(app, &laura.cookie).await
}

/// Returns another portal of the same operator, with overrides.
async fn sister(app: &TestApp, laura: &Agent, own: &[(&str, &str)]) -> Arc<Portal> {
    let form = PortalForm {
        name: "Norte Staff".into(),
        host: "staff.example.test".into(),
        ..PortalForm::default()
    };
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let added = accounts.branding().add_portal(laura, &caller, &form).await;
    added.expect("a portal");
    let id = app.confirm_host("staff.example.test").await;
    let own: Vec<_> =
        own.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect();
    let changed = accounts.branding().change_overrides(laura, &caller, id, &own, None).await;
    changed.expect("changed");
    at(app, "staff.example.test").await
}

async fn at(app: &TestApp, host: &str) -> Arc<Portal> {
    let portal = app.accounts.portal(host).await;
    portal.expect("the database answers").expect("the portal")
}

async fn counts(app: &TestApp, portal: &Portal, token: &str) -> bool {
    let session = app.accounts.sessions().current(portal, token).await;
    session.expect("the database answers").is_some()
}

/// Returns whether the app's portal accepts the session with its current settings.
async fn counts_now(app: &TestApp, token: &str) -> bool {
    let portal = app.portal_now().await;
    counts(app, &portal, token).await
}

async fn by_password(app: &TestApp) -> String {
    let signed_in = sign_in(app, &app.caller(), ANA, PASSWORD).await;
    signed_in.expect("signed in").session.expose().to_owned()
}

async fn by_provider(world: &World<'_>, subject: &str) -> String {
    let signed_in = world.sign_in(member(subject)).await;
    signed_in.signed_in.session.expose().to_owned()
}

async fn pass_test(world: &World<'_>) {
    let tested = world.app.accounts.providers().test_of_host(&world.portal.host, world.provider);
    let findings = tested.await.expect("tested");
    assert!(findings.iter().all(|finding| finding.ok), "{findings:?}");
}

async fn change_provider(world: &World<'_>, name: &str, value: &str) {
    let changes = [(name.to_owned(), value.to_owned())];
    let (host, id) = (&world.portal.host, world.provider);
    let changed = world.app.accounts.providers().change_of_host(host, id, &changes, None);
    changed.await.expect("changed");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_not_accepted_on_any_other_portal(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    pass_test(&world).await;
    let laura = admin(app).await;
    let strict = [("sso_enabled", "true"), ("sso_only", "true")];
    let strict = sister(app, &laura, &strict).await;
    let password = by_password(app).await;
    let provider = by_provider(&world, "u-1").await;
    for token in [&password, &provider] {
        assert!(counts_now(app, token).await);
        assert!(!counts(app, &strict, token).await, "the stricter one");
    }
    // In the other direction, and with both portals configured the same.
    let there = Caller { portal: Arc::clone(&strict), ..app.caller() };
    world.hostile.know(member("u-1"));
    let authorization = world.begin_authorization(&there).await;
    let answer = world.hostile.answer(&authorization.url);
    let flow = Some(authorization.flow.expose());
    let arrived = app.accounts.sso().handle_callback(&there, world.provider, flow, &answer);
    let accounts::sso::CallbackOutcome::SignedIn(arrived) = arrived.await.expect("arrived") else {
        panic!("nobody was signed in");
    };
    let token = arrived.signed_in.session.expose();
    assert!(counts(app, &strict, token).await);
    assert!(!counts_now(app, token).await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_portal_that_takes_no_passwords_any_more_closes_their_sessions(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    pass_test(&world).await;
    let password = by_password(app).await;
    let provider = by_provider(&world, "u-1").await;
    let host = &app.portal.host;
    settings(app, host, &[("sso_only", "true")]).await;
    assert!(!counts_now(app, &password).await);
    assert!(counts_now(app, &provider).await);
    settings(app, host, &[("sso_only", "false"), ("sso_enabled", "false")]).await;
    assert!(counts_now(app, &password).await);
    assert!(!counts_now(app, &provider).await);
    settings(app, host, &[("customer_accounts_enabled", "false")]).await;
    assert!(!counts_now(app, &password).await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_provider_closes_its_sessions_with_its_rule_and_not_with_its_words(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let words = [
        ("button.en", "Sign in with Plata"),
        ("error.en", "Staff only."),
        ("name", "Plata"),
        ("trust_emails", "true"),
    ];
    for (name, value) in words {
        let token = by_provider(&world, "u-1").await;
        change_provider(&world, name, value).await;
        assert!(counts_now(app, &token).await, "{name}");
    }
    let token = by_provider(&world, "u-1").await;
    let rule = [("property_to_validate", "groups"), ("value_to_match", "staff")];
    let rule = rule.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let (host, id) = (&world.portal.host, world.provider);
    let changed = app.accounts.providers().change_of_host(host, id, &rule, None).await;
    changed.expect("changed");
    assert!(!counts_now(app, &token).await, "another property");
    // Changing either half of the rule closes the sessions, though all users admitted before are still admitted.
    let mut all = member("u-1");
    all["groups"] = json!(["staff", "crew"]);
    all["roles"] = json!(["crew"]);
    for (name, value) in [("value_to_match", "crew"), ("property_to_validate", "roles")] {
        let signed_in = world.sign_in(all.clone()).await.signed_in;
        let token = signed_in.session.expose();
        assert!(counts_now(app, token).await, "{name}: before");
        change_provider(&world, name, value).await;
        assert!(!counts_now(app, token).await, "another {name}");
    }
    // Restoring the old rule makes a new version: in between it was not checked.
    let open = [("property_to_validate", ""), ("value_to_match", "")];
    let open = open.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let changed = app.accounts.providers().change_of_host(host, id, &open, None).await;
    changed.expect("changed");
    assert!(!counts_now(app, &token).await, "back again");
    let token = by_provider(&world, "u-1").await;
    assert!(counts_now(app, &token).await);
    change_provider(&world, "url", &world.hostile.issuer("other")).await;
    assert!(!counts_now(app, &token).await, "another issuer");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_is_gone_has_no_sessions(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    let caller = world.caller();
    let arrival = world.must_prove(&caller, with_email("u-1", ANA)).await;
    let linked = app.accounts.sso().link_by_password(&caller, &arrival, &PASSWORD.into()).await;
    let token = linked.expect("linked").signed_in.session;
    assert!(counts_now(app, token.expose()).await);
    let removed =
        app.accounts.providers().remove_from_host(&world.portal.host, world.provider).await;
    removed.expect("removed");
    assert!(!counts_now(app, token.expose()).await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_user_admitted_by_an_older_rule_is_not_linked(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    let caller = world.caller();
    let arrival = world.must_prove(&caller, with_email("u-1", ANA)).await;
    let rule = [("property_to_validate", "groups"), ("value_to_match", "staff")];
    let rule = rule.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let (host, id) = (&world.portal.host, world.provider);
    let changed = app.accounts.providers().change_of_host(host, id, &rule, None).await;
    changed.expect("changed");
    let caller = Caller { portal: app.portal_now().await, ..caller };
    let linked = app.accounts.sso().link_by_password(&caller, &arrival, &PASSWORD.into()).await;
    let gone = model::refusals::LinkRefusal::PendingLinkGone;
    assert_eq!(linked.expect_err("refused"), gone.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_session_goes_on_as_it_was_made(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    pass_test(&world).await;
    register(app, ANA).await;
    let caller = world.caller();
    let arrival = world.must_prove(&caller, with_email("u-1", ANA)).await;
    let linked = app.accounts.sso().link_by_password(&caller, &arrival, &PASSWORD.into()).await;
    let customer = world.session(&linked.expect("linked")).await;
    let changed = app
        .accounts
        .profile()
        .change_password(
            &caller,
            &customer.expect("a session"),
            &PASSWORD.into(),
            &"the mountain in winter".into(),
        )
        .await;
    let token = changed.expect("changed").token;
    settings(app, &app.portal.host, &[("sso_only", "true")]).await;
    assert!(counts_now(app, token.expose()).await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn sessions_of_older_releases_are_never_accepted(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let token = by_password(app).await;
    app.execute("UPDATE sessions SET portal_id = NULL, method = ''").await;
    assert!(!counts_now(app, &token).await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_admin_sees_how_many_customers_a_switch_signs_out(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    pass_test(&world).await;
    register(app, ANA).await;
    let laura = admin(app).await;
    let impact_of = async |portal| {
        let impact = app.accounts.sessions().switch_impact(&laura, portal).await;
        impact.expect("an answer")
    };
    let nobody = SwitchImpact { accounts_off: 0, sso_off: 0, sso_only: 0 };
    assert_eq!(impact_of(None).await, nobody);
    // Two browsers of one customer count once.
    by_password(app).await;
    by_password(app).await;
    by_provider(&world, "u-1").await;
    by_provider(&world, "u-2").await;
    let all = SwitchImpact { accounts_off: 3, sso_off: 2, sso_only: 1 };
    assert_eq!(impact_of(None).await, all);
    assert_eq!(impact_of(Some(app.portal.id)).await, all);
    let own = [("customer_accounts_enabled", "true")];
    let sister = sister(app, &laura, &own).await;
    assert_eq!(impact_of(Some(sister.id)).await, nobody);
    let file = app.accounts.providers().get(&laura, world.provider);
    assert_eq!(file.await.expect("an answer").expect("it").signed_in, 2);
    // Customers with an expired session have to sign in again anyway.
    app.clock.advance(TimeDelta::minutes(120));
    assert_eq!(impact_of(None).await, nobody);
}
