//! Buying, paying, and the history of purchases.

mod api_changes;
mod buyer;
mod by_api;
mod cancellation;
mod checkout;
mod correction;
mod counter_code;
mod counter_sale;
mod expiry;
mod external_orders;
mod form;
mod history;
mod missing;
mod order;
mod order_filter;
mod order_mail;
mod orders;
mod payment;
pub(crate) mod places;
mod version;

pub use by_api::{ApiOrderFilter, ListedOrder};
pub use cancellation::CancelOrderForm;
pub use checkout::Bought;
pub use correction::OrderNameForm;
pub use counter_sale::SaleForm;
pub use external_orders::{ExternalOrder, OrderCustomer, PlacedOrder};
pub use form::BuyForm;
pub use order_filter::OrderFilter;
pub(crate) use payment::Payment;

use crate::{
    groups::Orders,
    links::dead,
    store::{StoreError, read, rows::PurchaseRow},
    token::Purpose,
};
use model::{Link, Money, Portal, Purchase, Timestamp};

impl Orders<'_> {
    /// Returns the order of a link.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn by_link(self, portal: &Portal, link: &str) -> Result<Link<Purchase>, StoreError> {
        let operator = portal.operator;
        let state = self.accounts.link_state(operator, link, &[Purpose::Order]).await?;
        let Link::Ready(token) = state else {
            return Ok(dead(&state));
        };
        let Some(id) = token.purchase_id else {
            return Ok(Link::Unknown);
        };
        let row = read!(self.accounts.store(), purchases::by_id(operator, id)).await?;
        Ok(row.map_or(Link::Unknown, |row| Link::Ready(purchase(row, self.accounts.now()))))
    }
}

/// Returns a purchase as it is now.
pub(crate) fn purchase(row: PurchaseRow, now: Timestamp) -> Purchase {
    Purchase {
        state: row.state_at(now),
        total: total_of(&row),
        number: row.number,
        product: row.product,
        travellers: row.travellers,
        first_name: row.first_name,
        last_name: row.last_name,
        email: row.email,
        at: row.at,
        payable_until: row.payable_until,
        paid_at: row.paid_at,
        cancelled_at: row.cancelled_at,
        refunded: row.refunded,
        cancel_reason: row.cancel_reason,
        travel_at: row.travel_at,
    }
}

/// Returns what a purchase costs.
fn total_of(row: &PurchaseRow) -> Money {
    Money { minor: row.total_minor, currency: row.currency.clone() }
}
