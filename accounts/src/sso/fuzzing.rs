//! What the fuzz targets call: parsers of what providers and strangers send. Each function panics when a rule is broken.

use super::{cas, oidc};
use crate::clock::{Clock, TestClock};

/// Reads what a CAS server may answer, or send when a user signs out there.
///
/// # Panics
/// When the answer names a user that none may have.
pub fn cas_message(text: &str) {
    cas::fuzzing::message(text);
}

/// Verifies an unsigned token.
///
/// # Panics
/// When its signature is accepted.
pub fn token(text: &str) {
    oidc::fuzzing::token(text);
}

/// Checks claims as if a provider had signed them, always at the same moment.
///
/// # Panics
/// When they are both an ID token's and a logout token's.
pub fn claims(json: &[u8]) {
    oidc::fuzzing::claims(json, TestClock::at_noon().now());
}
