//! Events in the API: what happened since a cursor.

use super::paging::{Parameters, cursor};
use super::problem::Problem;
use super::refusals::Refusals;
use super::values::time;
use crate::state::AppState;
use accounts::{ApiCaller, ListedEvent};
use axum::extract::{RawQuery, State};
use axum::{Extension, Json};
use serde::Serialize;
use utoipa::ToSchema;

/// Something that happened to a customer, an order or an email.
#[derive(Debug, Serialize, ToSchema)]
pub struct Event {
    /// The `webhook-id` of the same event.
    #[schema(example = "evt_kT1X8f2mQ7vYl0oGZr3bJc5dWn9sHuEaPiM4tLxVg6A")]
    id: String,
    #[serde(rename = "type")]
    kind: EventType,
    #[schema(format = "date-time")]
    timestamp: String,
    data: EventData,
}

/// What an event is about, by the numbers that the API knows. A customer’s number finds them as long as they exist.
#[derive(Debug, Serialize, ToSchema)]
pub struct EventData {
    /// `null` for an email that was not sent to a customer.
    #[schema(example = "482-915-600")]
    customer: Option<String>,
    /// The customer who was merged into the other one, or separated from it again.
    absorbed: Option<String>,
    #[schema(example = "P-4082620318")]
    order: Option<String>,
    /// The state of the customer, order or email after the event; `null` if the state did not change.
    #[schema(example = "paid")]
    state: Option<String>,
}

/// The type of an event.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub enum EventType {
    #[serde(rename = "customer.created")]
    CustomerCreated,
    #[serde(rename = "customer.registered")]
    CustomerRegistered,
    #[serde(rename = "customer.activated")]
    CustomerActivated,
    #[serde(rename = "customer.updated")]
    CustomerUpdated,
    #[serde(rename = "customer.email_changed")]
    CustomerEmailChanged,
    #[serde(rename = "customer.merged")]
    CustomerMerged,
    #[serde(rename = "customer.unmerged")]
    CustomerUnmerged,
    #[serde(rename = "customer.disabled")]
    CustomerDisabled,
    #[serde(rename = "customer.enabled")]
    CustomerEnabled,
    #[serde(rename = "customer.deleted")]
    CustomerDeleted,
    #[serde(rename = "order.created")]
    OrderCreated,
    #[serde(rename = "order.paid")]
    OrderPaid,
    #[serde(rename = "order.cancelled")]
    OrderCancelled,
    #[serde(rename = "mail.failed")]
    MailFailed,
}

impl From<model::EventKind> for EventType {
    fn from(kind: model::EventKind) -> Self {
        use model::EventKind as Kind;
        match kind {
            Kind::CustomerCreated => Self::CustomerCreated,
            Kind::CustomerRegistered => Self::CustomerRegistered,
            Kind::CustomerActivated => Self::CustomerActivated,
            Kind::CustomerUpdated => Self::CustomerUpdated,
            Kind::CustomerEmailChanged => Self::CustomerEmailChanged,
            Kind::CustomerMerged => Self::CustomerMerged,
            Kind::CustomerUnmerged => Self::CustomerUnmerged,
            Kind::CustomerDisabled => Self::CustomerDisabled,
            Kind::CustomerEnabled => Self::CustomerEnabled,
            Kind::CustomerDeleted => Self::CustomerDeleted,
            Kind::OrderCreated => Self::OrderCreated,
            Kind::OrderPaid => Self::OrderPaid,
            Kind::OrderCancelled => Self::OrderCancelled,
            Kind::MailFailed => Self::MailFailed,
        }
    }
}

/// A page of events.
#[derive(Debug, Serialize, ToSchema)]
pub struct EventPage {
    items: Vec<Event>,
    /// The value of `after` for the next request: the last event of this page, or the same as before if there was none.
    next: String,
    /// Whether more events are available now.
    more: bool,
}

impl From<ListedEvent> for Event {
    fn from(event: ListedEvent) -> Self {
        Self {
            id: event.id,
            kind: event.kind.into(),
            timestamp: time(event.at),
            data: EventData {
                customer: event.customer.map(|number| number.to_string()),
                absorbed: event.absorbed.map(|number| number.to_string()),
                order: event.order,
                state: event.kind.state().map(str::to_owned),
            },
        }
    }
}

/// Lists events.
///
/// Oldest first, from the last 90 days, without personal data. Keep `next` and send it as `after` the next time: no
/// event is missed, and none comes twice. Events are available a few seconds after they happen. Requires the scope
/// `events.read`.
#[utoipa::path(
    get,
    path = "/api/v1/events",
    operation_id = "listEvents",
    tag = "events",
    params(
        ("after" = Option<String>, Query, description = "The `next` of the previous page; if left out, from the beginning"),
        ("limit" = Option<u32>, Query, description = "Events per page, from 1 to 100; 25 by default"),
    ),
    responses((status = 200, description = "A page of events", body = EventPage), Refusals)
)]
pub async fn list(
    State(state): State<AppState>,
    Extension(caller): Extension<ApiCaller>,
    RawQuery(query): RawQuery,
) -> Result<Json<EventPage>, Problem> {
    let query = Parameters::read(query.as_deref(), &["after", "limit"])?;
    let (after, limit) = (query.position("after")?, query.limit()?);
    let (page, position) = state.accounts.events().list_by_api(&caller, after, limit).await?;
    let more = page.next.is_some();
    let items = page.items.into_iter().map(Event::from).collect();
    Ok(Json(EventPage { items, next: cursor(position), more }))
}
