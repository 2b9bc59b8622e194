//! The body of a webhook: what happened, the numbers of its customer and order, and their state. No personal data.

use crate::{events::ListedEvent, store::StoreError};
use chrono::SecondsFormat;
use model::Timestamp;
use serde::Serialize;

/// The type of a test.
pub(super) const TEST: &str = "webhook.test";

#[derive(Serialize)]
struct Payload<'a> {
    r#type: &'a str,
    /// When it happened, by RFC 3339.
    timestamp: String,
    data: Data<'a>,
}

#[derive(Default, Serialize)]
struct Data<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    customer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    absorbed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'a str>,
}

/// Returns the body for an event.
///
/// # Errors
/// [`StoreError`] when it cannot be written as JSON.
pub(super) fn of(event: &ListedEvent) -> Result<String, StoreError> {
    let data = Data {
        customer: event.customer.as_ref().map(ToString::to_string),
        absorbed: event.absorbed.as_ref().map(ToString::to_string),
        order: event.order.as_deref(),
        state: event.kind.state(),
    };
    written(event.kind.code(), event.at, data)
}

/// Returns the body of a test.
///
/// # Errors
/// [`StoreError`] when it cannot be written as JSON.
pub(super) fn of_test(now: Timestamp) -> Result<String, StoreError> {
    written(TEST, now, Data::default())
}

fn written(kind: &str, at: Timestamp, data: Data<'_>) -> Result<String, StoreError> {
    let timestamp = at.and_utc().to_rfc3339_opts(SecondsFormat::Millis, true);
    Ok(serde_json::to_string(&Payload { r#type: kind, timestamp, data })?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{CustomerNumber, EventKind};

    #[test]
    fn a_body_has_what_the_event_has() {
        let event = ListedEvent {
            id: "evt_1".into(),
            kind: EventKind::OrderPaid,
            at: chrono::DateTime::UNIX_EPOCH.naive_utc(),
            customer: Some(CustomerNumber::from_draw(0)),
            absorbed: None,
            order: Some("P-4082620318".into()),
        };
        let number = CustomerNumber::from_draw(0);
        let expected = format!(
            "{{\"type\":\"order.paid\",\"timestamp\":\"1970-01-01T00:00:00.000Z\",\"data\":\
             {{\"customer\":\"{number}\",\"order\":\"P-4082620318\",\"state\":\"paid\"}}}}"
        );
        assert_eq!(of(&event).expect("JSON"), expected);
        let expected =
            r#"{"type":"webhook.test","timestamp":"1970-01-01T00:00:00.000Z","data":{}}"#;
        assert_eq!(of_test(event.at).expect("JSON"), expected);
    }
}
