//! Events: changes of an operator's customers and orders, for its other systems.

use crate::codes::codes;
use serde::{Deserialize, Serialize};

codes!(
    /// What happened. The codes are part of the API and of webhooks: they are never changed.
    EventKind {
        CustomerCreated = "customer.created",
        /// The customer confirmed a registration.
        CustomerRegistered = "customer.registered",
        /// The account became active by the link that an agent sent, or by a provider.
        CustomerActivated = "customer.activated",
        /// Names, phone or language may be others.
        CustomerUpdated = "customer.updated",
        CustomerEmailChanged = "customer.email_changed",
        /// Another customer became part of this one.
        CustomerMerged = "customer.merged",
        CustomerUnmerged = "customer.unmerged",
        CustomerDisabled = "customer.disabled",
        CustomerEnabled = "customer.enabled",
        CustomerDeleted = "customer.deleted",
        OrderCreated = "order.created",
        OrderPaid = "order.paid",
        OrderCancelled = "order.cancelled",
        /// An email was given up.
        MailFailed = "mail.failed",
    }
);

impl EventKind {
    /// Returns the state that the event left its customer, order or email in; none where the event is no change of
    /// state.
    pub const fn state(self) -> Option<&'static str> {
        match self {
            Self::CustomerRegistered | Self::CustomerActivated => Some("active"),
            Self::CustomerDisabled => Some("disabled"),
            Self::CustomerEnabled => Some("enabled"),
            Self::CustomerDeleted => Some("deleted"),
            Self::OrderCreated => Some("reserved"),
            Self::OrderPaid => Some("paid"),
            Self::OrderCancelled => Some("cancelled"),
            Self::MailFailed => Some("failed"),
            Self::CustomerCreated
            | Self::CustomerUpdated
            | Self::CustomerEmailChanged
            | Self::CustomerMerged
            | Self::CustomerUnmerged => None,
        }
    }

    /// Returns the kinds as one text: their codes with a space between them.
    pub fn join(kinds: &[Self]) -> String {
        kinds.iter().map(|kind| kind.code()).collect::<Vec<_>>().join(" ")
    }

    /// Returns the kinds of such a text, without those of other releases.
    pub fn split(text: &str) -> Vec<Self> {
        text.split(' ').filter_map(Self::from_code).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_read_back_and_unknown_ones_are_left_out() {
        assert_eq!(EventKind::split(&EventKind::join(&EventKind::ALL)), EventKind::ALL);
        assert_eq!(EventKind::split("order.paid order.lost"), [EventKind::OrderPaid]);
        assert!(EventKind::split("").is_empty());
    }

    #[test]
    fn a_kind_has_one_name_everywhere() {
        for kind in EventKind::ALL {
            let json = serde_json::to_string(&kind).expect("JSON");
            assert_eq!(json, format!("\"{}\"", kind.code()));
        }
    }
}
