//! What testing a provider finds out: without a person, and by a round trip of one.

use crate::{ProviderSummary, Timestamp, person_name::is_forbidden};
use serde::{Deserialize, Serialize};

/// One thing that was found out without a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub ok: bool,
    pub what: Found,
    /// What it is about, where the sentence alone is not enough: a field, an address, a number.
    pub detail: String,
    /// The provider's own explanation, as one line. For admins only.
    #[serde(default)]
    pub words: String,
}

/// What was found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Found {
    /// The secret cannot be decrypted with the keys of the configuration.
    SecretUnreadable,

    AddressForbidden,
    PrivateAddress,
    UnknownAuthority,
    BadCertificate,
    Unreachable,
    /// The proxy of our own network, which is in front of every provider.
    ProxyFailed,
    TooSlow,
    TooBig,

    IssuerInvalid,
    NoDocument,
    DocumentNotJson,
    /// The detail names the field of the discovery document.
    DocumentField,
    /// The detail has both as they are written.
    IssuerDiffers,
    DescribesItself,
    /// The detail names fields that are not as the specification has them, and that nobody needs.
    FieldsIgnored,
    NoTokenEndpoint,
    EndpointsUsable,
    EndpointForbidden,
    CodeFlow,
    NoCodeFlow,
    NoQueryMode,
    NeedsPar,
    Pkce,
    /// Some providers check it without saying so.
    PkceUnsaid,
    NoPkce,
    Keys,
    NoKeys,
    KeysUnreadable,
    /// Tokens are signed with the client's secret.
    SharedSecret,
    AuthenticationNotOffered,
    ClientAccepted,
    /// It answers, but with another error than the one expected.
    ClientAnswered,
    ClientRefused,
    TookUnknownCode,
    TokensGarbled,

    /// The browser came back with an error.
    LoginAnswered,
    ClockDiffers,
    UnannouncedAlgorithm,

    ServerForbidden,
    ShowsLogin,
    LoginStatus,
    ServiceAccepted,
    /// The server did not say whether it knows our service: a sign-in will.
    ServiceUnconfirmed,
    ValidatesTickets,
    ServiceUnknown,
    ValidationAnswers,
    TookUnknownTicket,
    NoValidation,
}

/// How a test ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TestVerdict {
    /// Whoever this is may sign in.
    Admitted,
    /// The provider vouches for somebody whom the operator's gate refuses.
    NotAllowed,
    /// What can be found out without a person is not as it should be, so that nobody was sent there.
    NotReady,
    /// Cancelled or refused at the provider.
    Denied,
    /// The answer came too late, or is not for this trip.
    Late,
    /// No answer, or not as the protocol wants it.
    Failed,
    /// The provider was changed here while somebody was there.
    Changed,
}

/// What a test found out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestReport {
    pub verdict: TestVerdict,
    /// Why it failed, for who looks into it.
    pub detail: String,
    /// The same in a sentence of its own, where there is one.
    #[serde(default)]
    pub finding: Option<Finding>,
    /// What came, if somebody was vouched for.
    pub received: Option<Received>,
}

/// Whom a provider vouched for, in its words and in ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// The provider's own id of the person.
    pub subject: String,
    pub attributes: Vec<Attribute>,
    /// How many further attributes arrived.
    #[serde(default)]
    pub more: usize,
    pub mapped: Mapped,
    /// What was not as the specification has it, and was ignored.
    #[serde(default)]
    pub ignored: Vec<String>,
}

/// An attribute in all its values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    /// Its path, where it is inside another one: `realm_access.roles`.
    pub name: String,
    pub values: Vec<String>,
    /// How many further values it has.
    #[serde(default)]
    pub more: usize,
}

/// What a customer would get from the attributes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapped {
    pub first_name: String,
    pub last_name: String,
    /// As it came, whether it counts or not.
    pub email: String,
    pub email_verdict: EmailVerdict,
    pub external_id: String,
}

/// Whether an email that a provider sent counts, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EmailVerdict {
    /// The provider says that it checked it.
    Verified,
    /// The operator trusts the provider's emails.
    Trusted,
    Unverified,
    Invalid,
    Missing,
    /// An agent has it: counter sales carry such.
    Agents,
}

/// A test, as the operator's admins look at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderTest {
    pub id: i64,
    pub provider: ProviderSummary,
    pub findings: Vec<Finding>,
    pub report: TestReport,
    pub finished_at: Timestamp,
    /// Whether the provider is still as it was then.
    pub is_current: bool,
}

impl Attribute {
    /// The most values that are shown.
    const MOST: usize = 20;

    /// An attribute that may be shown, whatever somebody wrote into it.
    pub fn shown(name: &str, values: &[String]) -> Self {
        Self {
            name: one_line(name),
            values: values.iter().take(Self::MOST).map(|value| one_line(value)).collect(),
            more: values.len().saturating_sub(Self::MOST),
        }
    }
}

/// A text of others as it may be shown: one line, not too long. What steers a terminal or turns the text around becomes
/// visible.
pub fn one_line(text: &str) -> String {
    const MOST: usize = 300;
    let visible = |c| if is_forbidden(c) { '\u{fffd}' } else { c };
    let mut line: String = text.chars().take(MOST).map(visible).collect();
    if text.chars().nth(MOST).is_some() {
        line.push('…');
    }
    line
}

impl EmailVerdict {
    /// Whether customers are found by it.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Verified | Self::Trusted)
    }
}

impl Finding {
    pub fn good(what: Found) -> Self {
        Self { ok: true, what, detail: String::new(), words: String::new() }
    }

    pub fn bad(what: Found) -> Self {
        Self { ok: false, ..Self::good(what) }
    }

    /// Adds what it is about.
    pub fn because(self, detail: impl ToString) -> Self {
        Self { detail: one_line(&detail.to_string()), ..self }
    }

    /// Adds the provider's own explanation.
    pub fn saying(self, words: &str) -> Self {
        Self { words: one_line(words), ..self }
    }

    /// Whether nobody needs to be sent to the provider because of it.
    pub fn stops_round_trip(&self) -> bool {
        !self.ok && self.what != Found::ServiceUnconfirmed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_wrote_is_shown_as_one_line() {
        assert_eq!(one_line("a\r\nb\u{202e}c\0"), "a��b�c�");
        assert_eq!(one_line(&"é".repeat(300)).chars().count(), 300);
        let long = one_line(&"é".repeat(301));
        assert!(long.ends_with("é…") && long.chars().count() == 301);
        let many = vec![String::from("x"); 30];
        let shown = Attribute::shown("groups", &many);
        assert_eq!((shown.values.len(), shown.more), (20, 10));
    }
}
