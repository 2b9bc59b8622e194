//! The log of deliveries to endpoints of webhooks, and what admins queue from it.

use super::{Conn, webhook_deliveries::OPEN};
use crate::store::{
    rows::{DeliveryRow, NewDelivery},
    schema::webhook_deliveries as deliveries,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{OperatorId, WebhookDeliveryId, WebhookEndpointId};

/// Returns whether the same has not ended for that endpoint: a delivery of that message, or, of the kind `once`, any. Very
/// many may wait for an endpoint; only those of the same customer are read, or those of none.
pub async fn has_open_like(
    conn: &mut Conn,
    delivery: &NewDelivery,
    once: &str,
) -> QueryResult<bool> {
    let is_same = deliveries::operator_id
        .eq(delivery.operator_id)
        .and(deliveries::endpoint_id.eq(delivery.endpoint_id))
        .and(deliveries::state.eq_any(OPEN))
        .and(deliveries::kind.eq(delivery.kind.as_str()))
        .and(deliveries::message_id.eq(delivery.message_id.as_str()).or(deliveries::kind.eq(once)));
    let same = deliveries::table.filter(is_same);
    let found: i64 = match delivery.customer_id {
        Some(customer) => {
            same.filter(deliveries::customer_id.eq(customer)).count().get_result(conn).await?
        }
        None => same.filter(deliveries::customer_id.is_null()).count().get_result(conn).await?,
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
