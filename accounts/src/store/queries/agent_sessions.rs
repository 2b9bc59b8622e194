//! Agents' sessions, from the password to the open backoffice.

use super::{Conn, audit, throttles};
use crate::{
    store::{
        rows::{Advance, AgentSessionRow, LoginRow, NewAgentSession, SecondFactor},
        schema::{agent_devices, agent_logins, agent_recovery_codes, agent_sessions, agents},
    },
    throttle::Tries,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Timestamp;

/// The most sessions that a person of the backoffice has at once.
const MAX_SESSIONS: i64 = 20;

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

async fn insert(conn: &mut Conn, session: &NewAgentSession) -> QueryResult<()> {
    diesel::insert_into(agent_sessions::table).values(session).execute(conn).await.map(|_| ())
}

/// A password that was right: the session begins in the place of the one that the browser had, the device is remembered,
/// the throttles forget the failures.
pub async fn begin(
    conn: &mut Conn,
    session: &NewAgentSession,
    replaced: Option<&[u8]>,
    device: &[u8],
    tries: &Tries,
    now: Timestamp,
) -> QueryResult<()> {
    throttles::succeed(conn, tries, now).await?;
    diesel::insert_into(agent_devices::table)
        .values((
            agent_devices::login_id.eq(session.login_id),
            agent_devices::hash.eq(device),
            agent_devices::last_seen_at.eq(now),
        ))
        .on_conflict((agent_devices::login_id, agent_devices::hash))
        .do_update()
        .set(agent_devices::last_seen_at.eq(now))
        .execute(conn)
        .await?;
    if let Some(replaced) = replaced {
        end(conn, replaced).await?;
    }
    insert(conn, session).await?;
    end_oldest(conn, session.login_id).await
}

/// Ends the sessions that were used longest ago, beyond those that a person may have.
async fn end_oldest(conn: &mut Conn, login: i64) -> QueryResult<()> {
    let beyond: Vec<i64> = agent_sessions::table
        .filter(agent_sessions::login_id.eq(login))
        .select(agent_sessions::id)
        .order((agent_sessions::last_seen_at.desc(), agent_sessions::id.desc()))
        .offset(MAX_SESSIONS)
        .limit(MAX_SESSIONS)
        .load(conn)
        .await?;
    if beyond.is_empty() {
        return Ok(());
    }
    diesel::delete(agent_sessions::table.filter(agent_sessions::id.eq_any(beyond)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Whether that person signed in on the device before.
pub async fn knows_device(conn: &mut Conn, login: i64, device: &[u8]) -> QueryResult<bool> {
    let found: i64 = agent_devices::table
        .filter(agent_devices::login_id.eq(login).and(agent_devices::hash.eq(device)))
        .count()
        .get_result(conn)
        .await?;
    Ok(found > 0)
}

/// Returns the person who signed in on a device last.
pub async fn last_on_device(conn: &mut Conn, device: &[u8]) -> QueryResult<Option<i64>> {
    agent_devices::table
        .filter(agent_devices::hash.eq(device))
        .select(agent_devices::login_id)
        .order(agent_devices::last_seen_at.desc())
        .first(conn)
        .await
        .optional()
}

/// The hashes of a person's devices.
pub async fn devices(conn: &mut Conn, login: i64) -> QueryResult<Vec<Vec<u8>>> {
    agent_devices::table
        .filter(agent_devices::login_id.eq(login))
        .select(agent_devices::hash)
        .load(conn)
        .await
}

/// Writes down that a session is used, and by which agent.
pub async fn touch(
    conn: &mut Conn,
    session: i64,
    agent: Option<i64>,
    now: Timestamp,
) -> QueryResult<()> {
    diesel::update(agent_sessions::table.find(session))
        .set(agent_sessions::last_seen_at.eq(now))
        .execute(conn)
        .await?;
    if let Some(agent) = agent {
        diesel::update(agents::table.find(agent))
            .set(agents::last_seen_at.eq(now))
            .execute(conn)
            .await?;
    }
    Ok(())
}

pub async fn end(conn: &mut Conn, hash: &[u8]) -> QueryResult<()> {
    diesel::delete(agent_sessions::table.filter(agent_sessions::hash.eq(hash)))
        .execute(conn)
        .await
        .map(|_| ())
}

pub async fn end_of_login(conn: &mut Conn, login: i64) -> QueryResult<()> {
    diesel::delete(agent_sessions::table.filter(agent_sessions::login_id.eq(login)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Ends the sessions that a person has open for one of their operators.
pub async fn end_of_agent(conn: &mut Conn, login: i64, agent: i64) -> QueryResult<()> {
    let of_agent = agent_sessions::login_id.eq(login).and(agent_sessions::agent_id.eq(agent));
    diesel::delete(agent_sessions::table.filter(of_agent)).execute(conn).await.map(|_| ())
}

/// The session goes on under another id; no when it is over, and then nothing was changed.
pub async fn advance(conn: &mut Conn, advance: &Advance<'_>, now: Timestamp) -> QueryResult<bool> {
    let ended = diesel::delete(agent_sessions::table.find(advance.from)).execute(conn).await?;
    if ended == 0 {
        return Ok(false);
    }
    insert(conn, advance.to).await?;
    if let Some(agent) = advance.to.agent_id {
        diesel::update(agents::table.find(agent))
            .set(agents::last_seen_at.eq(now))
            .execute(conn)
            .await?;
    }
    for act in advance.acts {
        audit::record(conn, act).await?;
    }
    Ok(true)
}

/// The second factor that the session is setting up: that one, unless there is one already. None when the session is over.
pub async fn pending(conn: &mut Conn, session: i64, sealed: &[u8]) -> QueryResult<Option<Vec<u8>>> {
    let without = agent_sessions::table
        .filter(agent_sessions::id.eq(session).and(agent_sessions::pending_totp.is_null()));
    diesel::update(without).set(agent_sessions::pending_totp.eq(sealed)).execute(conn).await?;
    let pending: Option<Option<Vec<u8>>> = agent_sessions::table
        .find(session)
        .select(agent_sessions::pending_totp)
        .first(conn)
        .await
        .optional()?;
    Ok(pending.flatten())
}

async fn is_over(conn: &mut Conn, session: i64) -> QueryResult<bool> {
    let found: i64 = agent_sessions::table.find(session).count().get_result(conn).await?;
    Ok(found == 0)
}

/// Takes a code of that time step; no when the step was used before, or the session is over.
pub async fn pass_code(
    conn: &mut Conn,
    factor: &SecondFactor<'_>,
    step: i64,
    now: Timestamp,
) -> QueryResult<bool> {
    if is_over(conn, factor.advance.from).await? {
        return Ok(false);
    }
    let older = agent_logins::table.filter(
        agent_logins::id.eq(factor.advance.to.login_id).and(agent_logins::totp_step.lt(step)),
    );
    let fresh = diesel::update(older).set(agent_logins::totp_step.eq(step)).execute(conn).await?;
    if fresh == 0 {
        return Ok(false);
    }
    throttles::succeed(conn, factor.tries, now).await?;
    advance(conn, factor.advance, now).await
}

/// Takes a recovery code, which is gone then; no when there is none like that, or the session is over.
pub async fn pass_recovery(
    conn: &mut Conn,
    factor: &SecondFactor<'_>,
    hash: &[u8],
    now: Timestamp,
) -> QueryResult<bool> {
    if is_over(conn, factor.advance.from).await? {
        return Ok(false);
    }
    let code = agent_recovery_codes::login_id
        .eq(factor.advance.to.login_id)
        .and(agent_recovery_codes::hash.eq(hash));
    let used = diesel::delete(agent_recovery_codes::table.filter(code)).execute(conn).await?;
    if used == 0 {
        return Ok(false);
    }
    throttles::succeed(conn, factor.tries, now).await?;
    advance(conn, factor.advance, now).await
}

/// Sets the second factor, whose code of that step is used up with it, and the recovery codes. No when there is one, or
/// the session is over.
pub async fn enrol(
    conn: &mut Conn,
    session: &Advance<'_>,
    sealed: &[u8],
    step: i64,
    recovery: &[Vec<u8>],
    now: Timestamp,
) -> QueryResult<bool> {
    if is_over(conn, session.from).await? {
        return Ok(false);
    }
    let login = session.to.login_id;
    let without = agent_logins::table
        .filter(agent_logins::id.eq(login).and(agent_logins::totp_secret.is_null()));
    let set = diesel::update(without)
        .set((agent_logins::totp_secret.eq(sealed), agent_logins::totp_step.eq(step)))
        .execute(conn)
        .await?;
    if set == 0 {
        return Ok(false);
    }
    forget_recovery(conn, login).await?;
    for hash in recovery {
        diesel::insert_into(agent_recovery_codes::table)
            .values((agent_recovery_codes::login_id.eq(login), agent_recovery_codes::hash.eq(hash)))
            .execute(conn)
            .await?;
    }
    advance(conn, session, now).await
}

pub async fn forget_recovery(conn: &mut Conn, login: i64) -> QueryResult<()> {
    let codes = agent_recovery_codes::table.filter(agent_recovery_codes::login_id.eq(login));
    diesel::delete(codes).execute(conn).await.map(|_| ())
}

/// Forgets the recovery codes that a session still has to show: they were kept.
pub async fn codes_kept(conn: &mut Conn, hash: &[u8]) -> QueryResult<()> {
    diesel::update(agent_sessions::table.filter(agent_sessions::hash.eq(hash)))
        .set(agent_sessions::recovery_codes.eq(None::<Vec<u8>>))
        .execute(conn)
        .await
        .map(|_| ())
}
