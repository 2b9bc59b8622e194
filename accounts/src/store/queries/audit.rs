//! The audit log of agents' actions.

use super::Conn;
use crate::store::{
    rows::{AuditRow, NewAudit, api_actor},
    schema::{agents, audit},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{AgentId, AuditEntry, OperatorId, Timestamp};

pub async fn record(conn: &mut Conn, record: &NewAudit) -> QueryResult<()> {
    diesel::insert_into(audit::table).values(record).execute(conn).await.map(|_| ())
}

/// Returns the entries of an operator with an id below that one, latest first: those from a moment until before another
/// one, of an agent if one is given, and of those actions if there are any.
pub async fn find(
    conn: &mut Conn,
    operator: OperatorId,
    (agent, actions): (Option<AgentId>, &[&str]),
    (from, until): (Timestamp, Timestamp),
    before: Option<i64>,
    limit: i64,
) -> QueryResult<Vec<AuditEntry>> {
    let found = audit::table
        .inner_join(agents::table.on(agents::id.eq(audit::agent_id)))
        .filter(audit::operator_id.eq(operator).and(audit::id.lt(before.unwrap_or(i64::MAX))))
        .filter(audit::at.ge(from).and(audit::at.lt(until)))
        .select((
            audit::id,
            audit::at,
            agents::name,
            audit::action,
            audit::subject,
            audit::was,
            audit::became,
            audit::ip,
            audit::api_token,
        ))
        .order(audit::id.desc())
        .limit(limit);
    let rows: Vec<AuditRow> = match (agent, actions) {
        (None, []) => found.load(conn).await?,
        (Some(agent), []) => found.filter(audit::agent_id.eq(agent)).load(conn).await?,
        (None, actions) => found.filter(audit::action.eq_any(actions)).load(conn).await?,
        (Some(agent), actions) => {
            let of_agent = found.filter(audit::agent_id.eq(agent));
            of_agent.filter(audit::action.eq_any(actions)).load(conn).await?
        }
    };
    Ok(rows.into_iter().map(entry).collect())
}

fn entry(row: AuditRow) -> AuditEntry {
    AuditEntry {
        id: row.id,
        at: row.at,
        agent: row.api_token.as_deref().map_or(row.agent, api_actor),
        action: row.action,
        subject: row.subject,
        before: row.before,
        after: row.after,
        ip: row.ip,
    }
}
