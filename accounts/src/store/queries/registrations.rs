//! Registrations whose mailbox is not proved yet.

use super::Conn;
use crate::store::{
    rows::{NewRegistration, RegistrationRow},
    schema::registrations,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{OperatorId, RegistrationId, Timestamp};

pub async fn by_id(
    conn: &mut Conn,
    operator: OperatorId,
    registration: RegistrationId,
) -> QueryResult<Option<RegistrationRow>> {
    registrations::table
        .filter(registrations::operator_id.eq(operator).and(registrations::id.eq(registration)))
        .select(RegistrationRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Returns the registration that a browser began.
pub async fn by_browser(
    conn: &mut Conn,
    operator: OperatorId,
    hash: &[u8],
) -> QueryResult<Option<RegistrationRow>> {
    registrations::table
        .filter(registrations::operator_id.eq(operator).and(registrations::browser_hash.eq(hash)))
        .select(RegistrationRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Replaces the hash of the browser that made a registration, if it is still pending.
pub async fn recognise(
    conn: &mut Conn,
    operator: OperatorId,
    registration: RegistrationId,
    browser_hash: &[u8],
) -> QueryResult<()> {
    let row = registrations::operator_id.eq(operator).and(registrations::id.eq(registration));
    diesel::update(registrations::table.filter(row))
        .set(registrations::browser_hash.eq(browser_hash))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Stores a registration; returns its id.
pub async fn insert(
    conn: &mut Conn,
    registration: &NewRegistration,
) -> QueryResult<RegistrationId> {
    diesel::insert_into(registrations::table)
        .values(registration)
        .returning(registrations::id)
        .get_result(conn)
        .await
}

/// Deletes the registrations of an address.
pub async fn delete_of_address(
    conn: &mut Conn,
    operator: OperatorId,
    key: &str,
) -> QueryResult<()> {
    let of_address = registrations::operator_id.eq(operator).and(registrations::email_key.eq(key));
    diesel::delete(registrations::table.filter(of_address)).execute(conn).await.map(|_| ())
}

pub async fn delete(
    conn: &mut Conn,
    operator: OperatorId,
    registration: RegistrationId,
) -> QueryResult<()> {
    let row = registrations::operator_id.eq(operator).and(registrations::id.eq(registration));
    diesel::delete(registrations::table.filter(row)).execute(conn).await.map(|_| ())
}

/// Records when the mail of a registration was last sent.
pub async fn mark_mailed(
    conn: &mut Conn,
    operator: OperatorId,
    registration: RegistrationId,
    now: Timestamp,
) -> QueryResult<()> {
    let row = registrations::operator_id.eq(operator).and(registrations::id.eq(registration));
    diesel::update(registrations::table.filter(row))
        .set(registrations::mailed_at.eq(now))
        .execute(conn)
        .await
        .map(|_| ())
}
