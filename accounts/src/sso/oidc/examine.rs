//! Testing a provider without a person: what it says about itself, and whether it knows us.

use super::{
    callback::plain_code,
    metadata::{self, Metadata, OidcClient, algorithms},
};
use crate::{
    Secret,
    sso::{http::Http, protocol::Client},
};
use model::{Finding, Found};
use openidconnect::{
    AuthorizationCode, JsonWebKey, JsonWebKeyUse, JwsSigningAlgorithm, PkceCodeVerifier,
    RequestTokenError,
    core::{CoreErrorResponseType, CoreResponseType},
};

pub(super) async fn examine(http: &Http, client: &Client<'_>) -> Vec<Finding> {
    let metadata = match metadata::fetch(http, &client.provider.url).await {
        Ok(metadata) => metadata,
        Err(error) => {
            return vec![Finding::bad(Found::MetadataUnusable).because(error)];
        }
    };
    vec![
        Finding::good(Found::DescribesItself),
        endpoints(http, &metadata),
        code_flow(&metadata),
        pkce(&metadata),
        keys(&metadata),
        our_client(http, &metadata, client).await,
    ]
}

fn endpoints(http: &Http, metadata: &Metadata) -> Finding {
    let userinfo = metadata.userinfo_endpoint().map(|endpoint| endpoint.url());
    let login = Some(metadata.authorization_endpoint().url());
    let token = metadata.token_endpoint().map(|endpoint| endpoint.url());
    if token.is_none() {
        return Finding::bad(Found::NoTokenEndpoint);
    }
    let closed = [login, token, userinfo]
        .into_iter()
        .flatten()
        .find(|url| !http.allows(url));
    match closed {
        None => Finding::good(Found::EndpointsUsable),
        Some(url) => Finding::bad(Found::EndpointForbidden).because(url),
    }
}

fn code_flow(metadata: &Metadata) -> Finding {
    let offered = metadata
        .response_types_supported()
        .iter()
        .any(|types| **types == [CoreResponseType::Code]);
    match offered {
        true => Finding::good(Found::CodeFlow),
        false => Finding::bad(Found::NoCodeFlow),
    }
}

/// Some providers use it without saying so; only who lists other methods does not.
fn pkce(metadata: &Metadata) -> Finding {
    match &metadata
        .additional_metadata()
        .code_challenge_methods_supported
    {
        None => Finding::good(Found::PkceUnsaid),
        Some(methods) if methods.iter().any(|method| method == "S256") => {
            Finding::good(Found::Pkce)
        }
        Some(_) => Finding::bad(Found::NoPkce),
    }
}

fn keys(metadata: &Metadata) -> Finding {
    let algorithms = algorithms(metadata);
    let usable = |key: &&_| {
        let key: &openidconnect::core::CoreJsonWebKey = key;
        key.key_use().is_none_or(JsonWebKeyUse::allows_signature)
            && algorithms
                .iter()
                .any(|algorithm| algorithm.key_type().as_ref() == Some(key.key_type()))
    };
    match metadata.jwks().keys().iter().filter(usable).count() {
        0 => Finding::bad(Found::NoKeys),
        _ => Finding::good(Found::Keys),
    }
}

/// Asks for tokens with a code that was never given: who refuses the code has accepted the client.
async fn our_client(http: &Http, metadata: &Metadata, client: &Client<'_>) -> Finding {
    let code = AuthorizationCode::new(Secret::random().expose().to_owned());
    let verifier = PkceCodeVerifier::new(Secret::random().expose().to_owned());
    let Ok(oidc) = OidcClient::of(metadata, client) else {
        return Finding::bad(Found::TokensNotAskable);
    };
    let Ok(request) = oidc.0.exchange_code(code) else {
        return Finding::bad(Found::TokensNotAskable);
    };
    let answer = request
        .set_pkce_verifier(verifier)
        .request_async(http)
        .await;
    match answer {
        Ok(_) => Finding::bad(Found::TookUnknownCode),
        Err(RequestTokenError::ServerResponse(answer)) => match answer.error() {
            CoreErrorResponseType::InvalidGrant => Finding::good(Found::ClientAccepted),
            CoreErrorResponseType::InvalidClient | CoreErrorResponseType::UnauthorizedClient => {
                Finding::bad(Found::ClientRefused)
            }
            other => Finding::good(Found::ClientAnswered).because(plain_code(other.as_ref())),
        },
        Err(RequestTokenError::Request(error)) => {
            Finding::bad(Found::TokensNotAskable).because(error)
        }
        Err(_) => Finding::bad(Found::TokensGarbled),
    }
}
