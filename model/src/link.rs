//! What a mailed link leads to.

use serde::{Deserialize, Serialize};

/// A link that works, with what it leads to, or why it does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Link<T> {
    Ready(T),
    Expired,
    Used,
    /// A newer link took its place.
    Replaced,
    /// Never ours, cut off on its way, or too old to be remembered.
    Unknown,
}
