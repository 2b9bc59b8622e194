//! Counting attempts in a transaction: before verification, without a verification, and when a proof resets them.

use super::{
    AttemptCounters, Backoff, Quota, Start, find, person,
    taking::{move_back, take, take_overdrawn, wait},
};
use crate::store::{StoreError, Tx, query, rows::AccountRow};
use model::{CustomerId, OperatorId, Timestamp};
use std::iter;

/// Counts an attempt as failed before it is verified, so that concurrent attempts are all counted. Returns the wait
/// instead if one is due. Of the IP address's quotas only a place is reserved.
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
        let typed = iter::once(&row.number).chain(&row.sign_in_email);
        keys.extend(typed.map(|typed| Backoff::identifier(operator, typed).key));
    }
    keys.extend(devices.iter().map(|device| Backoff::device(operator, &person, device).key));
    keys
}
