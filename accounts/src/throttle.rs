//! Rate limits (security rules R3 and R4). `quotas` has the numbers of what `gcra` counts; `attempts` counts failed
//! passwords and codes, and `verification` verifies passwords.

mod attempts;
mod gcra;
mod quotas;
mod verification;

pub(crate) use attempts::{
    AttemptCounters, Backoff, Network, identifier_keys, reset_failures, succeed,
};
pub(crate) use gcra::{Quota, find, take, wait};
pub(crate) use quotas::Source;

use crate::store::StoreError;
use chrono::TimeDelta;

/// Returns the whole seconds to show and to send as `Retry-After`: rounded up, an hour at most.
pub(crate) fn seconds(wait: TimeDelta) -> u32 {
    let seconds = wait.num_milliseconds().div_euclid(1000) + 1;
    u32::try_from(seconds.min(Backoff::MAX_WAIT_SECONDS)).unwrap_or(1)
}

/// Converts a wait that is due into a failure.
///
/// # Errors
/// The wait, or that the database does not answer.
pub(crate) fn ensure_allowed<R>(
    wait: Result<Option<TimeDelta>, StoreError>,
) -> Result<(), model::Failure<R>> {
    match wait? {
        None => Ok(()),
        Some(wait) => Err(model::Failure::Wait(seconds(wait))),
    }
}
