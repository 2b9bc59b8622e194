//! What agents asked for and may do once they have shown a code.

use super::Conn;
use crate::store::{rows::NewPendingAct, schema::agent_pending_acts};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Timestamp;

/// More tabs than one agent has open with forms that wait.
const MAX_PENDING: i64 = 10;

/// Keeps an act; the agent's oldest ones make room for it.
pub async fn keep(conn: &mut Conn, act: &NewPendingAct) -> QueryResult<()> {
    let oldest: Vec<i64> = agent_pending_acts::table
        .filter(agent_pending_acts::agent_id.eq(act.agent_id))
        .select(agent_pending_acts::id)
        .order(agent_pending_acts::id.desc())
        .offset(MAX_PENDING - 1)
        .limit(MAX_PENDING)
        .load(conn)
        .await?;
    if !oldest.is_empty() {
        diesel::delete(agent_pending_acts::table.filter(agent_pending_acts::id.eq_any(oldest)))
            .execute(conn)
            .await?;
    }
    diesel::insert_into(agent_pending_acts::table).values(act).execute(conn).await.map(|_| ())
}

/// Returns whether the act still waits.
pub async fn waits(conn: &mut Conn, agent: i64, hash: &[u8], now: Timestamp) -> QueryResult<bool> {
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

/// Takes the act, which nobody can take again.
pub async fn take(
    conn: &mut Conn,
    agent: i64,
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
