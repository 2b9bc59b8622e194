//! What every use case of the backoffice checks first: the permission of the agent's role, and where it is sensitive, a
//! recent code.

mod recent_code;

pub(crate) use recent_code::{is_recent, require_recent_code};

use crate::StoreError;
use model::{AccessRefusal, Agent, Failure, Locale, Permission};
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
    /// The name of the token by which another system acts for the agent.
    pub api_token: Option<String>,
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

/// Checks that the agent's role has a permission. Every use case of the backoffice calls this first.
///
/// # Errors
/// [`AccessError::Forbidden`] when the agent's role does not allow it.
pub(crate) fn allow(agent: &Agent, permission: Permission) -> Result<(), AccessError> {
    agent.allow(permission).map_err(|refusal| refused(agent, Some(permission), refusal))
}

/// Logs a refusal: the server has checked the same before, so it is an attack or a defect.
fn refused(agent: &Agent, permission: Option<Permission>, refusal: AccessRefusal) -> AccessError {
    let (agent, operator) = (agent.id, agent.operator);
    let permission = permission.map(tracing::field::debug);
    tracing::warn!(
        agent = agent.get(),
        operator = operator.get(),
        permission,
        reason = refusal.as_str(),
        "access.refused"
    );
    AccessError::Forbidden
}
