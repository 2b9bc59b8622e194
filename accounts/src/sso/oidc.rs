//! OpenID Connect Core 1.0, code flow with PKCE: the trip out, the answer that comes back, and the sign-out.

use super::{
    Finding,
    http::Http,
    protocol::{Assertion, Client, FlowSecrets, LogoutToken, ProtocolError},
};
use crate::clock::Clock;
use model::Locale;
use std::sync::Arc;

/// Talks to OpenID providers. Cloning it is cheap.
#[derive(Clone)]
pub(crate) struct Oidc {
    http: Http,
    clock: Arc<dyn Clock>,
}

impl Oidc {
    pub fn new(http: Http, clock: Arc<dyn Clock>) -> Self {
        Self { http, clock }
    }

    pub async fn authorize_url(
        &self,
        _client: &Client<'_>,
        _flow: &FlowSecrets,
        _ask_again: bool,
        _locale: Locale,
    ) -> Result<String, ProtocolError> {
        unimplemented!()
    }

    pub async fn exchange(
        &self,
        _client: &Client<'_>,
        _flow: &FlowSecrets,
        _answer: &[(String, String)],
    ) -> Result<Assertion, ProtocolError> {
        unimplemented!()
    }

    pub async fn end_session_url(
        &self,
        _client: &Client<'_>,
        _id_token: Option<&str>,
        _back: &str,
    ) -> Option<String> {
        unimplemented!()
    }

    pub async fn logout_token(
        &self,
        _client: &Client<'_>,
        _token: &str,
    ) -> Result<LogoutToken, ProtocolError> {
        unimplemented!()
    }

    pub async fn examine(&self, _client: &Client<'_>) -> Vec<Finding> {
        unimplemented!()
    }
}
