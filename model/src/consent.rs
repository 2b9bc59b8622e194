//! What people agree to who open an account, where an operator demands it.

use crate::{ConsentTextId, Locale, Timestamp};
use serde::{Deserialize, Serialize};

/// Returns the text next to a ticked box, by the box's value. `None` if it was not ticked or there is none.
pub fn agreed_text(value: &str) -> Option<ConsentTextId> {
    // What is no id is no text that counts.
    (!value.is_empty()).then(|| value.parse().unwrap_or_default())
}

/// What people agree to now, in one language. Another text has another id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentText {
    pub id: ConsentTextId,
    pub locale: Locale,
    pub text: String,
}

/// What a customer agreed to, as it was then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// 1 for the operator's first text.
    pub version: i32,
    #[serde(rename = "language")]
    pub locale: Locale,
    pub text: String,
    /// In UTC.
    pub at: Timestamp,
}
