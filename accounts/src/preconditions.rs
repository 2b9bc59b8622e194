//! Preconditions of changes by the API: the versions that a caller has seen, so that no other change is lost (RFC 9110,
//! section 13.1).

use crate::{AccessError, StoreError};
use model::Failure;

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

/// What a caller demands of a resource that may be there.
#[derive(Debug, Clone, Default)]
pub struct Precondition {
    /// It is there, and of one of these versions.
    pub if_match: Option<Versions>,
    /// It is not there, or of none of these versions.
    pub if_none_match: Option<Versions>,
}

impl Precondition {
    /// Returns whether a resource of that version meets it, or none.
    pub(crate) fn is_met(&self, current: Option<&str>) -> bool {
        let include =
            |versions: &Versions| current.is_some_and(|version| versions.include(version));
        self.if_match.as_ref().is_none_or(include)
            && !self.if_none_match.as_ref().is_some_and(include)
    }
}

/// Why a change by the API was not made.
#[derive(Debug, PartialEq, Eq)]
pub enum ChangeRejection<R> {
    /// The resource is not of a version that the caller names.
    Outdated,
    Failed(Failure<R>),
}

impl<R> From<Failure<R>> for ChangeRejection<R> {
    fn from(failure: Failure<R>) -> Self {
        Self::Failed(failure)
    }
}

impl<R> From<AccessError> for ChangeRejection<R> {
    fn from(error: AccessError) -> Self {
        Self::Failed(error.into())
    }
}

impl<R> From<StoreError> for ChangeRejection<R> {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl<R> ChangeRejection<R> {
    /// Returns why a change without a version failed: none is outdated.
    pub(crate) fn into_failure(self) -> Failure<R> {
        match self {
            Self::Failed(failure) => failure,
            Self::Outdated => Failure::Unavailable,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_precondition_is_about_what_is_there() {
        let only = |version: &str| Versions::OneOf(vec![version.to_owned()]);
        // If-Match and If-None-Match; whether it is met by nothing, by version a and by version b.
        for (if_match, if_none_match, expected) in [
            (None, None, [true, true, true]),
            (Some(Versions::Any), None, [false, true, true]),
            (Some(only("a")), None, [false, true, false]),
            (None, Some(Versions::Any), [true, false, false]),
            (None, Some(only("a")), [true, false, true]),
            (Some(Versions::Any), Some(only("a")), [false, false, true]),
        ] {
            let precondition = Precondition { if_match, if_none_match };
            let met = [None, Some("a"), Some("b")].map(|current| precondition.is_met(current));
            assert_eq!(met, expected, "{precondition:?}");
        }
    }
}
