//! Products of an operator that has no admin yet.

use crate::{
    groups::Seeding,
    store::{
        StoreError, query,
        rows::{NewProduct, NewProductDate, NewProductText, ProductTerms},
        transaction,
    },
};
use model::{Locale, OperatorId, ProductId, Timestamp};

/// A product that is sold on all portals.
#[derive(Debug, Clone, Copy)]
pub struct SeedProduct<'a> {
    pub operator: OperatorId,
    /// Its place in the list, from 1 on.
    pub position: i32,
    /// In the operator's default language, as the description.
    pub title: &'a str,
    pub description: &'a str,
    /// In the minor unit of the currency.
    pub price_minor: i64,
    pub currency: &'a str,
    pub capacity: Option<i32>,
    /// Hours until orders that are not paid give their places back.
    pub payment_hours: Option<i32>,
    /// Title and description in other languages.
    pub translations: &'a [(Locale, &'static str, &'static str)],
    /// Each with its places; a product with dates is sold for them only.
    pub dates: &'a [(Timestamp, Option<i32>)],
}

impl Seeding<'_> {
    /// Adds a product. Returns its id.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = seed.operator.get()))]
    pub async fn product(self, seed: SeedProduct<'_>) -> Result<ProductId, StoreError> {
        let operator_id = seed.operator;
        let product = NewProduct { operator_id, position: seed.position, terms: terms(&seed) };
        transaction!(self.accounts.store(), async |tx| {
            let product_id = query!(tx, products::insert(product)).await?;
            for &(locale, title, description) in seed.translations {
                let locale = locale.tag();
                let text = NewProductText { product_id, locale, operator_id, title, description };
                query!(tx, products::insert_text(text)).await?;
            }
            for &(at, capacity) in seed.dates {
                let date = NewProductDate { operator_id, product_id, at, capacity };
                query!(tx, product_dates::insert(date)).await?;
            }
            Ok(product_id)
        })
        .await
    }
}

const fn terms<'a>(seed: &SeedProduct<'a>) -> ProductTerms<'a> {
    ProductTerms {
        title: seed.title,
        description: seed.description,
        price_minor: seed.price_minor,
        currency: seed.currency,
        capacity: seed.capacity,
        everywhere: true,
        on_sale_from: None,
        on_sale_until: None,
        max_travellers: None,
        payment_hours: seed.payment_hours,
        dated: !seed.dates.is_empty(),
    }
}
