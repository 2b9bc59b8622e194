//! The parts of an export: a page of rows, and where the next one begins.

use super::Selection;
use crate::{
    AuditFilter, OrderFilter, StoreError,
    groups::Exports,
    mail_log,
    store::{
        read,
        rows::{AccountStatus, Listed, ListedOrderRow, OrderCustomerRow, OrderRow},
    },
    time_zones,
};
use model::{
    Agent, AuditEntry, AuditQuery, Cursor, CustomerFilter, CustomerId, ExportKind, MailEntry,
    MailState, Money, OrderQuery, Page, PurchaseId, TimeZone, Timestamp,
};
use serde_json::Value;
use std::collections::HashMap;

/// Rows of a part.
const PART: usize = 500;
/// How many parts of the list of customers are read for one part of the export.
const MAX_CHUNKS: usize = 20;

pub(super) struct ExportPart {
    pub rows: Vec<Vec<Value>>,
    /// Where the next part begins; `None` after the last one.
    pub next: Option<ExportPosition>,
}

pub(super) enum ExportPosition {
    Customer(Cursor),
    /// Before the row of that id.
    Before(i64),
}

impl Exports<'_> {
    /// Returns the part of an export that begins at a place, or the first one.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn part(
        self,
        agent: &Agent,
        selection: &Selection,
        place: Option<&ExportPosition>,
    ) -> Result<ExportPart, StoreError> {
        let (after, before) = match place {
            None => (None, None),
            Some(ExportPosition::Customer(cursor)) => (Some(cursor), None),
            Some(ExportPosition::Before(id)) => (None, Some(*id)),
        };
        match selection.kind {
            ExportKind::Customers => self.customers_part(agent, &selection.filter, after).await,
            ExportKind::Orders => self.orders_part(agent, &selection.orders, before).await,
            ExportKind::Audit => self.audit_part(agent, &selection.audit, before).await,
            ExportKind::Mails => self.mails_part(agent, selection.only_failed, before).await,
        }
    }

    async fn customers_part(
        self,
        agent: &Agent,
        filter: &CustomerFilter,
        after: Option<&Cursor>,
    ) -> Result<ExportPart, StoreError> {
        let customers = self.accounts.customers();
        let page = customers.listed(agent.into(), filter, after, (PART, MAX_CHUNKS)).await?;
        let ids: Vec<CustomerId> = page.items.iter().map(|listed| listed.found.id).collect();
        let accounts =
            read!(self.accounts.store(), search::accounts_of(agent.operator, &ids)).await?;
        let states: HashMap<CustomerId, AccountStatus> =
            accounts.into_iter().map(|account| (account.customer_id, account.state)).collect();
        let external_ids =
            read!(self.accounts.store(), search::external_ids_of(agent.operator, &ids)).await?;
        let external_ids: HashMap<CustomerId, Option<String>> = external_ids.into_iter().collect();
        let row = |listed: &Listed| {
            let id = listed.found.id;
            let external_id = external_ids.get(&id).and_then(Option::as_deref);
            customer(listed, states.get(&id).copied(), external_id, &agent.time_zone)
        };
        Ok(ExportPart {
            rows: page.items.iter().map(row).collect(),
            next: page.next.map(ExportPosition::Customer),
        })
    }

    async fn orders_part(
        self,
        agent: &Agent,
        query: &OrderQuery,
        before: Option<i64>,
    ) -> Result<ExportPart, StoreError> {
        // All of them are a range of one index.
        if *query == OrderQuery::default() {
            return self.all_orders_part(agent, before).await;
        }
        let (operator, now) = (agent.operator, self.accounts.now());
        // As the list, which shows nothing for a filter that cannot be read.
        let Some(filter) = OrderFilter::read(query, &agent.time_zone, now) else {
            return Ok(ExportPart { rows: Vec::new(), next: None });
        };
        let found = self.accounts.orders().found(operator, &filter, before, PART + 1).await?;
        let page = Page::of(found, PART, |(found, _)| found.id.get());
        let ids: Vec<PurchaseId> = page.items.iter().map(|(found, _)| found.id).collect();
        let external_ids =
            read!(self.accounts.store(), orders::external_ids_of(operator, &ids)).await?;
        let mut external_ids: HashMap<PurchaseId, Option<String>> =
            external_ids.into_iter().collect();
        let row = |(found, customer): (OrderRow, OrderCustomerRow)| {
            let listed = ListedOrderRow {
                id: found.id,
                customer: customer.number,
                external_id: external_ids.remove(&found.id).flatten(),
                purchase: found.purchase,
            };
            order(&listed, now, &agent.time_zone)
        };
        Ok(ExportPart {
            rows: page.items.into_iter().map(row).collect(),
            next: page.next.map(ExportPosition::Before),
        })
    }

    async fn all_orders_part(
        self,
        agent: &Agent,
        before: Option<i64>,
    ) -> Result<ExportPart, StoreError> {
        let (limit, now) = (PART as i64 + 1, self.accounts.now());
        let rows =
            read!(self.accounts.store(), purchases::before(agent.operator, before, limit)).await?;
        let page = Page::of(rows, PART, |row| row.id.get());
        let zone = &agent.time_zone;
        let rows = page.items.iter().map(|row| order(row, now, zone)).collect();
        Ok(ExportPart { rows, next: page.next.map(ExportPosition::Before) })
    }

    async fn audit_part(
        self,
        agent: &Agent,
        query: &AuditQuery,
        before: Option<i64>,
    ) -> Result<ExportPart, StoreError> {
        // As the list, which shows nothing for a filter that cannot be read.
        let Some(filter) = AuditFilter::read(query, &agent.time_zone) else {
            return Ok(ExportPart { rows: Vec::new(), next: None });
        };
        let (log, limit) = (self.accounts.audit_log(), PART as i64 + 1);
        let entries = log.entries(agent.operator, &filter, before, limit).await?;
        let page = Page::of(entries, PART, |entry| entry.id.get());
        let rows = page.items.iter().map(|entry| record(entry, &agent.time_zone)).collect();
        Ok(ExportPart { rows, next: page.next.map(ExportPosition::Before) })
    }

    async fn mails_part(
        self,
        agent: &Agent,
        only_failed: bool,
        before: Option<i64>,
    ) -> Result<ExportPart, StoreError> {
        let state = only_failed.then_some(MailState::Dead);
        let limit = PART as i64 + 1;
        let rows =
            read!(self.accounts.store(), mail_log::before(agent.operator, before, state, limit))
                .await?;
        let page = Page::of(rows, PART, |row| row.id.get());
        let entries = page.items.into_iter().map(mail_log::entry);
        Ok(ExportPart {
            rows: entries.map(|entry| mail(&entry, &agent.time_zone)).collect(),
            next: page.next.map(ExportPosition::Before),
        })
    }
}

fn customer(
    listed: &Listed,
    status: Option<AccountStatus>,
    external_id: Option<&str>,
    zone: &TimeZone,
) -> Vec<Value> {
    let found = &listed.found;
    let account = status.map_or("none", AccountStatus::as_str);
    vec![
        found.number.to_string().into(),
        found.first_name.as_str().into(),
        found.last_name.as_str().into(),
        found.email.clone().into(),
        found.phone.clone().into(),
        listed.locale.as_str().into(),
        account.into(),
        found.disabled.into(),
        moment(found.last_purchase_at, zone),
        moment(Some(listed.created_at), zone),
        external_id.into(),
    ]
}

fn order(listed: &ListedOrderRow, now: Timestamp, zone: &TimeZone) -> Vec<Value> {
    let row = &listed.purchase;
    let state = row.state_at(now);
    let total = Money { minor: row.total_minor, currency: row.currency.clone() };
    vec![
        row.number.as_str().into(),
        listed.customer.to_string().into(),
        row.product.as_str().into(),
        row.travellers.into(),
        total.plain().into(),
        row.currency.as_str().into(),
        row.first_name.as_str().into(),
        row.last_name.as_str().into(),
        row.email.as_str().into(),
        moment(Some(row.at), zone),
        moment(row.payable_until, zone),
        moment(row.paid_at, zone),
        state.code().into(),
        moment(row.cancelled_at, zone),
        row.refunded.into(),
        row.cancel_reason.clone().into(),
        moment(row.travel_at, zone),
        listed.external_id.clone().into(),
    ]
}

fn record(entry: &AuditEntry, zone: &TimeZone) -> Vec<Value> {
    vec![
        moment(Some(entry.at), zone),
        entry.agent.as_str().into(),
        entry.action.as_str().into(),
        entry.subject.as_str().into(),
        entry.before.clone().into(),
        entry.after.clone().into(),
        entry.ip.as_str().into(),
    ]
}

fn mail(entry: &MailEntry, zone: &TimeZone) -> Vec<Value> {
    vec![
        moment(Some(entry.at), zone),
        entry.recipient.as_str().into(),
        entry.kind.as_str().into(),
        entry.state.code().into(),
        entry.attempts.into(),
        entry.error.clone().into(),
        moment(entry.sent_at, zone),
    ]
}

/// Returns a moment by ISO 8601, in local time with its offset.
fn moment(at: Option<Timestamp>, zone: &TimeZone) -> Value {
    at.map(|at| time_zones::iso(at, zone)).into()
}
