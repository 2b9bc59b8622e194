//! The audit log of agents' actions.

use super::Conn;
use crate::store::{
    rows::{NewAudit, api_actor},
    schema::{agents, audit},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{AuditEntry, AuditId, OperatorId, Timestamp};

pub async fn record(conn: &mut Conn, record: &NewAudit) -> QueryResult<()> {
    diesel::insert_into(audit::table).values(record).execute(conn).await.map(|_| ())
}

/// Returns the entries of an operator with an id below that one, latest first.
pub async fn before(
    conn: &mut Conn,
    operator: OperatorId,
    before: Option<i64>,
    limit: i64,
) -> QueryResult<Vec<AuditEntry>> {
    type Text = Option<String>;
    type Row = (AuditId, Timestamp, String, String, String, Text, Text, String, Text);
    let rows: Vec<Row> = audit::table
        .inner_join(agents::table.on(agents::id.eq(audit::agent_id)))
        .filter(audit::operator_id.eq(operator).and(audit::id.lt(before.unwrap_or(i64::MAX))))
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
        .limit(limit)
        .load(conn)
        .await?;
    let entry = |(id, at, agent, action, subject, before, after, ip, token): Row| AuditEntry {
        id,
        at,
        agent: token.as_deref().map_or(agent, api_actor),
        action,
        subject,
        before,
        after,
        ip,
    };
    Ok(rows.into_iter().map(entry).collect())
}
