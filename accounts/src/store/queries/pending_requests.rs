//! Actions that agents requested and that wait for a code of the second factor.

use super::Conn;
use crate::store::{rows::NewPendingRequest, schema::agent_pending_acts};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{AgentId, PendingRequestId, Timestamp};

/// Returns the ids of an agent's pending actions except that many of the latest.
pub async fn all_but_latest(
    conn: &mut Conn,
    agent: AgentId,
    latest: i64,
) -> QueryResult<Vec<PendingRequestId>> {
    agent_pending_acts::table
        .filter(agent_pending_acts::agent_id.eq(agent))
        .select(agent_pending_acts::id)
        .order(agent_pending_acts::id.desc())
        .offset(latest)
        // A limit above any possible count; SQLite has no offset without a limit.
        .limit(latest)
        .load(conn)
        .await
}

pub async fn delete_all(conn: &mut Conn, requests: &[PendingRequestId]) -> QueryResult<()> {
    diesel::delete(agent_pending_acts::table.filter(agent_pending_acts::id.eq_any(requests)))
        .execute(conn)
        .await
        .map(|_| ())
}

pub async fn insert(conn: &mut Conn, request: &NewPendingRequest) -> QueryResult<()> {
    diesel::insert_into(agent_pending_acts::table).values(request).execute(conn).await.map(|_| ())
}

/// Returns whether the action is still pending.
pub async fn waits(
    conn: &mut Conn,
    agent: AgentId,
    hash: &[u8],
    now: Timestamp,
) -> QueryResult<bool> {
    let found: i64 = agent_pending_acts::table
        .filter(
            agent_pending_acts::hash
                .eq(hash)
                .and(agent_pending_acts::agent_id.eq(agent))
                .and(agent_pending_acts::expires_at.gt(now)),
        )
        .count()
        .get_result(conn)
        .await?;
    Ok(found > 0)
}

/// Deletes the action and returns it, encrypted; only one of several callers gets it.
pub async fn take(
    conn: &mut Conn,
    agent: AgentId,
    hash: &[u8],
    now: Timestamp,
) -> QueryResult<Option<Vec<u8>>> {
    let live = agent_pending_acts::hash
        .eq(hash)
        .and(agent_pending_acts::agent_id.eq(agent))
        .and(agent_pending_acts::expires_at.gt(now));
    diesel::delete(agent_pending_acts::table.filter(live))
        .returning(agent_pending_acts::sealed)
        .get_result(conn)
        .await
        .optional()
}
