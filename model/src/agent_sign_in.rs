//! How agents sign in: the stages of it, the second factor, and the links that are mailed to them.

use crate::{Agent, AgentId, Role};
use serde::{Deserialize, Serialize};

/// How far an agent's sign-in has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// The password was right; the code of the second factor is next, after setting it up if there is none.
    SecondFactor {
        email: String,
        enrolled: bool,
    },
    /// The person works for several operators and has to choose one.
    ChooseOperator(Vec<Membership>),
    Open(Agent),
}

/// What a person is at one of their operators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// The id of the agent to choose.
    pub agent: AgentId,
    pub operator_name: String,
    pub role: Role,
}

/// A second factor that is being set up in an authenticator.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    /// The secret in Base32 (RFC 4648), in groups of four characters.
    pub secret: String,
    /// The address for authenticators, `otpauth://totp/…`.
    pub uri: String,
    /// The QR code of the address, as a complete SVG document.
    pub qr_svg: String,
}

impl std::fmt::Debug for Enrolment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Enrolment(redacted)")
    }
}

/// The agent whom a mailed link of the backoffice is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentLink {
    pub name: String,
    pub email: String,
    pub operator_name: String,
    /// Whether the link is an invitation; otherwise it resets the password.
    pub invitation: bool,
    /// Whether the person has a password at another operator: an invitation then needs no new one.
    pub has_password: bool,
}
