//! OpenID Connect Core 1.0, code flow with PKCE: the trip out, the answer that comes back, and the sign-out.

mod callback;
mod claims;
mod directory;
mod end_session;
mod examine;
mod fresh_login;
mod id_token;
mod jws;
mod logout;
mod metadata;
#[cfg(test)]
mod tests;
mod userinfo;

use super::{
    http::Http,
    protocol::{Assertion, Client, FlowSecrets, LogoutToken, ProtocolError, failed},
};
use crate::clock::Clock;
use chrono::{TimeDelta, Utc};
use directory::{Directory, Known};
use metadata::{OidcClient, Tokens};
use model::{Finding, Locale};
use openidconnect::{
    AuthorizationCode, CsrfToken, LanguageTag, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, RequestTokenError, Scope, TokenResponse,
    core::{CoreAuthPrompt, CoreAuthenticationFlow, CoreTokenType},
};
use std::{sync::Arc, time::Duration};
use url::Url;

/// How much the clocks of two machines may differ (security.md, R7).
const SKEW: TimeDelta = TimeDelta::seconds(60);
/// How old a token may be that is only now handed over. A code is exchanged at once, so there is no older one.
const MOST_AGE: TimeDelta = TimeDelta::minutes(10);
/// Longer ids of people, sessions and tokens are nobody's (OpenID Connect Core, section 2).
const LONGEST_ID: usize = 255;

/// Talks to OpenID providers. Cloning it is cheap.
#[derive(Clone)]
pub(crate) struct Oidc {
    http: Http,
    clock: Arc<dyn Clock>,
    directory: Directory,
}

impl Oidc {
    pub fn new(http: Http, clock: Arc<dyn Clock>) -> Self {
        let directory = Directory::new(http.clone(), Arc::clone(&clock));
        Self {
            http,
            clock,
            directory,
        }
    }

    /// Where the browser is sent.
    ///
    /// # Errors
    /// When the provider's metadata cannot be had, or is none that we could use.
    pub async fn authorize_url(
        &self,
        client: &Client<'_>,
        flow: &FlowSecrets,
        ask_again: bool,
        locale: Locale,
    ) -> Result<String, ProtocolError> {
        let known = self
            .in_time(self.directory.get(&client.provider.url))
            .await?;
        if !self
            .http
            .allows(known.metadata.authorization_endpoint().url())
        {
            return Err(failed(
                "the authorization endpoint is no address to send anybody to",
            ));
        }
        let oidc = OidcClient::of(&known.metadata, client)?;
        let (state, nonce) = (flow.state.clone(), flow.nonce.clone());
        let verifier = PkceCodeVerifier::new(flow.verifier.clone());
        let scopes = client
            .provider
            .scopes
            .iter()
            .filter(|scope| *scope != "openid");
        let mut request = oidc
            .0
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                || CsrfToken::new(state),
                || Nonce::new(nonce),
            )
            .add_scopes(scopes.cloned().map(Scope::new))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .add_ui_locale(LanguageTag::new(locale.tag().to_owned()));
        if ask_again {
            // Asked in both ways: `prompt` is heeded by more providers, and `max_age` has them say when the login was.
            request = request
                .add_prompt(CoreAuthPrompt::Login)
                .set_max_age(Duration::ZERO);
        }
        Ok(request.url().0.into())
    }

    /// Takes the answer that the browser brought: exchanges the code and verifies what comes for it.
    ///
    /// # Errors
    /// Why it vouches for nobody. Before the state and the issuer of the answer are right, the provider is asked nothing.
    pub async fn exchange(
        &self,
        client: &Client<'_>,
        flow: &FlowSecrets,
        answer: &[(String, String)],
    ) -> Result<Assertion, ProtocolError> {
        callback::check_state(flow, answer)?;
        self.in_time(async {
            let known = self.directory.get(&client.provider.url).await?;
            let code = callback::code(&known.metadata, answer)?;
            let tokens = self.redeem(&known, client, flow, code).await?;
            let verified = self.verify(known, client, flow, &tokens).await?;
            if let Some(since) = flow.login_after {
                let now = self.clock.now();
                fresh_login::check(&verified.claims, &verified.metadata, since, now)?;
            }
            let userinfo = match verified.metadata.userinfo_endpoint() {
                Some(endpoint) => {
                    let token = tokens.access_token().secret();
                    let subject = &verified.subject;
                    Some(userinfo::fetch(&self.http, endpoint.url(), token, subject).await?)
                }
                None => None,
            };
            Ok(claims::assertion(
                client.provider,
                verified,
                userinfo.as_ref(),
            ))
        })
        .await
    }

    /// Where the provider ends its own session, if it says that it can.
    pub async fn end_session_url(
        &self,
        client: &Client<'_>,
        id_token: Option<&str>,
        back: &str,
    ) -> Option<String> {
        let known = self
            .in_time(self.directory.get(&client.provider.url))
            .await
            .ok()?;
        let endpoint = known
            .metadata
            .additional_metadata()
            .end_session_endpoint
            .as_deref()?;
        let endpoint: Url = endpoint.parse().ok()?;
        if !self.http.allows(&endpoint) {
            return None;
        }
        Some(end_session::url(
            &endpoint,
            &client.provider.client_id,
            id_token,
            back,
        ))
    }

    /// Verifies what a provider says about sessions that are over (OpenID Connect Back-Channel Logout 1.0, section 2.6).
    /// Whether it says so for the first time is the caller's to know.
    ///
    /// # Errors
    /// Why it is not to be believed.
    pub async fn logout_token(
        &self,
        client: &Client<'_>,
        token: &str,
    ) -> Result<LogoutToken, ProtocolError> {
        self.in_time(async {
            let known = self.directory.get(&client.provider.url).await?;
            let now = self.clock.now();
            let verify = |known: &Known| logout::verify(&known.metadata, client, token, now);
            match verify(&known) {
                Err(Unverified::Key) => verify(&*self.directory.with_newer_keys(known).await),
                verdict => verdict,
            }
            .map_err(ProtocolError::from)
        })
        .await
    }

    /// Talks to the provider as far as it goes without a person, and not from memory.
    pub async fn examine(&self, client: &Client<'_>) -> Vec<Finding> {
        examine::examine(&self.http, client).await
    }

    async fn redeem(
        &self,
        known: &Known,
        client: &Client<'_>,
        flow: &FlowSecrets,
        code: &str,
    ) -> Result<Tokens, ProtocolError> {
        let tokens = OidcClient::of(&known.metadata, client)?
            .0
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|_| failed("the provider has no token endpoint"))?
            .set_pkce_verifier(PkceCodeVerifier::new(flow.verifier.clone()))
            .request_async(&self.http)
            .await
            .map_err(|error| match error {
                RequestTokenError::ServerResponse(answer) => {
                    let code = callback::plain_code(answer.error().as_ref());
                    ProtocolError::Failed(format!("the token endpoint answers {code}"))
                }
                RequestTokenError::Request(error) => ProtocolError::Failed(error.to_string()),
                _ => failed("the token endpoint's answer is not what it should be"),
            })?;
        if !matches!(tokens.token_type(), CoreTokenType::Bearer) {
            return Err(failed("the access token is of another type"));
        }
        Ok(tokens)
    }

    async fn verify(
        &self,
        known: Arc<Known>,
        client: &Client<'_>,
        flow: &FlowSecrets,
        tokens: &Tokens,
    ) -> Result<id_token::Verified, ProtocolError> {
        let token = tokens
            .id_token()
            .ok_or_else(|| failed("there is no ID token"))?;
        let now = self.clock.now().and_utc();
        let verify = |known: &Known| {
            let access_token = tokens.access_token();
            id_token::verify(&known.metadata, client, flow, token, access_token, now)
        };
        match verify(&known) {
            Err(Unverified::Key) => verify(&*self.directory.with_newer_keys(known).await),
            verdict => verdict,
        }
        .map_err(ProtocolError::from)
    }

    /// Lets nobody wait longer than a visitor does, however many answers it takes.
    async fn in_time<T>(
        &self,
        work: impl Future<Output = Result<T, ProtocolError>>,
    ) -> Result<T, ProtocolError> {
        tokio::time::timeout(self.http.limits().visit, work)
            .await
            .unwrap_or_else(|_| Err(failed("the provider takes too long")))
    }
}

/// Why a token is not to be believed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unverified {
    /// None of the keys that we know has signed it: the provider may have newer ones.
    Key,
    Because(&'static str),
}

impl From<Unverified> for ProtocolError {
    fn from(unverified: Unverified) -> Self {
        failed(match unverified {
            Unverified::Key => "no key of the provider has signed the token",
            Unverified::Because(reason) => reason,
        })
    }
}

/// Whether something was issued recently, and not in the future.
fn is_recent(issued: chrono::DateTime<Utc>, now: chrono::DateTime<Utc>) -> bool {
    issued <= now + SKEW && now <= issued + MOST_AGE
}
