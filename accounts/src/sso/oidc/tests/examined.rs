//! Testing a provider without a user: a provider that cannot work does not pass, and each reason is distinct.

use super::World;
use crate::sso::http::Http;
use model::{ClientAuthentication, Finding, FindingCode};
use std::sync::Arc;

impl World {
    async fn examine(&self, case: &str) -> Vec<Finding> {
        let provider = self.provider(case);
        self.oidc.examine(&self.client(&provider)).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_works_passes() {
    let world = World::new().await;
    let findings = world.examine("good").await;
    assert!(findings.len() == 6 && findings.iter().all(|finding| finding.ok), "{findings:#?}");
    // Irrelevant deviations are listed, but do not fail the test.
    let findings = world.examine("discovery-odd").await;
    let ignored = Finding::good(FindingCode::FieldsIgnored)
        .because("claims_parameter_supported, end_session_endpoint, op_policy_uri, op_tos_uri");
    assert!(
        findings.contains(&ignored) && findings.iter().all(|finding| finding.ok),
        "{findings:#?}"
    );
}

/// The case, the finding, and parts of its detail and of the provider's error.
const WRONG: &[(&str, FindingCode, &str, &str)] = &[
    ("discovery-issuer-wrong", FindingCode::IssuerDiffers, " ≠ https://other.example", ""),
    ("discovery-issuer-missing", FindingCode::DocumentField, "issuer", ""),
    ("discovery-login-missing", FindingCode::DocumentField, "authorization_endpoint", ""),
    ("discovery-html", FindingCode::DocumentNotJson, "", ""),
    ("discovery-404", FindingCode::NoDocument, "404", ""),
    ("discovery-too-big", FindingCode::TooBig, "/.well-known/openid-configuration", ""),
    ("discovery-without-tokens", FindingCode::NoTokenEndpoint, "", ""),
    (
        "discovery-tokens-at-a-private-address",
        FindingCode::EndpointForbidden,
        "token_endpoint https://169.254.169.254/",
        "",
    ),
    (
        "discovery-keys-at-a-private-address",
        FindingCode::AddressForbidden,
        "https://192.168.1.1/",
        "",
    ),
    ("keys-html", FindingCode::KeysUnreadable, "/jwks", ""),
    ("keys-none", FindingCode::NoKeys, "", ""),
    ("keys-for-encryption", FindingCode::NoKeys, "", ""),
    ("hs256-only", FindingCode::SharedSecret, "HS256", ""),
    ("no-code-flow", FindingCode::NoCodeFlow, "", ""),
    ("no-code-grant", FindingCode::NoCodeFlow, "", ""),
    ("pushed-only", FindingCode::NeedsPar, "", ""),
    ("pushed-only-as-text", FindingCode::NeedsPar, "", ""),
    ("form-post-only", FindingCode::NoQueryMode, "form_post", ""),
    ("private-key-only", FindingCode::AuthenticationNotOffered, "private_key_jwt", ""),
    ("pkce-plain-only", FindingCode::NoPkce, "", ""),
    ("tokens-html-200", FindingCode::TokensGarbled, "", ""),
    ("tokens-broken-json", FindingCode::TokensGarbled, "", ""),
    ("tokens-500", FindingCode::TokensGarbled, "", ""),
    (
        "tokens-error-with-a-text",
        FindingCode::ClientAnswered,
        "an error of its own",
        "secret-of-theirs",
    ),
    (
        "tokens-invalid-request",
        FindingCode::ClientAnswered,
        "invalid_request",
        "<b>PKCE\u{fffd}</b>",
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_work_does_not_pass() {
    let world = World::new().await;
    for (case, what, detail, words) in WRONG {
        let findings = world.examine(case).await;
        let bad = findings.iter().any(|finding| {
            !finding.ok
                && finding.what == *what
                && finding.detail.contains(detail)
                && finding.words == *words
        });
        assert!(bad, "{case}: {findings:#?}");
    }
    let mut stranger = world.provider("good");
    stranger.client_id = "stranger".into();
    let findings = world.oidc.examine(&world.client(&stranger)).await;
    let refused = Finding::bad(FindingCode::ClientRefused).because("invalid_client");
    assert!(findings.contains(&refused), "{findings:#?}");
    for authentication in [ClientAuthentication::Post, ClientAuthentication::None] {
        let mut provider = world.provider("private-key-only");
        provider.authentication = authentication;
        let findings = world.oidc.examine(&world.client(&provider)).await;
        let bad = |finding: &Finding| finding.what == FindingCode::AuthenticationNotOffered;
        assert!(findings.iter().any(bad), "{findings:#?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_refused_is_not_one_that_does_not_answer() {
    let mut world = World::new().await;
    let mut provider = world.provider("good");
    // No server listens there.
    provider.url = "http://127.0.0.1:1/x".into();
    let findings = world.oidc.examine(&world.client(&provider)).await;
    assert_eq!(findings[0].what, FindingCode::Unreachable, "{findings:#?}");
    world.oidc = super::Oidc::new(Http::new(false), Arc::new(world.clock.clone()));
    for (url, what) in [
        ("https://10.0.0.1/x", FindingCode::AddressForbidden),
        ("http://id.example.test/x", FindingCode::AddressForbidden),
        ("no address", FindingCode::IssuerInvalid),
    ] {
        provider.url = url.into();
        let findings = world.oidc.examine(&world.client(&provider)).await;
        assert_eq!(findings.len(), 1, "{findings:#?}");
        assert_eq!(findings[0].what, what, "{url}: {findings:#?}");
    }
}
