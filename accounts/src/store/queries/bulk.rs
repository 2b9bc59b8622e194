//! Many rows at once, for tests and measurements.

use super::Conn;
use crate::store::schema::{accounts, customers};
use diesel::{dsl::max, prelude::*};
use diesel_async::RunQueryDsl;
use model::{CustomerId, OperatorId};

/// Adds customers as rows of SQL that this product wrote: as parameters, a million of them would take minutes.
pub async fn insert_customers(conn: &mut Conn, values: &str) -> QueryResult<()> {
    diesel::sql_query(format!(
        "INSERT INTO customers (operator_id, number, first_name, last_name, email, email_key, phone, locale, disabled, \
         last_purchase_at, created_at, first_key, last_key, phone_key) VALUES {values} ON CONFLICT DO NOTHING"
    ))
    .execute(conn)
    .await
    .map(|_| ())
}

/// Adds an account for every second bulk customer within a range of ids.
pub async fn insert_accounts(
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

/// Returns the operator's customers with an account, up to that many.
pub async fn with_account(
    conn: &mut Conn,
    operator: OperatorId,
    count: i64,
) -> QueryResult<Vec<CustomerId>> {
    accounts::table
        .filter(accounts::operator_id.eq(operator))
        .select(accounts::customer_id)
        .order(accounts::customer_id)
        .limit(count)
        .load(conn)
        .await
}

/// Adds a purchase for one traveller to two of three bulk customers.
pub async fn insert_purchases(
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
pub async fn insert_second_purchases(
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

/// Adds an order of so many travellers to every bulk customer within a range of ids.
pub async fn insert_orders(
    conn: &mut Conn,
    operator: OperatorId,
    from: i64,
    end: i64,
    travellers: u8,
) -> QueryResult<()> {
    diesel::sql_query(bought_by_crowd(operator, from, end, travellers, "TRUE"))
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
