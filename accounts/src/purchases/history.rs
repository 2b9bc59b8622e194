//! The purchase history.

use super::checkout::proved_address;
use crate::{
    clock::end_of_time,
    groups::Orders,
    objections,
    store::{StoreError, Tx, query, read, rows::PurchaseRow},
};
use chrono::TimeDelta;
use model::{Customer, CustomerId, OperatorId, Page, Portal, Purchase, PurchaseId, Timestamp};
use std::collections::BTreeMap;

const PAGE: usize = 20;

impl Orders<'_> {
    /// Returns all purchases of a customer, and of guests with their proved address, newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn history(
        self,
        portal: &Portal,
        customer: &Customer,
    ) -> Result<Vec<Purchase>, StoreError> {
        let (operator, now) = (portal.operator, self.accounts.now());
        let rows = read!(self.accounts.store(), async |tx| {
            let people = people(tx, operator, customer, now).await?;
            Ok(query!(tx, purchases::of_customers(operator, &people, i64::MAX)).await?)
        });
        Ok(rows.await?.into_iter().map(|row| super::purchase(row, now)).collect())
    }

    /// Returns those of them that are for a date to come, and valid, by that date.
    ///
    /// # Errors
    /// As [`history`](Self::history).
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn coming(
        self,
        portal: &Portal,
        customer: &Customer,
    ) -> Result<Vec<Purchase>, StoreError> {
        let (operator, now) = (portal.operator, self.accounts.now());
        let rows = read!(self.accounts.store(), async |tx| {
            let people = people(tx, operator, customer, now).await?;
            Ok(query!(tx, purchases::coming(operator, &people, now)).await?)
        });
        Ok(rows.await?.into_iter().map(|row| super::purchase(row, now)).collect())
    }

    /// Returns a page of the others, which are past or have no date, newest first. `after` is the `next` of the previous
    /// page: the number of its last purchase.
    ///
    /// # Errors
    /// As [`history`](Self::history).
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn history_page(
        self,
        portal: &Portal,
        customer: &Customer,
        after: Option<&str>,
    ) -> Result<Page<Purchase, String>, StoreError> {
        let (operator, now) = (portal.operator, self.accounts.now());
        let rows = read!(self.accounts.store(), async |tx| {
            let people = people(tx, operator, customer, now).await?;
            page(tx, operator, &people, after, now).await
        });
        let page = Page::of(rows.await?, PAGE, |(_, row)| row.number.clone());
        let items = page.items.into_iter().map(|(_, row)| super::purchase(row, now)).collect();
        Ok(Page { items, next: page.next })
    }

    /// Returns one of those purchases.
    ///
    /// # Errors
    /// As [`history`](Self::history).
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn purchase(
        self,
        portal: &Portal,
        customer: &Customer,
        number: &str,
    ) -> Result<Option<Purchase>, StoreError> {
        let (operator, now) = (portal.operator, self.accounts.now());
        let row = read!(self.accounts.store(), async |tx| {
            let people = people(tx, operator, customer, now).await?;
            Ok(query!(tx, purchases::by_number_of_customers(operator, &people, number)).await?)
        });
        Ok(row.await?.map(|row| super::purchase(row, now)))
    }
}

/// Returns one purchase more than a page has, if there are as many. The purchases of each customer are one range of an
/// index, those of several are not: their ranges are merged here.
async fn page(
    tx: &mut Tx,
    operator: OperatorId,
    people: &[CustomerId],
    after: Option<&str>,
    now: Timestamp,
) -> Result<Vec<(PurchaseId, PurchaseRow)>, StoreError> {
    let position = match after {
        Some(number) => query!(tx, purchases::position_of(operator, people, number)).await?,
        None => None,
    };
    let start = position.unwrap_or((end_of_time(), PurchaseId::new(i64::MAX)));
    let limit = PAGE as i64 + 1;
    let mut rows = Vec::new();
    for &customer in people {
        rows.extend(
            query!(tx, purchases::of_customer_before(operator, customer, start, limit, now))
                .await?,
        );
    }
    rows.sort_by_key(|(id, row)| std::cmp::Reverse((row.at, *id)));
    rows.truncate(PAGE + 1);
    Ok(rows)
}

/// Returns the customers whose purchases a customer sees.
async fn people(
    tx: &mut Tx,
    operator: OperatorId,
    customer: &Customer,
    now: Timestamp,
) -> Result<Vec<CustomerId>, StoreError> {
    let Some(key) = proved_address(customer) else {
        return Ok(vec![customer.id]);
    };
    let is_agents = query!(tx, customers::is_agents_address(operator, &key)).await?;
    let guests = query!(tx, purchases::guests_of(operator, &key)).await?;
    let objections = objections::of_customers(tx, operator, &guests, now).await?;
    Ok(shown(customer.id, is_agents, &guests, &objections))
}

/// Returns the customer, and the guests with their proved address, unless it is an agent's, which sales at the counter
/// carry. Excludes guests whose address was changed while its former owner can object.
fn shown(
    customer: CustomerId,
    is_agents: bool,
    guests: &[CustomerId],
    objections: &BTreeMap<CustomerId, TimeDelta>,
) -> Vec<CustomerId> {
    let theirs =
        guests.iter().filter(|guest| !is_agents && !objections.contains_key(guest)).copied();
    std::iter::once(customer).chain(theirs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_history_has_what_guests_of_the_proved_address_bought() {
        for (is_agents, guests, objections, expected) in [
            (false, &[][..], &[][..], &[1][..]),
            (false, &[2, 3], &[], &[1, 2, 3]),
            (false, &[2, 3], &[2], &[1, 3]),
            (false, &[2], &[2], &[1]),
            (true, &[2, 3], &[], &[1]),
        ] {
            let objected: BTreeMap<_, _> =
                objections.iter().map(|id| (CustomerId::new(*id), TimeDelta::hours(1))).collect();
            let guests: Vec<_> = guests.iter().copied().map(CustomerId::new).collect();
            let people = shown(CustomerId::new(1), is_agents, &guests, &objected);
            let people: Vec<_> = people.into_iter().map(CustomerId::get).collect();
            assert_eq!(people, expected, "{guests:?} without {objections:?}");
        }
    }
}
