//! What both protocols have in common: what they are given, and what they find out.

use super::{attributes::Attributes, http::HttpError};
use crate::Secret;
use model::{Finding, Provider};
use secrecy::SecretString;
use std::fmt;
use subtle::ConstantTimeEq;

/// One provider, as one portal talks to it.
pub(crate) struct Client<'a> {
    pub provider: &'a Provider,
    pub secret: Option<&'a SecretString>,
    /// `<portal's origin>/sso/<id>/callback`.
    pub redirect_uri: String,
}

/// What a flow keeps on the server while its browser is away.
pub(crate) struct FlowSecrets {
    /// OpenID: the state. CAS has none: there it is the flow id in the service's address.
    pub state: String,
    pub nonce: String,
    /// The PKCE code verifier.
    pub verifier: String,
    /// Where the provider was asked for a login made anew: when. An older login does not count.
    pub login_after: Option<model::Timestamp>,
}

/// Whom a provider vouches for. Everything in it has been verified.
#[derive(Debug, Clone)]
pub(crate) struct Assertion {
    /// OpenID: the issuer. CAS: the server's address.
    pub issuer: String,
    pub subject: String,
    pub attributes: Attributes,
    /// The provider says that it checked the mapped email. Missing is no.
    pub email_verified: bool,
    /// What was not as the specification has it, and was ignored, for admins.
    pub ignored: Vec<String>,
    /// The provider's session (`sid`) or ticket, by which it says later that it is over.
    pub session: Option<String>,
    /// OpenID: the ID token, which ends the session at the provider.
    pub id_token: Option<String>,
}

/// A verified logout token: whose sessions are over.
#[derive(Debug, Clone)]
pub(crate) struct LogoutToken {
    pub issuer: String,
    pub subject: Option<String>,
    pub session: Option<String>,
    /// Its own id, and until when it could be played again.
    pub id: String,
    pub expires_at: model::Timestamp,
}

/// Why a provider's answer vouches for nobody.
#[derive(Debug)]
pub(crate) enum ProtocolError {
    /// The person, or the provider on their behalf, said no.
    Denied(Reason),
    /// The answer is not for this flow.
    WrongFlow,
    /// A login made anew was asked for, and the provider does not say that there was one.
    OldLogin(&'static str),
    /// No answer, or not as the protocol wants it.
    Failed(Reason),
}

/// A reason as the log has it, and as admins read it where there is a sentence for it.
#[derive(Clone)]
pub(crate) struct Reason {
    pub text: String,
    pub finding: Option<Finding>,
}

impl Reason {
    pub fn known(text: impl Into<String>, finding: Finding) -> Self {
        Self { text: text.into(), finding: Some(finding) }
    }
}

impl From<String> for Reason {
    fn from(text: String) -> Self {
        Self { text, finding: None }
    }
}

/// Never the provider's own words: they are for admins, and not for the log.
impl fmt::Debug for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl FlowSecrets {
    pub fn random() -> Self {
        let secret = || Secret::random().expose().to_owned();
        Self { state: secret(), nonce: secret(), verifier: secret(), login_after: None }
    }
}

/// A failure in a sentence of ours.
pub(crate) fn failed(reason: &str) -> ProtocolError {
    ProtocolError::Failed(reason.to_owned().into())
}

/// A failure that admins have a sentence for.
pub(crate) fn known(text: impl Into<String>, finding: Finding) -> ProtocolError {
    ProtocolError::Failed(Reason::known(text, finding))
}

/// A parameter of an answer. It must not be there twice (RFC 6749, section 3.1): one of the two could be looked at and
/// the other used.
///
/// # Errors
/// `WrongFlow` when it is.
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

/// OpenID: the parameter that brings the state back.
const STATE: &str = "state";
/// CAS has no state, so the flow is known by this, in the service's address.
pub(crate) const FLOW: &str = "flow";

/// The state of the flow that an answer is for, whichever protocol it is of. None when there is none, or it is there twice.
pub(crate) fn answered_state(answer: &[(String, String)]) -> Option<&str> {
    let given = |name| single(answer, name).ok();
    given(STATE)?.or(given(FLOW)?)
}

/// Whether a secret that came back is the one that was kept. Takes the same time wherever they differ.
pub(crate) fn is_same(given: &str, kept: &str) -> bool {
    given.as_bytes().ct_eq(kept.as_bytes()).into()
}

/// Whether a word says that an email is verified. Anything else does not, and stops nothing.
pub(crate) fn is_true(word: &str) -> bool {
    matches!(word, "true" | "True")
}

impl From<HttpError> for Reason {
    fn from(error: HttpError) -> Self {
        Self::known(error.to_string(), error.finding())
    }
}

impl From<HttpError> for ProtocolError {
    fn from(error: HttpError) -> Self {
        Self::Failed(error.into())
    }
}
