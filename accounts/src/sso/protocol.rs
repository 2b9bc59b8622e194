//! Types shared by both protocols.

use super::{attributes::Attributes, http::HttpError};
use crate::Secret;
use model::{Finding, Provider};
use secrecy::SecretString;
use std::fmt;
use subtle::ConstantTimeEq;

/// A provider, as a client of one portal.
pub(crate) struct Client<'a> {
    pub provider: &'a Provider,
    pub secret: Option<&'a SecretString>,
    /// `<portal's origin>/sso/<id>/callback`.
    pub redirect_uri: String,
}

/// Secrets of a flow, stored while its browser is at the provider.
pub(crate) struct FlowSecrets {
    /// OpenID: the state. CAS has none; it is the flow id in the service's URL there.
    pub state: String,
    pub nonce: String,
    /// The PKCE code verifier.
    pub verifier: String,
    /// Time of the request, if it required a new login. Older logins are rejected.
    pub login_after: Option<model::Timestamp>,
}

/// A verified user of a provider.
#[derive(Debug, Clone)]
pub(crate) struct Assertion {
    /// OpenID: the issuer. CAS: the server's URL.
    pub issuer: String,
    pub subject: String,
    pub attributes: Attributes,
    /// Whether the provider has verified the mapped email. False if it does not say.
    pub email_verified: bool,
    /// Malformed values that were ignored, for admins.
    pub ignored: Vec<String>,
    /// The provider's session (`sid`) or ticket, which its logout notification will name.
    pub session: Option<String>,
    /// OpenID: the ID token, which ends the session at the provider.
    pub id_token: Option<String>,
}

/// A verified logout token: whose sessions end.
#[derive(Debug, Clone)]
pub(crate) struct LogoutToken {
    pub issuer: String,
    pub subject: Option<String>,
    pub session: Option<String>,
    /// Its own id, and until when it could be replayed.
    pub id: String,
    pub expires_at: model::Timestamp,
}

/// Why a response vouches for no user.
#[derive(Debug)]
pub(crate) enum ProtocolError {
    /// The user, or the provider on their behalf, declined.
    Denied(Reason),
    /// The response is not for this flow.
    WrongFlow,
    /// A new login was required, and the provider does not confirm it.
    OldLogin(&'static str),
    /// There is no response, or it violates the protocol.
    Failed(Reason),
}

/// A reason for the log, and for admins where an explanation exists.
#[derive(Clone)]
pub(crate) struct Reason {
    pub text: String,
    pub finding: Option<Finding>,
}

impl Reason {
    /// Creates a reason with an explanation for admins.
    pub fn explained(text: impl Into<String>, finding: Finding) -> Self {
        Self { text: text.into(), finding: Some(finding) }
    }
}

impl From<String> for Reason {
    fn from(text: String) -> Self {
        Self { text, finding: None }
    }
}

/// Excludes text of the provider, which is for admins and not for the log.
impl fmt::Debug for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl FlowSecrets {
    /// Creates the secrets of a new flow.
    pub fn random() -> Self {
        let secret = || Secret::random().expose().to_owned();
        Self { state: secret(), nonce: secret(), verifier: secret(), login_after: None }
    }
}

/// Returns a failure with a reason of our own.
pub(crate) fn failed(reason: &str) -> ProtocolError {
    ProtocolError::Failed(reason.to_owned().into())
}

/// Returns a failure with an explanation for admins.
pub(crate) fn explained(text: impl Into<String>, finding: Finding) -> ProtocolError {
    ProtocolError::Failed(Reason::explained(text, finding))
}

/// Returns a parameter of a response. It must not be repeated (RFC 6749, section 3.1): one value could be checked and
/// the other one used.
///
/// # Errors
/// `WrongFlow` when it is repeated.
pub(crate) fn single<'a>(
    answer: &'a [(String, String)],
    name: &str,
) -> Result<Option<&'a str>, ProtocolError> {
    let mut values = answer.iter().filter(|(given, _)| given == name);
    let value = values.next().map(|(_, value)| value.as_str());
    match values.next() {
        None => Ok(value),
        Some(_) => Err(ProtocolError::WrongFlow),
    }
}

/// OpenID: the parameter with the state.
const STATE: &str = "state";
/// CAS has no state: this parameter in the service's URL identifies the flow.
pub(crate) const FLOW: &str = "flow";

/// Returns the state of a response of either protocol. None if it is missing or repeated.
pub(crate) fn answered_state(answer: &[(String, String)]) -> Option<&str> {
    let given = |name| single(answer, name).ok();
    given(STATE)?.or(given(FLOW)?)
}

/// Returns whether a received secret equals the stored one. Compares in constant time.
pub(crate) fn is_same(given: &str, kept: &str) -> bool {
    given.as_bytes().ct_eq(kept.as_bytes()).into()
}

/// Returns whether a value says that an email is verified. All other values mean no.
pub(crate) fn is_true(word: &str) -> bool {
    matches!(word, "true" | "True")
}

impl From<HttpError> for Reason {
    fn from(error: HttpError) -> Self {
        Self::explained(error.to_string(), error.finding())
    }
}

impl From<HttpError> for ProtocolError {
    fn from(error: HttpError) -> Self {
        Self::Failed(error.into())
    }
}
