//! Events for other systems, and the webhooks that carry them.

use crate::store::schema;
use diesel::prelude::*;
use model::{
    CustomerId, DeliveryState, DomainEventId, OperatorId, PurchaseId, Timestamp, WebhookDeliveryId,
    WebhookEndpointId, WebhookState,
};

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::events)]
pub struct NewDomainEvent {
    pub operator_id: OperatorId,
    pub message_id: String,
    pub kind: &'static str,
    pub customer_id: Option<CustomerId>,
    pub absorbed_id: Option<CustomerId>,
    pub purchase_id: Option<PurchaseId>,
    pub at: Timestamp,
}

/// An event, with the numbers of its customer and its order.
#[derive(Debug, Clone, Queryable)]
pub struct DomainEventRow {
    pub id: DomainEventId,
    pub operator_id: OperatorId,
    pub message_id: String,
    pub kind: String,
    pub customer_id: Option<CustomerId>,
    pub absorbed_id: Option<CustomerId>,
    pub at: Timestamp,
    pub place: Option<i64>,
    /// Read as text: one that is no number must not stop the events of every operator.
    pub customer: Option<String>,
    pub order: Option<String>,
}

#[derive(Debug, Clone, Copy, Insertable)]
#[diesel(table_name = schema::webhook_endpoints)]
pub struct NewEndpoint<'a> {
    pub operator_id: OperatorId,
    pub url: &'a str,
    pub kinds: &'a str,
    pub secret: &'a [u8],
    pub state: WebhookState,
    pub failures: i32,
    pub retry_at: Timestamp,
    pub created_at: Timestamp,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::webhook_endpoints)]
pub struct EndpointRow {
    pub id: WebhookEndpointId,
    pub operator_id: OperatorId,
    pub url: String,
    pub kinds: String,
    pub secret: Vec<u8>,
    pub old_secret: Option<Vec<u8>>,
    pub old_secret_until: Option<Timestamp>,
    pub state: WebhookState,
    pub failures: i32,
    pub failing_since: Option<Timestamp>,
    pub retry_at: Timestamp,
    pub created_at: Timestamp,
}

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::webhook_deliveries)]
pub struct NewDelivery {
    pub operator_id: OperatorId,
    pub endpoint_id: WebhookEndpointId,
    pub message_id: String,
    pub kind: String,
    pub customer_id: Option<CustomerId>,
    pub payload: String,
    pub state: DeliveryState,
    pub attempts: i32,
    pub due_at: Timestamp,
    pub created_at: Timestamp,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::webhook_deliveries)]
pub struct DeliveryRow {
    pub id: WebhookDeliveryId,
    pub operator_id: OperatorId,
    pub endpoint_id: WebhookEndpointId,
    pub message_id: String,
    pub kind: String,
    pub customer_id: Option<CustomerId>,
    pub payload: String,
    pub state: DeliveryState,
    pub attempts: i32,
    pub due_at: Timestamp,
    pub first_tried_at: Option<Timestamp>,
    pub status: Option<i32>,
    pub answer: Option<String>,
    pub error: Option<String>,
    pub created_at: Timestamp,
}

/// What an endpoint answered to an attempt, or why there was no answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeliveryAnswer {
    pub status: Option<i32>,
    /// The beginning of the body.
    pub body: Option<String>,
    pub error: Option<String>,
}
