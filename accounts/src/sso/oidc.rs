//! OpenID Connect Core 1.0, code flow with PKCE: authorization request, callback, and sign-out.

mod callback;
mod claims;
mod directory;
mod end_session;
mod examine;
mod fresh_login;
#[cfg(feature = "fuzzing")]
pub(super) mod fuzzing;
mod id_token;
mod jws;
mod logout;
mod metadata;
#[cfg(test)]
mod tests;
mod tokens;
mod userinfo;

use super::{
    http::Http,
    protocol::{Assertion, Client, FlowSecrets, LogoutToken, ProtocolError, Reason, failed},
};
use crate::clock::Clock;
use chrono::{TimeDelta, Utc};
use directory::{CachedIssuer, Directory};
use model::{Finding, Locale, OperatorId};
use openidconnect::{
    AuthUrl, ClientId, CsrfToken, IssuerUrl, JsonWebKeySet, LanguageTag, Nonce, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, Scope,
    core::{CoreAuthPrompt, CoreAuthenticationFlow, CoreClient},
};
use serde_json::{Map, Value};
use std::{sync::Arc, time::Duration};
use tokens::Tokens;

/// Allowed clock skew between two machines (docs/security.md, R7).
const SKEW: TimeDelta = TimeDelta::seconds(60);
/// Maximum age of a token. A code is exchanged at once, so its token is never older.
const MAX_AGE: TimeDelta = TimeDelta::minutes(10);
/// Maximum length of the ids of users, sessions and tokens (OpenID Connect Core, section 2).
const MAX_ID_LENGTH: usize = 255;

/// Client of OpenID providers. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Oidc {
    http: Http,
    clock: Arc<dyn Clock>,
    directory: Directory,
}

impl Oidc {
    /// Creates a client.
    pub fn new(http: Http, clock: Arc<dyn Clock>) -> Self {
        let directory = Directory::new(http.clone(), Arc::clone(&clock));
        Self { http, clock, directory }
    }

    /// Returns the client for the requests of an operator.
    pub fn of(&self, operator: OperatorId) -> Self {
        let (http, directory) = (self.http.of(operator), self.directory.of(operator));
        Self { http, clock: Arc::clone(&self.clock), directory }
    }

    /// Returns the URL of the authorization request.
    ///
    /// # Errors
    /// When the provider's metadata is unavailable or unusable.
    pub async fn authorize_url(
        &self,
        client: &Client<'_>,
        flow: &FlowSecrets,
        ask_again: bool,
        locale: Locale,
    ) -> Result<String, ProtocolError> {
        let cached = self.in_time(self.directory.get(&client.provider.url)).await?;
        let endpoint = &cached.metadata.authorization_endpoint;
        if !self.http.allows(endpoint) {
            return Err(failed("the authorization endpoint is no address to send anybody to"));
        }
        let ours = || failed("our own address is none");
        let theirs = || failed("the provider's address is none");
        let issuer = IssuerUrl::new(cached.metadata.issuer.clone()).map_err(|_| theirs())?;
        let oidc = CoreClient::new(
            ClientId::new(client.provider.client_id.clone()),
            issuer,
            JsonWebKeySet::new(Vec::new()),
        )
        .set_auth_uri(AuthUrl::from_url(endpoint.clone()))
        .set_redirect_uri(RedirectUrl::new(client.redirect_uri.clone()).map_err(|_| ours())?);
        let (state, nonce) = (flow.state.clone(), flow.nonce.clone());
        let verifier = PkceCodeVerifier::new(flow.verifier.clone());
        let scopes = client.provider.scopes.iter().filter(|scope| *scope != "openid");
        let mut request = oidc
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                || CsrfToken::new(state),
                || Nonce::new(nonce),
            )
            .add_scopes(scopes.cloned().map(Scope::new))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .add_ui_locale(LanguageTag::new(locale.tag().to_owned()));
        if ask_again {
            // Both parameters: more providers honour `prompt`, and `max_age` makes them return the time of the login.
            request = request.add_prompt(CoreAuthPrompt::Login).set_max_age(Duration::ZERO);
        }
        Ok(request.url().0.into())
    }

    /// Handles a callback: exchanges the code and verifies the tokens.
    ///
    /// # Errors
    /// Why no user is vouched for. The provider is only requested if the state and the issuer of the response are
    /// right.
    pub async fn exchange(
        &self,
        client: &Client<'_>,
        flow: &FlowSecrets,
        answer: &[(String, String)],
    ) -> Result<Assertion, ProtocolError> {
        callback::check_state(flow, answer)?;
        self.in_time(async {
            let cached = self.directory.get(&client.provider.url).await?;
            let code = callback::code(&cached.metadata, answer)?;
            let tokens =
                tokens::redeem(&self.http, &cached.metadata, client, code, &flow.verifier).await?;
            let (cached, verified) = self.verify(cached, client, flow, &tokens).await?;
            if let Some(since) = flow.login_after {
                let now = self.clock.now();
                fresh_login::check(&verified.claims, &cached.metadata, since, now)?;
            }
            let subject = &verified.subject;
            let (cached, userinfo) = self.userinfo(cached, client, &tokens, subject).await?;
            let metadata = &cached.metadata;
            Ok(claims::assertion(client.provider, metadata, verified, userinfo, tokens))
        })
        .await
    }

    /// Returns the URL at which the provider ends its own session, if it supports that.
    pub async fn end_session_url(
        &self,
        client: &Client<'_>,
        id_token: Option<&str>,
        back: &str,
    ) -> Option<String> {
        let cached = self.in_time(self.directory.get(&client.provider.url)).await.ok()?;
        let endpoint = cached.metadata.end_session_endpoint.clone()?;
        if !self.http.allows(&endpoint) {
            return None;
        }
        Some(end_session::url(&endpoint, &client.provider.client_id, id_token, back))
    }

    /// Verifies a logout token (OpenID Connect Back-Channel Logout 1.0, section 2.6). Replays are the caller's to
    /// detect.
    ///
    /// # Errors
    /// Why the token is not valid.
    pub async fn logout_token(
        &self,
        client: &Client<'_>,
        token: &str,
    ) -> Result<LogoutToken, ProtocolError> {
        self.in_time(async {
            let cached = self.directory.get(&client.provider.url).await?;
            let now = self.clock.now();
            let verify =
                |cached: &CachedIssuer| logout::verify(&cached.metadata, client, token, now);
            Ok(self.with_keys(cached, verify).await?.1)
        })
        .await
    }

    /// Tests the provider as far as possible without a user, bypassing caches.
    pub async fn examine(&self, client: &Client<'_>) -> Vec<Finding> {
        examine::examine(&self.http, client).await
    }

    async fn verify(
        &self,
        cached: Arc<CachedIssuer>,
        client: &Client<'_>,
        flow: &FlowSecrets,
        tokens: &Tokens,
    ) -> Result<(Arc<CachedIssuer>, id_token::Verified), ProtocolError> {
        let now = self.clock.now().and_utc();
        self.with_keys(cached, |cached| {
            id_token::verify(&cached.metadata, client, flow, tokens, now)
        })
        .await
    }

    /// Returns the userinfo, if the provider has such an endpoint.
    async fn userinfo(
        &self,
        cached: Arc<CachedIssuer>,
        client: &Client<'_>,
        tokens: &Tokens,
        subject: &str,
    ) -> Result<(Arc<CachedIssuer>, Option<Map<String, Value>>), ProtocolError> {
        let Some(endpoint) = &cached.metadata.userinfo_endpoint else {
            return Ok((cached, None));
        };
        let userinfo = userinfo::fetch(&self.http, endpoint, &tokens.access_token).await?;
        let client_id = &client.provider.client_id;
        let verify = |cached: &CachedIssuer| {
            userinfo::verify(&cached.metadata, client_id, &userinfo, subject)
        };
        let (cached, claims) = self.with_keys(cached, verify).await?;
        Ok((cached, Some(claims)))
    }

    /// Verifies with the known keys or, when none of them fits, with newly fetched ones.
    async fn with_keys<T>(
        &self,
        cached: Arc<CachedIssuer>,
        verify: impl Fn(&CachedIssuer) -> Result<T, Unverified>,
    ) -> Result<(Arc<CachedIssuer>, T), ProtocolError> {
        match verify(&cached) {
            Err(Unverified::Key) => {
                let cached = self.directory.with_newer_keys(cached).await;
                let verified = verify(&cached)?;
                Ok((cached, verified))
            }
            verdict => Ok((cached, verdict?)),
        }
    }

    /// Limits the total time to what one visit may take, however many requests it needs.
    async fn in_time<T>(
        &self,
        work: impl Future<Output = Result<T, ProtocolError>>,
    ) -> Result<T, ProtocolError> {
        tokio::time::timeout(self.http.limits().visit, work)
            .await
            .unwrap_or_else(|_| Err(failed("the provider takes too long")))
    }
}

/// Why a token is not valid.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unverified {
    /// Signed by none of the known keys: the provider may have newer ones.
    Key,
    Because(&'static str),
    /// A problem that is explained to admins; the text is for the log.
    Explained(String, Finding),
}

impl From<Unverified> for ProtocolError {
    fn from(unverified: Unverified) -> Self {
        match unverified {
            Unverified::Key => failed("no key of the provider has signed the token"),
            Unverified::Because(reason) => failed(reason),
            Unverified::Explained(text, finding) => Self::Failed(Reason::explained(text, finding)),
        }
    }
}

/// Returns whether a token was issued recently, and not in the future.
fn is_recent(issued: chrono::DateTime<Utc>, now: chrono::DateTime<Utc>) -> bool {
    issued <= now + SKEW && now <= issued + MAX_AGE
}
