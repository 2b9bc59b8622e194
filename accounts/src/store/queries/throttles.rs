//! Counters of tries, kept where every instance sees them.

use super::{Conn, customers, sessions};
use crate::{
    store::schema::throttles,
    throttle::{Backoff, Quota, Start, Tries, person},
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
    diesel::delete(throttles::table.find(key)).execute(conn).await.map(|_| ())
}

pub async fn forget_all(conn: &mut Conn, keys: &[Vec<u8>]) -> QueryResult<()> {
    diesel::delete(throttles::table.filter(throttles::key.eq_any(keys)))
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

/// How long to wait for one from each quota. Takes none.
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

/// Takes one from a quota whatever is left of it: the next wait is longer for it.
async fn owe(conn: &mut Conn, quota: &Quota, now: Timestamp) -> QueryResult<()> {
    let next_at = find(conn, &quota.key).await?.map_or(now, |(_, next_at)| next_at.max(now));
    save(conn, &quota.key, 0, next_at + quota.interval, now).await
}

/// Gives one back to a quota.
async fn give_back(conn: &mut Conn, quota: &Quota, now: Timestamp) -> QueryResult<()> {
    match find(conn, &quota.key).await? {
        Some((_, next_at)) => save(conn, &quota.key, 0, next_at - quota.interval, now).await,
        None => Ok(()),
    }
}

/// Counts a try as failed before it is judged, so that tries made at once are all counted; tells the wait instead when
/// one is due. The network address only keeps a place for it.
pub async fn begin_try(conn: &mut Conn, tries: &Tries, now: Timestamp) -> QueryResult<Start> {
    let (failures, next_at) = find(conn, &tries.subject.key).await?.unwrap_or((0, now));
    if next_at > now {
        return Ok(Start::Wait(next_at - now));
    }
    let quotas: Vec<Quota> = tries
        .network
        .iter()
        .map(|network| &network.failures)
        .chain(&tries.successes)
        .cloned()
        .collect();
    if let Some(wait) = wait(conn, &quotas, now).await? {
        return Ok(Start::Wait(wait));
    }
    if let Some(network) = &tries.network {
        let place = std::slice::from_ref(&network.in_flight);
        if let Some(wait) = take(conn, place, now).await? {
            return Ok(Start::Wait(wait));
        }
    }
    count(conn, &tries.subject, failures, now).await?;
    let Some(shared) = &tries.shared else {
        return Ok(Start::Judge);
    };
    let (failures, next_at) = find(conn, &shared.key).await?.unwrap_or((0, now));
    if next_at > now {
        return Ok(Start::Refuse);
    }
    count(conn, shared, failures, now).await?;
    Ok(Start::Judge)
}

async fn count(
    conn: &mut Conn,
    backoff: &Backoff,
    failures: i32,
    now: Timestamp,
) -> QueryResult<()> {
    let failures = failures.saturating_add(1);
    let next_at = backoff.next_try(failures, now);
    save(conn, &backoff.key, failures, next_at, now).await
}

/// The try of [`begin_try`] failed: only now the network address counts it.
pub async fn fail(conn: &mut Conn, tries: &Tries, now: Timestamp) -> QueryResult<()> {
    if let Some(network) = &tries.network {
        give_back(conn, &network.in_flight, now).await?;
        owe(conn, &network.failures, now).await?;
    }
    Ok(())
}

/// The try of [`begin_try`] was not judged: it never was.
pub async fn abandon(conn: &mut Conn, tries: &Tries, now: Timestamp) -> QueryResult<()> {
    for backoff in std::iter::once(&tries.subject).chain(&tries.shared) {
        if let Some((failures, next_at)) = find(conn, &backoff.key).await? {
            let next_at = next_at.min(now);
            save(conn, &backoff.key, (failures - 1).max(0), next_at, now).await?;
        }
    }
    if let Some(network) = &tries.network {
        give_back(conn, &network.in_flight, now).await?;
    }
    Ok(())
}

/// The try of [`begin_try`] succeeded: the failures before it are forgotten as well.
pub async fn succeed(conn: &mut Conn, tries: &Tries, now: Timestamp) -> QueryResult<()> {
    let backoffs = std::iter::once(&tries.subject).chain(&tries.shared);
    let mut keys: Vec<Vec<u8>> = backoffs.map(|backoff| backoff.key.clone()).collect();
    keys.extend_from_slice(&tries.siblings);
    forget_all(conn, &keys).await?;
    if let Some(network) = &tries.network {
        give_back(conn, &network.in_flight, now).await?;
    }
    if let Some(successes) = &tries.successes {
        owe(conn, successes, now).await?;
    }
    Ok(())
}

/// Forgets every failure of a customer, whatever was typed and on whichever device: they proved who they are.
pub async fn forgive(conn: &mut Conn, operator: i64, customer: i64) -> QueryResult<()> {
    let person = person(customer);
    let mut keys = vec![Backoff::unknown_device(operator, &person).key];
    if let Some(row) = customers::by_id(conn, operator, customer).await? {
        let typed = std::iter::once(&row.number).chain(&row.sign_in_email);
        keys.extend(typed.map(|typed| Backoff::identifier(operator, typed).key));
    }
    for device in sessions::devices_of(conn, operator, customer).await? {
        keys.push(Backoff::device(operator, &person, &device).key);
    }
    forget_all(conn, &keys).await
}
