//! What can be sold at the counter.

use crate::{PortalId, Product, ProductDate};

/// A product that can be sold at the counter, for one of its dates if it has any, on one of the portals that sell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub portal: PortalId,
    pub product: Product,
    pub date: Option<ProductDate>,
}

impl Offer {
    /// Returns the value in the form of a sale: portal, product, date or 0, and the price for a traveller.
    pub fn form_value(&self) -> String {
        let date = self.date.as_ref().map(|date| date.id).unwrap_or_default();
        let price = self.product.price.form_value();
        format!("{} {} {date} {price}", self.portal, self.product.id)
    }
}
