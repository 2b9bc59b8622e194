//! Tests of providers: automatic checks, and a sign-in at the provider.

use crate::{ProviderSummary, ProviderTestId, Timestamp, person_name::is_forbidden};
use serde::{Deserialize, Serialize};

/// The result of one check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Whether the check passed.
    pub ok: bool,
    /// What the check found.
    pub what: FindingCode,
    /// The subject, where the sentence alone is not enough: a field, an address, a number.
    pub detail: String,
    /// The provider's error description, as one line. For admins only.
    #[serde(default)]
    pub words: String,
}

/// The code of what a check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingCode {
    /// The keys of the configuration do not decrypt the secret.
    SecretUnreadable,

    AddressForbidden,
    PrivateAddress,
    UnknownAuthority,
    BadCertificate,
    Unreachable,
    /// The outbound proxy of our own network failed.
    ProxyFailed,
    TooSlow,
    TooBig,

    IssuerInvalid,
    NoDocument,
    DocumentNotJson,
    /// The detail names the field of the discovery document.
    DocumentField,
    /// The detail has both issuers.
    IssuerDiffers,
    DescribesItself,
    /// The detail names fields that violate the specification and that we do not need.
    FieldsIgnored,
    NoTokenEndpoint,
    EndpointsUsable,
    EndpointForbidden,
    CodeFlow,
    NoCodeFlow,
    NoQueryMode,
    NeedsPar,
    Pkce,
    /// Some providers support PKCE without announcing it.
    PkceUnsaid,
    NoPkce,
    Keys,
    NoKeys,
    KeysUnreadable,
    /// Tokens are signed with the client's secret.
    SharedSecret,
    AuthenticationNotOffered,
    ClientAccepted,
    /// It answers, but with another error than the expected one.
    ClientAnswered,
    ClientRefused,
    TookUnknownCode,
    TokensGarbled,

    /// The browser returned with an error.
    LoginAnswered,
    ClockDiffers,
    UnannouncedAlgorithm,

    ServerForbidden,
    ShowsLogin,
    LoginStatus,
    ServiceAccepted,
    /// The server did not report whether our service is registered; only a sign-in can show that.
    ServiceUnconfirmed,
    ValidatesTickets,
    ServiceUnknown,
    ValidationAnswers,
    TookUnknownTicket,
    NoValidation,
}

/// The outcome of a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TestVerdict {
    /// This user may sign in.
    Admitted,
    /// The access rule refuses the user that the provider authenticated.
    NotAllowed,
    /// A check failed, so that no sign-in was started.
    NotReady,
    /// Cancelled by the user, or refused by the provider.
    Denied,
    /// The answer came too late, or belongs to another sign-in.
    Late,
    /// No answer, or one that violates the protocol.
    Failed,
    /// The provider's settings were changed during the sign-in.
    Changed,
}

/// The report of a test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestReport {
    pub verdict: TestVerdict,
    /// The cause of a failure, for troubleshooting.
    pub detail: String,
    /// The same as a finding, where there is one.
    #[serde(default)]
    pub finding: Option<Finding>,
    /// What the provider sent, if it authenticated a user.
    pub received: Option<Received>,
}

/// The user whom a provider authenticated: its attributes, and what we map them to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// The provider's id of the user.
    pub subject: String,
    pub attributes: Vec<Attribute>,
    /// How many further attributes were sent.
    #[serde(default)]
    pub more: usize,
    pub mapped: Mapped,
    /// What violated the specification and was ignored.
    #[serde(default)]
    pub ignored: Vec<String>,
}

/// An attribute with its values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    /// The path of a nested attribute, such as `realm_access.roles`.
    pub name: String,
    pub values: Vec<String>,
    /// How many further values it has.
    #[serde(default)]
    pub more: usize,
}

/// The values that a customer would get from the attributes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapped {
    pub first_name: String,
    pub last_name: String,
    /// As sent, whether it counts or not.
    pub email: String,
    pub email_verdict: EmailVerdict,
    pub external_id: String,
}

/// Whether an email of the provider counts, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EmailVerdict {
    /// The provider says that it is verified.
    Verified,
    /// The operator trusts the provider's emails.
    Trusted,
    Unverified,
    Invalid,
    Missing,
    /// It is an agent's, as on counter sales.
    Agents,
}

/// A test, as admins see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderTest {
    pub id: ProviderTestId,
    pub provider: ProviderSummary,
    pub findings: Vec<Finding>,
    pub report: TestReport,
    /// In UTC.
    pub finished_at: Timestamp,
    /// Whether the provider's settings are still the tested ones.
    pub is_current: bool,
}

impl Attribute {
    /// The maximum of values shown.
    const MAX_VALUES: usize = 20;

    /// Creates an attribute that is safe to show, whatever the provider sent.
    pub fn shown(name: &str, values: &[String]) -> Self {
        Self {
            name: one_line(name),
            values: values.iter().take(Self::MAX_VALUES).map(|value| one_line(value)).collect(),
            more: values.len().saturating_sub(Self::MAX_VALUES),
        }
    }
}

/// Returns a third party's text as one short line. Control characters and bidirectional overrides become visible.
pub fn one_line(text: &str) -> String {
    const MAX_CHARS: usize = 300;
    let visible = |c| if is_forbidden(c) { '\u{fffd}' } else { c };
    let mut line: String = text.chars().take(MAX_CHARS).map(visible).collect();
    if text.chars().nth(MAX_CHARS).is_some() {
        line.push('…');
    }
    line
}

impl EmailVerdict {
    /// Returns whether customers are matched by the email.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Verified | Self::Trusted)
    }
}

impl Finding {
    /// Creates the result of a check that passed.
    pub fn good(what: FindingCode) -> Self {
        Self { ok: true, what, detail: String::new(), words: String::new() }
    }

    /// Creates the result of a check that failed.
    pub fn bad(what: FindingCode) -> Self {
        Self { ok: false, ..Self::good(what) }
    }

    /// Adds the subject.
    pub fn because(self, detail: impl ToString) -> Self {
        Self { detail: one_line(&detail.to_string()), ..self }
    }

    /// Adds the provider's error description.
    pub fn saying(self, words: &str) -> Self {
        Self { words: one_line(words), ..self }
    }

    /// Returns whether the result makes a sign-in at the provider pointless.
    pub fn stops_round_trip(&self) -> bool {
        !self.ok && self.what != FindingCode::ServiceUnconfirmed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn third_party_texts_are_shown_as_one_line() {
        assert_eq!(one_line("a\r\nb\u{202e}c\0"), "a��b�c�");
        assert_eq!(one_line(&"é".repeat(300)).chars().count(), 300);
        let long = one_line(&"é".repeat(301));
        assert!(long.ends_with("é…") && long.chars().count() == 301);
        let many = vec![String::from("x"); 30];
        let shown = Attribute::shown("groups", &many);
        assert_eq!((shown.values.len(), shown.more), (20, 10));
    }
}
