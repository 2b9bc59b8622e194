//! Orders as other systems of the operator see them by the API.

use super::{purchase, version::version};
use crate::{
    AccessError, ApiCaller,
    groups::Orders,
    store::{StoreError, query, read, rows::ListedOrderRow},
};
use model::{
    ApiScope, CustomerNumber, ExternalId, OperatorId, OrderState, Page, Purchase, PurchaseId,
    PurchaseNumber, Timestamp,
};

/// An order of the API, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedOrder {
    pub customer: CustomerNumber,
    pub order: Purchase,
    /// What another system calls it.
    pub external_id: Option<String>,
    /// Another one after every change of the order.
    pub version: String,
}

/// Which orders a list has.
#[derive(Debug, Clone, Default)]
pub struct ApiOrderFilter {
    pub customer: Option<CustomerNumber>,
    pub state: Option<OrderState>,
}

impl Orders<'_> {
    /// Returns the orders of the caller's operator after a position, `size` a page. None belong to an unknown customer.
    ///
    /// # Errors
    /// [`AccessError`] when the token lacks the scope or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = caller.operator.get()))]
    pub async fn list_by_api(
        self,
        caller: &ApiCaller,
        filter: &ApiOrderFilter,
        after: i64,
        size: usize,
    ) -> Result<Page<ListedOrder>, AccessError> {
        caller.allow(ApiScope::ReadOrders)?;
        let (operator, limit, now) = (caller.operator, size as i64 + 1, self.accounts.now());
        let state = filter.state;
        let rows: Result<Vec<ListedOrderRow>, StoreError> =
            read!(self.accounts.store(), async |tx| {
                let mut customer = None;
                if let Some(number) = &filter.customer {
                    match query!(tx, customers::by_number(operator, number)).await? {
                        Some(found) => customer = Some(found.customer),
                        None => return Ok(Vec::new()),
                    }
                }
                Ok(query!(
                    tx,
                    api_lists::orders_after(operator, customer, state, after, limit, now)
                )
                .await?)
            })
            .await;
        let page = Page::of(rows?, size, |row| row.id);
        let items = page.items.into_iter().map(|row| listed(row, now)).collect();
        Ok(Page { items, next: page.next.map(PurchaseId::get) })
    }

    /// Returns the order of that number.
    ///
    /// # Errors
    /// [`AccessError`] when the token lacks the scope or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = caller.operator.get()))]
    pub async fn get_by_api(
        self,
        caller: &ApiCaller,
        number: &PurchaseNumber,
    ) -> Result<Option<ListedOrder>, AccessError> {
        caller.allow(ApiScope::ReadOrders)?;
        Ok(self.listed_order(caller.operator, number.as_str()).await?)
    }

    /// Returns the order that another system calls so.
    ///
    /// # Errors
    /// [`AccessError`] when the token lacks the scope or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = caller.operator.get()))]
    pub async fn get_by_external_id(
        self,
        caller: &ApiCaller,
        external_id: &ExternalId,
    ) -> Result<Option<ListedOrder>, AccessError> {
        caller.allow(ApiScope::ReadOrders)?;
        let (operator, id) = (caller.operator, external_id.as_str());
        let found = read!(self.accounts.store(), orders::by_external_id(operator, id)).await?;
        match found {
            Some((order, _)) => Ok(self.listed_order(operator, &order.purchase.number).await?),
            None => Ok(None),
        }
    }

    /// Returns the order that another system calls so if it has no name any more, as its customer has deleted their
    /// account.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn nameless_order(
        self,
        operator: OperatorId,
        external_id: &ExternalId,
    ) -> Result<Option<ListedOrder>, StoreError> {
        let id = external_id.as_str();
        let found = read!(self.accounts.store(), orders::by_external_id(operator, id)).await?;
        match found.map(|(order, _)| order.purchase) {
            Some(row) if row.first_name.is_empty() && row.last_name.is_empty() => {
                self.listed_order(operator, &row.number).await
            }
            Some(_) | None => Ok(None),
        }
    }

    /// Returns the order of that number, for every token.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn listed_order(
        self,
        operator: OperatorId,
        number: &str,
    ) -> Result<Option<ListedOrder>, StoreError> {
        let now = self.accounts.now();
        let row = read!(self.accounts.store(), api_lists::order(operator, number)).await?;
        Ok(row.map(|row| listed(row, now)))
    }
}

fn listed(row: ListedOrderRow, now: Timestamp) -> ListedOrder {
    ListedOrder {
        customer: row.customer,
        external_id: row.external_id,
        version: version(&row.purchase),
        order: purchase(row.purchase, now),
    }
}
