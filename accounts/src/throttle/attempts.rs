//! Attempts at a password or a code: waits that double with each failure, and counting attempts in transactions.

use super::{
    Quota,
    gcra::{STOP, find, move_back, take, take_overdrawn, wait},
};
use crate::{
    store::{StoreError, Tx, query, rows::AccountRow},
    token::sha256,
};
use chrono::TimeDelta;
use model::{CustomerId, LoginId, OperatorId, Timestamp};
use std::iter;

/// Free attempts, then waits that double; a success resets the count.
#[derive(Debug, Clone)]
pub struct Backoff {
    pub(crate) key: Vec<u8>,
    free: i32,
}

impl Backoff {
    const FIRST_WAIT_SECONDS: i64 = 30;
    pub(super) const MAX_WAIT_SECONDS: i64 = 3600;

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
        if failures >= STOP {
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
pub(super) fn person(customer: CustomerId) -> String {
    format!("#{customer}")
}

/// All counters of an attempt at a password or a second factor.
#[derive(Debug, Clone)]
pub struct AttemptCounters {
    /// Counter whose waits are shown.
    pub(crate) subject: Backoff,
    /// Counter shared by all identifiers of a customer. Its waits are not shown, because failures of one identifier
    /// would reveal the other: during a wait every password is wrong.
    pub(crate) shared: Option<Backoff>,
    /// The IP address's quotas, on unknown devices.
    pub(crate) network: Option<Network>,
    /// Quota of successes.
    pub(crate) successes: Option<Quota>,
    /// Keys of further counters that a success resets.
    pub(crate) siblings: Vec<Vec<u8>>,
}

/// Quotas shared by all clients at an IP address.
#[derive(Debug, Clone)]
pub struct Network {
    /// Only failures take from it, even beyond its end: concurrent attempts make the next wait longer.
    pub(crate) failures: Quota,
    /// Places for concurrent verifications; every outcome gives its place back.
    pub(crate) in_flight: Quota,
}

/// How an attempt continues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    Verify,
    /// The shared counter is exhausted: the answer is "wrong" after the same time.
    Refuse,
    Wait(TimeDelta),
}

/// Counts an attempt as failed before it is verified, so that concurrent attempts are all counted. Returns the wait
/// instead if one is due. Of the IP address's quotas only a place is reserved.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn begin(
    tx: &mut Tx,
    counters: &AttemptCounters,
    now: Timestamp,
) -> Result<Start, StoreError> {
    let subject = &counters.subject;
    let (failures, next_at) = find(tx, &subject.key, now).await?.unwrap_or((0, now));
    if next_at > now {
        return Ok(Start::Wait(next_at - now));
    }
    let quotas = quotas_of(counters);
    if let Some(wait) = wait(tx, &quotas, now).await? {
        return Ok(Start::Wait(wait));
    }
    if let Some(network) = &counters.network {
        let place = std::slice::from_ref(&network.in_flight);
        if let Some(wait) = take(tx, place, now).await? {
            return Ok(Start::Wait(wait));
        }
    }
    count(tx, subject, failures, now).await?;
    let Some(shared) = &counters.shared else {
        return Ok(Start::Verify);
    };
    let (failures, next_at) = find(tx, &shared.key, now).await?.unwrap_or((0, now));
    if next_at > now {
        return Ok(Start::Refuse);
    }
    count(tx, shared, failures, now).await?;
    Ok(Start::Verify)
}

/// Returns the quotas that an attempt requires, though only its outcome takes from them.
fn quotas_of(counters: &AttemptCounters) -> Vec<Quota> {
    let failures = counters.network.iter().map(|network| &network.failures);
    failures.chain(&counters.successes).cloned().collect()
}

async fn count(
    tx: &mut Tx,
    backoff: &Backoff,
    failures: i32,
    now: Timestamp,
) -> Result<(), StoreError> {
    let failures = failures.saturating_add(1);
    let next_at = backoff.next_try(failures, now);
    query!(tx, throttles::save(&backoff.key, failures, next_at, now)).await?;
    Ok(())
}

/// Reverts an attempt that [`begin`] counted and that was not verified.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn abandon(
    tx: &mut Tx,
    counters: &AttemptCounters,
    now: Timestamp,
) -> Result<(), StoreError> {
    for backoff in iter::once(&counters.subject).chain(&counters.shared) {
        if let Some((failures, next_at)) = find(tx, &backoff.key, now).await? {
            let (failures, next_at) = ((failures - 1).max(0), next_at.min(now));
            query!(tx, throttles::save(&backoff.key, failures, next_at, now)).await?;
        }
    }
    if let Some(network) = &counters.network {
        move_back(tx, &network.in_flight, now).await?;
    }
    Ok(())
}

/// Records that a begun attempt failed: only now the network address is charged for it.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn fail(
    tx: &mut Tx,
    counters: &AttemptCounters,
    now: Timestamp,
) -> Result<(), StoreError> {
    if let Some(network) = &counters.network {
        move_back(tx, &network.in_flight, now).await?;
        take_overdrawn(tx, &network.failures, now).await?;
    }
    Ok(())
}

/// Records that a begun attempt succeeded: earlier failures are forgotten too.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn succeed(
    tx: &mut Tx,
    counters: &AttemptCounters,
    now: Timestamp,
) -> Result<(), StoreError> {
    let backoffs = iter::once(&counters.subject).chain(&counters.shared);
    let mut keys: Vec<Vec<u8>> = backoffs.map(|backoff| backoff.key.clone()).collect();
    keys.extend_from_slice(&counters.siblings);
    query!(tx, throttles::forget_all(&keys)).await?;
    if let Some(network) = &counters.network {
        move_back(tx, &network.in_flight, now).await?;
    }
    if let Some(successes) = &counters.successes {
        take_overdrawn(tx, successes, now).await?;
    }
    Ok(())
}

/// Resets all failures of a customer who has proved who they are, for all identifiers and devices.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn reset_failures(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
) -> Result<(), StoreError> {
    let row = query!(tx, customers::by_id(operator, customer)).await?;
    let devices = query!(tx, sessions::devices_of(operator, customer)).await?;
    let keys = keys_of(operator, customer, row.as_ref(), &devices);
    query!(tx, throttles::forget_all(&keys)).await?;
    Ok(())
}

/// Returns the keys of all failure counters of a customer.
fn keys_of(
    operator: OperatorId,
    customer: CustomerId,
    row: Option<&AccountRow>,
    devices: &[Vec<u8>],
) -> Vec<Vec<u8>> {
    let person = person(customer);
    let mut keys = vec![Backoff::unknown_device(operator, &person).key];
    if let Some(row) = row {
        keys.extend(identifier_keys(operator, row));
    }
    keys.extend(devices.iter().map(|device| Backoff::device(operator, &person, device).key));
    keys
}

/// Returns the keys of the counters of a customer's identifiers.
pub(crate) fn identifier_keys(operator: OperatorId, row: &AccountRow) -> Vec<Vec<u8>> {
    let typed = iter::once(row.number.digits()).chain(row.sign_in_email.as_deref());
    typed.map(|typed| Backoff::identifier(operator, typed).key).collect()
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
