//! Purchases.

use crate::{purchases::Payment, store::schema};
use diesel::prelude::*;
use model::{
    CustomerId, CustomerNumber, OperatorId, OrderState, PortalId, ProductDateId, ProductId,
    PurchaseId, Timestamp,
};

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
    pub cancelled_at: Option<Timestamp>,
    pub refunded: Option<bool>,
    pub cancel_reason: Option<String>,
    pub travel_at: Option<Timestamp>,
    pub state: OrderState,
}

impl PurchaseRow {
    /// Returns the state at a moment. One that has given its places back stays expired, whatever the clock of another
    /// instance shows, or this one after it was set back.
    pub fn state_at(&self, now: Timestamp) -> OrderState {
        match self.state {
            OrderState::Expired => OrderState::Expired,
            _ => OrderState::of(self.cancelled_at, self.paid_at, self.payable_until, now),
        }
    }
}

/// An order as agents handle it.
#[derive(Queryable, Selectable)]
#[diesel(table_name = schema::purchases)]
pub struct OrderRow {
    pub id: PurchaseId,
    pub portal_id: PortalId,
    pub customer_id: CustomerId,
    pub product_id: Option<ProductId>,
    pub date_id: Option<ProductDateId>,
    pub held_places: i32,
    #[diesel(embed)]
    pub purchase: PurchaseRow,
}

/// The customer of an order.
#[derive(Debug, Clone, Queryable)]
pub struct OrderCustomerRow {
    pub number: CustomerNumber,
    pub first_name: String,
    pub last_name: String,
    pub locale: String,
}

/// A range of a list of orders, newest first.
#[derive(Debug, Clone)]
pub struct OrderScan {
    pub state: OrderState,
    pub from: Timestamp,
    /// Placed until then; of those placed just then, with an id below `before`.
    pub until: Timestamp,
    pub before: PurchaseId,
    /// Payable after then, if they are to be paid by a time at all.
    pub payable_after: Timestamp,
}

/// An order whose time to pay is over.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::purchases)]
pub struct OverdueRow {
    pub id: PurchaseId,
    pub operator_id: OperatorId,
    pub customer_id: CustomerId,
    pub number: String,
    pub product_id: Option<ProductId>,
    pub date_id: Option<ProductDateId>,
    pub held_places: i32,
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
    pub payment: Payment,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub at: Timestamp,
    pub product_id: Option<ProductId>,
    /// Until then it can be paid; `None` as long as it takes.
    pub payable_until: Option<Timestamp>,
    /// Of a product with a capacity.
    pub held_places: i32,
    /// When it expires, and its places go back, unless it is paid.
    pub release_at: Option<Timestamp>,
    /// The date that it is for, as it is when it is placed.
    pub travel_at: Option<Timestamp>,
    /// Whose places it holds; without one, those of the product.
    pub date_id: Option<ProductDateId>,
}
