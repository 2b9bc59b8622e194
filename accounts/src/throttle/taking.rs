//! Taking units from quotas.

use super::{Quota, ensure_allowed, find};
use crate::{
    Accounts,
    store::{StoreError, Tx, query, transaction},
};
use chrono::TimeDelta;
use model::{Failure, Timestamp};

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
pub(super) async fn take_overdrawn(
    tx: &mut Tx,
    quota: &Quota,
    now: Timestamp,
) -> Result<(), StoreError> {
    let next_at = next_at(tx, quota, now).await? + quota.interval;
    query!(tx, throttles::save(&quota.key, 0, next_at, now)).await?;
    Ok(())
}

/// Returns one unit to a quota.
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
