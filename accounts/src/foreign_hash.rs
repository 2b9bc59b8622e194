//! Passwords from other systems: their hashes are valid until the first sign-in replaces them by ours. `parse` reads
//! them, `algorithm` computes them, `work` says what they cost, `opening` opens the accounts that they belong to.

mod algorithm;
mod opening;
mod parse;
#[cfg(test)]
mod tests;
mod work;

pub use opening::ForeignAccountRefusal;
pub(crate) use opening::{account_refusal, open_account};
pub(crate) use work::{Effort, Work};

use algorithm::Algorithm;
use subtle::ConstantTimeEq;

/// What a stored hash of another system begins with, so that it is never taken for one of ours.
const PREFIX: &str = "foreign:";

/// Why a hash cannot be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HashRefusal {
    UnknownKind,
    /// Truncated, or otherwise not what its kind looks like.
    Malformed,
    /// Verifying it would take over a second or over 64 MiB.
    TooCostly,
}

impl HashRefusal {
    /// Returns the code for reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnknownKind => "unknown_kind",
            Self::Malformed => "malformed",
            Self::TooCostly => "too_costly",
        }
    }
}

/// A hash of another system.
#[derive(Clone)]
pub(crate) struct ForeignHash {
    text: String,
    algorithm: Algorithm,
    salt: Vec<u8>,
    tag: Vec<u8>,
}

impl ForeignHash {
    /// Returns whether a stored hash is of another system.
    pub(crate) fn is_stored(stored: &str) -> bool {
        stored.starts_with(PREFIX)
    }

    /// Reads a stored hash. None for hashes of ours.
    pub(crate) fn from_stored(stored: &str) -> Option<Self> {
        Self::parse(stored.strip_prefix(PREFIX)?).ok()
    }

    /// Returns the text to store.
    pub(crate) fn stored(&self) -> String {
        format!("{PREFIX}{}", self.text)
    }

    /// Returns what a verification costs.
    pub(crate) fn work(&self) -> Work {
        self.algorithm.work(self.tag.len())
    }

    /// Returns whether the password is the one that was hashed, exactly as it was typed: no other system normalises.
    pub(crate) fn matches(&self, password: &str, effort: &mut Effort) -> bool {
        let password = password.as_bytes();
        effort.add(self.work());
        let tag = self.algorithm.compute(password, &self.salt, self.tag.len());
        let same = tag.is_some_and(|tag| bool::from(tag.ct_eq(&self.tag)));
        same && self.algorithm.takes(password)
    }
}

impl std::fmt::Debug for ForeignHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("ForeignHash").field(&self.algorithm).finish()
    }
}
