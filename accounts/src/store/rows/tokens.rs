//! Tokens of mailed links.

use crate::store::schema;
use diesel::prelude::*;
use model::Timestamp;

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::tokens)]
pub struct TokenRow {
    pub id: i64,
    pub purpose: String,
    pub registration_id: Option<i64>,
    pub customer_id: Option<i64>,
    pub purchase_id: Option<i64>,
    pub arrival_id: Option<i64>,
    pub return_path: Option<String>,
    pub email: Option<String>,
    pub email_key: Option<String>,
    pub expires_at: Timestamp,
    pub opened_at: Option<Timestamp>,
    pub used_at: Option<Timestamp>,
    pub replaced_at: Option<Timestamp>,
    pub change_id: Option<i64>,
}

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::tokens)]
pub struct NewToken {
    pub operator_id: i64,
    pub hash: Vec<u8>,
    pub purpose: String,
    pub email_key: Option<String>,
    pub registration_id: Option<i64>,
    pub customer_id: Option<i64>,
    pub purchase_id: Option<i64>,
    pub agent_id: Option<i64>,
    pub arrival_id: Option<i64>,
    pub return_path: Option<String>,
    pub email: Option<String>,
    pub change_id: Option<i64>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
}
