//! Products as portals and as admins see them.

use super::stored::{load, offered_languages, on_sale};
use crate::{
    AccessError, ApiCaller,
    access::allow,
    groups::Catalogue,
    store::{StoreError, query, read},
};
use model::{Agent, ApiScope, Permission, Portal, PortalId, Product, ProductDetails, ProductId};

/// Maximum retired products that admins see.
const MAX_RETIRED: i64 = 200;

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
        Ok(found.map(|found| found.product))
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
            let offered = offered_languages(tx, operator).await?;
            Ok((load(tx, operator, rows, now).await?, offered))
        });
        let (loaded, offered) = loaded.await?;
        Ok(loaded.details(agent.locale, &offered, now))
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
            let offered = offered_languages(tx, operator).await?;
            Ok((load(tx, operator, row.into_iter().collect(), now).await?, offered))
        });
        let (loaded, offered) = loaded.await?;
        Ok(loaded.details(agent.locale, &offered, now).pop())
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
        Ok(loaded.await?.details(caller.locale, &[], now))
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
