//! Counters of tries, kept where every instance sees them.

use super::Conn;
use crate::{
    store::schema::throttles,
    throttle::{Backoff, Quota},
};
use chrono::TimeDelta;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Timestamp;

async fn find(conn: &mut Conn, key: &[u8]) -> QueryResult<Option<(i32, Timestamp)>> {
    throttles::table
        .find(key)
        .select((throttles::failures, throttles::next_at))
        .first(conn)
        .await
        .optional()
}

async fn save(
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
    diesel::delete(throttles::table.find(key))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Takes one from each quota, or from none and tells how long the longest wait is.
pub async fn take(
    conn: &mut Conn,
    quotas: &[Quota],
    now: Timestamp,
) -> QueryResult<Option<TimeDelta>> {
    let mut taken = Vec::with_capacity(quotas.len());
    let mut longest = None;
    for quota in quotas {
        let next_at = find(conn, &quota.key)
            .await?
            .map_or(now, |(_, next_at)| next_at.max(now));
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

/// How long to wait for one from each quota. Takes none.
pub async fn wait(
    conn: &mut Conn,
    quotas: &[Quota],
    now: Timestamp,
) -> QueryResult<Option<TimeDelta>> {
    let mut longest = None;
    for quota in quotas {
        let next_at = find(conn, &quota.key)
            .await?
            .map_or(now, |(_, next_at)| next_at.max(now));
        longest = longest.max(quota.wait(next_at, now));
    }
    Ok(longest)
}

/// Counts a try as failed before it is judged, so that tries made at once are all counted; tells the wait instead
/// when one is due.
pub async fn begin_try(
    conn: &mut Conn,
    address: &Quota,
    subject: &Backoff,
    now: Timestamp,
) -> QueryResult<Option<TimeDelta>> {
    let (failures, next_at) = find(conn, &subject.key).await?.unwrap_or((0, now));
    if next_at > now {
        return Ok(Some(next_at - now));
    }
    if let Some(wait) = take(conn, std::slice::from_ref(address), now).await? {
        return Ok(Some(wait));
    }
    let failures = failures.saturating_add(1);
    save(
        conn,
        &subject.key,
        failures,
        subject.next_try(failures, now),
        now,
    )
    .await?;
    Ok(None)
}

/// Takes back what [`begin_try`] counted: the try succeeded.
pub async fn succeed(
    conn: &mut Conn,
    address: &Quota,
    subject: &Backoff,
    now: Timestamp,
) -> QueryResult<()> {
    forget(conn, &subject.key).await?;
    if let Some((_, next_at)) = find(conn, &address.key).await? {
        save(conn, &address.key, 0, next_at - address.interval, now).await?;
    }
    Ok(())
}
