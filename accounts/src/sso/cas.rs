//! CAS protocol 3.0: the trip out, the ticket that comes back, and the sign-out.

use super::{
    Finding,
    http::Http,
    protocol::{Assertion, Client, FlowSecrets, ProtocolError},
};

/// Talks to CAS servers. Cloning it is cheap.
#[derive(Clone)]
pub(crate) struct Cas {
    http: Http,
}

impl Cas {
    pub fn new(http: Http) -> Self {
        Self { http }
    }

    pub fn login_url(
        &self,
        _client: &Client<'_>,
        _flow: &FlowSecrets,
        _ask_again: bool,
    ) -> Result<String, ProtocolError> {
        unimplemented!()
    }

    pub async fn validate(
        &self,
        _client: &Client<'_>,
        _flow: &FlowSecrets,
        _answer: &[(String, String)],
    ) -> Result<Assertion, ProtocolError> {
        unimplemented!()
    }

    pub fn logout_url(&self, _client: &Client<'_>, _back: &str) -> Option<String> {
        unimplemented!()
    }

    /// The ticket whose session a single logout request says is over (CAS protocol 3.0, section 2.3.3).
    pub fn single_logout_ticket(_request: &str) -> Option<String> {
        unimplemented!()
    }

    pub async fn examine(&self, _client: &Client<'_>) -> Vec<Finding> {
        unimplemented!()
    }
}
