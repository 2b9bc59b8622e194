//! Events for other systems of an operator.

use super::Conn;
use crate::store::{
    rows::{DomainEventRow, NewDomainEvent},
    schema::{customers, event_places, events, purchases},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{CustomerId, DomainEventId, OperatorId};

macro_rules! with_numbers {
    ($filter:expr) => {
        events::table
            .left_join(customers::table.on(events::customer_id.eq(customers::id.nullable())))
            .left_join(purchases::table.on(events::purchase_id.eq(purchases::id.nullable())))
            .filter($filter)
            .select((
                events::id,
                events::operator_id,
                events::message_id,
                events::kind,
                events::customer_id,
                events::absorbed_id,
                events::at,
                events::place,
                customers::number.nullable(),
                purchases::number.nullable(),
            ))
    };
}

pub async fn record(conn: &mut Conn, event: &NewDomainEvent) -> QueryResult<()> {
    diesel::insert_into(events::table).values(event).execute(conn).await.map(|_| ())
}

/// Returns events of all operators that have no place yet, in the order of their ids.
pub async fn without_place(conn: &mut Conn, limit: i64) -> QueryResult<Vec<DomainEventRow>> {
    with_numbers!(events::place.is_null()).order(events::id).limit(limit).load(conn).await
}

/// Reserves places. Returns the last one of them.
pub async fn reserve_places(conn: &mut Conn, count: i64) -> QueryResult<i64> {
    diesel::update(event_places::table.find(1))
        .set(event_places::last.eq(event_places::last + count))
        .returning(event_places::last)
        .get_result(conn)
        .await
}

/// Gives an event its place, unless it has one. Returns whether it had none.
pub async fn set_place(conn: &mut Conn, event: DomainEventId, place: i64) -> QueryResult<bool> {
    let open = events::id.eq(event).and(events::place.is_null());
    let placed = diesel::update(events::table.filter(open))
        .set(events::place.eq(place))
        .execute(conn)
        .await?;
    Ok(placed == 1)
}

/// Returns the events of an operator after a place, in their order.
pub async fn after(
    conn: &mut Conn,
    operator: OperatorId,
    place: i64,
    limit: i64,
) -> QueryResult<Vec<DomainEventRow>> {
    let later = events::operator_id.eq(operator).and(events::place.gt(place).assume_not_null());
    with_numbers!(later).order(events::place).limit(limit).load(conn).await
}

/// Returns the number of a customer, also of one who was merged into another.
pub async fn number_of(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<Option<String>> {
    customers::table
        .filter(customers::operator_id.eq(operator).and(customers::id.eq(customer)))
        .select(customers::number)
        .first(conn)
        .await
        .optional()
}
