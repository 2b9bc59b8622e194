//! The states of a mailed link.

use serde::{Deserialize, Serialize};

/// A valid link with what it stands for, or why it is not valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Link<T> {
    Ready(T),
    Expired,
    Used,
    /// A newer link has replaced it.
    Replaced,
    /// Not ours, truncated, or already deleted because of its age.
    Unknown,
}
