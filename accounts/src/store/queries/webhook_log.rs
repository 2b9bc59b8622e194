//! The log of deliveries to endpoints of webhooks, and what admins queue from it.

use super::{Conn, webhook_deliveries::OPEN};
use crate::store::{rows::DeliveryRow, schema::webhook_deliveries as deliveries};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{OperatorId, WebhookDeliveryId, WebhookEndpointId};

/// Returns whether a delivery of that kind, and of that message if one is given, to that endpoint has not ended.
pub async fn has_open_of(
    conn: &mut Conn,
    operator: OperatorId,
    endpoint: WebhookEndpointId,
    kind: &str,
    message: Option<&str>,
) -> QueryResult<bool> {
    let open = deliveries::operator_id
        .eq(operator)
        .and(deliveries::endpoint_id.eq(endpoint))
        .and(deliveries::kind.eq(kind))
        .and(deliveries::state.eq_any(OPEN));
    let open = deliveries::table.filter(open);
    let found: i64 = match message {
        Some(message) => {
            open.filter(deliveries::message_id.eq(message)).count().get_result(conn).await?
        }
        None => open.count().get_result(conn).await?,
    };
    Ok(found > 0)
}

/// Returns the deliveries of an endpoint with an id below that one, latest first.
pub async fn before(
    conn: &mut Conn,
    operator: OperatorId,
    endpoint: WebhookEndpointId,
    before: Option<i64>,
    limit: i64,
) -> QueryResult<Vec<DeliveryRow>> {
    let earlier = deliveries::operator_id
        .eq(operator)
        .and(deliveries::endpoint_id.eq(endpoint))
        .and(deliveries::id.lt(before.unwrap_or(i64::MAX)));
    deliveries::table
        .filter(earlier)
        .select(DeliveryRow::as_select())
        .order(deliveries::id.desc())
        .limit(limit)
        .load(conn)
        .await
}

pub async fn by_id(
    conn: &mut Conn,
    operator: OperatorId,
    delivery: WebhookDeliveryId,
) -> QueryResult<Option<DeliveryRow>> {
    deliveries::table
        .filter(deliveries::operator_id.eq(operator).and(deliveries::id.eq(delivery)))
        .select(DeliveryRow::as_select())
        .first(conn)
        .await
        .optional()
}
