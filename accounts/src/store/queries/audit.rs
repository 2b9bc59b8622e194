//! The audit log of agents' actions.

use super::Conn;
use crate::store::{
    rows::NewAudit,
    schema::{agents, audit},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{AuditEntry, AuditId, OperatorId, Timestamp};

pub async fn record(conn: &mut Conn, act: &NewAudit) -> QueryResult<()> {
    diesel::insert_into(audit::table).values(act).execute(conn).await.map(|_| ())
}

/// Returns the entries of an operator with an id below that one, latest first.
pub async fn before(
    conn: &mut Conn,
    operator: OperatorId,
    before: Option<i64>,
    most: i64,
) -> QueryResult<Vec<AuditEntry>> {
    type Row = (AuditId, Timestamp, String, String, String, Option<String>, Option<String>, String);
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
        ))
        .order(audit::id.desc())
        .limit(most)
        .load(conn)
        .await?;
    let entry = |(id, at, agent, action, subject, was, became, ip)| AuditEntry {
        id,
        at,
        agent,
        action,
        subject,
        was,
        became,
        ip,
    };
    Ok(rows.into_iter().map(entry).collect())
}
