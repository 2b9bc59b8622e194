//! Products as they are stored, with their texts, portals and dates, and what is made of them.

use super::sale;
use crate::store::{
    StoreError, Tx, query,
    rows::{ExpiredPlacesRow, ProductDateRow, ProductRow, ProductTextRow},
};
use model::{
    DateDetails, Locale, Money, OperatorId, Portal, PortalId, Product, ProductDate, ProductDateId,
    ProductDetails, ProductId, ProductText, Timestamp, product::MAX_TRAVELLERS,
};

/// Products with their texts, portals and dates.
pub(super) struct StoredProducts {
    rows: Vec<ProductRow>,
    /// The language of the rows' own texts.
    own_locale: Locale,
    texts: Vec<ProductTextRow>,
    portals: Vec<(ProductId, PortalId)>,
    /// Those that are offered.
    dates: Vec<ProductDateRow>,
    expired: Vec<ExpiredPlacesRow>,
}

/// A product that a portal sells now, and its rows.
pub(crate) struct OnSale {
    pub product: Product,
    pub row: ProductRow,
    dates: Vec<ProductDateRow>,
}

impl OnSale {
    /// Returns the capacity that counts for a date, or without one; `None` where there is no limit.
    pub fn capacity(&self, date: Option<ProductDateId>) -> Option<i32> {
        let date = date.and_then(|id| self.dates.iter().find(|row| row.id == id));
        date.and_then(|row| row.capacity).or(self.row.capacity)
    }
}

/// Returns a product that the portal sells now.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn on_sale(
    tx: &mut Tx,
    portal: &Portal,
    id: ProductId,
    now: Timestamp,
) -> Result<Option<OnSale>, StoreError> {
    let operator = portal.operator;
    let Some(row) = query!(tx, products::by_id(operator, id)).await? else {
        return Ok(None);
    };
    let loaded = load(tx, operator, vec![row.clone()], now).await?;
    let product = loaded.shown_on(portal.id, now).pop();
    Ok(product.map(|product| OnSale { product, row, dates: loaded.dates }))
}

/// Returns the languages that any portal of the operator is offered in.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn offered_languages(
    tx: &mut Tx,
    operator: OperatorId,
) -> Result<Vec<Locale>, StoreError> {
    let lists = query!(tx, products::offered_languages(operator)).await?;
    let is_offered =
        |locale: &Locale| lists.iter().any(|tags| tags.split(',').any(|tag| tag == locale.tag()));
    Ok(Locale::ALL.into_iter().filter(is_offered).collect())
}

/// Reads the texts, portals and dates of products.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn load(
    tx: &mut Tx,
    operator: OperatorId,
    rows: Vec<ProductRow>,
    now: Timestamp,
) -> Result<StoredProducts, StoreError> {
    let ids: Vec<ProductId> = rows.iter().map(|row| row.id).collect();
    let own_locale = query!(tx, products::own_locale(operator)).await?;
    Ok(StoredProducts {
        own_locale: own_locale.parse().unwrap_or_default(),
        texts: query!(tx, products::texts(operator, &ids)).await?,
        portals: query!(tx, products::portals(operator, &ids)).await?,
        dates: query!(tx, product_dates::offered(operator, &ids)).await?,
        expired: query!(tx, purchases::expired_places(operator, now)).await?,
        rows,
    })
}

impl StoredProducts {
    /// Returns what that portal shows.
    pub(super) fn shown_on(&self, portal: PortalId, now: Timestamp) -> Vec<Product> {
        let is_sold = |row: &ProductRow| row.everywhere || self.portals.contains(&(row.id, portal));
        let sold = self.rows.iter().filter(|row| is_sold(row));
        let products = sold.map(|row| (row, self.product(row, now)));
        products
            .filter(|(row, product)| sale::is_shown(sale::state(row, product, now)))
            .map(|(_, product)| product)
            .collect()
    }

    /// Returns what admins see. `offered` are the languages of the operator's portals.
    pub(super) fn details(
        &self,
        default_locale: Locale,
        offered: &[Locale],
        now: Timestamp,
    ) -> Vec<ProductDetails> {
        let of = |row: &ProductRow| {
            let product = self.product(row, now);
            let portals = self.portals.iter().filter(|(product, _)| *product == row.id);
            let dates: Vec<DateDetails> = self.dates_of(row).map(|date| self.date(date)).collect();
            ProductDetails {
                default_locale,
                offered: offered.to_vec(),
                version: row.version,
                portals: (!row.everywhere).then(|| portals.map(|(_, portal)| *portal).collect()),
                on_sale_from: row.on_sale_from,
                on_sale_until: row.on_sale_until,
                capacity: row.capacity,
                places_taken: self.taken(row),
                max_travellers: row.max_travellers,
                payment_hours: row.payment_hours,
                dates,
                state: sale::state(row, &product, now),
                product,
            }
        };
        self.rows.iter().map(of).collect()
    }

    fn product(&self, row: &ProductRow, now: Timestamp) -> Product {
        let texts = self.texts.iter().filter(|text| text.product_id == row.id);
        let dates = || {
            let coming = self.dates_of(row).filter(|date| now < date.at);
            coming.map(|date| self.coming(row, date)).collect()
        };
        let places_left = sale::places_left(row.capacity, self.taken(row));
        Product {
            id: row.id,
            own_locale: self.own_locale,
            title: row.title.clone(),
            description: row.description.clone(),
            translations: texts.filter_map(translation).collect(),
            price: Money { minor: row.price_minor, currency: row.currency.clone() },
            // With dates, each has places of its own.
            places_left: places_left.filter(|_| !row.dated),
            max_per_order: row.max_travellers.unwrap_or(MAX_TRAVELLERS),
            dates: row.dated.then(dates),
        }
    }

    fn dates_of(&self, row: &ProductRow) -> impl Iterator<Item = &ProductDateRow> {
        let product = row.id;
        self.dates.iter().filter(move |date| date.product_id == product)
    }

    /// Returns a date to come of a product.
    fn coming(&self, row: &ProductRow, date: &ProductDateRow) -> ProductDate {
        let capacity = date.capacity.or(row.capacity);
        let places_left = sale::places_left(capacity, self.taken_of(date));
        ProductDate { id: date.id, at: date.at, places_left }
    }

    fn date(&self, date: &ProductDateRow) -> DateDetails {
        let places_taken = self.taken_of(date);
        DateDetails { at: date.at, capacity: date.capacity, places_taken }
    }

    /// Returns how many places are taken of a product itself.
    fn taken(&self, row: &ProductRow) -> i32 {
        let is_of =
            |one: &ExpiredPlacesRow| one.product_id == Some(row.id) && one.date_id.is_none();
        sale::places_taken(row.places_sold, self.expired(is_of))
    }

    /// Returns how many places are taken of a date.
    fn taken_of(&self, date: &ProductDateRow) -> i32 {
        let is_of = |one: &ExpiredPlacesRow| one.date_id == Some(date.id);
        sale::places_taken(date.places_sold, self.expired(is_of))
    }

    fn expired(&self, is_of: impl Fn(&ExpiredPlacesRow) -> bool) -> i64 {
        self.expired.iter().find(|one| is_of(one)).and_then(|one| one.places).unwrap_or(0)
    }
}

fn translation(row: &ProductTextRow) -> Option<ProductText> {
    Some(ProductText {
        locale: row.locale.parse().ok()?,
        title: row.title.clone(),
        description: row.description.clone(),
    })
}

#[cfg(test)]
mod tests;
