//! Products, orders, and the purchase history.

mod buyer;
mod checkout;
mod history;
mod missing;
mod order;

pub use checkout::{Bought, BuyForm};
pub use missing::AddPurchaseLink;
pub(crate) use missing::Claim;

use crate::{
    Accounts,
    registration::dead,
    store::{
        StoreError, read,
        rows::{ProductRow, PurchaseRow},
    },
    token::Purpose,
};
use model::{Link, Money, Portal, Product, Purchase};

impl Accounts {
    /// Returns the products of the portal.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator))]
    pub async fn products(&self, portal: &Portal) -> Result<Vec<Product>, StoreError> {
        let operator = portal.operator;
        let rows = read!(self.store(), purchases::products(operator)).await?;
        Ok(rows.into_iter().map(Product::from).collect())
    }

    /// Returns one product of the portal.
    ///
    /// # Errors
    /// As [`products`](Self::products).
    #[tracing::instrument(skip_all, fields(operator = portal.operator))]
    pub async fn product(&self, portal: &Portal, id: i64) -> Result<Option<Product>, StoreError> {
        let operator = portal.operator;
        let row = read!(self.store(), purchases::product(operator, id)).await?;
        Ok(row.map(Product::from))
    }

    /// Returns the order of a link.
    ///
    /// # Errors
    /// As [`products`](Self::products).
    #[tracing::instrument(skip_all, fields(operator = portal.operator))]
    pub async fn order(&self, portal: &Portal, link: &str) -> Result<Link<Purchase>, StoreError> {
        let operator = portal.operator;
        let state = self.link_state(operator, link, &[Purpose::Order]).await?;
        let Link::Ready(token) = state else {
            return Ok(dead(&state));
        };
        let Some(id) = token.purchase_id else {
            return Ok(Link::Unknown);
        };
        let row = read!(self.store(), purchases::by_id(operator, id)).await?;
        Ok(row.map_or(Link::Unknown, |row| Link::Ready(row.into())))
    }
}

impl From<ProductRow> for Product {
    fn from(row: ProductRow) -> Self {
        Self {
            id: row.id,
            title: row.title,
            description: row.description,
            price: Money { minor: row.price_minor, currency: row.currency },
            places_left: row.capacity.map(|capacity| (capacity - row.places_sold).max(0)),
        }
    }
}

impl From<PurchaseRow> for Purchase {
    fn from(row: PurchaseRow) -> Self {
        Self {
            number: row.number,
            product: row.product,
            travellers: row.travellers,
            total: Money { minor: row.total_minor, currency: row.currency },
            first_name: row.first_name,
            last_name: row.last_name,
            email: row.email,
            at: row.at,
        }
    }
}
