//! What people agree to who register, where an operator demands it.

use crate::{ConsentTextId, Locale, Timestamp};
use serde::{Deserialize, Serialize};

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
