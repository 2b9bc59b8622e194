//! Purchases.

use crate::store::schema;
use diesel::prelude::*;
use model::{CustomerId, OperatorId, PortalId, ProductId, PurchaseId, Timestamp};

#[derive(Queryable, Selectable)]
#[diesel(table_name = schema::purchases)]
pub struct PurchaseRow {
    pub number: String,
    pub product: String,
    pub travellers: i32,
    pub total_minor: i64,
    pub currency: String,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub at: Timestamp,
    pub payable_until: Option<Timestamp>,
    pub paid_at: Option<Timestamp>,
}

/// An order that is to be paid, or was.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::purchases)]
pub struct UnpaidRow {
    pub id: PurchaseId,
    pub customer_id: CustomerId,
    pub payable_until: Option<Timestamp>,
    pub paid_at: Option<Timestamp>,
}

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::purchases)]
pub struct NewPurchase {
    pub operator_id: OperatorId,
    pub portal_id: PortalId,
    pub customer_id: CustomerId,
    pub number: String,
    pub product: String,
    pub travellers: i32,
    pub total_minor: i64,
    pub currency: String,
    pub payment: &'static str,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub at: Timestamp,
    pub product_id: Option<ProductId>,
    /// Until then it can be paid; `None` as long as it takes.
    pub payable_until: Option<Timestamp>,
    /// Of a product with a capacity.
    pub held_places: i32,
    /// When the places go back unless it is paid.
    pub release_at: Option<Timestamp>,
}
