//! Quotas by the generic cell rate algorithm, taking units from them, and reading counters.

use super::ensure_allowed;
use crate::{
    Accounts,
    clock::MAX_CLOCK_SKEW,
    store::{StoreError, Tx, query, transaction},
    token::sha256,
};
use chrono::TimeDelta;
use model::{Failure, Timestamp};

/// After that many consecutive failures only a new password helps, even if the clock is set back.
pub(super) const STOP: i32 = 100;

/// A burst of attempts, then one per interval (generic cell rate algorithm: a single timestamp is the whole state).
#[derive(Debug, Clone)]
pub struct Quota {
    pub(crate) key: Vec<u8>,
    pub(crate) burst: i32,
    pub(crate) interval: TimeDelta,
}

impl Quota {
    pub(super) fn new(key: &str, burst: i32, interval: TimeDelta) -> Self {
        Self { key: sha256(key.as_bytes()), burst, interval }
    }

    /// Multiplies the burst and the rate.
    pub(super) fn times(mut self, factor: i32) -> Self {
        let factor = factor.max(1);
        self.burst = self.burst.saturating_mul(factor);
        self.interval = self.interval / factor;
        self
    }

    /// Returns the wait when the next attempt is allowed at `next_at`.
    pub(crate) fn wait(&self, next_at: Timestamp, now: Timestamp) -> Option<TimeDelta> {
        let wait = next_at - now - self.interval * (self.burst - 1);
        (wait > TimeDelta::zero()).then_some(wait)
    }
}

impl Accounts {
    /// Takes one unit from each quota.
    ///
    /// # Errors
    /// The wait when one of them is exhausted, and then none is taken; or that the database does not answer.
    pub(crate) async fn take_quotas<R>(&self, quotas: &[Quota]) -> Result<(), Failure<R>> {
        let now = self.now();
        ensure_allowed(transaction!(self.store(), async |tx| { take(tx, quotas, now).await }).await)
    }
}

/// Takes one unit from each quota, or from none and returns the longest wait.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn take(
    tx: &mut Tx,
    quotas: &[Quota],
    now: Timestamp,
) -> Result<Option<TimeDelta>, StoreError> {
    let mut taken = Vec::with_capacity(quotas.len());
    let mut longest = None;
    for quota in quotas {
        let next_at = next_at(tx, quota, now).await?;
        longest = longest.max(quota.wait(next_at, now));
        taken.push((quota, next_at + quota.interval));
    }
    if longest.is_none() {
        for (quota, next_at) in taken {
            query!(tx, throttles::save(&quota.key, 0, next_at, now)).await?;
        }
    }
    Ok(longest)
}

/// Returns how long to wait for one unit from each quota, without taking any.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn wait(
    tx: &mut Tx,
    quotas: &[Quota],
    now: Timestamp,
) -> Result<Option<TimeDelta>, StoreError> {
    let mut longest = None;
    for quota in quotas {
        longest = longest.max(quota.wait(next_at(tx, quota, now).await?, now));
    }
    Ok(longest)
}

/// Takes one unit from a quota even if it is exhausted, which makes the next wait longer.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn take_overdrawn(
    tx: &mut Tx,
    quota: &Quota,
    now: Timestamp,
) -> Result<(), StoreError> {
    let next_at = next_at(tx, quota, now).await? + quota.interval;
    query!(tx, throttles::save(&quota.key, 0, next_at, now)).await?;
    Ok(())
}

/// Gives one unit back to a quota.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn move_back(
    tx: &mut Tx,
    quota: &Quota,
    now: Timestamp,
) -> Result<(), StoreError> {
    if let Some((_, next_at)) = find(tx, &quota.key, now).await? {
        query!(tx, throttles::save(&quota.key, 0, next_at - quota.interval, now)).await?;
    }
    Ok(())
}

/// Returns when a quota would be whole again, but not a time in the past.
async fn next_at(tx: &mut Tx, quota: &Quota, now: Timestamp) -> Result<Timestamp, StoreError> {
    let known = find(tx, &quota.key, now).await?;
    Ok(known.map_or(now, |(_, next_at)| next_at.max(now)))
}

/// Returns the failures of a counter, and when the next attempt is allowed.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn find(
    tx: &mut Tx,
    key: &[u8],
    now: Timestamp,
) -> Result<Option<(i32, Timestamp)>, StoreError> {
    let found = query!(tx, throttles::find(key)).await?;
    Ok(found.map(|row| (row.0, allowed_at(row, now))))
}

/// Returns when the next attempt is allowed, by the row of a counter. One that was written in the future, before the
/// clock was set back, requires no wait. How far ahead the next attempt lies says nothing: an overdrawn quota lies
/// further ahead than its burst.
fn allowed_at(
    (failures, next_at, written_at): (i32, Timestamp, Timestamp),
    now: Timestamp,
) -> Timestamp {
    let is_over = written_at - now > MAX_CLOCK_SKEW && failures < STOP;
    if is_over { now } else { next_at }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Clock, TestClock};
    use model::{ApiTokenId, OperatorId};

    /// Returns the wait for one unit of a quota of which that many were taken at once, by a clock that was set back since.
    fn wait(quota: &Quota, taken: i32, back: TimeDelta) -> TimeDelta {
        let written_at = TestClock::at_noon().now();
        let row = (0, written_at + quota.interval * taken, written_at);
        let now = written_at - back;
        quota.wait(allowed_at(row, now), now).unwrap_or_default()
    }

    #[test]
    fn a_clock_that_is_set_back_lengthens_no_wait_by_more_than_a_minute() {
        let quotas = [
            Quota::api_requests(ApiTokenId::new(1)),
            Quota::mails_to("reset", OperatorId::new(1), "ana@example.test"),
            Quota::campaigns_of(OperatorId::new(1)).times(3),
        ];
        for quota in &quotas {
            // The last one is overdrawn.
            for taken in [1, quota.burst, quota.burst + 64] {
                let usual = wait(quota, taken, TimeDelta::zero());
                for seconds in [1, 60, 61, 3600, 86_400] {
                    let longer = wait(quota, taken, TimeDelta::seconds(seconds)) - usual;
                    assert!(longer <= MAX_CLOCK_SKEW, "{quota:?}, {taken}, {seconds}: {longer}");
                }
                let none = TimeDelta::zero();
                assert_eq!(wait(quota, taken, TimeDelta::hours(1)), none, "{quota:?}, {taken}");
            }
        }
    }

    #[test]
    fn what_is_taken_beyond_a_quota_is_waited_for_in_full() {
        let quota = Quota::campaigns_of(OperatorId::new(1));
        let hours = |taken| wait(&quota, taken, TimeDelta::zero()).num_hours();
        assert_eq!([19, 20, 21, 84].map(hours), [0, 1, 2, 65]);
    }

    #[test]
    fn a_hundred_failures_are_waited_for_whenever_they_were_counted() {
        let now = TestClock::at_noon().now();
        let tomorrow = now + TimeDelta::days(1);
        for (failures, written_at, expected) in [
            (STOP - 1, now, tomorrow),
            (STOP - 1, now + MAX_CLOCK_SKEW, tomorrow),
            (STOP - 1, tomorrow, now),
            (STOP, tomorrow, tomorrow),
        ] {
            let row = (failures, tomorrow, written_at);
            assert_eq!(allowed_at(row, now), expected, "{failures}, {written_at}");
        }
    }
}
