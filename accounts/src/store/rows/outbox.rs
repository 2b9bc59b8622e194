//! Queued mails, and the links in them.

use crate::{store::schema, token::Purpose};
use diesel::prelude::*;
use model::{
    AgentId, CustomerId, EmailChangeId, MailId, MailState, OperatorId, PendingLinkId, PortalId,
    PurchaseId, RegistrationId, Timestamp,
};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::outbox)]
pub struct NewMail {
    pub operator_id: OperatorId,
    pub portal_id: PortalId,
    pub customer_id: Option<CustomerId>,
    pub recipient: String,
    pub locale: String,
    pub mail: String,
    pub link: Option<String>,
    pub message_id: String,
    pub state: MailState,
    pub attempts: i32,
    pub priority: i32,
    pub due_at: Timestamp,
    pub created_at: Timestamp,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::outbox)]
pub struct MailRow {
    pub id: MailId,
    pub operator_id: OperatorId,
    pub portal_id: PortalId,
    pub customer_id: Option<CustomerId>,
    pub recipient: String,
    pub locale: String,
    pub mail: String,
    pub link: Option<String>,
    pub message_id: String,
    pub attempts: i32,
    pub created_at: Timestamp,
}

/// The link in a queued mail; its token is generated when the mail is sent.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LinkTarget {
    pub purpose: Purpose,
    pub email_key: Option<String>,
    pub registration: Option<RegistrationId>,
    pub customer: Option<CustomerId>,
    pub purchase: Option<PurchaseId>,
    #[serde(default)]
    pub agent: Option<AgentId>,
    /// Its name in queued mails is that of earlier releases.
    #[serde(default, rename = "arrival")]
    pub pending_link: Option<PendingLinkId>,
    pub return_path: Option<String>,
    /// The new address of a change of email, or the old one that an undo restores.
    pub email: Option<String>,
    /// The change of email that an undo is for.
    #[serde(default)]
    pub change: Option<EmailChangeId>,
}

impl LinkTarget {
    /// Creates a target with nothing but its purpose.
    pub fn of(purpose: Purpose) -> Self {
        Self {
            purpose,
            email_key: None,
            registration: None,
            customer: None,
            purchase: None,
            agent: None,
            pending_link: None,
            return_path: None,
            email: None,
            change: None,
        }
    }
}
