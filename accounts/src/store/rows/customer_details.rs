//! Customers as agents see them.

use super::{AccountStatus, customers::is_deleted};
use diesel::prelude::*;
use model::{AgentId, CustomerId, CustomerNumber, EventId, MailState, Timestamp};

/// A customer and their account, with values that only agents see.
#[derive(Debug, Clone, Queryable)]
pub struct DetailsRow {
    pub id: CustomerId,
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub email_key: Option<String>,
    pub phone: Option<String>,
    pub locale: String,
    pub disabled: bool,
    pub last_purchase_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub first_key: String,
    pub last_key: String,
    pub phone_key: String,
    pub state: Option<AccountStatus>,
    pub has_password: Option<bool>,
    pub number_sign_in: Option<bool>,
    pub sign_in_email: Option<String>,
    pub activated_at: Option<Timestamp>,
}

impl DetailsRow {
    /// Returns whether the customer deleted their account.
    pub fn is_deleted(&self) -> bool {
        is_deleted(&self.first_name, &self.last_name, self.email.as_deref())
    }
}

/// Another customer who may be the same person.
#[derive(Debug, Clone, Queryable)]
pub struct OtherRow {
    pub id: CustomerId,
    pub number: CustomerNumber,
    pub first_name: String,
    pub last_name: String,
    pub email_key: Option<String>,
    pub first_key: String,
    pub last_key: String,
    pub phone_key: String,
    pub last_purchase_at: Option<Timestamp>,
    pub state: Option<AccountStatus>,
}

/// The latest activation mail of a customer.
#[derive(Debug, Clone, Queryable)]
pub struct ActivationMail {
    pub state: MailState,
    /// As JSON; it states the lifetime of its link.
    pub mail: String,
    /// What its link is for, as JSON.
    pub link: Option<String>,
    pub created_at: Timestamp,
    pub marked_at: Timestamp,
    pub error: Option<String>,
}

/// The latest activation link of a customer.
#[derive(Debug, Clone, Queryable)]
pub struct ActivationRow {
    pub expires_at: Timestamp,
    pub opened_at: Option<Timestamp>,
    pub replaced_at: Option<Timestamp>,
}

/// An event in a timeline.
#[derive(Debug, Clone, Queryable)]
pub struct EventRow {
    pub id: EventId,
    pub at: Timestamp,
    pub event: String,
    pub detail: Option<String>,
    pub ip: Option<String>,
    pub agent_id: Option<AgentId>,
    /// The agent's name.
    pub agent: Option<String>,
    /// The name of the token by which another system did it.
    pub api_token: Option<String>,
}

impl EventRow {
    /// Returns who did it, if it was not the customer.
    pub fn actor(&self) -> Option<String> {
        self.api_token.as_deref().map(api_actor).or_else(|| self.agent.clone())
    }
}

/// Returns how timeline and audit name another system: it is called an API in every language.
pub fn api_actor(token: &str) -> String {
    format!("API · {token}")
}
