//! When a failed delivery is attempted again: mails and webhooks.

use crate::random;
use chrono::TimeDelta;

const FIRST_RETRY_SECONDS: i64 = 5;
/// Doubles the first time beyond every maximum.
const MAX_DOUBLINGS: u32 = 12;

/// Returns the time to the next attempt: doubles from 5 seconds to `max_seconds`, plus or minus a fifth to spread retries.
pub(crate) fn retry_in(attempts: i32, max_seconds: i64) -> TimeDelta {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(MAX_DOUBLINGS);
    let seconds = FIRST_RETRY_SECONDS.saturating_mul(1 << doublings).min(max_seconds);
    let spread = i64::from(random::u32() % 401) - 200;
    TimeDelta::milliseconds(seconds * (1000 + spread))
}

/// Returns the longest time to the next attempt, with the fifth by which retries are spread.
pub(crate) const fn max_pause(max_seconds: i64) -> TimeDelta {
    TimeDelta::seconds(max_seconds * 6 / 5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retries_double_from_five_seconds_to_the_maximum_give_or_take_a_fifth() {
        // Attempts, the maximum, and the expected time, both in seconds.
        for (attempts, max_seconds, seconds) in [
            (1, 600, 5.0),
            (2, 600, 10.0),
            (4, 600, 40.0),
            (8, 600, 600.0),
            (99, 600, 600.0),
            (1, 3600, 5.0),
            (2, 3600, 10.0),
            (5, 3600, 80.0),
            (11, 3600, 3600.0),
            (99, 3600, 3600.0),
        ] {
            let pause = retry_in(attempts, max_seconds);
            let wait = pause.num_milliseconds() as f64 / 1000.0;
            assert!((seconds * 0.8..=seconds * 1.2).contains(&wait), "{attempts}: {wait}");
            assert!(pause <= max_pause(max_seconds), "{attempts}: {wait}");
        }
    }
}
