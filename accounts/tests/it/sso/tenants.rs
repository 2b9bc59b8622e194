//! Operators are isolated: nothing of one is visible to or accepted by another.

use super::{
    hostile_oidc::{SECRET, Token},
    world::{ANA, World, provider, settings, with_email},
};
use crate::story::register;
use accounts::{
    Caller,
    sso::{CallbackOutcome, LogoutRefused, ProviderError},
    testing::{Database, TestApp},
};
use model::refusals::{LinkRefusal, SsoRefusal, UnlinkRefusal};
use rstest::rstest;

/// Returns the app's operator, and another one with the same provider.
async fn two(app: &TestApp) -> (World<'_>, World<'_>) {
    let here = World::new(app, |_| ()).await;
    let host = app.other_portal().await.host.clone();
    let same = provider(&here.hostile, "good");
    let added = app.accounts.providers().add_to_host(&host, &same, Some(&SECRET.into())).await;
    settings(app, &host, &[("sso_enabled", "true")]).await;
    let portal = app.accounts.portal(&host).await.expect("an answer");
    let there = World {
        app,
        hostile: here.hostile.clone(),
        portal: portal.expect("a portal"),
        provider: added.expect("added"),
    };
    (here, there)
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn one_identity_is_another_customer_at_another_operator(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (here, there) = two(app).await;
    let ours = here.customer(with_email("u-1", ANA)).await;
    let signed_in = there.sign_in(with_email("u-1", ANA)).await;
    let cookie = signed_in.signed_in.session.expose();
    let session = async |world: &World<'_>| {
        app.accounts.sessions().current(&world.portal, cookie).await.expect("an answer")
    };
    let theirs = session(&there).await.expect("a session");
    assert_ne!(theirs.id, ours.id);
    assert!(session(&here).await.is_none(), "a session counts at home only");
    let linked = app.accounts.sso().linked_sign_ins(&here.portal, &theirs).await;
    assert!(linked.expect("a list").is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn another_operators_provider_is_unknown(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (here, there) = two(app).await;
    let caller = here.caller();
    let departed =
        app.accounts.sso().begin_authorization(&caller, there.provider, "/", false).await;
    assert_eq!(departed.expect_err("foreign"), SsoRefusal::ProviderFailed.into());
    let unknown = |id| {
        move |error: ProviderError| {
            assert!(matches!(error, ProviderError::UnknownProvider(it) if it == id))
        }
    };
    let (host, id) = (&here.portal.host, there.provider);
    let accounts = &app.accounts;
    unknown(id)(accounts.providers().remove_from_host(host, id).await.expect_err("foreign"));
    unknown(id)(accounts.providers().test_of_host(host, id).await.expect_err("foreign"));
    unknown(id)(
        accounts.providers().change_of_host(host, id, &[], None).await.expect_err("foreign"),
    );
    assert_eq!(accounts.providers().list_of_host(host).await.expect("a list").len(), 1);
    assert!(here.portal.provider(id).is_none());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_flow_of_another_operator_is_rejected(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (here, there) = two(app).await;
    here.hostile.know(with_email("u-1", ANA));
    let authorization = there.begin_authorization(&there.caller()).await;
    let answer = here.hostile.answer(&authorization.url);
    let flow = Some(authorization.flow.expose());
    for provider in [here.provider, there.provider] {
        let arrived =
            app.accounts.sso().handle_callback(&here.caller(), provider, flow, &answer).await;
        assert_eq!(arrived.expect_err("foreign").failure, SsoRefusal::FlowGone.into());
    }
    assert_eq!(here.hostile.hits("good/token"), 0);
    let home =
        app.accounts.sso().handle_callback(&there.caller(), there.provider, flow, &answer).await;
    assert!(matches!(home, Ok(CallbackOutcome::SignedIn(_))), "its own trip goes on");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_pending_link_and_its_mail_prove_nothing_at_another_operator(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (here, there) = two(app).await;
    register(app, ANA).await;
    let caller = here.caller();
    let outcome = here.must_prove(&caller, with_email("u-1", ANA)).await;
    let link = here.mailed_proof(&caller, &outcome, ANA).await;
    let stranger: Caller = there.caller();
    let proof = app.accounts.sso().proof(&there.portal, &outcome, Some(&link)).await;
    assert_eq!(proof.expect("an answer"), None);
    let gone = LinkRefusal::PendingLinkGone.into();
    let accounts = &app.accounts;
    assert_eq!(accounts.sso().mail_proof(&stranger, &outcome).await.expect_err("foreign"), gone);
    let tried = accounts.sso().link_by_mail(&stranger, &outcome, &link, "", None).await;
    assert_eq!(tried.expect_err("foreign"), gone);
    let password = crate::story::PASSWORD.into();
    let tried = accounts.sso().link_by_password(&stranger, &outcome, &password).await;
    assert_eq!(tried.expect_err("foreign"), gone);
    assert!(accounts.sso().link_by_mail(&caller, &outcome, &link, "", None).await.is_ok());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn another_operator_cannot_remove_an_identity_or_end_a_session(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (here, there) = two(app).await;
    let signed_in = here.sign_in(with_email("ana", ANA)).await;
    let ours = here.session(&signed_in).await.expect("a session");
    let linked = app.accounts.sso().linked_sign_ins(&here.portal, &ours).await.expect("a list");
    let removed = app.accounts.sso().unlink(&there.caller(), &ours, linked[0].id).await;
    assert_eq!(removed.expect_err("foreign"), UnlinkRefusal::Unknown.into());
    let everywhere = |token: &mut Token| {
        token.claims.remove("sid");
    };
    let token = here.hostile.logout_token("good", everywhere);
    let accounts = &app.accounts;
    let foreign = accounts.sso().back_channel_logout(&there.portal, here.provider, &token).await;
    assert!(matches!(foreign, Err(LogoutRefused::Invalid(_))));
    let theirs = accounts.sso().back_channel_logout(&there.portal, there.provider, &token).await;
    theirs.expect("it is their provider's as well, and ends what they have");
    assert!(here.session(&signed_in).await.is_some());
    // Replays are detected per provider: a token used there is still accepted here.
    let ours = accounts.sso().back_channel_logout(&here.portal, here.provider, &token).await;
    ours.expect("ended");
    assert!(here.session(&signed_in).await.is_none());
    let leave =
        accounts.sessions().sign_out(&there.caller(), signed_in.signed_in.session.expose()).await;
    assert!(leave.expect("an answer").is_none());
}
