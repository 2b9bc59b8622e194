//! What testing a provider finds out: without a person, and by a round trip of one.

use crate::{ProviderSummary, Timestamp, person_name::is_forbidden};
use serde::{Deserialize, Serialize};

/// One thing that was found out without a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub ok: bool,
    pub what: Found,
    /// What the provider or the network said, where the sentence alone is not enough.
    pub detail: String,
}

/// What was found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Found {
    /// The secret cannot be decrypted with the keys of the configuration.
    SecretUnreadable,
    MetadataUnusable,
    DescribesItself,
    NoTokenEndpoint,
    EndpointsUsable,
    EndpointForbidden,
    CodeFlow,
    NoCodeFlow,
    Pkce,
    /// Some providers check it without saying so.
    PkceUnsaid,
    NoPkce,
    Keys,
    NoKeys,
    ClientAccepted,
    /// It answers, but with another error than the one expected.
    ClientAnswered,
    ClientRefused,
    TookUnknownCode,
    TokensNotAskable,
    TokensGarbled,
    ServerForbidden,
    ShowsLogin,
    LoginStatus,
    LoginUnreachable,
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
    /// What came, if somebody was vouched for.
    pub received: Option<Received>,
}

/// Whom a provider vouched for, in its words and in ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// The provider's own id of the person.
    pub subject: String,
    pub attributes: Vec<Attribute>,
    pub mapped: Mapped,
}

/// An attribute in all its values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    pub name: String,
    pub values: Vec<String>,
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
            values: values
                .iter()
                .take(Self::MOST)
                .map(|value| one_line(value))
                .collect(),
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
        Self {
            ok: true,
            what,
            detail: String::new(),
        }
    }

    pub fn bad(what: Found) -> Self {
        Self {
            ok: false,
            ..Self::good(what)
        }
    }

    pub fn because(self, detail: impl ToString) -> Self {
        Self {
            detail: detail.to_string(),
            ..self
        }
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
        assert_eq!(Attribute::shown("groups", &many).values.len(), 20);
    }
}
