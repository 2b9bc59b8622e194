//! What a trip says and brings when nobody is hostile.

use super::{REDIRECT_URI, World, hostile_oidc::CLIENT};
use crate::sso::protocol::FlowSecrets;
use model::{ClientAuthentication, Finding, Found, Locale};
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
        let url = world
            .oidc
            .authorize_url(&client, &flow, ask_again, Locale::French)
            .await
            .unwrap();
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
        assert_eq!(
            query.get("prompt").map(String::as_str),
            ask_again.then_some("login")
        );
        assert_eq!(
            query.get("max_age").map(String::as_str),
            ask_again.then_some("0")
        );
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
    for hidden in ["address", "nonce", "aud", "at_hash", "sid", "iss"] {
        assert_eq!(attributes.first(hidden), None, "{hidden}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn we_prove_who_we_are_as_the_provider_wants_it() {
    let world = World::new().await;
    for authentication in [
        ClientAuthentication::Basic,
        ClientAuthentication::Post,
        ClientAuthentication::None,
    ] {
        let mut provider = world.provider("good");
        provider.authentication = authentication;
        let client = world.client(&provider);
        let flow = FlowSecrets::random();
        let departure = world
            .oidc
            .authorize_url(&client, &flow, false, Locale::English)
            .await
            .unwrap();
        let outcome = world
            .oidc
            .exchange(&client, &flow, &world.hostile.answer(&departure))
            .await;
        // A public client sends no secret, and this provider wants one.
        assert_eq!(
            outcome.is_ok(),
            authentication != ClientAuthentication::None,
            "{authentication:?}: {outcome:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_email_counts_as_verified_only_by_the_word_of_its_own_document() {
    // Each time: what the userinfo says, which claim is the email, whether it counts.
    let table = [
        (json!({ "email_verified": true }), "email", true),
        (json!({ "email_verified": "true" }), "email", true),
        (json!({ "email_verified": false }), "email", false),
        (json!({ "email_verified": "false" }), "email", false),
        (json!({ "email_verified": "yes" }), "email", false),
        (json!({ "email_verified": 1 }), "email", false),
        (json!({ "email_verified": null }), "email", false),
        (
            json!({ "email_verified": true, "upn": "root@example.test" }),
            "upn",
            false,
        ),
        (
            json!({ "email_verified": true, "upn": "ana@example.test" }),
            "upn",
            true,
        ),
        (
            json!({ "email_verified": true, "email": ["ana@example.test", "root@example.test"] }),
            "email",
            false,
        ),
        (
            json!({ "email_verified": true, "email": "" }),
            "email",
            false,
        ),
    ];
    for (says, claim, counts) in table {
        let world = World::new().await;
        world.hostile.know(says.clone());
        let mut provider = world.provider("good");
        provider.mapping.email = claim.into();
        let client = world.client(&provider);
        let flow = FlowSecrets::random();
        let departure = world
            .oidc
            .authorize_url(&client, &flow, false, Locale::English)
            .await
            .unwrap();
        let assertion = world
            .oidc
            .exchange(&client, &flow, &world.hostile.answer(&departure))
            .await
            .unwrap();
        assert_eq!(assertion.email_verified, counts, "{says}");
        let shown = assertion.attributes.first("email_verified");
        assert_eq!(shown, Some(counts.to_string().as_str()), "{says}");
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
            world
                .oidc
                .end_session_url(&world.client(&provider), None, back)
                .await,
            None,
            "{case}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_test_of_the_provider_finds_out_what_is_wrong() {
    let world = World::new().await;
    let provider = world.provider("good");
    let findings = world.oidc.examine(&world.client(&provider)).await;
    assert!(
        findings.len() == 6 && findings.iter().all(|finding| finding.ok),
        "{findings:#?}"
    );
    let wrong = [
        (
            "discovery-issuer-wrong",
            Found::MetadataUnusable,
            "calls itself https://other.example/",
        ),
        (
            "discovery-html",
            Found::MetadataUnusable,
            "not one of an OpenID provider",
        ),
        ("discovery-404", Found::MetadataUnusable, "status is 404"),
        ("discovery-without-tokens", Found::NoTokenEndpoint, ""),
        (
            "discovery-tokens-at-a-private-address",
            Found::EndpointForbidden,
            "https://169.254.169.254/",
        ),
        ("keys-none", Found::NoKeys, ""),
        ("keys-for-encryption", Found::NoKeys, ""),
        ("no-code-flow", Found::NoCodeFlow, ""),
        ("pkce-plain-only", Found::NoPkce, ""),
        ("tokens-html-200", Found::TokensGarbled, ""),
    ];
    for (case, what, detail) in wrong {
        let provider = world.provider(case);
        let findings = world.oidc.examine(&world.client(&provider)).await;
        let bad = findings
            .iter()
            .any(|finding| !finding.ok && finding.what == what && finding.detail.contains(detail));
        assert!(bad, "{case}: {findings:#?}");
    }
    let mut stranger = world.provider("good");
    stranger.client_id = "stranger".into();
    let findings = world.oidc.examine(&world.client(&stranger)).await;
    let refused = Finding::bad(Found::ClientRefused);
    assert!(findings.contains(&refused), "{findings:#?}");
}
