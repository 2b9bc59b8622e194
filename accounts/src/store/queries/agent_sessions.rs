//! Agents' sessions, from the password on, and their known devices.

use super::Conn;
use crate::store::{
    rows::{AgentSessionRow, LoginRow, NewAgentSession},
    schema::{agent_devices, agent_logins, agent_sessions},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{AgentId, AgentSessionId, LoginId, Timestamp};

pub async fn by_hash(
    conn: &mut Conn,
    hash: &[u8],
) -> QueryResult<Option<(AgentSessionRow, LoginRow)>> {
    agent_sessions::table
        .inner_join(agent_logins::table.on(agent_logins::id.eq(agent_sessions::login_id)))
        .filter(agent_sessions::hash.eq(hash))
        .select((AgentSessionRow::as_select(), LoginRow::as_select()))
        .first(conn)
        .await
        .optional()
}

pub async fn exists(conn: &mut Conn, session: AgentSessionId) -> QueryResult<bool> {
    let found: i64 = agent_sessions::table.find(session).count().get_result(conn).await?;
    Ok(found > 0)
}

pub async fn insert(conn: &mut Conn, session: &NewAgentSession) -> QueryResult<()> {
    diesel::insert_into(agent_sessions::table).values(session).execute(conn).await.map(|_| ())
}

/// Returns the ids of a login's sessions except that many of the most recently used.
pub async fn all_but_latest(
    conn: &mut Conn,
    login: LoginId,
    latest: i64,
) -> QueryResult<Vec<AgentSessionId>> {
    agent_sessions::table
        .filter(agent_sessions::login_id.eq(login))
        .select(agent_sessions::id)
        .order((agent_sessions::last_seen_at.desc(), agent_sessions::id.desc()))
        .offset(latest)
        // A limit above any possible count; SQLite has no offset without a limit.
        .limit(latest)
        .load(conn)
        .await
}

pub async fn delete_all(conn: &mut Conn, sessions: &[AgentSessionId]) -> QueryResult<()> {
    diesel::delete(agent_sessions::table.filter(agent_sessions::id.eq_any(sessions)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns whether the session existed.
pub async fn delete(conn: &mut Conn, session: AgentSessionId) -> QueryResult<bool> {
    let deleted = diesel::delete(agent_sessions::table.find(session)).execute(conn).await?;
    Ok(deleted > 0)
}

pub async fn end(conn: &mut Conn, hash: &[u8]) -> QueryResult<()> {
    diesel::delete(agent_sessions::table.filter(agent_sessions::hash.eq(hash)))
        .execute(conn)
        .await
        .map(|_| ())
}

pub async fn end_of_login(conn: &mut Conn, login: LoginId) -> QueryResult<()> {
    diesel::delete(agent_sessions::table.filter(agent_sessions::login_id.eq(login)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Ends a login's sessions at one of its operators.
pub async fn end_of_agent(conn: &mut Conn, login: LoginId, agent: AgentId) -> QueryResult<()> {
    let of_agent = agent_sessions::login_id.eq(login).and(agent_sessions::agent_id.eq(agent));
    diesel::delete(agent_sessions::table.filter(of_agent)).execute(conn).await.map(|_| ())
}

/// Records that a session was used.
pub async fn touch(conn: &mut Conn, session: AgentSessionId, now: Timestamp) -> QueryResult<()> {
    diesel::update(agent_sessions::table.find(session))
        .set(agent_sessions::last_seen_at.eq(now))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Records that a login was used on a device.
pub async fn remember_device(
    conn: &mut Conn,
    login: LoginId,
    device: &[u8],
    now: Timestamp,
) -> QueryResult<()> {
    diesel::insert_into(agent_devices::table)
        .values((
            agent_devices::login_id.eq(login),
            agent_devices::hash.eq(device),
            agent_devices::last_seen_at.eq(now),
        ))
        .on_conflict((agent_devices::login_id, agent_devices::hash))
        .do_update()
        .set(agent_devices::last_seen_at.eq(now))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns whether the login was used on the device before.
pub async fn is_known_device(conn: &mut Conn, login: LoginId, device: &[u8]) -> QueryResult<bool> {
    let found: i64 = agent_devices::table
        .filter(agent_devices::login_id.eq(login).and(agent_devices::hash.eq(device)))
        .count()
        .get_result(conn)
        .await?;
    Ok(found > 0)
}

/// Returns the id of the login last used on a device.
pub async fn last_on_device(conn: &mut Conn, device: &[u8]) -> QueryResult<Option<LoginId>> {
    agent_devices::table
        .filter(agent_devices::hash.eq(device))
        .select(agent_devices::login_id)
        .order(agent_devices::last_seen_at.desc())
        .first(conn)
        .await
        .optional()
}

/// Returns the hashes of a login's devices.
pub async fn devices(conn: &mut Conn, login: LoginId) -> QueryResult<Vec<Vec<u8>>> {
    agent_devices::table
        .filter(agent_devices::login_id.eq(login))
        .select(agent_devices::hash)
        .load(conn)
        .await
}

/// Stores the second factor that a session is setting up, unless it has one already.
pub async fn keep_pending_totp(
    conn: &mut Conn,
    session: AgentSessionId,
    sealed: &[u8],
) -> QueryResult<()> {
    let without = agent_sessions::table
        .filter(agent_sessions::id.eq(session).and(agent_sessions::pending_totp.is_null()));
    diesel::update(without)
        .set(agent_sessions::pending_totp.eq(sealed))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns the second factor that a session is setting up, if both exist.
pub async fn pending_totp(
    conn: &mut Conn,
    session: AgentSessionId,
) -> QueryResult<Option<Vec<u8>>> {
    agent_sessions::table
        .find(session)
        .select(agent_sessions::pending_totp)
        .first(conn)
        .await
        .optional()
        .map(Option::flatten)
}

/// Deletes the recovery codes that a session still has to show.
pub async fn forget_shown_codes(conn: &mut Conn, hash: &[u8]) -> QueryResult<()> {
    diesel::update(agent_sessions::table.filter(agent_sessions::hash.eq(hash)))
        .set(agent_sessions::recovery_codes.eq(None::<Vec<u8>>))
        .execute(conn)
        .await
        .map(|_| ())
}
