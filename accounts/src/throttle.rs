//! Rate limits (security rules R3 and R4).

mod counters;
mod counting;
mod quotas;
mod source;
mod stored;
mod taking;
mod verification;

pub(crate) use counting::{reset_failures, succeed};
pub(crate) use source::Source;
pub(crate) use stored::find;
pub(crate) use taking::{take, wait};

use counters::Start;
pub(crate) use counters::{AttemptCounters, Network};

use crate::{store::StoreError, token::sha256};
use chrono::TimeDelta;
use model::{CustomerId, LoginId, OperatorId, Timestamp};

/// A burst of attempts, then one per interval (generic cell rate algorithm: a single timestamp is the whole state).
#[derive(Debug, Clone)]
pub struct Quota {
    pub(crate) key: Vec<u8>,
    pub(crate) burst: i32,
    pub(crate) interval: TimeDelta,
}

impl Quota {
    fn new(key: &str, burst: i32, interval: TimeDelta) -> Self {
        Self { key: sha256(key.as_bytes()), burst, interval }
    }

    /// Multiplies the burst and the rate.
    fn times(mut self, factor: i32) -> Self {
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

/// Free attempts, then waits that double; a success resets the count.
#[derive(Debug, Clone)]
pub struct Backoff {
    pub(crate) key: Vec<u8>,
    free: i32,
}

impl Backoff {
    const FIRST_WAIT_SECONDS: i64 = 30;
    const MAX_WAIT_SECONDS: i64 = 3600;
    /// After that many consecutive failures only a new password helps.
    const STOP: i32 = 100;

    /// Failures of a customer on unknown devices, whichever identifier was typed. `person` is a customer's id or an
    /// unknown identifier.
    pub(crate) fn unknown_device(operator: OperatorId, person: &str) -> Self {
        Self::of(&format!("person|{operator}|{person}"), 5)
    }

    /// Failures of a typed identifier on unknown devices. Its waits are shown, so it must not reveal the identifier's
    /// customer.
    pub(crate) fn identifier(operator: OperatorId, typed: &str) -> Self {
        Self::of(&format!("identifier|{operator}|{typed}"), 5)
    }

    /// Failures on a device of the customer's own: other clients cannot use up its attempts.
    pub(crate) fn device(operator: OperatorId, person: &str, device: &[u8]) -> Self {
        Self::on_device(&format!("device|{operator}|{person}|"), device)
    }

    /// Failed passwords of agents: of a [`login`](Self::login), or of an unknown address.
    pub(crate) fn agent(person: &str) -> Self {
        Self::of(&format!("agent|{person}"), 5)
    }

    /// Failures on a device that the agent has signed in on before.
    pub(crate) fn agent_device(login: LoginId, device: &[u8]) -> Self {
        Self::on_device(&format!("agent-device|{login}|"), device)
    }

    /// Failed codes of a person's second factor.
    pub(crate) fn agent_code(login: LoginId) -> Self {
        Self::of(&format!("agent-code|{login}"), 5)
    }

    fn of(key: &str, free: i32) -> Self {
        Self { key: sha256(key.as_bytes()), free }
    }

    fn on_device(whose: &str, device: &[u8]) -> Self {
        let mut key = whose.as_bytes().to_vec();
        key.extend_from_slice(device);
        Self { key: sha256(&key), free: 10 }
    }

    /// Returns the throttle's name of a backoffice account.
    pub(crate) fn login(login: LoginId) -> String {
        format!("#{login}")
    }

    /// Returns when the next attempt is allowed after that many consecutive failures.
    pub(crate) fn next_try(&self, failures: i32, now: Timestamp) -> Timestamp {
        if failures >= Self::STOP {
            return now + TimeDelta::days(36_500);
        }
        if failures < self.free {
            return now;
        }
        let doublings = u32::try_from(failures - self.free).unwrap_or(0).min(20);
        let seconds = Self::FIRST_WAIT_SECONDS.saturating_mul(1_i64 << doublings);
        now + TimeDelta::seconds(seconds.min(Self::MAX_WAIT_SECONDS))
    }
}

/// Returns the throttle's name of a customer, whichever identifier was typed.
fn person(customer: CustomerId) -> String {
    format!("#{customer}")
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Clock, TestClock};

    #[test]
    fn five_tries_are_free_then_waits_double_up_to_an_hour_and_stop_at_a_hundred() {
        let now = TestClock::at_noon().now();
        let backoff = Backoff::unknown_device(OperatorId::new(1), "7");
        let wait = |failures| (backoff.next_try(failures, now) - now).num_seconds();
        assert_eq!(
            [1, 4, 5, 6, 7, 11, 12, 13, 99].map(wait),
            [0, 0, 30, 60, 120, 1920, 3600, 3600, 3600]
        );
        assert!(wait(100) > 365 * 24 * 3600);
    }
}
