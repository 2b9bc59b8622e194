//! Sign-out here, at the provider, and by the provider's notification.

use super::{
    hostile_oidc::Token,
    world::{ANA, World, member, with_email},
};
use crate::{
    agents, branding,
    story::{PASSWORD, register, sign_in},
};
use accounts::{
    sso::{LogoutRefused, SsoSignedIn},
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::ProviderId;
use rstest::rstest;
use serde_json::json;
use std::{mem, sync::Arc};

async fn log_out(world: &World<'_>, token: &str) -> Result<(), LogoutRefused> {
    let accounts = &world.app.accounts;
    accounts.sso().back_channel_logout(&world.portal, world.provider, token).await
}

async fn is_in(world: &World<'_>, signed_in: &SsoSignedIn) -> bool {
    world.session(signed_in).await.is_some()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn signing_out_goes_on_to_the_provider_once(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let signed_in = world.sign_in(member("u-1")).await;
    let caller = world.caller();
    let session = signed_in.signed_in.session.expose();
    let leave = app.accounts.sessions().sign_out(&caller, session).await.expect("signed out");
    assert!(!is_in(&world, &signed_in).await, "ours ends first");
    let flow = leave.expect("a trip");
    let leave =
        async || app.accounts.sso().leave(&world.portal, flow.expose()).await.expect("an answer");
    let url = leave().await.expect("an address");
    assert!(url.starts_with(&world.hostile.issuer("good/end")), "{url}");
    assert!(url.contains("id_token_hint=ey") && url.contains("client_id=guichet"));
    let back = "post_logout_redirect_uri=https%3A%2F%2Ftickets.example.test%2Fsigned-out";
    assert!(url.contains(back), "{url}");
    assert_eq!(leave().await, None, "once");
    let again = app.accounts.sessions().sign_out(&caller, session).await.expect("an answer");
    assert!(again.is_none());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_sign_out_flow_cannot_sign_in_and_lasts_ten_minutes(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let caller = world.caller();
    let out = async || {
        let signed_in = world.sign_in(member("u-1")).await;
        let session = signed_in.signed_in.session.expose();
        let left = app.accounts.sessions().sign_out(&caller, session).await;
        left.expect("signed out").expect("a trip")
    };
    let logout_flow = out().await;
    let flow = Some(logout_flow.expose());
    assert!(app.accounts.sso().handle_callback(&caller, world.provider, flow, &[]).await.is_err());
    let authorization = world.begin_authorization(&caller).await;
    let crossed = app.accounts.sso().leave(&world.portal, authorization.flow.expose()).await;
    assert_eq!(crossed.expect("an answer"), None);
    app.clock.advance(TimeDelta::minutes(10));
    let late = app.accounts.sso().leave(&world.portal, logout_flow.expose()).await;
    assert_eq!(late.expect("an answer"), None);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_session_by_password_ends_here(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    let caller = world.caller();
    let session = sign_in(app, &caller, ANA, PASSWORD).await.expect("signed in").session;
    let leave = app.accounts.sessions().sign_out(&caller, session.expose()).await;
    assert!(leave.expect("signed out").is_none());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_provider_ends_one_session_or_all_of_a_user(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let of =
        |subject: &str, session: &str| json!({ "sub": subject, "sid": session, "email": null });
    let one = world.sign_in(of("ana", "one")).await;
    let two = world.sign_in(of("ana", "two")).await;
    let other = world.sign_in(of("eva", "three")).await;
    let session_one = |token: &mut Token| {
        token.claims.insert("sid".into(), json!("one"));
    };
    let token = world.hostile.logout_token("good", session_one);
    log_out(&world, &token).await.expect("ended");
    assert!(!is_in(&world, &one).await && is_in(&world, &two).await && is_in(&world, &other).await);
    let everywhere = |token: &mut Token| {
        token.claims.remove("sid");
    };
    let token = world.hostile.logout_token("good", everywhere);
    log_out(&world, &token).await.expect("ended");
    assert!(!is_in(&world, &two).await && is_in(&world, &other).await);
    let out = "timeline WHERE event = 'signed-out-by-provider'";
    assert_eq!(world.count(out).await, 2);
    // No session is left: the token is accepted nevertheless.
    let token = world.hostile.logout_token("good", everywhere);
    log_out(&world, &token).await.expect("nothing to end");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_provider_ends_what_one_of_its_sessions_opened_at_two_portals(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let mut world = World::new(app, |_| ()).await;
    let (admin, _) = agents::staff(app).await;
    let (accounts, host) = (&app.accounts, "islands.localhost");
    let new = branding::form("Island Lines", host);
    let caller = app.agent_caller();
    let added = accounts.branding().add_portal(&admin, &caller, &new).await;
    added.expect("asked for");
    app.confirm_host(host).await;
    let islands = accounts.portal(host).await.expect("an answer");
    let islands = islands.expect("the operator's second portal");
    let ana = json!({ "sub": "ana", "sid": "one", "email": null });
    let here = world.sign_in(ana.clone()).await;
    let first = mem::replace(&mut world.portal, Arc::clone(&islands));
    let there = world.sign_in(ana).await;
    world.portal = first;
    let is_in_there = async || {
        let session = there.signed_in.session.expose();
        let session = accounts.sessions().current(&islands, session).await;
        session.expect("an answer").is_some()
    };
    assert!(is_in(&world, &here).await && is_in_there().await);
    // The provider has one URL of the operator, and sends its notification there.
    let one = |token: &mut Token| {
        token.claims.insert("sid".into(), json!("one"));
    };
    let token = world.hostile.logout_token("good", one);
    log_out(&world, &token).await.expect("ended");
    assert!(!is_in(&world, &here).await && !is_in_there().await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn indistinguishable_sessions_end_together(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let nameless = json!({ "sub": "ana", "sid": "", "email": null });
    let first = world.sign_in(nameless.clone()).await;
    let second = world.sign_in(nameless).await;
    let token = world.hostile.logout_token("good", |_| ());
    log_out(&world, &token).await.expect("ended");
    assert!(!is_in(&world, &first).await && !is_in(&world, &second).await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_logout_token_counts_once_and_only_if_it_is_one(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let user = json!({ "sub": "ana", "sid": "session-1", "email": null });
    world.sign_in(user.clone()).await;
    let token = world.hostile.logout_token("good", |_| ());
    log_out(&world, &token).await.expect("ended");
    let again = world.sign_in(user).await;
    assert!(matches!(log_out(&world, &token).await, Err(LogoutRefused::Invalid(_))), "replayed");
    let authorization = world.begin_authorization(&world.caller()).await;
    let id_token = world.hostile.id_token(&authorization.url, |_| ());
    for bad in ["", "x", "a.b.c", &id_token] {
        assert!(matches!(log_out(&world, bad).await, Err(LogoutRefused::Invalid(_))), "{bad}");
    }
    let elsewhere = ProviderId::new(world.provider.get() + 1);
    let elsewhere = app.accounts.sso().back_channel_logout(&world.portal, elsewhere, &token).await;
    assert!(matches!(elsewhere, Err(LogoutRefused::Invalid(_))));
    assert!(is_in(&world, &again).await);
    app.clock.advance(TimeDelta::hours(2));
    app.accounts.deployment().purge().await.expect("purged");
    assert_eq!(world.count("sso_seen").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_cas_request_ends_no_session_of_an_openid_provider(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let claims = json!({ "sub": "ana", "sid": "ST-1", "email": ANA, "email_verified": true });
    let signed_in = world.sign_in(claims).await;
    let request = r#"<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"><samlp:SessionIndex>ST-1</samlp:SessionIndex></samlp:LogoutRequest>"#;
    let ended = app.accounts.sso().single_logout(&world.portal, world.provider, request).await;
    ended.expect("an answer");
    assert!(is_in(&world, &signed_in).await);
    world.sign_in(with_email("ana", ANA)).await;
}
