//! Timelines of customers.

use super::Conn;
use crate::{
    store::{
        rows::{EventRow, NewEvent},
        schema::{agents, timeline},
    },
    timeline::Event,
};
use diesel::{
    dsl::sql,
    prelude::*,
    sql_types::{BigInt, Bool},
};
use diesel_async::RunQueryDsl;
use model::{CustomerId, EventId, OperatorId, Timestamp};

pub async fn record(conn: &mut Conn, event: &NewEvent) -> QueryResult<()> {
    diesel::insert_into(timeline::table).values(event).execute(conn).await.map(|_| ())
}

macro_rules! events {
    ($operator:expr, $customer:expr) => {
        timeline::table
            .left_join(agents::table.on(timeline::agent_id.eq(agents::id.nullable())))
            .filter(timeline::operator_id.eq($operator).and(timeline::customer_id.eq($customer)))
            .select((
                timeline::id,
                timeline::at,
                timeline::event,
                timeline::detail,
                timeline::ip,
                timeline::agent_id,
                agents::name.nullable(),
                timeline::api_token,
            ))
            .order(timeline::id.desc())
    };
}

/// Returns the events of a customer with an id below that one, latest first.
pub async fn before(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    before: Option<i64>,
    limit: i64,
) -> QueryResult<Vec<EventRow>> {
    events!(operator, customer)
        .filter(timeline::id.lt(before.unwrap_or(i64::MAX)))
        .limit(limit)
        .load(conn)
        .await
}

/// Returns the latest event of a customer among these kinds.
pub async fn latest(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    kinds: &[Event],
) -> QueryResult<Option<EventRow>> {
    let is_meant = timeline::event.eq_any(kinds.iter().copied());
    events!(operator, customer).filter(is_meant).first(conn).await.optional()
}

/// Returns the events of a customer about the order of that number, latest first.
pub async fn about_order(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    number: &str,
    limit: i64,
) -> QueryResult<Vec<EventRow>> {
    // A number has no character that has a meaning in a pattern.
    let with_more = format!("{number} · %");
    events!(operator, customer)
        .filter(timeline::detail.eq(number).or(timeline::detail.like(with_more)))
        .limit(limit)
        .load(conn)
        .await
}

/// Returns the ids and details of a customer's events of these kinds since a moment.
pub async fn of_kinds_since(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    kinds: &[Event],
    since: Timestamp,
) -> QueryResult<Vec<(EventId, Option<String>)>> {
    timeline::table
        .filter(timeline::operator_id.eq(operator).and(timeline::customer_id.eq(customer)))
        .filter(timeline::at.ge(since).and(timeline::event.eq_any(kinds.iter().copied())))
        .select((timeline::id, timeline::detail))
        .load(conn)
        .await
}

/// Moves events to the timeline of another customer.
pub async fn move_to(
    conn: &mut Conn,
    operator: OperatorId,
    events: &[EventId],
    customer: CustomerId,
) -> QueryResult<()> {
    // As in `search::accounts_of`: the plus keeps SQLite off an index that begins with the operator.
    let of_operator = sql::<Bool>("+timeline.operator_id = ").bind::<BigInt, _>(operator);
    diesel::update(timeline::table.filter(timeline::id.eq_any(events).and(of_operator)))
        .set(timeline::customer_id.eq(customer))
        .execute(conn)
        .await
        .map(|_| ())
}
