//! Agents: how they sign in to the backoffice, and how their admins manage them. Separate accounts and sessions from
//! those of customers.

mod administration;
mod command;
mod credentials;
mod invitations;
mod invite;
mod language;
mod links;
pub(crate) mod mailed_links;
mod other_agent;
mod reauthentication;
mod recovery_codes;
mod second_factor;
mod session;
mod settings;
mod sign_in;
mod time_zone;
pub(crate) mod totp;

pub use reauthentication::PendingRequest;
pub(crate) use reauthentication::purpose as pending_request_purpose;
pub(crate) use recovery_codes::purpose as recovery_codes_purpose;
pub(crate) use second_factor::purpose as second_factor_purpose;
pub(crate) use session::SessionStage;

use crate::{
    StoreError,
    access::{AccessError, AgentCaller, allow, require_recent_code},
};

/// Why an agent was not created from the command line.
#[derive(Debug, thiserror::Error)]
pub enum AgentError {
    #[error("no portal has the host {0}: `guichet doctor` lists those that there are")]
    UnknownHost(String),
    #[error("the name must be one line of 1 to 100 characters")]
    Name,
    #[error("the operator already has an agent with the address {0}")]
    EmailTaken(String),
    #[error("backoffice_origin is not set: an invitation would lead nowhere")]
    NoBackoffice,
    #[error("secret_keys is empty: the agent could not set up a second factor, and never sign in")]
    NoKey,
    #[error(transparent)]
    Store(#[from] StoreError),
}
