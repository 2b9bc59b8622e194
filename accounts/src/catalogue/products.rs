//! Products as portals and as admins see them.

use super::sale;
use crate::{
    AccessError, ApiCaller,
    access::allow,
    groups::Catalogue,
    store::{
        StoreError, Tx, query, read,
        rows::{ProductRow, ProductTextRow},
    },
};
use model::{
    Agent, ApiScope, Locale, Money, OperatorId, Permission, Portal, PortalId, Product,
    ProductDetails, ProductId, ProductText, Timestamp, product::MAX_TRAVELLERS,
};

/// The most retired products that admins are shown.
const MAX_RETIRED: i64 = 200;

/// Products with their texts and portals.
struct StoredProducts {
    rows: Vec<ProductRow>,
    /// The language of the rows' own texts.
    own_locale: Locale,
    texts: Vec<ProductTextRow>,
    portals: Vec<(ProductId, PortalId)>,
    expired: Vec<(Option<ProductId>, Option<i64>)>,
}

impl Catalogue<'_> {
    /// Returns what the portal sells now, in the operator's order.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn on_sale(self, portal: &Portal) -> Result<Vec<Product>, StoreError> {
        let (operator, now) = (portal.operator, self.accounts.now());
        let loaded = read!(self.accounts.store(), async |tx| {
            let rows = query!(tx, products::active(operator)).await?;
            load(tx, operator, rows, now).await
        });
        Ok(loaded.await?.shown_on(portal.id, now))
    }

    /// Returns one product of the portal, if it is sold there now.
    ///
    /// # Errors
    /// As [`products`](Self::on_sale).
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn product(
        self,
        portal: &Portal,
        id: ProductId,
    ) -> Result<Option<Product>, StoreError> {
        let now = self.accounts.now();
        let found =
            read!(self.accounts.store(), async |tx| { on_sale(tx, portal, id, now).await }).await?;
        Ok(found.map(|(_, product)| product))
    }

    /// Returns every product of the operator: those that are not retired in the order of the portals, then the others.
    ///
    /// # Errors
    /// [`AccessError`].
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn list(self, agent: &Agent) -> Result<Vec<ProductDetails>, AccessError> {
        allow(agent, Permission::ManageCatalogue)?;
        let (operator, now) = (agent.operator, self.accounts.now());
        let loaded = read!(self.accounts.store(), async |tx| {
            let mut rows = query!(tx, products::active(operator)).await?;
            rows.extend(query!(tx, products::retired(operator, MAX_RETIRED)).await?);
            load(tx, operator, rows, now).await
        });
        Ok(loaded.await?.details(agent.locale, now))
    }

    /// Returns one of them.
    ///
    /// # Errors
    /// [`AccessError`].
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn get(
        self,
        agent: &Agent,
        id: ProductId,
    ) -> Result<Option<ProductDetails>, AccessError> {
        allow(agent, Permission::ManageCatalogue)?;
        let (operator, now) = (agent.operator, self.accounts.now());
        let loaded = read!(self.accounts.store(), async |tx| {
            let row = query!(tx, products::by_id(operator, id)).await?;
            load(tx, operator, row.into_iter().collect(), now).await
        });
        Ok(loaded.await?.details(agent.locale, now).pop())
    }

    /// Returns the products that are not retired, in the order of the portals, as the API shows them.
    ///
    /// # Errors
    /// [`AccessError`] when the token lacks the scope or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = caller.operator.get()))]
    pub async fn list_by_api(self, caller: &ApiCaller) -> Result<Vec<ProductDetails>, AccessError> {
        caller.allow(ApiScope::ReadProducts)?;
        let (operator, now) = (caller.operator, self.accounts.now());
        let loaded = read!(self.accounts.store(), async |tx| {
            let rows = query!(tx, products::active(operator)).await?;
            load(tx, operator, rows, now).await
        });
        Ok(loaded.await?.details(caller.locale, now))
    }

    /// Returns id and name of the portals that a product can be sold on.
    ///
    /// # Errors
    /// [`AccessError`].
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn portals(self, agent: &Agent) -> Result<Vec<(PortalId, String)>, AccessError> {
        allow(agent, Permission::ManageCatalogue)?;
        let operator = agent.operator;
        let portals = read!(self.accounts.store(), providers::portals_of(operator)).await?;
        Ok(portals.into_iter().map(|(id, name, _)| (id, name)).collect())
    }
}

/// Returns a product that the portal sells now, with its row.
pub(crate) async fn on_sale(
    tx: &mut Tx,
    portal: &Portal,
    id: ProductId,
    now: Timestamp,
) -> Result<Option<(ProductRow, Product)>, StoreError> {
    let operator = portal.operator;
    let Some(row) = query!(tx, products::by_id(operator, id)).await? else {
        return Ok(None);
    };
    let loaded = load(tx, operator, vec![row.clone()], now).await?;
    Ok(loaded.shown_on(portal.id, now).pop().map(|product| (row, product)))
}

/// Reads the texts and portals of products.
async fn load(
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
        expired: query!(tx, purchases::expired_places(operator, now)).await?,
        rows,
    })
}

impl StoredProducts {
    /// Returns what that portal shows.
    fn shown_on(&self, portal: PortalId, now: Timestamp) -> Vec<Product> {
        let is_sold = |row: &ProductRow| row.everywhere || self.portals.contains(&(row.id, portal));
        self.rows
            .iter()
            .filter(|row| is_sold(row))
            .filter(|row| sale::is_shown(sale::state(row, None, now)))
            .map(|row| self.product(row))
            .collect()
    }

    fn details(&self, default_locale: Locale, now: Timestamp) -> Vec<ProductDetails> {
        let of = |row: &ProductRow| {
            let product = self.product(row);
            let portals = self.portals.iter().filter(|(product, _)| *product == row.id);
            ProductDetails {
                default_locale,
                version: row.version,
                portals: (!row.everywhere).then(|| portals.map(|(_, portal)| *portal).collect()),
                on_sale_from: row.on_sale_from,
                on_sale_until: row.on_sale_until,
                capacity: row.capacity,
                places_taken: self.taken(row),
                max_travellers: row.max_travellers,
                payment_hours: row.payment_hours,
                state: sale::state(row, product.places_left, now),
                product,
            }
        };
        self.rows.iter().map(of).collect()
    }

    fn product(&self, row: &ProductRow) -> Product {
        let texts = self.texts.iter().filter(|text| text.product_id == row.id);
        Product {
            id: row.id,
            own_locale: self.own_locale,
            title: row.title.clone(),
            description: row.description.clone(),
            translations: texts.filter_map(translation).collect(),
            price: Money { minor: row.price_minor, currency: row.currency.clone() },
            places_left: sale::places_left(row.capacity, self.taken(row)),
            max_per_order: row.max_travellers.unwrap_or(MAX_TRAVELLERS),
        }
    }

    fn taken(&self, row: &ProductRow) -> i32 {
        let mut expired = self.expired.iter();
        let expired = expired.find(|(product, _)| *product == Some(row.id));
        sale::places_taken(row.places_sold, expired.and_then(|(_, places)| *places).unwrap_or(0))
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
mod tests {
    use super::super::sale::tests::{at, row};
    use super::*;

    #[test]
    fn a_portal_shows_what_is_sold_there_now() {
        let product = |id, everywhere| ProductRow { id, everywhere, ..row() };
        let loaded = StoredProducts {
            rows: vec![
                product(ProductId::new(1), true),
                product(ProductId::new(2), false),
                product(ProductId::new(3), false),
                ProductRow { retired_at: Some(at(1)), ..product(ProductId::new(4), true) },
                ProductRow { on_sale_from: Some(at(9)), ..product(ProductId::new(5), true) },
                ProductRow {
                    capacity: Some(3),
                    places_sold: 3,
                    ..product(ProductId::new(6), true)
                },
                ProductRow {
                    capacity: Some(3),
                    places_sold: 3,
                    ..product(ProductId::new(7), true)
                },
            ],
            own_locale: Locale::English,
            texts: Vec::new(),
            portals: [(2, 20), (3, 10), (3, 20)]
                .map(|(product, portal)| (ProductId::new(product), PortalId::new(portal)))
                .to_vec(),
            expired: vec![(None, Some(9)), (Some(ProductId::new(7)), Some(2))],
        };
        let shown = |portal| -> Vec<_> {
            let products = loaded.shown_on(PortalId::new(portal), at(5));
            products.into_iter().map(|product| (product.id.get(), product.places_left)).collect()
        };
        assert_eq!(shown(10), [(1, None), (3, None), (6, Some(0)), (7, Some(2))]);
        assert_eq!(shown(20), [(1, None), (2, None), (3, None), (6, Some(0)), (7, Some(2))]);
    }
}
