//! A regular authorization flow.

use super::{REDIRECT_URI, World, hostile_oidc::CLIENT};
use crate::sso::protocol::{FlowSecrets, ProtocolError};
use model::{ClientAuthentication, FindingCode, Locale};
use serde_json::json;
use std::collections::HashMap;
use url::Url;

#[tokio::test(flavor = "multi_thread")]
async fn the_browser_is_sent_with_state_nonce_and_challenge() {
    let world = World::new().await;
    let mut provider = world.provider("good");
    provider.scopes = vec!["openid".into(), "email".into(), "groups".into()];
    let flow = FlowSecrets::random();
    for ask_again in [false, true] {
        let client = world.client(&provider);
        let url =
            world.oidc.authorize_url(&client, &flow, ask_again, Locale::French).await.unwrap();
        let url: Url = url.parse().unwrap();
        let query: HashMap<_, _> = url.query_pairs().into_owned().collect();
        assert_eq!(query["response_type"], "code");
        assert_eq!(query["client_id"], CLIENT);
        assert_eq!(query["redirect_uri"], REDIRECT_URI);
        assert_eq!(query["scope"], "openid email groups");
        assert_eq!(query["state"], flow.state);
        assert_eq!(query["nonce"], flow.nonce);
        assert_eq!(query["code_challenge_method"], "S256");
        assert_eq!(query["ui_locales"], "fr");
        assert_eq!(query.get("prompt").map(String::as_str), ask_again.then_some("login"));
        assert_eq!(query.get("max_age").map(String::as_str), ask_again.then_some("0"));
        assert!(!url.as_str().contains(&flow.verifier));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_back_is_read_from_both_documents() {
    let world = World::new().await;
    let assertion = world.sign_in("good").await.unwrap();
    assert_eq!(assertion.issuer, world.hostile.issuer("good"));
    assert_eq!(assertion.subject, "ana");
    assert_eq!(assertion.session.as_deref(), Some("session-1"));
    assert!(assertion.email_verified);
    let attributes = &assertion.attributes;
    assert_eq!(attributes.first("given_name"), Some("Ana"));
    assert_eq!(attributes.first("sub"), Some("ana"));
    assert_eq!(attributes.all("groups"), ["staff", "travel"]);
    assert_eq!(attributes.first("employee"), Some("4711"));
    assert_eq!(attributes.first("email_verified"), Some("true"));
    assert_eq!(attributes.first("address.locality"), Some("Rosario"));
    for hidden in ["address", "nonce", "aud", "at_hash", "sid", "iss"] {
        assert_eq!(attributes.first(hidden), None, "{hidden}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_client_authenticates_by_the_configured_method() {
    let world = World::new().await;
    for authentication in
        [ClientAuthentication::Basic, ClientAuthentication::Post, ClientAuthentication::None]
    {
        let mut provider = world.provider("good");
        provider.authentication = authentication;
        let client = world.client(&provider);
        let flow = FlowSecrets::random();
        let authorization =
            world.oidc.authorize_url(&client, &flow, false, Locale::English).await.unwrap();
        let outcome =
            world.oidc.exchange(&client, &flow, &world.hostile.answer(&authorization)).await;
        // A public client sends no secret, and this provider requires one.
        assert_eq!(
            outcome.is_ok(),
            authentication != ClientAuthentication::None,
            "{authentication:?}: {outcome:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_email_counts_as_verified_only_by_its_own_document() {
    // For each case: the userinfo, the claim with the email, the claim that verifies it, and whether it counts as
    // verified.
    let table = [
        (json!({ "email_verified": true }), "email", "", true),
        (json!({ "email_verified": "True" }), "email", "", true),
        (json!({ "email_verified": false }), "email", "", false),
        (json!({ "email_verified": 1 }), "email", "", false),
        (json!({ "email_verified": true, "upn": "root@example.test" }), "upn", "", false),
        (json!({ "email_verified": true, "upn": "ana@example.test" }), "upn", "", true),
        (
            json!({ "email_verified": false, "mails": [{ "at": "ana@work.example.test", "sure": true }] }),
            "mails[0].at",
            "mails[0].sure",
            true,
        ),
    ];
    for (says, claim, flag, counts) in table {
        let world = World::new().await;
        world.hostile.know(says.clone());
        let mut provider = world.provider("good");
        provider.mapping.email = claim.into();
        provider.mapping.email_verified = flag.into();
        let client = world.client(&provider);
        let flow = FlowSecrets::random();
        let authorization =
            world.oidc.authorize_url(&client, &flow, false, Locale::English).await.unwrap();
        let assertion = world
            .oidc
            .exchange(&client, &flow, &world.hostile.answer(&authorization))
            .await
            .unwrap();
        assert_eq!(assertion.email_verified, counts, "{says}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_provider_ends_its_own_session_where_it_can() {
    let world = World::new().await;
    let back = "https://tickets.example.test/signed-out";
    let provider = world.provider("good");
    let url = world
        .oidc
        .end_session_url(&world.client(&provider), Some("the.id.token"), back)
        .await
        .unwrap();
    let url: Url = url.parse().unwrap();
    let query: Vec<_> = url.query_pairs().into_owned().collect();
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(
        query,
        [
            pair("of", "session"),
            pair("id_token_hint", "the.id.token"),
            pair("client_id", CLIENT),
            pair("post_logout_redirect_uri", back),
        ]
    );
    for case in ["end-nowhere", "end-by-script", "discovery-html"] {
        let provider = world.provider(case);
        assert_eq!(
            world.oidc.end_session_url(&world.client(&provider), None, back).await,
            None,
            "{case}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rejected_token_is_explained_to_admins() {
    let world = World::new().await;
    for (case, what, detail) in [
        ("alg-hs256-with-our-secret", FindingCode::SharedSecret, "HS256"),
        ("alg-rs384-unannounced", FindingCode::UnannouncedAlgorithm, "RS384"),
        ("iat-in-61-s", FindingCode::ClockDiffers, "+61 s"),
        ("iat-10-min-and-1-s-ago", FindingCode::ClockDiffers, "-601 s"),
    ] {
        let refused = world.sign_in(case).await;
        let Err(ProtocolError::Failed(reason)) = refused else {
            panic!("{case}: {refused:?}");
        };
        let finding = reason.finding.expect("a sentence");
        assert_eq!((finding.what, &*finding.detail), (what, detail), "{case}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_ignored_is_named_by_its_document() {
    let world = World::new().await;
    let assertion = world.sign_in("claims-odd").await.unwrap();
    let mut ignored = assertion.ignored;
    ignored.sort();
    assert_eq!(
        ignored,
        [
            "ID token: address",
            "ID token: picture",
            "ID token: updated_at",
            "token response: expires_in",
            "token response: token_type",
            "userinfo: address",
            "userinfo: email_verified",
            "userinfo: family_name",
            "userinfo: given_name",
            "userinfo: locale",
        ]
    );
    assert!(!assertion.email_verified);
    assert_eq!(assertion.attributes.first("given_name"), Some("Ana"));
    assert_eq!(assertion.attributes.first("family_name"), Some("7"));
}
