//! The clock, injected so that tests can check expiry to the second.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use model::Timestamp;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// Clocks of instances that differ by no more than this are taken to agree; beyond it the clock was set back.
pub(crate) const MAX_CLOCK_SKEW: TimeDelta = TimeDelta::seconds(60);

/// Returns a moment before all orders: those that are imported may be decades old.
pub(crate) fn beginning_of_time() -> Timestamp {
    midnight(1900, 1, 1)
}

/// Returns a moment after all others that both databases can store.
pub(crate) fn end_of_time() -> Timestamp {
    midnight(9999, 12, 31)
}

fn midnight(year: i32, month: u32, day: u32) -> Timestamp {
    let day = NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar");
    day.and_time(NaiveTime::MIN)
}

/// Source of the current time.
pub trait Clock: Send + Sync {
    /// Returns the current time in UTC, in milliseconds.
    fn now(&self) -> Timestamp;
}

/// The system clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the machine for the time"
    )]
    fn now(&self) -> Timestamp {
        let millis = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX));
        from_millis(millis)
    }
}

/// A clock that only moves when a test advances it.
#[derive(Debug, Clone, Default)]
pub struct TestClock(Arc<AtomicI64>);

impl TestClock {
    /// Creates a clock at noon of a fixed day in 2026.
    pub fn at_noon() -> Self {
        Self(Arc::new(AtomicI64::new(1_780_315_200_000)))
    }

    /// Advances the clock.
    pub fn advance(&self, by: TimeDelta) {
        self.0.fetch_add(by.num_milliseconds(), Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        from_millis(self.0.load(Ordering::SeqCst))
    }
}

fn from_millis(millis: i64) -> Timestamp {
    chrono::DateTime::from_timestamp_millis(millis).unwrap_or_default().naive_utc()
}
