//! Endpoints of webhooks.

use super::Conn;
use crate::store::{
    rows::{EndpointRow, NewEndpoint},
    schema::webhook_endpoints as endpoints,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{OperatorId, Timestamp, WebhookEndpointId, WebhookState};

/// More than an operator may have.
const LIST_LIMIT: i64 = 100;

/// Returns the endpoints of an operator, oldest first.
pub async fn of_operator(conn: &mut Conn, operator: OperatorId) -> QueryResult<Vec<EndpointRow>> {
    endpoints::table
        .filter(endpoints::operator_id.eq(operator))
        .select(EndpointRow::as_select())
        .order(endpoints::id)
        .limit(LIST_LIMIT)
        .load(conn)
        .await
}

pub async fn by_id(
    conn: &mut Conn,
    operator: OperatorId,
    endpoint: WebhookEndpointId,
) -> QueryResult<Option<EndpointRow>> {
    endpoints::table
        .filter(endpoints::operator_id.eq(operator).and(endpoints::id.eq(endpoint)))
        .select(EndpointRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Adds an endpoint. Returns its id.
pub async fn insert(conn: &mut Conn, endpoint: NewEndpoint<'_>) -> QueryResult<WebhookEndpointId> {
    diesel::insert_into(endpoints::table)
        .values(endpoint)
        .returning(endpoints::id)
        .get_result(conn)
        .await
}

/// Replaces the secret. The old one signs as well until that time.
pub async fn rotate(
    conn: &mut Conn,
    operator: OperatorId,
    endpoint: WebhookEndpointId,
    secret: &[u8],
    (old, until): (&[u8], Timestamp),
) -> QueryResult<()> {
    let row = endpoints::operator_id.eq(operator).and(endpoints::id.eq(endpoint));
    diesel::update(endpoints::table.filter(row))
        .set((
            endpoints::secret.eq(secret),
            endpoints::old_secret.eq(Some(old)),
            endpoints::old_secret_until.eq(Some(until)),
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

/// Forgets the failures of an endpoint that answers again.
pub async fn record_success(
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

/// Deletes an endpoint. What is left of its deliveries is deleted with it.
pub async fn delete(
    conn: &mut Conn,
    operator: OperatorId,
    endpoint: WebhookEndpointId,
) -> QueryResult<()> {
    let row = endpoints::operator_id.eq(operator).and(endpoints::id.eq(endpoint));
    diesel::delete(endpoints::table.filter(row)).execute(conn).await.map(|_| ())
}
