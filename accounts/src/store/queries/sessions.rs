//! Sessions, and the devices customers signed in from.

use super::{Conn, sso, throttles, timeline};
use crate::{
    store::{
        rows::{NewEvent, NewFlow, NewSession, ReplacedSession, SessionRow, VouchedRow},
        schema::{accounts, devices, sessions},
    },
    throttle::Tries,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Timestamp;

/// The most sessions that a customer has at once.
const MAX_SESSIONS: i64 = 50;

pub async fn by_hash(
    conn: &mut Conn,
    operator: i64,
    hash: &[u8],
) -> QueryResult<Option<SessionRow>> {
    sessions::table
        .filter(sessions::operator_id.eq(operator).and(sessions::hash.eq(hash)))
        .select(SessionRow::as_select())
        .first(conn)
        .await
        .optional()
}

pub async fn of_customer(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
) -> QueryResult<Vec<SessionRow>> {
    sessions::table
        .filter(sessions::operator_id.eq(operator).and(sessions::customer_id.eq(customer)))
        .select(SessionRow::as_select())
        .order(sessions::last_seen_at.desc())
        .limit(100)
        .load(conn)
        .await
}

pub async fn insert(conn: &mut Conn, session: &NewSession) -> QueryResult<()> {
    diesel::insert_into(sessions::table).values(session).execute(conn).await?;
    end_oldest(conn, session.operator_id, session.customer_id).await
}

/// Ends the sessions that were used longest ago, beyond those that a customer may have.
async fn end_oldest(conn: &mut Conn, operator: i64, customer: i64) -> QueryResult<()> {
    let of_customer = sessions::operator_id.eq(operator).and(sessions::customer_id.eq(customer));
    let beyond: Vec<i64> = sessions::table
        .filter(of_customer)
        .select(sessions::id)
        .order((sessions::last_seen_at.desc(), sessions::id.desc()))
        .offset(MAX_SESSIONS)
        .limit(MAX_SESSIONS)
        .load(conn)
        .await?;
    if beyond.is_empty() {
        return Ok(());
    }
    let rows = sessions::operator_id.eq(operator).and(sessions::id.eq_any(beyond));
    diesel::delete(sessions::table.filter(rows)).execute(conn).await.map(|_| ())
}

/// Returns a new session as that one goes on: made in the same way, and vouched for by the same provider.
pub async fn continued(
    conn: &mut Conn,
    session: &NewSession,
    current: i64,
) -> QueryResult<NewSession> {
    let old = sessions::table
        .filter(sessions::operator_id.eq(session.operator_id).and(sessions::id.eq(current)))
        .select(VouchedRow::as_select())
        .first(conn)
        .await
        .optional()?
        .unwrap_or_default();
    Ok(NewSession {
        identity_id: old.identity_id,
        provider_session: old.provider_session,
        id_token: old.id_token,
        origin: old.origin,
        ..session.clone()
    })
}

pub async fn touch(
    conn: &mut Conn,
    operator: i64,
    session: i64,
    now: Timestamp,
) -> QueryResult<()> {
    diesel::update(
        sessions::table.filter(sessions::operator_id.eq(operator).and(sessions::id.eq(session))),
    )
    .set(sessions::last_seen_at.eq(now))
    .execute(conn)
    .await
    .map(|_| ())
}

/// Ends the session of a cookie; the flow, if there is one, takes the browser on to the provider.
pub async fn end(
    conn: &mut Conn,
    operator: i64,
    hash: &[u8],
    flow: Option<&NewFlow>,
    event: &NewEvent,
) -> QueryResult<()> {
    diesel::delete(
        sessions::table.filter(sessions::operator_id.eq(operator).and(sessions::hash.eq(hash))),
    )
    .execute(conn)
    .await?;
    if let Some(flow) = flow {
        sso::begin_flow(conn, flow).await?;
    }
    timeline::record(conn, event).await
}

pub async fn end_all(conn: &mut Conn, operator: i64, customer: i64) -> QueryResult<()> {
    end_others(conn, operator, customer, 0).await.map(|_| ())
}

/// Ends all sessions of a customer but that one; tells how many.
pub async fn end_others(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    keep: i64,
) -> QueryResult<usize> {
    let others = sessions::operator_id
        .eq(operator)
        .and(sessions::customer_id.eq(customer))
        .and(sessions::id.ne(keep));
    diesel::delete(sessions::table.filter(others)).execute(conn).await
}

/// What customers do who end their other sessions.
pub async fn end_other_ones(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    keep: i64,
    event: &NewEvent,
) -> QueryResult<()> {
    end_others(conn, operator, customer, keep).await?;
    timeline::record(conn, event).await
}

/// Whether any customer of the operator signed in on the device before.
pub async fn is_device(conn: &mut Conn, operator: i64, device: &[u8]) -> QueryResult<bool> {
    let found: i64 = devices::table
        .filter(devices::operator_id.eq(operator).and(devices::hash.eq(device)))
        .count()
        .get_result(conn)
        .await?;
    Ok(found > 0)
}

/// Returns the customer who signed in on a device last.
pub async fn last_on_device(
    conn: &mut Conn,
    operator: i64,
    device: &[u8],
) -> QueryResult<Option<i64>> {
    devices::table
        .filter(devices::operator_id.eq(operator).and(devices::hash.eq(device)))
        .select(devices::customer_id)
        .order(devices::last_seen_at.desc())
        .first(conn)
        .await
        .optional()
}

/// The hashes of a customer's devices.
pub async fn devices_of(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
) -> QueryResult<Vec<Vec<u8>>> {
    devices::table
        .filter(devices::operator_id.eq(operator).and(devices::customer_id.eq(customer)))
        .select(devices::hash)
        .load(conn)
        .await
}

pub async fn knows_device(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    device: &[u8],
) -> QueryResult<bool> {
    let found: i64 = devices::table
        .filter(
            devices::operator_id
                .eq(operator)
                .and(devices::customer_id.eq(customer))
                .and(devices::hash.eq(device)),
        )
        .count()
        .get_result(conn)
        .await?;
    Ok(found > 0)
}

/// A sign-in that succeeded: the session begins, the device is remembered, the throttles are as before the try. No, and
/// nothing of it, when the password was changed or taken away while it was looked at.
pub async fn begin(
    conn: &mut Conn,
    (session, replaced): (&NewSession, Option<&ReplacedSession>),
    hash: &str,
    device: &[u8],
    tries: &Tries,
    event: &NewEvent,
    now: Timestamp,
) -> QueryResult<bool> {
    let same: i64 = accounts::table
        .filter(
            accounts::operator_id
                .eq(session.operator_id)
                .and(accounts::customer_id.eq(session.customer_id))
                .and(accounts::password_hash.eq(hash)),
        )
        .count()
        .get_result(conn)
        .await?;
    if same == 0 {
        return Ok(false);
    }
    throttles::succeed(conn, tries, now).await?;
    open(conn, (session, replaced), device, event, now).await?;
    Ok(true)
}

/// The session begins in the place of the one that the browser had, and the device is remembered.
pub async fn open(
    conn: &mut Conn,
    (session, replaced): (&NewSession, Option<&ReplacedSession>),
    device: &[u8],
    event: &NewEvent,
    now: Timestamp,
) -> QueryResult<()> {
    if let Some(replaced) = replaced {
        end_replaced(conn, session, replaced).await?;
    }
    insert(conn, session).await?;
    diesel::insert_into(devices::table)
        .values((
            devices::operator_id.eq(session.operator_id),
            devices::customer_id.eq(session.customer_id),
            devices::hash.eq(device),
            devices::last_seen_at.eq(now),
        ))
        .on_conflict((devices::operator_id, devices::customer_id, devices::hash))
        .do_update()
        .set(devices::last_seen_at.eq(now))
        .execute(conn)
        .await?;
    timeline::record(conn, event).await
}

async fn end_replaced(
    conn: &mut Conn,
    session: &NewSession,
    replaced: &ReplacedSession,
) -> QueryResult<()> {
    let old = sessions::operator_id.eq(session.operator_id).and(sessions::hash.eq(&replaced.hash));
    let ended: Option<i64> = diesel::delete(sessions::table.filter(old))
        .returning(sessions::customer_id)
        .get_result(conn)
        .await
        .optional()?;
    match ended {
        Some(customer_id) if customer_id != session.customer_id => {
            let event = NewEvent { customer_id, ..replaced.event.clone() };
            timeline::record(conn, &event).await
        }
        _ => Ok(()),
    }
}
