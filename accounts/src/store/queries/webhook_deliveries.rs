//! Deliveries of events to endpoints of webhooks.

use super::Conn;
use crate::store::{
    rows::{DeliveryAnswer, DeliveryRow, NewDelivery},
    schema::{webhook_deliveries as deliveries, webhook_endpoints as endpoints},
};
use diesel::{
    dsl::{count_star, exists, min},
    prelude::*,
};
use diesel_async::RunQueryDsl;
use model::{
    CustomerId, DeliveryState, OperatorId, Timestamp, WebhookDeliveryId, WebhookEndpointId,
    WebhookState,
};

/// The states of what has not ended.
pub(super) const OPEN: [DeliveryState; 2] = [DeliveryState::Queued, DeliveryState::Waiting];

pub async fn insert(conn: &mut Conn, delivery: &NewDelivery) -> QueryResult<()> {
    diesel::insert_into(deliveries::table).values(delivery).execute(conn).await.map(|_| ())
}

/// Returns whether a delivery of that customer to that endpoint has not ended.
pub async fn has_open(
    conn: &mut Conn,
    operator: OperatorId,
    endpoint: WebhookEndpointId,
    customer: CustomerId,
) -> QueryResult<bool> {
    let open = deliveries::operator_id
        .eq(operator)
        .and(deliveries::endpoint_id.eq(endpoint))
        .and(deliveries::customer_id.eq(customer))
        .and(deliveries::state.eq_any(OPEN));
    let found: i64 = deliveries::table.filter(open).count().get_result(conn).await?;
    Ok(found > 0)
}

/// Returns endpoints with an id above that one that something can be sent to now, with their operators, in the order of
/// their ids. Of what waits for an endpoint the index is asked, however much that is.
pub async fn endpoints_due(
    conn: &mut Conn,
    after: WebhookEndpointId,
    limit: i64,
    now: Timestamp,
) -> QueryResult<Vec<(OperatorId, WebhookEndpointId)>> {
    let due = deliveries::table.filter(
        deliveries::endpoint_id
            .eq(endpoints::id)
            .and(deliveries::state.eq(DeliveryState::Queued))
            .and(deliveries::due_at.le(now)),
    );
    let ready = endpoints::id
        .gt(after)
        .and(endpoints::state.eq(WebhookState::Active))
        .and(endpoints::retry_at.le(now));
    endpoints::table
        .filter(ready)
        .filter(exists(due))
        .select((endpoints::operator_id, endpoints::id))
        .order(endpoints::id)
        .limit(limit)
        .load(conn)
        .await
}

/// Returns endpoints with an id above that one that nothing is sent to, though something waits for them, with their
/// operators, in the order of their ids. What waits for a removed one is deleted instead.
pub async fn endpoints_to_cancel(
    conn: &mut Conn,
    after: WebhookEndpointId,
    limit: i64,
) -> QueryResult<Vec<(OperatorId, WebhookEndpointId)>> {
    let open = deliveries::table
        .filter(deliveries::endpoint_id.eq(endpoints::id).and(deliveries::state.eq_any(OPEN)));
    endpoints::table
        .filter(endpoints::id.gt(after))
        .filter(endpoints::state.ne(WebhookState::Active))
        .filter(endpoints::state.ne(WebhookState::Removed))
        .filter(exists(open))
        .select((endpoints::operator_id, endpoints::id))
        .order(endpoints::id)
        .limit(limit)
        .load(conn)
        .await
}

/// Returns due deliveries of an endpoint, at most one of each customer, longest waiting first.
pub async fn due_of(
    conn: &mut Conn,
    operator: OperatorId,
    endpoint: WebhookEndpointId,
    limit: i64,
    now: Timestamp,
) -> QueryResult<Vec<WebhookDeliveryId>> {
    let due = deliveries::operator_id
        .eq(operator)
        .and(deliveries::endpoint_id.eq(endpoint))
        .and(deliveries::state.eq(DeliveryState::Queued))
        .and(deliveries::due_at.le(now));
    deliveries::table
        .filter(due)
        .select(deliveries::id)
        .order((deliveries::due_at, deliveries::id))
        .limit(limit)
        .load(conn)
        .await
}

/// Leases a delivery to that server and returns it, if it is still due: no other server gets it before the lease ends.
pub async fn lease(
    conn: &mut Conn,
    server: &str,
    delivery: WebhookDeliveryId,
    (now, until): (Timestamp, Timestamp),
) -> QueryResult<Option<DeliveryRow>> {
    let due = deliveries::id
        .eq(delivery)
        .and(deliveries::state.eq(DeliveryState::Queued))
        .and(deliveries::due_at.le(now));
    diesel::update(deliveries::table.filter(due))
        .set((
            deliveries::due_at.eq(until),
            deliveries::attempts.eq(deliveries::attempts + 1),
            deliveries::leased_by.eq(Some(server)),
        ))
        .returning(DeliveryRow::as_returning())
        .get_result(conn)
        .await
        .optional()
}

/// Condition of a delivery that is still leased by that server, for the attempt of that row.
macro_rules! is_leased {
    ($delivery:expr, $server:expr) => {
        deliveries::operator_id
            .eq($delivery.operator_id)
            .and(deliveries::id.eq($delivery.id))
            .and(deliveries::state.eq(DeliveryState::Queued))
            .and(deliveries::leased_by.eq($server))
            .and(deliveries::attempts.eq($delivery.attempts))
    };
}

/// Ends a delivery with its last answer. Returns whether it was still leased.
pub async fn end(
    conn: &mut Conn,
    delivery: &DeliveryRow,
    server: &str,
    state: DeliveryState,
    answer: &DeliveryAnswer,
    now: Timestamp,
) -> QueryResult<bool> {
    let marked = diesel::update(deliveries::table.filter(is_leased!(delivery, server)))
        .set((
            deliveries::state.eq(state),
            deliveries::leased_by.eq(None::<String>),
            deliveries::first_tried_at.eq(Some(delivery.first_tried_at.unwrap_or(now))),
            deliveries::status.eq(answer.status),
            deliveries::answer.eq(answer.body.as_deref()),
            deliveries::error.eq(answer.error.as_deref()),
            deliveries::ended_at.eq(Some(now)),
        ))
        .execute(conn)
        .await?;
    Ok(marked == 1)
}

/// Records a failed attempt, to be repeated at that time. Returns whether it was still leased.
pub async fn retry(
    conn: &mut Conn,
    delivery: &DeliveryRow,
    server: &str,
    answer: &DeliveryAnswer,
    (now, again_at): (Timestamp, Timestamp),
) -> QueryResult<bool> {
    let marked = diesel::update(deliveries::table.filter(is_leased!(delivery, server)))
        .set((
            deliveries::due_at.eq(again_at),
            deliveries::leased_by.eq(None::<String>),
            deliveries::first_tried_at.eq(Some(delivery.first_tried_at.unwrap_or(now))),
            deliveries::status.eq(answer.status),
            deliveries::answer.eq(answer.body.as_deref()),
            deliveries::error.eq(answer.error.as_deref()),
        ))
        .execute(conn)
        .await?;
    Ok(marked == 1)
}

/// Returns the next delivery of a customer that waits for the one that ended.
pub async fn next_waiting(
    conn: &mut Conn,
    operator: OperatorId,
    endpoint: WebhookEndpointId,
    customer: CustomerId,
) -> QueryResult<Option<WebhookDeliveryId>> {
    let waiting = deliveries::operator_id
        .eq(operator)
        .and(deliveries::endpoint_id.eq(endpoint))
        .and(deliveries::customer_id.eq(customer))
        .and(deliveries::state.eq(DeliveryState::Waiting));
    deliveries::table
        .filter(waiting)
        .select(deliveries::id)
        .order(deliveries::id)
        .first(conn)
        .await
        .optional()
}

/// Makes a waiting delivery due.
pub async fn set_queued(
    conn: &mut Conn,
    operator: OperatorId,
    delivery: WebhookDeliveryId,
    now: Timestamp,
) -> QueryResult<()> {
    let row = deliveries::operator_id.eq(operator).and(deliveries::id.eq(delivery));
    diesel::update(deliveries::table.filter(row))
        .set((deliveries::state.eq(DeliveryState::Queued), deliveries::due_at.eq(now)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Ends at most `limit` deliveries that have not ended of an endpoint, which is not sent to any more. Returns how many.
pub async fn cancel_open(
    conn: &mut Conn,
    operator: OperatorId,
    endpoint: WebhookEndpointId,
    limit: i64,
    now: Timestamp,
) -> QueryResult<usize> {
    let open = deliveries::operator_id
        .eq(operator)
        .and(deliveries::endpoint_id.eq(endpoint))
        .and(deliveries::state.eq_any(OPEN));
    let ids: Vec<WebhookDeliveryId> =
        deliveries::table.filter(open).select(deliveries::id).limit(limit).load(conn).await?;
    if ids.is_empty() {
        return Ok(0);
    }
    let some = deliveries::operator_id.eq(operator).and(deliveries::id.eq_any(&ids));
    diesel::update(deliveries::table.filter(some))
        .set((
            deliveries::state.eq(DeliveryState::Cancelled),
            deliveries::leased_by.eq(None::<String>),
            deliveries::ended_at.eq(Some(now)),
        ))
        .execute(conn)
        .await
}

/// Ends the leases of a server that shuts down: what it was sending is due at once. Returns how many they are. Only what
/// is queued is leased; without its state in the condition, no database reads all that waits.
pub async fn release(conn: &mut Conn, server: &str, now: Timestamp) -> QueryResult<usize> {
    diesel::update(deliveries::table.filter(deliveries::leased_by.eq(server)))
        .set((deliveries::due_at.eq(now), deliveries::leased_by.eq(None::<String>)))
        .execute(conn)
        .await
}

/// Ends the leases of all servers, none of which is running: what they were sending is due at once. Returns how many
/// they are.
pub async fn release_orphaned(conn: &mut Conn, now: Timestamp) -> QueryResult<usize> {
    diesel::update(deliveries::table.filter(deliveries::leased_by.is_not_null()))
        .set((deliveries::due_at.eq(now), deliveries::leased_by.eq(None::<String>)))
        .execute(conn)
        .await
}

/// Makes the queued deliveries due that wait for a moment after `again`, or for their first attempt after `first`, which
/// is earlier. Returns how many they are.
pub async fn make_due(
    conn: &mut Conn,
    (first, again): (Timestamp, Timestamp),
    now: Timestamp,
) -> QueryResult<usize> {
    let ahead = deliveries::state
        .eq(DeliveryState::Queued)
        .and(deliveries::due_at.gt(first))
        .and(deliveries::attempts.eq(0).or(deliveries::due_at.gt(again)));
    diesel::update(deliveries::table.filter(ahead))
        .set((deliveries::due_at.eq(now), deliveries::leased_by.eq(None::<String>)))
        .execute(conn)
        .await
}

/// Returns how many deliveries have not ended, and when the oldest of them was queued. The index by their end has both, so
/// that no row is read, however long queues and logs are.
pub async fn open(conn: &mut Conn) -> QueryResult<(i64, Option<Timestamp>)> {
    deliveries::table
        .filter(deliveries::ended_at.is_null())
        .select((count_star(), min(deliveries::created_at)))
        .get_result(conn)
        .await
}
