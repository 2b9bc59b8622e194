//! Endpoints of webhooks.

use super::{Conn, webhook_deliveries::OPEN};
use crate::store::{
    rows::{EndpointRow, NewEndpoint},
    schema::{webhook_deliveries as deliveries, webhook_endpoints as endpoints},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{OperatorId, Timestamp, WebhookDeliveryId, WebhookEndpointId, WebhookState};

/// More than an operator may have.
const LIST_LIMIT: i64 = 100;

/// Returns the endpoints of an operator that were not removed, oldest first.
pub async fn of_operator(conn: &mut Conn, operator: OperatorId) -> QueryResult<Vec<EndpointRow>> {
    let kept = endpoints::operator_id.eq(operator).and(endpoints::state.ne(WebhookState::Removed));
    endpoints::table
        .filter(kept)
        .select(EndpointRow::as_select())
        .order(endpoints::id)
        .limit(LIST_LIMIT)
        .load(conn)
        .await
}

/// Returns an endpoint, unless it was removed.
pub async fn by_id(
    conn: &mut Conn,
    operator: OperatorId,
    endpoint: WebhookEndpointId,
) -> QueryResult<Option<EndpointRow>> {
    let kept = endpoints::operator_id
        .eq(operator)
        .and(endpoints::id.eq(endpoint))
        .and(endpoints::state.ne(WebhookState::Removed));
    endpoints::table.filter(kept).select(EndpointRow::as_select()).first(conn).await.optional()
}

/// Adds an endpoint. Returns its id.
pub async fn insert(conn: &mut Conn, endpoint: NewEndpoint<'_>) -> QueryResult<WebhookEndpointId> {
    diesel::insert_into(endpoints::table)
        .values(endpoint)
        .returning(endpoints::id)
        .get_result(conn)
        .await
}

/// Replaces the kinds of events that it gets.
pub async fn set_kinds(
    conn: &mut Conn,
    operator: OperatorId,
    endpoint: WebhookEndpointId,
    kinds: &str,
) -> QueryResult<()> {
    let row = endpoints::operator_id.eq(operator).and(endpoints::id.eq(endpoint));
    diesel::update(endpoints::table.filter(row))
        .set(endpoints::kinds.eq(kinds))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Replaces the secret. The old ones sign as well until that time, if there are any.
pub async fn rotate(
    conn: &mut Conn,
    operator: OperatorId,
    endpoint: WebhookEndpointId,
    secret: &[u8],
    old: Option<(&[u8], Timestamp)>,
) -> QueryResult<()> {
    let row = endpoints::operator_id.eq(operator).and(endpoints::id.eq(endpoint));
    diesel::update(endpoints::table.filter(row))
        .set((
            endpoints::secret.eq(secret),
            endpoints::old_secret.eq(old.map(|(old, _)| old)),
            endpoints::old_secret_until.eq(old.map(|(_, until)| until)),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Sets the state of an endpoint, and forgets its failures.
pub async fn set_state(
    conn: &mut Conn,
    operator: OperatorId,
    endpoint: WebhookEndpointId,
    state: WebhookState,
    now: Timestamp,
) -> QueryResult<()> {
    let row = endpoints::operator_id.eq(operator).and(endpoints::id.eq(endpoint));
    diesel::update(endpoints::table.filter(row))
        .set((
            endpoints::state.eq(state),
            endpoints::failures.eq(0),
            endpoints::failing_since.eq(None::<Timestamp>),
            endpoints::retry_at.eq(now),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Forgets the failures of an endpoint.
pub async fn forget_failures(
    conn: &mut Conn,
    operator: OperatorId,
    endpoint: WebhookEndpointId,
    now: Timestamp,
) -> QueryResult<()> {
    let failing = endpoints::operator_id
        .eq(operator)
        .and(endpoints::id.eq(endpoint))
        .and(endpoints::failures.gt(0));
    diesel::update(endpoints::table.filter(failing))
        .set((
            endpoints::failures.eq(0),
            endpoints::failing_since.eq(None::<Timestamp>),
            endpoints::retry_at.eq(now),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns whether nothing waits for an endpoint.
pub async fn is_idle(
    conn: &mut Conn,
    operator: OperatorId,
    endpoint: WebhookEndpointId,
) -> QueryResult<bool> {
    let open = deliveries::operator_id
        .eq(operator)
        .and(deliveries::endpoint_id.eq(endpoint))
        .and(deliveries::state.eq_any(OPEN));
    let waiting: Option<WebhookDeliveryId> =
        deliveries::table.filter(open).select(deliveries::id).first(conn).await.optional()?;
    Ok(waiting.is_none())
}

/// Counts a failed attempt, and pauses the endpoint until that time.
pub async fn record_failure(
    conn: &mut Conn,
    operator: OperatorId,
    endpoint: WebhookEndpointId,
    (since, retry_at): (Timestamp, Timestamp),
) -> QueryResult<()> {
    let row = endpoints::operator_id.eq(operator).and(endpoints::id.eq(endpoint));
    diesel::update(endpoints::table.filter(row))
        .set((
            endpoints::failures.eq(endpoints::failures + 1),
            endpoints::failing_since.eq(Some(since)),
            endpoints::retry_at.eq(retry_at),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Ends the pauses of endpoints that last beyond `again`, or without a failure beyond `first`, which is earlier. Returns
/// how many they are.
pub async fn end_pauses(
    conn: &mut Conn,
    (first, again): (Timestamp, Timestamp),
    now: Timestamp,
) -> QueryResult<usize> {
    let ahead = endpoints::retry_at
        .gt(first)
        .and(endpoints::failures.eq(0).or(endpoints::retry_at.gt(again)));
    diesel::update(endpoints::table.filter(ahead))
        .set(endpoints::retry_at.eq(now))
        .execute(conn)
        .await
}

/// Marks an endpoint as removed. Of its secrets that one is left, which replaces both.
pub async fn mark_removed(
    conn: &mut Conn,
    operator: OperatorId,
    endpoint: WebhookEndpointId,
    secret: &[u8],
) -> QueryResult<()> {
    let row = endpoints::operator_id.eq(operator).and(endpoints::id.eq(endpoint));
    diesel::update(endpoints::table.filter(row))
        .set((
            endpoints::state.eq(WebhookState::Removed),
            endpoints::secret.eq(secret),
            endpoints::old_secret.eq(None::<Vec<u8>>),
            endpoints::old_secret_until.eq(None::<Timestamp>),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns removed endpoints with an id above that one, with their operators, in the order of their ids.
pub async fn removed(
    conn: &mut Conn,
    after: WebhookEndpointId,
    limit: i64,
) -> QueryResult<Vec<(OperatorId, WebhookEndpointId)>> {
    endpoints::table
        .filter(endpoints::id.gt(after).and(endpoints::state.eq(WebhookState::Removed)))
        .select((endpoints::operator_id, endpoints::id))
        .order(endpoints::id)
        .limit(limit)
        .load(conn)
        .await
}

/// Deletes a removed endpoint. What is left of its deliveries is deleted with it.
pub async fn delete(
    conn: &mut Conn,
    operator: OperatorId,
    endpoint: WebhookEndpointId,
) -> QueryResult<()> {
    let row = endpoints::operator_id
        .eq(operator)
        .and(endpoints::id.eq(endpoint))
        .and(endpoints::state.eq(WebhookState::Removed));
    diesel::delete(endpoints::table.filter(row)).execute(conn).await.map(|_| ())
}
