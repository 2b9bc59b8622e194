//! Customers' sessions, and their known devices.

use super::Conn;
use crate::store::{
    rows::{NewSession, SessionRow, VouchedRow},
    schema::{devices, sessions},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{CustomerId, OperatorId, SessionId, Timestamp};

pub async fn by_hash(
    conn: &mut Conn,
    operator: OperatorId,
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
    operator: OperatorId,
    customer: CustomerId,
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
    diesel::insert_into(sessions::table).values(session).execute(conn).await.map(|_| ())
}

/// Returns the sessions of a customer except that many of the most recently used. Every new session prunes, so that
/// there are never many.
pub async fn beyond(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    limit: i64,
) -> QueryResult<Vec<SessionId>> {
    sessions::table
        .filter(sessions::operator_id.eq(operator).and(sessions::customer_id.eq(customer)))
        .select(sessions::id)
        .order((sessions::last_seen_at.desc(), sessions::id.desc()))
        .offset(limit)
        .limit(limit)
        .load(conn)
        .await
}

/// Ends sessions by their ids.
pub async fn end_each(conn: &mut Conn, operator: OperatorId, ids: &[SessionId]) -> QueryResult<()> {
    let rows = sessions::operator_id.eq(operator).and(sessions::id.eq_any(ids));
    diesel::delete(sessions::table.filter(rows)).execute(conn).await.map(|_| ())
}

/// Returns what a session keeps under a new token.
pub async fn vouched(
    conn: &mut Conn,
    operator: OperatorId,
    session: SessionId,
) -> QueryResult<Option<VouchedRow>> {
    sessions::table
        .filter(sessions::operator_id.eq(operator).and(sessions::id.eq(session)))
        .select(VouchedRow::as_select())
        .first(conn)
        .await
        .optional()
}

pub async fn touch(
    conn: &mut Conn,
    operator: OperatorId,
    session: SessionId,
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

/// Ends the session of a cookie; returns the id of its customer.
pub async fn end_by_hash(
    conn: &mut Conn,
    operator: OperatorId,
    hash: &[u8],
) -> QueryResult<Option<CustomerId>> {
    let row = sessions::operator_id.eq(operator).and(sessions::hash.eq(hash));
    diesel::delete(sessions::table.filter(row))
        .returning(sessions::customer_id)
        .get_result(conn)
        .await
        .optional()
}

pub async fn end_all(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<()> {
    let theirs = sessions::operator_id.eq(operator).and(sessions::customer_id.eq(customer));
    diesel::delete(sessions::table.filter(theirs)).execute(conn).await.map(|_| ())
}

/// Ends all sessions of a customer but that one; returns whether there were any.
pub async fn end_others(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    keep: SessionId,
) -> QueryResult<bool> {
    let others = sessions::operator_id
        .eq(operator)
        .and(sessions::customer_id.eq(customer))
        .and(sessions::id.ne(keep));
    let ended = diesel::delete(sessions::table.filter(others)).execute(conn).await?;
    Ok(ended > 0)
}

/// Ends one session of a customer, unless it is the one to keep; returns whether there was one.
pub async fn end_other(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    session: SessionId,
    keep: SessionId,
) -> QueryResult<bool> {
    let other = sessions::operator_id
        .eq(operator)
        .and(sessions::customer_id.eq(customer))
        .and(sessions::id.eq(session))
        .and(sessions::id.ne(keep));
    let ended = diesel::delete(sessions::table.filter(other)).execute(conn).await?;
    Ok(ended > 0)
}

/// Returns the id of the customer who last signed in on a device.
pub async fn last_on_device(
    conn: &mut Conn,
    operator: OperatorId,
    device: &[u8],
) -> QueryResult<Option<CustomerId>> {
    devices::table
        .filter(devices::operator_id.eq(operator).and(devices::hash.eq(device)))
        .select(devices::customer_id)
        .order(devices::last_seen_at.desc())
        .first(conn)
        .await
        .optional()
}

/// Returns the hashes of a customer's devices.
pub async fn devices_of(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<Vec<Vec<u8>>> {
    devices::table
        .filter(devices::operator_id.eq(operator).and(devices::customer_id.eq(customer)))
        .select(devices::hash)
        .load(conn)
        .await
}

pub async fn is_known_device(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
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

/// Records that the customer signed in on a device.
pub async fn remember_device(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    device: &[u8],
    now: Timestamp,
) -> QueryResult<()> {
    diesel::insert_into(devices::table)
        .values((
            devices::operator_id.eq(operator),
            devices::customer_id.eq(customer),
            devices::hash.eq(device),
            devices::last_seen_at.eq(now),
        ))
        .on_conflict((devices::operator_id, devices::customer_id, devices::hash))
        .do_update()
        .set(devices::last_seen_at.eq(now))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Deletes a customer's known devices.
pub async fn forget_devices(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<()> {
    let known = devices::operator_id.eq(operator).and(devices::customer_id.eq(customer));
    diesel::delete(devices::table.filter(known)).execute(conn).await.map(|_| ())
}
