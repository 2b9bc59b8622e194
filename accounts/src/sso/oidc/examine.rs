//! Testing a provider without a person: what it says about itself, and whether it knows us.

use super::{
    callback::plain_code,
    metadata::{self, Metadata, OidcClient, algorithms},
};
use crate::{
    Secret,
    sso::{Finding, http::Http, protocol::Client},
};
use openidconnect::{
    AuthorizationCode, JsonWebKey, JsonWebKeyUse, JwsSigningAlgorithm, PkceCodeVerifier,
    RequestTokenError,
    core::{CoreErrorResponseType, CoreResponseType},
};

pub(super) async fn examine(http: &Http, client: &Client<'_>) -> Vec<Finding> {
    let metadata = match metadata::fetch(http, &client.provider.url).await {
        Ok(metadata) => metadata,
        Err(error) => {
            return vec![Finding::bad(format!(
                "The provider cannot be used: {error}."
            ))];
        }
    };
    vec![
        Finding::good("The provider describes itself under its own address."),
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
        return Finding::bad("It names no token endpoint.");
    }
    let closed = [login, token, userinfo]
        .into_iter()
        .flatten()
        .find(|url| !http.allows(url));
    match closed {
        None => Finding::good("Its endpoints can be used."),
        Some(url) => Finding::bad(format!("{url} is not a public address by https.")),
    }
}

fn code_flow(metadata: &Metadata) -> Finding {
    let offered = metadata
        .response_types_supported()
        .iter()
        .any(|types| **types == [CoreResponseType::Code]);
    match offered {
        true => Finding::good("It offers the code flow."),
        false => Finding::bad("It does not offer the code flow."),
    }
}

/// Some providers use it without saying so; only who lists other methods does not.
fn pkce(metadata: &Metadata) -> Finding {
    match &metadata
        .additional_metadata()
        .code_challenge_methods_supported
    {
        None => Finding::good("It does not say whether it checks PKCE; it is sent anyway."),
        Some(methods) if methods.iter().any(|method| method == "S256") => {
            Finding::good("It checks PKCE with S256.")
        }
        Some(_) => Finding::bad("It does not check PKCE with S256."),
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
        0 => Finding::bad("It has no key that could sign what it says."),
        1 => Finding::good("It has a key that signs what it says."),
        keys => Finding::good(format!("It has {keys} keys that sign what it says.")),
    }
}

/// Asks for tokens with a code that was never given: who refuses the code has accepted the client.
async fn our_client(http: &Http, metadata: &Metadata, client: &Client<'_>) -> Finding {
    let code = AuthorizationCode::new(Secret::random().expose().to_owned());
    let verifier = PkceCodeVerifier::new(Secret::random().expose().to_owned());
    let Ok(oidc) = OidcClient::of(metadata, client) else {
        return Finding::bad("It cannot be asked for tokens.");
    };
    let Ok(request) = oidc.0.exchange_code(code) else {
        return Finding::bad("It cannot be asked for tokens.");
    };
    let answer = request
        .set_pkce_verifier(verifier)
        .request_async(http)
        .await;
    match answer {
        Ok(_) => Finding::bad("It took a code that it never gave."),
        Err(RequestTokenError::ServerResponse(answer)) => match answer.error() {
            CoreErrorResponseType::InvalidGrant => {
                Finding::good("It accepts our client id and secret.")
            }
            CoreErrorResponseType::InvalidClient | CoreErrorResponseType::UnauthorizedClient => {
                Finding::bad("It does not accept our client id, secret or way of authentication.")
            }
            other => Finding::good(format!(
                "It answers our client, if only with {}.",
                plain_code(other.as_ref())
            )),
        },
        Err(RequestTokenError::Request(error)) => {
            Finding::bad(format!("It cannot be asked for tokens: {error}."))
        }
        Err(_) => Finding::bad("Its token endpoint does not answer as it should."),
    }
}

impl Finding {
    pub(in crate::sso) fn good(text: impl Into<String>) -> Self {
        Self {
            ok: true,
            text: text.into(),
        }
    }

    pub(in crate::sso) fn bad(text: impl Into<String>) -> Self {
        Self {
            ok: false,
            text: text.into(),
        }
    }
}
