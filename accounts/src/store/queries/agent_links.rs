//! Links mailed to agents: invitations and password resets.

use super::{Conn, agents, tokens::pending};
use crate::{
    agents::mailed_links,
    store::{rows::AgentTokenRow, schema::tokens},
    token::Purpose,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{AgentId, OperatorId, Timestamp};

const PURPOSES: [Purpose; 2] = [Purpose::Invite, Purpose::AgentReset];

/// Returns a link of the backoffice, of any operator: the operator is not known before the link is read.
pub async fn by_hash(conn: &mut Conn, hash: &[u8]) -> QueryResult<Option<AgentTokenRow>> {
    tokens::table
        .filter(tokens::hash.eq(hash).and(tokens::purpose.eq_any(PURPOSES)))
        .select(AgentTokenRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Returns whether an agent may still get a link for that purpose.
pub async fn is_due(
    conn: &mut Conn,
    operator: OperatorId,
    agent: AgentId,
    purpose: Purpose,
) -> QueryResult<bool> {
    let row = agents::by_id(conn, operator, agent).await?;
    Ok(row.is_some_and(|row| mailed_links::is_due(&row, purpose)))
}

/// Replaces every pending link of an agent.
pub async fn replace(
    conn: &mut Conn,
    operator: OperatorId,
    agent: AgentId,
    now: Timestamp,
) -> QueryResult<()> {
    let pending = tokens::table
        .filter(tokens::operator_id.eq(operator).and(tokens::agent_id.eq(agent)).and(pending!()));
    diesel::update(pending).set(tokens::replaced_at.eq(now)).execute(conn).await.map(|_| ())
}
