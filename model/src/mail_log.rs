//! The mail log of the backoffice.

use crate::{MailId, Timestamp, codes::codes};
use serde::{Deserialize, Serialize};

codes!(
    /// The state of a mail.
    MailState {
        Queued = "queued",
        Sent = "sent",
        /// The reason for the mail was gone before it was sent.
        Dropped = "dropped",
        /// Retried for a day, or rejected permanently.
        Dead = "dead",
    }
);

crate::stored_as_text!(MailState, code, MailState::from_code);

/// An entry of the mail log. It never contains the link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailEntry {
    pub id: MailId,
    /// When it was queued, in UTC.
    pub at: Timestamp,
    pub recipient: String,
    /// The kind of mail, such as `confirm-registration`.
    pub kind: String,
    pub state: MailState,
    /// How many times delivery was attempted.
    pub attempts: i32,
    /// Why the last attempt failed.
    pub error: Option<String>,
    /// In UTC.
    pub sent_at: Option<Timestamp>,
}
