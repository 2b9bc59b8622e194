//! Webhooks by the Standard Webhooks specification: events are sent to endpoints of other systems. `queue` puts a
//! published event in the queue of each endpoint that takes it; `worker` sends what is due, one attempt by `delivery`;
//! `cancellation` empties the queue of a disabled endpoint; `administration` and `log` are what admins do and see, `form`
//! reads theirs, `signing` makes secrets and signatures.
//!
//! An event is delivered at least once, and those of one customer to one endpoint in their order: while a delivery has
//! not ended, later ones of its customer wait. Attempts are repeated for three days. An endpoint that took nothing in
//! that time is disabled, and what was queued for it is cancelled; other systems read what they missed by the API.

mod administration;
mod cancellation;
mod delivery;
mod form;
mod log;
mod outcome;
mod payload;
mod queue;
mod rotation;
mod signing;
mod worker;

pub use administration::CreatedWebhook;
pub use form::WebhookForm;
pub(crate) use queue::queue;

use crate::store::rows::EndpointRow;
use chrono::TimeDelta;
use model::{EventKind, OperatorId, WebhookEndpoint};

/// How long a delivery is repeated, and an endpoint may take nothing until it is disabled.
const RETRY_TTL: TimeDelta = TimeDelta::hours(72);
/// How long the secret before the last one signs as well.
const OLD_SECRET_TTL: TimeDelta = TimeDelta::hours(24);

/// Returns the encryption context of the secrets of an operator's endpoints.
pub(crate) fn secret_purpose(operator: OperatorId) -> String {
    format!("webhook secret of operator {operator}")
}

/// Returns an endpoint as admins see it.
fn shown(row: EndpointRow) -> WebhookEndpoint {
    WebhookEndpoint {
        id: row.id,
        kinds: EventKind::split(&row.kinds),
        state: row.state,
        url: row.url,
        failing_since: row.failing_since,
        old_secret_until: row.old_secret_until,
        created_at: row.created_at,
    }
}
