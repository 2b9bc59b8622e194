//! Addresses that bounced.

use crate::store::schema;
use diesel::prelude::*;
use model::{CustomerId, MailId, OperatorId, Timestamp};

/// The last bounce of an address.
#[derive(Debug, Clone, PartialEq, Eq, Insertable, Queryable, Selectable)]
#[diesel(table_name = schema::bounced_addresses)]
pub struct BounceRow {
    pub operator_id: OperatorId,
    pub email_key: String,
    pub mail_id: MailId,
    pub status: String,
    pub reason: String,
    pub at: Timestamp,
}

/// A mail that a bounce names.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::outbox)]
pub struct BouncedMailRow {
    pub operator_id: OperatorId,
    pub customer_id: Option<CustomerId>,
    pub recipient: String,
    pub message_id: String,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
}
