//! Operators and their portals.

use super::Conn;
use crate::store::{
    rows::{NewOperatorRow, NewPortalRow, PortalRow, SettingsRow},
    schema::{operators, portals, providers},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{OperatorId, PortalId, Timestamp};

pub async fn by_host(conn: &mut Conn, host: &str) -> QueryResult<Option<PortalRow>> {
    portals::table
        .inner_join(operators::table.on(operators::id.eq(portals::operator_id)))
        .filter(portals::host.eq(host))
        .select(PortalRow::as_select())
        .first(conn)
        .await
        .optional()
}

pub async fn by_id(
    conn: &mut Conn,
    operator: OperatorId,
    portal: PortalId,
) -> QueryResult<Option<PortalRow>> {
    portals::table
        .inner_join(operators::table.on(operators::id.eq(portals::operator_id)))
        .filter(portals::operator_id.eq(operator).and(portals::id.eq(portal)))
        .select(PortalRow::as_select())
        .first(conn)
        .await
        .optional()
}

pub async fn first_of_operator(
    conn: &mut Conn,
    operator: OperatorId,
) -> QueryResult<Option<PortalRow>> {
    portals::table
        .inner_join(operators::table.on(operators::id.eq(portals::operator_id)))
        .filter(portals::operator_id.eq(operator))
        .select(PortalRow::as_select())
        .order(portals::id)
        .first(conn)
        .await
        .optional()
}

/// Returns host, origin and sender of every portal, up to a limit.
pub async fn entries(conn: &mut Conn) -> QueryResult<Vec<(String, String, String)>> {
    portals::table
        .inner_join(operators::table.on(operators::id.eq(portals::operator_id)))
        .select((portals::host, portals::origin, operators::sender))
        .order(portals::id)
        .limit(1000)
        .load(conn)
        .await
}

/// Returns the current time of the database.
pub async fn clock(conn: &mut Conn) -> QueryResult<Timestamp> {
    diesel::select(diesel::dsl::now).get_result(conn).await
}

/// Adds an operator; returns its id.
pub async fn insert_operator(
    conn: &mut Conn,
    operator: &NewOperatorRow<'_>,
) -> QueryResult<OperatorId> {
    diesel::insert_into(operators::table)
        .values(operator)
        .returning(operators::id)
        .get_result(conn)
        .await
}

/// Adds a portal; returns its id.
pub async fn insert(conn: &mut Conn, portal: NewPortalRow<'_>) -> QueryResult<PortalId> {
    diesel::insert_into(portals::table).values(portal).returning(portals::id).get_result(conn).await
}

pub async fn settings_of_host(
    conn: &mut Conn,
    host: &str,
) -> QueryResult<Option<(OperatorId, SettingsRow)>> {
    portals::table
        .inner_join(operators::table.on(operators::id.eq(portals::operator_id)))
        .filter(portals::host.eq(host))
        .select((operators::id, SettingsRow::as_select()))
        .first(conn)
        .await
        .optional()
}

pub async fn settings_of(conn: &mut Conn, operator: OperatorId) -> QueryResult<SettingsRow> {
    operators::table.find(operator).select(SettingsRow::as_select()).first(conn).await
}

/// Returns the portals of an operator, the oldest first.
pub async fn of_operator(conn: &mut Conn, operator: OperatorId) -> QueryResult<Vec<PortalRow>> {
    portals::table
        .inner_join(operators::table.on(operators::id.eq(portals::operator_id)))
        .filter(portals::operator_id.eq(operator))
        .select(PortalRow::as_select())
        .order(portals::id)
        .load(conn)
        .await
}

/// Returns whether single sign-on is the only sign-in for customers of the operator, on any of its portals.
pub async fn is_sso_only(conn: &mut Conn, operator: OperatorId) -> QueryResult<bool> {
    let portals = of_operator(conn, operator).await?;
    Ok(portals
        .iter()
        .map(PortalRow::settings)
        .any(|settings| settings.sso_enabled && settings.sso_only))
}

/// Returns whether the operator has a provider, tested or not.
pub async fn has_provider(conn: &mut Conn, operator: OperatorId) -> QueryResult<bool> {
    let found: i64 = providers::table
        .filter(providers::operator_id.eq(operator))
        .count()
        .get_result(conn)
        .await?;
    Ok(found > 0)
}

/// Returns whether a provider of the operator has passed its test.
pub async fn has_tested_provider(conn: &mut Conn, operator: OperatorId) -> QueryResult<bool> {
    let found: i64 = providers::table
        .filter(providers::operator_id.eq(operator).and(providers::tested_at.is_not_null()))
        .count()
        .get_result(conn)
        .await?;
    Ok(found > 0)
}

/// Runs the cheapest possible query.
pub async fn ping(conn: &mut Conn) -> QueryResult<()> {
    diesel::select(1.into_sql::<diesel::sql_types::Integer>())
        .get_result::<i32>(conn)
        .await
        .map(|_| ())
}
