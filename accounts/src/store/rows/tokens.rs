//! Tokens of mailed links.

use crate::{store::schema, token::Purpose};
use diesel::prelude::*;
use model::{
    AgentId, CustomerId, EmailChangeId, OperatorId, PendingLinkId, PurchaseId, RegistrationId,
    Timestamp, TokenId,
};

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::tokens)]
pub struct TokenRow {
    pub id: TokenId,
    pub purpose: Purpose,
    pub registration_id: Option<RegistrationId>,
    pub customer_id: Option<CustomerId>,
    pub purchase_id: Option<PurchaseId>,
    pub arrival_id: Option<PendingLinkId>,
    pub return_path: Option<String>,
    pub email: Option<String>,
    pub email_key: Option<String>,
    pub expires_at: Timestamp,
    pub opened_at: Option<Timestamp>,
    pub used_at: Option<Timestamp>,
    pub replaced_at: Option<Timestamp>,
    pub change_id: Option<EmailChangeId>,
}

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::tokens)]
pub struct NewToken {
    pub operator_id: OperatorId,
    pub hash: Vec<u8>,
    pub purpose: Purpose,
    pub email_key: Option<String>,
    pub registration_id: Option<RegistrationId>,
    pub customer_id: Option<CustomerId>,
    pub purchase_id: Option<PurchaseId>,
    pub agent_id: Option<AgentId>,
    pub arrival_id: Option<PendingLinkId>,
    pub return_path: Option<String>,
    pub email: Option<String>,
    pub change_id: Option<EmailChangeId>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
}
