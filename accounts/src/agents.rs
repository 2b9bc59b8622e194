//! Agents: how they sign in to the backoffice, and how their admins manage them. Separate accounts and sessions from
//! those of customers.

mod administration;
mod command;
mod credentials;
mod invitations;
mod invite;
mod links;
pub(crate) mod mailed_links;
mod other_agent;
mod reauthentication;
mod recent_code;
mod recovery_codes;
mod second_factor;
mod session;
mod settings;
mod sign_in;
pub(crate) mod totp;

pub use reauthentication::PendingAct;
pub(crate) use reauthentication::purpose as pending_act_purpose;
pub(crate) use recent_code::require_recent_code;
pub(crate) use recovery_codes::purpose as recovery_codes_purpose;
pub(crate) use second_factor::purpose as second_factor_purpose;

use crate::StoreError;
use model::{Agent, Failure, Locale, Permission};
use std::net::IpAddr;

/// Client of an agent's request.
#[derive(Debug, Clone)]
pub struct AgentCaller {
    pub ip: IpAddr,
    pub user_agent: String,
    /// Value of the session cookie as received. Signing in ends that session.
    pub session: Option<String>,
    /// Value of the device cookie as received.
    pub device: Option<String>,
    pub locale: Locale,
}

/// Why an agent gets no access.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    #[error("the agent's role does not allow it")]
    Forbidden,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl<R> From<AccessError> for Failure<R> {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::Forbidden => Self::Forbidden,
            AccessError::Store(error) => error.into(),
        }
    }
}

/// Why an agent was not created from the command line.
#[derive(Debug, thiserror::Error)]
pub enum AgentError {
    #[error("no portal has the host {0}")]
    UnknownHost(String),
    #[error("the name is no person's name")]
    Name,
    #[error("the operator has an agent with the address {0} already")]
    EmailTaken(String),
    #[error("backoffice_origin is not set: an invitation would lead nowhere")]
    NoBackoffice,
    #[error("secret_keys is empty: the agent could not set up a second factor, and never sign in")]
    NoKey,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Checks that the agent's role has a permission. Every use case of the backoffice calls this first.
///
/// # Errors
/// [`AccessError::Forbidden`] when the agent's role does not allow it.
pub(crate) fn allow(agent: &Agent, permission: Permission) -> Result<(), AccessError> {
    if agent.may(permission) {
        Ok(())
    } else {
        let (agent, operator) = (agent.id, agent.operator);
        tracing::warn!(
            agent = agent.get(),
            operator = operator.get(),
            ?permission,
            reason = "role",
            "access.refused"
        );
        Err(AccessError::Forbidden)
    }
}
