//! Preconditions of changes by the API: the versions that a caller has seen, so that no other change is lost (RFC 9110,
//! section 13.1).

/// The versions that a caller names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Versions {
    Any,
    /// One of these.
    OneOf(Vec<String>),
}

impl Versions {
    /// Returns whether that version is among them.
    pub(crate) fn include(&self, version: &str) -> bool {
        match self {
            Self::Any => true,
            Self::OneOf(versions) => versions.iter().any(|one| one == version),
        }
    }
}
