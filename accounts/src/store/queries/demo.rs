//! Rows of the demo data.

use super::Conn;
use crate::store::{
    rows::{NewAccount, NewAgent, NewPurchase},
    schema::{accounts, agent_logins, agents, customers, operators, portals, purchases},
};
use diesel::{dsl::max, prelude::*};
use diesel_async::RunQueryDsl;
use model::{LoginId, OperatorId};

/// Returns id, name, sender and demo flag of every operator.
pub async fn all_operators(
    conn: &mut Conn,
) -> QueryResult<Vec<(OperatorId, String, String, bool)>> {
    // Reads all of them, as a range of the primary key.
    operators::table
        .filter(operators::id.gt(0))
        .select((operators::id, operators::name, operators::sender, operators::demo))
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

/// Adds customers as rows of SQL that this product wrote: as parameters, a million of them would take minutes.
pub async fn bulk_customers(conn: &mut Conn, values: &str) -> QueryResult<()> {
    diesel::sql_query(format!(
        "INSERT INTO customers (operator_id, number, first_name, last_name, email, email_key, phone, locale, disabled, \
         last_purchase_at, created_at, first_key, last_key, phone_key) VALUES {values} ON CONFLICT DO NOTHING"
    ))
    .execute(conn)
    .await
    .map(|_| ())
}

/// Adds an account for every second bulk customer within a range of ids.
pub async fn bulk_accounts(
    conn: &mut Conn,
    operator: OperatorId,
    from: i64,
    end: i64,
) -> QueryResult<()> {
    diesel::sql_query(format!(
        "INSERT INTO accounts (customer_id, operator_id, state, password_hash, number_sign_in, sign_in_email, \
         activated_at, password_changed_at, email_proved) SELECT id, operator_id, 'active', 'none', TRUE, email_key, \
         created_at, created_at, TRUE FROM customers WHERE operator_id = {operator} AND id >= {from} AND id < {end} \
         AND id % 2 = 0"
    ))
    .execute(conn)
    .await
    .map(|_| ())
}

/// Adds a purchase for one traveller to two of three bulk customers.
pub async fn bulk_purchases(
    conn: &mut Conn,
    operator: OperatorId,
    from: i64,
    end: i64,
) -> QueryResult<()> {
    diesel::sql_query(bought_by_crowd(operator, from, end, 1, "id % 3 > 0"))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Adds a second purchase, for two travellers, to one of three bulk customers.
pub async fn bulk_second_purchases(
    conn: &mut Conn,
    operator: OperatorId,
    from: i64,
    end: i64,
) -> QueryResult<()> {
    diesel::sql_query(bought_by_crowd(operator, from, end, 2, "id % 3 = 2"))
        .execute(conn)
        .await
        .map(|_| ())
}

fn bought_by_crowd(
    operator: OperatorId,
    from: i64,
    end: i64,
    travellers: u8,
    which: &str,
) -> String {
    format!(
        "INSERT INTO purchases (operator_id, portal_id, customer_id, number, product, travellers, total_minor, \
         currency, payment, first_name, last_name, email, at) SELECT operator_id, (SELECT min(id) FROM portals \
         WHERE operator_id = {operator}), id, 'C-' || id || '-{travellers}', 'Salta → Jujuy', {travellers}, \
         2430000, 'ARS', 'at-the-counter', first_name, last_name, email, last_purchase_at FROM customers \
         WHERE operator_id = {operator} AND id >= {from} AND id < {end} AND {which}"
    )
}

/// Returns the highest id of the operator's customers.
pub async fn last_customer(conn: &mut Conn, operator: OperatorId) -> QueryResult<Option<i64>> {
    customers::table
        .filter(customers::operator_id.eq(operator))
        .select(max(customers::id))
        .first(conn)
        .await
}
