//! Events as the API and webhooks show them.

use crate::{
    AccessError, ApiCaller,
    groups::Events,
    store::{StoreError, Tx, query, read, rows::DomainEventRow},
};
use model::{ApiScope, CustomerNumber, EventKind, Page, Timestamp};

/// An event, with the numbers of its customer and its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedEvent {
    /// The same in a list and in a webhook.
    pub id: String,
    pub kind: EventKind,
    pub at: Timestamp,
    pub customer: Option<CustomerNumber>,
    /// The customer who was merged into the other one, or separated again.
    pub absorbed: Option<CustomerNumber>,
    pub order: Option<String>,
}

impl Events<'_> {
    /// Returns the events of the caller's operator after a position, oldest first, `size` a page, and the position after
    /// the last of them: the next events begin there, also if there are none yet.
    ///
    /// # Errors
    /// [`AccessError`] when the token lacks the scope or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = caller.operator.get()))]
    pub async fn list_by_api(
        self,
        caller: &ApiCaller,
        after: i64,
        size: usize,
    ) -> Result<(Page<ListedEvent>, i64), AccessError> {
        caller.allow(ApiScope::ReadEvents)?;
        let (operator, limit) = (caller.operator, size as i64 + 1);
        let page = read!(self.accounts.store(), async |tx| {
            let rows = query!(tx, domain_events::after(operator, after, limit)).await?;
            let page = Page::of(rows, size, |row| row.place.unwrap_or(after));
            let position = page.items.last().and_then(|row| row.place).unwrap_or(after);
            let mut items = Vec::new();
            for row in &page.items {
                items.extend(listed(tx, row).await?);
            }
            Ok((Page { items, next: page.next }, position))
        });
        Ok(page.await?)
    }
}

/// Returns the event of a row. None if its kind is of another release.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn listed(
    tx: &mut Tx,
    row: &DomainEventRow,
) -> Result<Option<ListedEvent>, StoreError> {
    let Some(kind) = EventKind::from_code(&row.kind) else { return Ok(None) };
    let absorbed = match row.absorbed_id {
        Some(customer) => query!(tx, domain_events::number_of(row.operator_id, customer)).await?,
        None => None,
    };
    let number = |digits: Option<&str>| digits.and_then(|digits| digits.parse().ok());
    Ok(Some(ListedEvent {
        id: row.message_id.clone(),
        kind,
        at: row.at,
        customer: number(row.customer.as_deref()),
        absorbed: number(absorbed.as_deref()),
        order: row.order.clone(),
    }))
}
