//! What people agree to who register, and who agreed to what.

use crate::store::schema;
use diesel::prelude::*;
use model::{ConsentTextId, CustomerId, OperatorId, Timestamp};

/// The text of a version in one language.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::consent_texts)]
pub struct NewConsentText<'a> {
    pub operator_id: OperatorId,
    pub version: i32,
    pub locale: &'a str,
    pub text: &'a str,
    pub created_at: Timestamp,
}

/// A customer's consent to a text.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::consents)]
pub struct NewConsent {
    pub operator_id: OperatorId,
    pub customer_id: CustomerId,
    pub text_id: ConsentTextId,
    pub at: Timestamp,
}

/// A consent with its text.
#[derive(Debug, Clone, Queryable)]
pub struct ConsentRow {
    pub version: i32,
    pub locale: String,
    pub text: String,
    pub at: Timestamp,
}
