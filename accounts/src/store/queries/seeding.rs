//! Rows that only demo data has, or has without a use case.

use super::Conn;
use crate::store::{
    rows::{MarkedOperatorRow, NewAccount, NewAgent, NewPurchase},
    schema::{accounts, agent_logins, agents, operators, portals, purchases},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{LoginId, OperatorId};

/// Returns every operator.
pub async fn all_operators(conn: &mut Conn) -> QueryResult<Vec<MarkedOperatorRow>> {
    // Reads all of them, as a range of the primary key.
    operators::table
        .filter(operators::id.gt(0))
        .select(MarkedOperatorRow::as_select())
        .order(operators::id)
        .load(conn)
        .await
}

/// Returns the origins of an operator's portals.
pub async fn origins_of(conn: &mut Conn, operator: OperatorId) -> QueryResult<Vec<String>> {
    portals::table
        .filter(portals::operator_id.eq(operator))
        .select(portals::origin)
        .load(conn)
        .await
}

/// Sets the origin of the portal with that host.
pub async fn set_origin(conn: &mut Conn, host: &str, origin: &str) -> QueryResult<()> {
    diesel::update(portals::table.filter(portals::host.eq(host)))
        .set(portals::origin.eq(origin))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Sets the demo flag of operators.
pub async fn mark(conn: &mut Conn, own: &[OperatorId]) -> QueryResult<()> {
    diesel::update(operators::table.filter(operators::id.eq_any(own)))
        .set(operators::demo.eq(true))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Sets a second factor, unless the login has one.
pub async fn second_factor(conn: &mut Conn, login: LoginId, sealed: &[u8]) -> QueryResult<()> {
    let without = agent_logins::id.eq(login).and(agent_logins::totp_secret.is_null());
    diesel::update(agent_logins::table.filter(without))
        .set(agent_logins::totp_secret.eq(sealed))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Adds an agent, unless the operator has one with that address.
pub async fn agent(conn: &mut Conn, agent: NewAgent<'_>) -> QueryResult<()> {
    diesel::insert_into(agents::table)
        .values(agent)
        .on_conflict_do_nothing()
        .execute(conn)
        .await
        .map(|_| ())
}

pub async fn account(conn: &mut Conn, account: &NewAccount<'_>) -> QueryResult<()> {
    diesel::insert_into(accounts::table).values(account).execute(conn).await.map(|_| ())
}

pub async fn purchase(conn: &mut Conn, purchase: &NewPurchase) -> QueryResult<()> {
    diesel::insert_into(purchases::table).values(purchase).execute(conn).await.map(|_| ())
}
