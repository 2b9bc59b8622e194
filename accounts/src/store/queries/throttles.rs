//! Counters of attempts, in the database so that all instances share them.

use super::Conn;
use crate::store::schema::throttles;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Timestamp;

/// Returns the failures of a counter, when the next attempt is allowed, and when this was written.
pub async fn find(conn: &mut Conn, key: &[u8]) -> QueryResult<Option<(i32, Timestamp, Timestamp)>> {
    throttles::table
        .find(key)
        .select((throttles::failures, throttles::next_at, throttles::updated_at))
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
