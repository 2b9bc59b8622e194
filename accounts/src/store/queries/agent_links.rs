//! Links mailed to agents: invitations, and new passwords.

use super::{Conn, agent_sessions, agents as agent_queries, audit, outbox, throttles, tokens};
use crate::{
    store::{
        rows::{AgentRow, AgentTokenRow, ByAgentLink, NewAudit, NewLogin},
        schema::{agent_logins, agents, tokens as token_table},
    },
    throttle::Backoff,
    token::Purpose,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{AuditAction, Timestamp};

const PURPOSES: [&str; 2] = [Purpose::Invite.as_str(), Purpose::AgentReset.as_str()];

/// A link of the backoffice, whichever operator it is of: the person who opens it is nobody's yet.
pub async fn by_hash(conn: &mut Conn, hash: &[u8]) -> QueryResult<Option<AgentTokenRow>> {
    token_table::table
        .filter(token_table::hash.eq(hash).and(token_table::purpose.eq_any(PURPOSES)))
        .select(AgentTokenRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Whether an agent may still get a link of that purpose.
pub async fn is_due(
    conn: &mut Conn,
    operator: i64,
    agent: i64,
    purpose: &str,
) -> QueryResult<bool> {
    let row = agent_queries::by_id(conn, operator, agent).await?;
    Ok(row.is_some_and(|row| {
        let invitation = purpose == Purpose::Invite.as_str();
        !row.disabled && row.login_id.is_none() == invitation
    }))
}

/// Every pending link of an agent.
pub async fn replace(
    conn: &mut Conn,
    operator: i64,
    agent: i64,
    now: Timestamp,
) -> QueryResult<()> {
    let pending = token_table::table.filter(
        token_table::operator_id
            .eq(operator)
            .and(token_table::agent_id.eq(agent))
            .and(token_table::used_at.is_null())
            .and(token_table::replaced_at.is_null()),
    );
    diesel::update(pending).set(token_table::replaced_at.eq(now)).execute(conn).await.map(|_| ())
}

/// Accepts an invitation: the agent becomes the person with that address. With a password for who has none, without for
/// who has one; no in every other case, and when the link was dead.
pub async fn accept(
    conn: &mut Conn,
    change: &ByAgentLink<'_>,
    now: Timestamp,
) -> QueryResult<bool> {
    let row = agent_queries::by_id(conn, change.operator, change.agent).await?;
    let Some(row) = row.filter(AgentRow::is_invited) else {
        return Ok(false);
    };
    let login = agent_queries::login_by_email(conn, &row.email_key).await?;
    let has_password = login.as_ref().is_some_and(|row| row.password_hash.is_some());
    if has_password == change.password_hash.is_some()
        || !tokens::spend(conn, change.operator, change.token, now).await?
    {
        return Ok(false);
    }
    let login = match login {
        Some(login) => login.id,
        None => {
            let new = NewLogin {
                email: &row.email,
                email_key: &row.email_key,
                password_hash: None,
                totp_secret: None,
                totp_step: 0,
                created_at: now,
            };
            diesel::insert_into(agent_logins::table)
                .values(new)
                .returning(agent_logins::id)
                .get_result(conn)
                .await?
        }
    };
    diesel::update(agents::table.find(row.id))
        .set(agents::login_id.eq(login))
        .execute(conn)
        .await?;
    replace(conn, change.operator, row.id, now).await?;
    let act = act(AuditAction::InvitationAccepted, &row, change.ip, now);
    audit::record(conn, &act).await?;
    if let Some(hash) = change.password_hash {
        set_password(conn, login, hash).await?;
    }
    Ok(true)
}

/// Sets a new password of who has one; all their sessions and all their links end. No when the link was dead.
pub async fn reset(conn: &mut Conn, change: &ByAgentLink<'_>, now: Timestamp) -> QueryResult<bool> {
    let row = agent_queries::by_id(conn, change.operator, change.agent).await?;
    let Some(row) = row.filter(|row| !row.disabled) else {
        return Ok(false);
    };
    let (Some(login), Some(hash)) = (row.login_id, change.password_hash) else {
        return Ok(false);
    };
    if !tokens::spend(conn, change.operator, change.token, now).await? {
        return Ok(false);
    }
    set_password(conn, login, hash).await?;
    let everywhere: Vec<AgentRow> = agents::table
        .filter(agents::login_id.eq(login))
        .select(AgentRow::as_select())
        .load(conn)
        .await?;
    for row in &everywhere {
        replace(conn, row.operator_id, row.id, now).await?;
        let act = act(AuditAction::PasswordSet, row, change.ip, now);
        audit::record(conn, &act).await?;
    }
    if let Some(notice) = change.notice {
        outbox::queue(conn, notice).await?;
    }
    Ok(true)
}

async fn set_password(conn: &mut Conn, login: i64, hash: &str) -> QueryResult<()> {
    diesel::update(agent_logins::table.find(login))
        .set(agent_logins::password_hash.eq(hash))
        .execute(conn)
        .await?;
    agent_sessions::end_of_login(conn, login).await?;
    let mut keys = vec![Backoff::agent(&Backoff::login(login)).key, Backoff::agent_code(login).key];
    let devices = agent_sessions::devices(conn, login).await?;
    keys.extend(devices.iter().map(|device| Backoff::agent_device(login, device).key));
    throttles::forget_all(conn, &keys).await
}

/// Something an agent did about themselves.
fn act(action: AuditAction, agent: &AgentRow, ip: &str, at: Timestamp) -> NewAudit {
    NewAudit {
        operator_id: agent.operator_id,
        agent_id: agent.id,
        action: action.code(),
        subject: agent.subject(),
        customer_id: None,
        was: None,
        became: None,
        ip: ip.to_owned(),
        at,
    }
}
