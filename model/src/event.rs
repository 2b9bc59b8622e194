//! Events: changes of an operator's customers and orders, for its other systems.

use serde::{Deserialize, Serialize};

/// What happened. The names are part of the API and of webhooks: they are never changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EventKind {
    #[serde(rename = "customer.created")]
    CustomerCreated,
    /// The customer confirmed a registration.
    #[serde(rename = "customer.registered")]
    CustomerRegistered,
    /// The account became active by the link that an agent sent, or by a provider.
    #[serde(rename = "customer.activated")]
    CustomerActivated,
    /// Names, phone or language may be others.
    #[serde(rename = "customer.updated")]
    CustomerUpdated,
    #[serde(rename = "customer.email_changed")]
    CustomerEmailChanged,
    /// Another customer became part of this one.
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
    /// An email was given up.
    #[serde(rename = "mail.failed")]
    MailFailed,
}

impl EventKind {
    pub const ALL: [Self; 14] = [
        Self::CustomerCreated,
        Self::CustomerRegistered,
        Self::CustomerActivated,
        Self::CustomerUpdated,
        Self::CustomerEmailChanged,
        Self::CustomerMerged,
        Self::CustomerUnmerged,
        Self::CustomerDisabled,
        Self::CustomerEnabled,
        Self::CustomerDeleted,
        Self::OrderCreated,
        Self::OrderPaid,
        Self::OrderCancelled,
        Self::MailFailed,
    ];

    /// Returns the kind's name, in the database, the API and webhooks.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CustomerCreated => "customer.created",
            Self::CustomerRegistered => "customer.registered",
            Self::CustomerActivated => "customer.activated",
            Self::CustomerUpdated => "customer.updated",
            Self::CustomerEmailChanged => "customer.email_changed",
            Self::CustomerMerged => "customer.merged",
            Self::CustomerUnmerged => "customer.unmerged",
            Self::CustomerDisabled => "customer.disabled",
            Self::CustomerEnabled => "customer.enabled",
            Self::CustomerDeleted => "customer.deleted",
            Self::OrderCreated => "order.created",
            Self::OrderPaid => "order.paid",
            Self::OrderCancelled => "order.cancelled",
            Self::MailFailed => "mail.failed",
        }
    }

    /// Returns the kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

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

    /// Returns the kinds as one text: their names with a space between them.
    pub fn join(kinds: &[Self]) -> String {
        kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Returns the kinds of such a text, without those of other releases.
    pub fn split(text: &str) -> Vec<Self> {
        text.split(' ').filter_map(Self::from_name).collect()
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
            assert_eq!(json, format!("\"{}\"", kind.as_str()));
        }
    }
}
