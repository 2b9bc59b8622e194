//! What is deleted when its time is over.

use super::Conn;
use crate::store::schema::{
    agent_sessions, devices, form_keys, merges, outbox, provider_tests, registrations, sessions,
    sso_arrivals, sso_flows, sso_seen, throttles, tokens,
};
use chrono::TimeDelta;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Timestamp;

/// So long a merge can be undone.
pub const MERGE_DAYS: i64 = 30;

/// So long a form that arrives again is known. Nobody leaves one open for longer and still waits for its answer.
const FORM_KEY_DAYS: i64 = 7;

/// Deletes what nobody can use any more; tells how many rows.
pub async fn purge(conn: &mut Conn, now: Timestamp) -> QueryResult<usize> {
    let before = |days| now - TimeDelta::days(days);
    let mut rows =
        diesel::delete(registrations::table.filter(registrations::created_at.lt(before(7))))
            .execute(conn)
            .await?;
    // Dead links explain themselves for a month.
    rows += diesel::delete(tokens::table.filter(tokens::expires_at.lt(before(30))))
        .execute(conn)
        .await?;
    rows += diesel::delete(sessions::table.filter(sessions::expires_at.lt(now)))
        .execute(conn)
        .await?;
    rows += diesel::delete(agent_sessions::table.filter(agent_sessions::expires_at.lt(now)))
        .execute(conn)
        .await?;
    rows += diesel::delete(devices::table.filter(devices::last_seen_at.lt(before(400))))
        .execute(conn)
        .await?;
    rows += diesel::delete(throttles::table.filter(throttles::updated_at.lt(before(90))))
        .execute(conn)
        .await?;
    rows += diesel::delete(
        outbox::table.filter(
            outbox::state
                .eq_any(["sent", "dropped"])
                .and(outbox::due_at.lt(before(90))),
        ),
    )
    .execute(conn)
    .await?;
    rows += diesel::delete(sso_flows::table.filter(sso_flows::expires_at.lt(now)))
        .execute(conn)
        .await?;
    rows += diesel::delete(sso_arrivals::table.filter(sso_arrivals::expires_at.lt(now)))
        .execute(conn)
        .await?;
    rows += diesel::delete(sso_seen::table.filter(sso_seen::expires_at.lt(now)))
        .execute(conn)
        .await?;
    // What moved goes with it.
    rows += diesel::delete(merges::table.filter(merges::at.lt(before(MERGE_DAYS))))
        .execute(conn)
        .await?;
    rows += diesel::delete(provider_tests::table.filter(provider_tests::expires_at.lt(now)))
        .execute(conn)
        .await?;
    rows += diesel::delete(form_keys::table.filter(form_keys::at.lt(before(FORM_KEY_DAYS))))
        .execute(conn)
        .await?;
    Ok(rows)
}
