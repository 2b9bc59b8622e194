//! Real discovery documents.

use super::*;
use serde_json::json;

const ISSUER: &str = "https://id.example.test/realm";

fn document(change: impl FnOnce(&mut Map<String, Value>)) -> Map<String, Value> {
    let document = json!({
        "issuer": ISSUER,
        "authorization_endpoint": "https://id.example.test/authorize",
        "token_endpoint": "https://id.example.test/token",
        "userinfo_endpoint": "https://id.example.test/userinfo",
        "jwks_uri": "https://id.example.test/jwks",
        "response_types_supported": ["code"],
        "id_token_signing_alg_values_supported": ["RS256"],
    });
    let mut document = document.as_object().cloned().unwrap_or_default();
    change(&mut document);
    document
}

#[test]
fn a_wrong_required_field_is_named() {
    for name in ["issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"] {
        for wrong in
            [json!(""), json!(7), json!(["https://id.example.test/x"]), json!("no address")]
        {
            let document = document(|it| {
                it.insert(name.into(), wrong.clone());
            });
            let refused = read(&document, ISSUER).expect_err("refused");
            let is_named = match &refused {
                MetadataError::Field(field) => *field == name,
                MetadataError::Issuer { .. } => name == "issuer",
                _ => false,
            };
            assert!(is_named, "{name} {wrong}: {refused}");
        }
    }
    let without = |name: &str| document(|it| drop(it.remove(name)));
    for name in ["issuer", "authorization_endpoint", "jwks_uri"] {
        assert!(
            matches!(read(&without(name), ISSUER), Err(MetadataError::Field(field)) if field == name)
        );
    }
    assert!(read(&without("token_endpoint"), ISSUER).expect("read").token_endpoint.is_none());
}

#[test]
fn irrelevant_malformed_fields_are_listed_and_ignored() {
    let table = [
        ("op_policy_uri", json!("")),
        ("op_tos_uri", json!("see our site")),
        ("service_documentation_uri", json!(7)),
        ("registration_endpoint", json!("")),
        ("userinfo_endpoint", json!("")),
        ("end_session_endpoint", json!(false)),
        ("claims_parameter_supported", json!("true")),
        ("request_uri_parameter_supported", json!(0)),
        ("require_pushed_authorization_requests", json!("false")),
        ("authorization_response_iss_parameter_supported", json!("True")),
        ("response_types_supported", json!("code")),
        ("code_challenge_methods_supported", json!({ "S256": true })),
        ("id_token_signing_alg_values_supported", json!("RS256")),
        ("token_endpoint_auth_methods_supported", json!([null, "client_secret_basic"])),
    ];
    for (name, value) in table {
        let document = document(|it| {
            it.insert(name.into(), value.clone());
        });
        let metadata = read(&document, ISSUER).expect("read");
        assert_eq!(metadata.ignored, [name], "{value}");
        assert_eq!(metadata.response_types.as_deref(), Some(&["code".to_owned()][..]));
        assert_eq!(metadata.algorithms().len(), 1, "{name}");
        assert!(!metadata.pushed_only);
        assert_eq!(
            metadata.iss_parameter,
            name == "authorization_response_iss_parameter_supported"
        );
    }
    let usual = document(|it| {
        it.insert("op_policy_uri".into(), json!(null));
        it.insert("acr_values_supported".into(), json!(7));
    });
    assert!(read(&usual, ISSUER).expect("read").ignored.is_empty());
}

#[test]
fn a_different_issuer_is_reported_in_both_spellings() {
    let differs = |theirs: &str, ours: &str| {
        let document = document(|it| {
            it.insert("issuer".into(), theirs.into());
        });
        read(&document, ours).err()
    };
    assert_eq!(differs("https://id.example.test/", "https://id.example.test"), None);
    for (theirs, ours) in [
        ("https://id.example.test/realm/", ISSUER),
        ("https://id.example.test/Realm", ISSUER),
        ("http://id.example.test/realm", ISSUER),
        ("realm", ISSUER),
    ] {
        let (ours, theirs) = (ours.to_owned(), theirs.to_owned());
        let shown = format!("{ours} ≠ {theirs}");
        let error = differs(&theirs, &ours).expect("refused");
        assert_eq!(error.finding().detail, shown);
        assert_eq!(error, MetadataError::Issuer { ours, theirs });
    }
}

#[test]
fn an_algorithm_proves_that_the_provider_signed_or_does_not_count() {
    for (name, counts) in [
        ("RS256", true),
        ("PS512", true),
        ("ES256", true),
        ("EdDSA", true),
        ("Ed25519", true),
        ("none", false),
        ("None", false),
        ("HS256", false),
        ("HS512", false),
        ("RSA-OAEP", false),
        ("", false),
    ] {
        assert_eq!(algorithm(name).is_some(), counts, "{name}");
        assert_eq!(is_shared_secret(name), name.starts_with("HS"), "{name}");
    }
    assert_eq!(algorithm("Ed25519"), algorithm("EdDSA"));
}

#[test]
fn the_documents_url_is_derived_from_the_issuer() {
    let address = |issuer| address_of(issuer).map(String::from);
    let wanted = Some("https://id.example.test/realm/.well-known/openid-configuration".to_owned());
    assert_eq!(address(ISSUER), wanted);
    assert_eq!(address("https://id.example.test/realm/"), wanted);
    for none in ["", "realm", "mailto:ana@example.test", "https://id.example.test/?realm=1"] {
        assert_eq!(address(none), None, "{none}");
    }
}
