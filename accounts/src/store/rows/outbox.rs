//! Queued mails, and the links in them.

use crate::store::schema;
use diesel::prelude::*;
use model::Timestamp;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::outbox)]
pub struct NewMail {
    pub operator_id: i64,
    pub portal_id: i64,
    pub customer_id: Option<i64>,
    pub recipient: String,
    pub locale: String,
    pub mail: String,
    pub link: Option<String>,
    pub message_id: String,
    pub state: &'static str,
    pub attempts: i32,
    pub priority: i32,
    pub due_at: Timestamp,
    pub created_at: Timestamp,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::outbox)]
pub struct MailRow {
    pub id: i64,
    pub operator_id: i64,
    pub portal_id: i64,
    pub recipient: String,
    pub locale: String,
    pub mail: String,
    pub link: Option<String>,
    pub message_id: String,
    pub attempts: i32,
    pub created_at: Timestamp,
}

/// The link in a queued mail; its token is generated when the mail is sent.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct LinkTarget {
    pub purpose: String,
    pub email_key: Option<String>,
    pub registration: Option<i64>,
    pub customer: Option<i64>,
    pub purchase: Option<i64>,
    #[serde(default)]
    pub agent: Option<i64>,
    #[serde(default)]
    pub arrival: Option<i64>,
    pub return_path: Option<String>,
    /// The new address of a change of email, or the old one that an undo restores.
    pub email: Option<String>,
    /// The change of email that an undo is for.
    #[serde(default)]
    pub change: Option<i64>,
}
