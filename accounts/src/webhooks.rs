//! Webhooks by the Standard Webhooks specification: events are sent to endpoints of other systems. `queue` puts a
//! published event in the queue of each endpoint that takes it; `worker` sends what is due, one attempt by `delivery`;
//! `cancellation` empties the queue of a disabled endpoint, and `removal` deletes one with its log; `administration`,
//! `kinds`, `rotation`, `removal` and `log` have the actions of admins, `form` reads their input, `signing` creates
//! secrets and signatures.
//!
//! An event is delivered at least once, and those of one customer to one endpoint in their order: while a delivery has
//! not ended, later ones of its customer wait. Attempts are repeated for three days. An endpoint that accepted nothing
//! in that time, or answers that it wants no more, is disabled, and its queued deliveries are cancelled; other systems
//! read the missed events by the API.

mod administration;
mod cancellation;
mod delivery;
mod form;
mod kinds;
mod log;
mod outcome;
mod payload;
mod queue;
mod removal;
mod retry_after;
mod rotation;
mod signing;
mod worker;

pub use administration::CreatedWebhook;
pub use form::WebhookForm;
pub(crate) use outcome::MAX_PAUSE;
pub(crate) use queue::queue;

use crate::store::rows::EndpointRow;
use chrono::TimeDelta;
use model::{EventKind, OperatorId, WebhookEndpoint};

/// Time that a delivery is retried, and after which an endpoint that accepts nothing is disabled.
const RETRY_TTL: TimeDelta = TimeDelta::hours(72);
/// Time that the previous secret signs as well.
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
