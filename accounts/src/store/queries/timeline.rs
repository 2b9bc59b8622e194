//! What happened to customers.

use super::Conn;
use crate::store::{
    rows::{EventRow, NewEvent},
    schema::{agents, timeline},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Timestamp;

pub async fn record(conn: &mut Conn, event: &NewEvent) -> QueryResult<()> {
    diesel::insert_into(timeline::table)
        .values(event)
        .execute(conn)
        .await
        .map(|_| ())
}

macro_rules! events {
    ($operator:expr, $customer:expr) => {
        timeline::table
            .left_join(agents::table.on(timeline::agent_id.eq(agents::id.nullable())))
            .filter(
                timeline::operator_id
                    .eq($operator)
                    .and(timeline::customer_id.eq($customer)),
            )
            .select((
                timeline::id,
                timeline::at,
                timeline::event,
                timeline::detail,
                timeline::ip,
                timeline::agent_id,
                agents::name.nullable(),
            ))
            .order(timeline::id.desc())
    };
}

/// Those of a customer, the latest first, from before that id.
pub async fn before(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    before: Option<i64>,
    most: i64,
) -> QueryResult<Vec<EventRow>> {
    events!(operator, customer)
        .filter(timeline::id.lt(before.unwrap_or(i64::MAX)))
        .limit(most)
        .load(conn)
        .await
}

/// The latest of these events of a customer.
pub async fn latest(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    kinds: &[&str],
) -> QueryResult<Option<EventRow>> {
    events!(operator, customer)
        .filter(timeline::event.eq_any(kinds))
        .first(conn)
        .await
        .optional()
}

/// When the address that a customer had until that moment was changed last.
pub async fn address_changed_at(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    until: Timestamp,
) -> QueryResult<Option<Timestamp>> {
    let change = events!(operator, customer)
        .filter(timeline::event.eq("email-changed"))
        .filter(timeline::at.le(until))
        .first::<EventRow>(conn)
        .await
        .optional()?;
    Ok(change.map(|change| change.at))
}

/// When an agent gave the customer another address than they had, after that moment; unless it was undone or the
/// customer changed it again since.
pub async fn address_changed_by_agent(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    after: Timestamp,
) -> QueryResult<Option<Timestamp>> {
    let kinds = ["email-changed", "email-change-undone"];
    let change = latest(conn, operator, customer, &kinds).await?;
    Ok(change
        .filter(|change| change.agent_id.is_some() && change.at > after)
        .map(|change| change.at))
}
