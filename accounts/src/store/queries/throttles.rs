//! Counters of attempts, in the database so that all instances share them.

use super::Conn;
use crate::{
    store::schema::throttles,
    throttle::{AttemptCounters, Quota},
};
use chrono::TimeDelta;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Timestamp;

/// Returns the failures of a counter, and when the next attempt is allowed.
pub async fn find(conn: &mut Conn, key: &[u8]) -> QueryResult<Option<(i32, Timestamp)>> {
    throttles::table
        .find(key)
        .select((throttles::failures, throttles::next_at))
        .first(conn)
        .await
        .optional()
}

/// Sets the failures of a counter, and when the next attempt is allowed.
pub async fn save(
    conn: &mut Conn,
    key: &[u8],
    failures: i32,
    next_at: Timestamp,
    now: Timestamp,
) -> QueryResult<()> {
    let changes = (
        throttles::failures.eq(failures),
        throttles::next_at.eq(next_at),
        throttles::updated_at.eq(now),
    );
    diesel::insert_into(throttles::table)
        .values((throttles::key.eq(key), changes))
        .on_conflict(throttles::key)
        .do_update()
        .set(changes)
        .execute(conn)
        .await
        .map(|_| ())
}

pub async fn forget(conn: &mut Conn, key: &[u8]) -> QueryResult<()> {
    diesel::delete(throttles::table.find(key)).execute(conn).await.map(|_| ())
}

pub async fn forget_all(conn: &mut Conn, keys: &[Vec<u8>]) -> QueryResult<()> {
    diesel::delete(throttles::table.filter(throttles::key.eq_any(keys)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Takes one unit from each quota, or from none and returns the longest wait.
pub async fn take(
    conn: &mut Conn,
    quotas: &[Quota],
    now: Timestamp,
) -> QueryResult<Option<TimeDelta>> {
    let mut taken = Vec::with_capacity(quotas.len());
    let mut longest = None;
    for quota in quotas {
        let next_at = find(conn, &quota.key).await?.map_or(now, |(_, next_at)| next_at.max(now));
        longest = longest.max(quota.wait(next_at, now));
        taken.push((quota, next_at + quota.interval));
    }
    if longest.is_none() {
        for (quota, next_at) in taken {
            save(conn, &quota.key, 0, next_at, now).await?;
        }
    }
    Ok(longest)
}

/// Returns how long to wait for one unit from each quota, without taking any.
pub async fn wait(
    conn: &mut Conn,
    quotas: &[Quota],
    now: Timestamp,
) -> QueryResult<Option<TimeDelta>> {
    let mut longest = None;
    for quota in quotas {
        let next_at = find(conn, &quota.key).await?.map_or(now, |(_, next_at)| next_at.max(now));
        longest = longest.max(quota.wait(next_at, now));
    }
    Ok(longest)
}

/// Takes one unit from a quota even if it is exhausted, which makes the next wait longer.
async fn take_overdrawn(conn: &mut Conn, quota: &Quota, now: Timestamp) -> QueryResult<()> {
    let next_at = find(conn, &quota.key).await?.map_or(now, |(_, next_at)| next_at.max(now));
    save(conn, &quota.key, 0, next_at + quota.interval, now).await
}

/// Returns one unit to a quota.
pub async fn return_unit(conn: &mut Conn, quota: &Quota, now: Timestamp) -> QueryResult<()> {
    match find(conn, &quota.key).await? {
        Some((_, next_at)) => save(conn, &quota.key, 0, next_at - quota.interval, now).await,
        None => Ok(()),
    }
}

/// Records that a begun attempt failed: only now the network address is charged for it.
pub async fn fail(conn: &mut Conn, counters: &AttemptCounters, now: Timestamp) -> QueryResult<()> {
    if let Some(network) = &counters.network {
        return_unit(conn, &network.in_flight, now).await?;
        take_overdrawn(conn, &network.failures, now).await?;
    }
    Ok(())
}

/// Records that a begun attempt succeeded: earlier failures are forgotten too.
pub async fn succeed(
    conn: &mut Conn,
    counters: &AttemptCounters,
    now: Timestamp,
) -> QueryResult<()> {
    let backoffs = std::iter::once(&counters.subject).chain(&counters.shared);
    let mut keys: Vec<Vec<u8>> = backoffs.map(|backoff| backoff.key.clone()).collect();
    keys.extend_from_slice(&counters.siblings);
    forget_all(conn, &keys).await?;
    if let Some(network) = &counters.network {
        return_unit(conn, &network.in_flight, now).await?;
    }
    if let Some(successes) = &counters.successes {
        take_overdrawn(conn, successes, now).await?;
    }
    Ok(())
}
