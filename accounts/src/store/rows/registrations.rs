//! Registrations that await their confirmation.

use crate::store::schema;
use diesel::prelude::*;
use model::{ConsentTextId, OperatorId, RegistrationId, Timestamp};

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::registrations)]
pub struct NewRegistration {
    pub operator_id: OperatorId,
    pub email: String,
    pub email_key: String,
    pub first_name: String,
    pub last_name: String,
    pub password_hash: String,
    pub locale: String,
    pub return_path: Option<String>,
    pub browser_hash: Vec<u8>,
    pub created_at: Timestamp,
    pub mailed_at: Timestamp,
    /// What was agreed to, at `created_at`.
    pub consent_text_id: Option<ConsentTextId>,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::registrations)]
pub struct RegistrationRow {
    pub id: RegistrationId,
    pub email: String,
    pub email_key: String,
    pub first_name: String,
    pub last_name: String,
    pub password_hash: String,
    pub locale: String,
    pub return_path: Option<String>,
    pub browser_hash: Vec<u8>,
    pub created_at: Timestamp,
    pub mailed_at: Timestamp,
    pub consent_text_id: Option<ConsentTextId>,
}
