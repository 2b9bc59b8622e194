//! Webhooks: endpoints of other systems that events are sent to, and the deliveries, as admins see them.

use crate::{EventKind, Timestamp, WebhookDeliveryId, WebhookEndpointId, codes::codes};
use serde::{Deserialize, Serialize};

codes!(
    /// Whether events are sent to an endpoint.
    WebhookState {
        Active = "active",
        /// By an admin.
        Disabled = "disabled",
        /// It took nothing for three days.
        Failed = "failed",
        /// It has answered that it wants no more events (410).
        Gone = "gone",
        /// By an admin, to whom it no longer exists: its log is being deleted.
        Removed = "removed",
    }
);

crate::stored_as_text!(WebhookState, code, |code| Some(WebhookState::stored(code)));

impl WebhookState {
    /// Returns the state of a stored code; an unknown one of another release is no reason to send.
    pub fn stored(code: &str) -> Self {
        Self::from_code(code).unwrap_or(Self::Disabled)
    }
}

codes!(
    /// How far a delivery is.
    DeliveryState {
        /// An earlier one of the same customer has not ended.
        Waiting = "waiting",
        /// It is sent when its time comes.
        Queued = "queued",
        Delivered = "delivered",
        /// It was given up after three days.
        Failed = "failed",
        /// Its endpoint was disabled.
        Cancelled = "cancelled",
    }
);

crate::stored_as_text!(DeliveryState, code, DeliveryState::from_code);

impl DeliveryState {
    /// Returns whether nothing more is sent.
    pub const fn has_ended(self) -> bool {
        matches!(self, Self::Delivered | Self::Failed | Self::Cancelled)
    }
}

codes!(
    /// Why there was no response to a delivery.
    DeliveryProblem {
        /// No key opens the secret to sign with.
        SecretUnreadable = "secret-unreadable",
        AddressInvalid = "address-invalid",
        /// It is not a public one by https.
        AddressForbidden = "address-forbidden",
        UnknownAuthority = "unknown-authority",
        BadCertificate = "bad-certificate",
        Unreachable = "unreachable",
        ProxyFailed = "proxy-failed",
        TooSlow = "too-slow",
        TooBig = "too-big",
    }
);

/// An endpoint in the list of an operator's endpoints. Its secret is not shown again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebhookEndpoint {
    pub id: WebhookEndpointId,
    pub url: String,
    pub kinds: Vec<EventKind>,
    pub state: WebhookState,
    /// When the first attempt failed of those since the last success.
    pub failing_since: Option<Timestamp>,
    /// Until then the secrets before the last one sign as well.
    pub old_secret_until: Option<Timestamp>,
    pub created_at: Timestamp,
}

/// A delivery in the log of an endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebhookDelivery {
    pub id: WebhookDeliveryId,
    /// The name of the event's kind, or that of a test.
    pub kind: String,
    /// What the header `webhook-id` says.
    pub message_id: String,
    /// The body of the request.
    pub payload: String,
    pub state: DeliveryState,
    pub attempts: i32,
    /// The status of the last answer.
    pub status: Option<i32>,
    /// The beginning of its body.
    pub answer: Option<String>,
    /// Why there was no answer: the code of a [`DeliveryProblem`], or what another release wrote.
    pub error: Option<String>,
    pub created_at: Timestamp,
    /// When it is sent next, if it did not end.
    pub due_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_read_back() {
        for state in DeliveryState::ALL {
            assert_eq!(DeliveryState::from_code(state.code()), Some(state));
        }
        for state in WebhookState::ALL {
            assert_eq!(WebhookState::stored(state.code()), state);
        }
        assert_eq!(WebhookState::stored("unheard-of"), WebhookState::Disabled);
    }
}
