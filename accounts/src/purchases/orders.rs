//! Orders as agents find and read them.

use super::{order_filter::OrderFilter, purchase};
use crate::{
    AccessError, StoreError,
    access::allow,
    clock::{beginning_of_time, end_of_time},
    groups::Orders,
    mail_log,
    store::{
        Tx, query, read,
        rows::{OrderCustomerRow, OrderRow, OrderScan},
    },
};
use chrono::TimeDelta;
use model::{
    Agent, MailEntry, OperatorId, OrderDetails, OrderState, OrderSummary, Page, Permission,
    PurchaseId, PurchaseNumber, TimelineEntry, Timestamp,
};

const PAGE: usize = 50;
/// Of no order, and after those of all.
const LAST: PurchaseId = PurchaseId::new(i64::MAX);
/// Maximum events in the history of an order.
const MAX_EVENTS: i64 = 50;
/// Maximum mails of a customer among which those about an order are found.
const MAX_MAILS: i64 = 100;

impl Orders<'_> {
    /// Returns the orders of the operator that pass a filter, newest first. `before` is the `next` of the previous page.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn list(
        self,
        agent: &Agent,
        filter: &OrderFilter,
        before: Option<i64>,
    ) -> Result<Page<OrderSummary>, AccessError> {
        allow(agent, Permission::ManageOrders)?;
        let now = self.accounts.now();
        let found = self.found(agent.operator, filter, before, PAGE + 1).await?;
        let page = Page::of(found, PAGE, |(order, _)| order.id.get());
        let items = page.items.into_iter().map(|found| summary(found, now)).collect();
        Ok(Page { items, next: page.next })
    }

    /// Returns at most `limit` orders that pass a filter with their customers, newest first: those after the order of the
    /// id `before`.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn found(
        self,
        operator: OperatorId,
        filter: &OrderFilter,
        before: Option<i64>,
        limit: usize,
    ) -> Result<Vec<(OrderRow, OrderCustomerRow)>, StoreError> {
        let now = self.accounts.now();
        read!(self.accounts.store(), async |tx| {
            find(tx, operator, filter, (before, limit), now).await
        })
        .await
    }

    /// Returns the order of that number, with its history and mails. `None` if the operator has no such order.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn details(
        self,
        agent: &Agent,
        number: &PurchaseNumber,
    ) -> Result<Option<OrderDetails>, AccessError> {
        allow(agent, Permission::ManageOrders)?;
        let (operator, number, now) = (agent.operator, number.as_str(), self.accounts.now());
        let Some(found) = read!(self.accounts.store(), orders::by_number(operator, number)).await?
        else {
            return Ok(None);
        };
        let customer = found.0.customer_id;
        let events = read!(
            self.accounts.store(),
            timeline::about_order(operator, customer, number, MAX_EVENTS)
        )
        .await?;
        let mails =
            read!(self.accounts.store(), mail_log::of_customer(operator, customer, MAX_MAILS))
                .await?;
        let mails = mails.into_iter().filter(|row| mail_log::is_about_order(row, number));
        let mails: Vec<MailEntry> = mails.map(mail_log::entry).collect();
        let history = events.into_iter().map(TimelineEntry::from).collect();
        let id = found.0.id;
        let external_id =
            read!(self.accounts.store(), orders::external_id_of(operator, id)).await?;
        let order = summary(found, now);
        Ok(Some(OrderDetails { order, history, mails, external_id }))
    }
}

/// Returns the orders after that one, up to a limit. Without a state, the lists of all states are merged: so every list
/// is a range of one index.
async fn find(
    tx: &mut Tx,
    operator: OperatorId,
    filter: &OrderFilter,
    (before, limit): (Option<i64>, usize),
    now: Timestamp,
) -> Result<Vec<(OrderRow, OrderCustomerRow)>, StoreError> {
    let customer = match &filter.customer {
        Some(number) => {
            let row = query!(tx, customer_details::by_number(operator, number)).await?;
            let Some(row) = row else { return Ok(Vec::new()) };
            Some(row.id)
        }
        None => None,
    };
    let before = before.map(PurchaseId::new);
    let placed_at = match before {
        Some(id) => query!(tx, orders::placed_at(operator, id)).await?,
        None => None,
    };
    let most = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut found = Vec::new();
    for state in filter.state.map_or_else(|| OrderState::ALL.to_vec(), |state| vec![state]) {
        let scan = scan(state, filter, placed_at.zip(before), now);
        found.extend(match (customer, filter.due_before) {
            (customer, Some(due)) => {
                query!(tx, orders::list_due(operator, customer, due, &scan, most)).await?
            }
            (Some(customer), None) => {
                query!(tx, orders::list_of_customer(operator, customer, &scan, most)).await?
            }
            (None, None) => query!(tx, orders::list(operator, &scan, most)).await?,
        });
    }
    found.sort_by_key(|(order, _)| std::cmp::Reverse((order.purchase.at, order.id)));
    found.truncate(limit);
    Ok(found)
}

/// Returns the range of orders of a state, after the last one of the previous page.
fn scan(
    state: OrderState,
    filter: &OrderFilter,
    after: Option<(Timestamp, PurchaseId)>,
    now: Timestamp,
) -> OrderScan {
    // The orders of a file may be of any time, and another server's clock may be ahead.
    let (earliest, latest) = (beginning_of_time(), end_of_time());
    let until = filter.until.map_or(latest, |until| until - TimeDelta::milliseconds(1));
    let (at, id) = after.unwrap_or((until, LAST));
    // Until it is marked as expired, an order that was not paid in time is among the reserved ones.
    let is_only_reserved = filter.state == Some(OrderState::Reserved);
    OrderScan {
        state,
        from: filter.from.unwrap_or(earliest),
        until: at.min(until),
        before: if at > until { LAST } else { id },
        payable_after: if is_only_reserved { now } else { earliest },
    }
}

fn summary((row, customer): (OrderRow, OrderCustomerRow), now: Timestamp) -> OrderSummary {
    OrderSummary {
        customer_name: format!("{} {}", customer.first_name, customer.last_name).trim().to_owned(),
        customer: customer.number,
        purchase: purchase(row.purchase, now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> Timestamp {
        chrono::DateTime::UNIX_EPOCH.naive_utc() + TimeDelta::minutes(minutes)
    }

    #[test]
    fn a_page_begins_at_the_end_of_the_range_and_goes_on_after_the_last_order() {
        let filter =
            |until: Option<i64>| OrderFilter { until: until.map(at), ..OrderFilter::default() };
        let last_before = |minutes| at(minutes) - TimeDelta::milliseconds(1);
        for (until, after, expected) in [
            (None, None, (end_of_time(), LAST)),
            (Some(4), None, (last_before(4), LAST)),
            (Some(4), Some((at(3), PurchaseId::new(7))), (at(3), PurchaseId::new(7))),
            (Some(4), Some((at(4), PurchaseId::new(7))), (last_before(4), LAST)),
            (None, Some((at(3), PurchaseId::new(7))), (at(3), PurchaseId::new(7))),
        ] {
            let found = scan(OrderState::Paid, &filter(until), after, at(5));
            assert_eq!((found.until, found.before), expected, "{until:?} {after:?}");
        }
    }

    #[test]
    fn reserved_orders_are_those_that_can_still_be_paid() {
        let only = |state| OrderFilter { state, ..OrderFilter::default() };
        for (state, expected) in [(Some(OrderState::Reserved), at(5)), (None, beginning_of_time())]
        {
            let found = scan(OrderState::Reserved, &only(state), None, at(5));
            assert_eq!(found.payable_after, expected, "{state:?}");
        }
    }
}
