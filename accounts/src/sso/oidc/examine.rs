//! Testing a provider without a user: its metadata, and our credentials. A provider that cannot work must not pass.

use super::{
    metadata::{self, Metadata, is_shared_secret},
    tokens::{self, TokenError, is_about_client},
};
use crate::{
    Secret,
    sso::{
        http::Http,
        protocol::{Client, ProtocolError},
    },
};
use model::{ClientAuthentication, Finding, FindingCode};
use openidconnect::{JsonWebKey, JsonWebKeyUse, JwsSigningAlgorithm, core::CoreJsonWebKey};

/// Client authentications that we support.
const OUR_AUTHENTICATIONS: [&str; 3] = ["client_secret_basic", "client_secret_post", "none"];

pub(super) async fn examine(http: &Http, client: &Client<'_>) -> Vec<Finding> {
    let metadata = match metadata::fetch(http, &client.provider.url).await {
        Ok(metadata) => metadata,
        Err(error) => return vec![error.finding()],
    };
    let mut findings = vec![Finding::good(FindingCode::DescribesItself)];
    findings.extend(ignored(&metadata));
    findings.extend([endpoints(http, &metadata), code_flow(&metadata), pkce(&metadata)]);
    findings.push(keys(&metadata));
    findings.extend(authentication(&metadata, client.provider.authentication));
    findings.push(our_client(http, &metadata, client).await);
    findings
}

fn ignored(metadata: &Metadata) -> Option<Finding> {
    let fields = metadata.ignored.join(", ");
    (!fields.is_empty()).then(|| Finding::good(FindingCode::FieldsIgnored).because(fields))
}

fn endpoints(http: &Http, metadata: &Metadata) -> Finding {
    if metadata.token_endpoint.is_none() {
        return Finding::bad(FindingCode::NoTokenEndpoint);
    }
    let all = [
        ("authorization_endpoint", Some(&metadata.authorization_endpoint)),
        ("token_endpoint", metadata.token_endpoint.as_ref()),
        ("userinfo_endpoint", metadata.userinfo_endpoint.as_ref()),
    ];
    let closed = all
        .into_iter()
        .filter_map(|(name, url)| Some((name, url?)))
        .find(|(_, url)| !http.allows(url));
    match closed {
        None => Finding::good(FindingCode::EndpointsUsable),
        Some((name, url)) => {
            Finding::bad(FindingCode::EndpointForbidden).because(format!("{name} {url}"))
        }
    }
}

/// Returns whether a list has one of the entries. Without a list it may.
fn offers(list: Option<&Vec<String>>, entry: &str) -> bool {
    list.is_none_or(|list| list.iter().any(|offered| offered == entry))
}

fn code_flow(metadata: &Metadata) -> Finding {
    if metadata.pushed_only {
        return Finding::bad(FindingCode::NeedsPar);
    }
    let has_flow = offers(metadata.response_types.as_ref(), "code")
        && offers(metadata.grant_types.as_ref(), "authorization_code");
    if !has_flow {
        return Finding::bad(FindingCode::NoCodeFlow);
    }
    if !offers(metadata.response_modes.as_ref(), "query") {
        let modes = metadata.response_modes.clone().unwrap_or_default();
        return Finding::bad(FindingCode::NoQueryMode).because(modes.join(", "));
    }
    Finding::good(FindingCode::CodeFlow)
}

/// Some providers support PKCE without saying so; only a list of other methods excludes it.
fn pkce(metadata: &Metadata) -> Finding {
    match &metadata.code_challenge_methods {
        None => Finding::good(FindingCode::PkceUnsaid),
        Some(methods) if methods.iter().any(|method| method == "S256") => {
            Finding::good(FindingCode::Pkce)
        }
        Some(_) => Finding::bad(FindingCode::NoPkce),
    }
}

fn keys(metadata: &Metadata) -> Finding {
    let algorithms = metadata.algorithms();
    if algorithms.is_empty() {
        let names = &metadata.signing_algorithms;
        if let Some(name) = names.iter().find(|name| is_shared_secret(name)) {
            return Finding::bad(FindingCode::SharedSecret).because(name);
        }
    }
    let usable = |key: &&CoreJsonWebKey| {
        key.key_use().is_none_or(JsonWebKeyUse::allows_signature)
            && algorithms
                .iter()
                .any(|algorithm| algorithm.key_type().as_ref() == Some(key.key_type()))
    };
    match metadata.keys.keys().iter().filter(usable).count() {
        0 => Finding::bad(FindingCode::NoKeys),
        _ => Finding::good(FindingCode::Keys),
    }
}

/// Public clients are often accepted without being listed, and listed methods need not be accepted: the token request
/// decides then.
fn authentication(metadata: &Metadata, ours: ClientAuthentication) -> Option<Finding> {
    let offered = metadata.client_authentications.as_ref()?;
    let is_offered = match ours {
        ClientAuthentication::Basic => offers(Some(offered), "client_secret_basic"),
        ClientAuthentication::Post => offers(Some(offered), "client_secret_post"),
        ClientAuthentication::None => {
            offered.iter().any(|name| OUR_AUTHENTICATIONS.contains(&name.as_str()))
        }
    };
    (!is_offered)
        .then(|| Finding::bad(FindingCode::AuthenticationNotOffered).because(offered.join(", ")))
}

/// Requests tokens with a made-up code: a provider that rejects the code has accepted the client.
async fn our_client(http: &Http, metadata: &Metadata, client: &Client<'_>) -> Finding {
    let (code, verifier) = (Secret::random(), Secret::random());
    let answer = tokens::redeem(http, metadata, client, code.expose(), verifier.expose()).await;
    match answer {
        Ok(_) => Finding::bad(FindingCode::TookUnknownCode),
        Err(error) => verdict(error),
    }
}

/// Returns the finding for the error of a made-up code.
fn verdict(error: TokenError) -> Finding {
    match error {
        TokenError::NoEndpoint => Finding::bad(FindingCode::NoTokenEndpoint),
        TokenError::Unasked(ProtocolError::Failed(reason) | ProtocolError::Denied(reason)) => {
            let garbled = || Finding::bad(FindingCode::TokensGarbled).because(&reason.text);
            reason.finding.clone().unwrap_or_else(garbled)
        }
        TokenError::Refused { code, .. } if code == "invalid_grant" => {
            Finding::good(FindingCode::ClientAccepted)
        }
        TokenError::Refused { code, words } if is_about_client(&code) => {
            Finding::bad(FindingCode::ClientRefused).because(code).saying(&words)
        }
        TokenError::Refused { code, words } => {
            Finding::bad(FindingCode::ClientAnswered).because(code).saying(&words)
        }
        TokenError::Unasked(ProtocolError::WrongFlow | ProtocolError::OldLogin(_))
        | TokenError::Garbled(_) => Finding::bad(FindingCode::TokensGarbled),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_error_for_a_made_up_code_means_that_the_client_is_accepted() {
        let refused = |code: &str| {
            verdict(TokenError::Refused { code: code.to_owned(), words: "words".to_owned() })
        };
        assert!(refused("invalid_grant").ok);
        for (code, what) in [
            ("invalid_client", FindingCode::ClientRefused),
            ("unauthorized_client", FindingCode::ClientRefused),
            ("invalid_request", FindingCode::ClientAnswered),
            ("unsupported_grant_type", FindingCode::ClientAnswered),
            ("server_error", FindingCode::ClientAnswered),
            ("an error of its own", FindingCode::ClientAnswered),
        ] {
            assert_eq!(refused(code), Finding::bad(what).because(code).saying("words"));
        }
        assert!(!verdict(TokenError::Garbled("x")).ok);
        assert!(!verdict(TokenError::NoEndpoint).ok);
    }
}
