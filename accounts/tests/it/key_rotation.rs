//! Rotating encryption keys while flows are under way.

use crate::{
    agents::{self, LAURA, PABLO, PASSWORD, hire, person, stage_of},
    sso::administration::with_keys,
    sso::world::{ANA, World, settings, with_email},
    webhooks,
};
use accounts::{
    Accounts, KeyRotationError, PendingRequest,
    sso::CallbackOutcome,
    testing::{Database, SECRET_KEY, TestApp},
};
use chrono::TimeDelta;
use model::{Role, Stage};
use rstest::rstest;

const NEW_KEY: &str = "CAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg=";

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn after_a_rotation_nothing_needs_the_older_key(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    // One value of each kind: a person's TOTP secret and new recovery codes, a stored request, a TOTP secret during
    // enrolment, the ID tokens of a session, of a pending link and of a sign-out, both secrets of a webhook.
    let laura = person(app, &app.portal, LAURA, Role::Admin).await;
    let admin = agents::agent(app, &laura.cookie).await;
    let request = PendingRequest { path: "/agents-api/change-settings".into(), body: "a=b".into() };
    let request =
        app.accounts.agents().store_request(&admin, &request).await.expect("kept").expect("a key");
    hire(app, &app.portal, PABLO, Role::Agent).await;
    let pablo = agents::sign_in(app, PABLO, PASSWORD).await.expect("signed in");
    let shown = app.accounts.agents().enrolment(pablo.expose()).await.expect("new");
    world.customer(with_email("u-1", ANA)).await;
    let caller = world.caller();
    world.must_prove(&caller, with_email("u-2", ANA)).await;
    let logout_flow = world.sign_in(with_email("u-1", ANA)).await;
    let left =
        app.accounts.sessions().sign_out(&caller, logout_flow.signed_in.session.expose()).await;
    assert!(left.expect("signed out").is_some());

    let (webhook, _) = webhooks::endpoint(app, &admin, "https://erp.example.com/").await;
    let rotated = app.accounts.webhooks().rotate(&admin, &app.agent_caller(), webhook).await;
    rotated.expect("rotated");

    let before = app.accounts.keys().usage().await.expect("an answer");
    assert_eq!((before.current, before.older), (10, 0), "one of each kind");
    let both = with_keys(app, &[NEW_KEY, SECRET_KEY]);
    assert_eq!(both.keys().usage().await.expect("an answer").older, 10);
    let done = both.keys().rotate_keys().await.expect("rotated");
    assert_eq!((done.rotated, done.usage.current, done.usage.older), (10, 10, 0));
    assert!(done.usage.unreadable.is_empty());
    let again = both.keys().rotate_keys().await.expect("nothing to do");
    assert_eq!((again.rotated, again.usage), (0, done.usage));

    let alone = with_keys(app, &[NEW_KEY]);
    alone.keys().check().await.expect("everything opens");
    let codes = alone.agents().recovery_codes(laura.cookie.expose()).await;
    assert_eq!(codes.expect("an answer"), laura.recovery);
    app.clock.advance(TimeDelta::seconds(30));
    let code = app.code(&laura.secret);
    let (_, taken) = alone
        .agents()
        .reauthenticate(&app.agent_caller(), laura.cookie.expose(), &code, request.expose())
        .await
        .expect("the code is right");
    assert_eq!(taken.expect("the request").body, "a=b");
    agent_signs_in(app, &alone, &laura).await;
    customer_signs_in(&world, &alone).await;
    // Flows begun before the rotation complete after it.
    app.clock.advance(TimeDelta::seconds(30));
    let code = app.code(&shown.secret);
    let set = alone.agents().confirm_enrolment(&app.agent_caller(), pablo.expose(), &code).await;
    set.expect("set up");
    assert!(with_keys(app, &[SECRET_KEY]).keys().check().await.is_err());
}

async fn agent_signs_in(app: &TestApp, accounts: &Accounts, person: &agents::Person) {
    app.clock.advance(TimeDelta::seconds(30));
    let caller = app.agent_caller();
    let half = accounts.agents().sign_in(&caller, &person.email, &PASSWORD.into()).await;
    let (half, _) = half.expect("the password is right");
    let code = app.code(&person.secret);
    let whole = accounts.agents().second_factor(&caller, half.expose(), &code).await;
    let whole = whole.expect("the code is right");
    assert!(matches!(stage_of(accounts, &whole).await, Some(Stage::Open(_))));
}

async fn customer_signs_in(world: &World<'_>, accounts: &Accounts) {
    let caller = world.caller();
    let authorization = accounts
        .sso()
        .begin_authorization(&caller, world.provider, "/", false)
        .await
        .expect("a departure");
    world.hostile.know(with_email("u-1", ANA));
    let answer = world.hostile.answer(&authorization.url);
    let arrived = accounts
        .sso()
        .handle_callback(&caller, world.provider, Some(authorization.flow.expose()), &answer)
        .await;
    assert!(matches!(arrived, Ok(CallbackOutcome::SignedIn(_))), "{arrived:?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_interrupted_rotation_is_finished_by_the_next_during_sign_ins(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    world.customer(with_email("u-1", ANA)).await;
    let laura = person(app, &app.portal, LAURA, Role::Admin).await;
    for round in 0..10 {
        // Each round doubles the sessions, with distinct hashes.
        app
            .execute(&format!(
                "INSERT INTO sessions (operator_id, customer_id, hash, user_agent, created_at, last_seen_at, \
                 idle_minutes, expires_at, identity_id, id_token, portal_id, method, provider_id, access_rule) \
                 SELECT operator_id, customer_id, {}, user_agent, created_at, last_seen_at, idle_minutes, \
                 expires_at, identity_id, id_token, portal_id, method, provider_id, access_rule \
                 FROM sessions WHERE id_token IS NOT NULL",
                hash(app, round)
            ))
            .await;
    }
    let both = with_keys(app, &[NEW_KEY, SECRET_KEY]);
    let older = both.keys().usage().await.expect("an answer").older;
    assert!(older > 1_000, "{older}");
    // With connections of its own, as a process has, which end with it.
    let interrupted = with_keys(app, &[NEW_KEY, SECRET_KEY]);
    let first = tokio::spawn(async move { interrupted.keys().rotate_keys().await });
    loop {
        let left = both.keys().usage().await.expect("an answer").older;
        if left < older {
            break;
        }
    }
    first.abort();
    first.await.ok();
    agent_signs_in(app, &both, &laura).await;
    customer_signs_in(&world, &both).await;
    let second = both.keys().rotate_keys().await.expect("finished");
    assert_eq!(second.usage.older, 0);
    let alone = with_keys(app, &[NEW_KEY]);
    assert!(alone.keys().usage().await.expect("an answer").unreadable.is_empty());
    agent_signs_in(app, &alone, &laura).await;
    customer_signs_in(&world, &alone).await;
}

/// Returns SQL for a hash that no other row has.
fn hash(app: &TestApp, round: u32) -> String {
    use secrecy::ExposeSecret;
    if app.config.database_url.expose_secret().starts_with("sqlite://") {
        "randomblob(32)".to_owned()
    } else {
        format!("sha256(convert_to({round} || '/' || id, 'UTF8'))")
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn undecryptable_values_are_listed_and_without_a_key_nothing_is_rotated(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    settings(app, &world.portal.host, &[("sso_enabled", "true")]).await;
    let lost = with_keys(app, &[NEW_KEY]).keys().rotate_keys().await.expect("an answer");
    assert_eq!((lost.rotated, lost.usage.current), (0, 0));
    let what = format!("the secret of provider {}", world.provider);
    assert_eq!(lost.usage.unreadable, [what]);
    let none = with_keys(app, &[]).keys().rotate_keys().await;
    assert!(matches!(none, Err(KeyRotationError::NoKey)));
    app.accounts.keys().check().await.expect("untouched");
}
