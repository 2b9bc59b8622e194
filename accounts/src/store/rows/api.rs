//! The REST API: its tokens, and what its lists show.

use super::{AccountStatus, PurchaseRow, customers::is_deleted};
use crate::store::schema;
use diesel::prelude::*;
use model::{
    AgentId, ApiTokenId, CustomerId, CustomerNumber, OperatorId, PurchaseId, Role, Timestamp,
};

#[derive(Clone, Copy, Insertable)]
#[diesel(table_name = schema::api_tokens)]
pub struct NewApiToken<'a> {
    pub operator_id: OperatorId,
    pub agent_id: AgentId,
    pub name: &'a str,
    pub hash: &'a [u8],
    pub scopes: &'a str,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
}

/// What a request with an Idempotency-Key has created.
#[derive(Debug, Clone, Insertable, Queryable, Selectable)]
#[diesel(table_name = schema::api_keys)]
pub struct ApiKeyRow {
    pub token_id: ApiTokenId,
    pub hash: Vec<u8>,
    pub request: Vec<u8>,
    pub result: i64,
    pub status: i32,
    pub at: Timestamp,
}

/// A token, with what its maker is now.
#[derive(Debug, Clone, Queryable)]
pub struct ApiTokenRow {
    pub id: ApiTokenId,
    pub operator: OperatorId,
    pub name: String,
    pub scopes: String,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
    pub maker_id: AgentId,
    pub maker: String,
    pub maker_role: Role,
    pub maker_disabled: bool,
    pub default_locale: String,
}

/// A customer as the API shows them.
#[derive(Debug, Clone, Queryable)]
pub struct ListedCustomerRow {
    pub id: CustomerId,
    pub number: CustomerNumber,
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub locale: String,
    pub disabled: bool,
    pub created_at: Timestamp,
    pub last_purchase_at: Option<Timestamp>,
    pub state: Option<AccountStatus>,
    pub external_id: Option<String>,
}

impl ListedCustomerRow {
    /// Returns whether the customer deleted their account.
    pub fn is_deleted(&self) -> bool {
        is_deleted(&self.first_name, &self.last_name, self.email.as_deref())
    }
}

/// An order as the API and exports show it.
#[derive(Queryable)]
pub struct ListedOrderRow {
    pub id: PurchaseId,
    pub customer: CustomerNumber,
    /// What another system calls the order.
    pub external_id: Option<String>,
    pub purchase: PurchaseRow,
}
