//! Rows that the demo puts in place.

use super::{Conn, customers as customer_queries, portals};
use crate::store::{
    rows::{
        NewAccount, NewAgent, NewCustomer, NewLogin, NewPortalRow, NewPurchase, OperatorSeen,
        OverridesRow,
    },
    schema::{accounts, agent_logins, agents, customers, operators, portals as portal, purchases},
};
use diesel::{dsl::max, prelude::*};
use diesel_async::RunQueryDsl;
use model::Overrides;

/// Marks every operator as the demo's. Returns the names of those that are not, and changes nothing where there is one.
pub async fn claim(
    conn: &mut Conn,
    is_demos: fn(&OperatorSeen) -> bool,
) -> QueryResult<Vec<String>> {
    // All of them, as a range of their key.
    let rows: Vec<(i64, String, String, bool)> = operators::table
        .filter(operators::id.gt(0))
        .select((operators::id, operators::name, operators::sender, operators::demo))
        .order(operators::id)
        .load(conn)
        .await?;
    let (mut own, mut foreign) = (Vec::new(), Vec::new());
    for (id, name, sender, demo) in rows {
        let origins = portal::table
            .filter(portal::operator_id.eq(id))
            .select(portal::origin)
            .load(conn)
            .await?;
        let seen = OperatorSeen { name, sender, demo, origins };
        if is_demos(&seen) {
            own.push(id);
        } else {
            foreign.push(seen.name);
        }
    }
    if foreign.is_empty() {
        diesel::update(operators::table.filter(operators::id.eq_any(own)))
            .set(operators::demo.eq(true))
            .execute(conn)
            .await?;
    }
    Ok(foreign)
}

/// A portal with settings of its own; where its host is there already, only the origin is new.
pub async fn portal(conn: &mut Conn, new: NewPortalRow<'_>, own: &Overrides) -> QueryResult<()> {
    if portals::by_host(conn, new.host).await?.is_some() {
        return portals::set_origin(conn, new.host, new.origin).await;
    }
    let id: i64 = diesel::insert_into(portal::table)
        .values(new)
        .returning(portal::id)
        .get_result(conn)
        .await?;
    diesel::update(portal::table.find(id))
        .set(OverridesRow::from(own))
        .execute(conn)
        .await
        .map(|_| ())
}

/// The person with that address, created if there is none.
pub async fn login(conn: &mut Conn, login: NewLogin<'_>) -> QueryResult<i64> {
    diesel::insert_into(agent_logins::table)
        .values(login)
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    agent_logins::table
        .filter(agent_logins::email_key.eq(login.email_key))
        .select(agent_logins::id)
        .first(conn)
        .await
}

/// Gives a person a second factor, unless they have one.
pub async fn second_factor(conn: &mut Conn, login: i64, sealed: &[u8]) -> QueryResult<()> {
    let without = agent_logins::id.eq(login).and(agent_logins::totp_secret.is_null());
    diesel::update(agent_logins::table.filter(without))
        .set(agent_logins::totp_secret.eq(sealed))
        .execute(conn)
        .await
        .map(|_| ())
}

/// An agent, unless the operator has one with that address.
pub async fn agent(conn: &mut Conn, agent: NewAgent<'_>) -> QueryResult<()> {
    diesel::insert_into(agents::table)
        .values(agent)
        .on_conflict_do_nothing()
        .execute(conn)
        .await
        .map(|_| ())
}

/// A customer, their account if they have one, and their purchases.
pub async fn customer(
    conn: &mut Conn,
    customer: &NewCustomer,
    account: Option<&NewAccount<'_>>,
    bought: &[NewPurchase],
) -> QueryResult<()> {
    let customer_id = customer_queries::insert(conn, customer).await?;
    if let Some(account) = account {
        let account = NewAccount { customer_id, ..*account };
        diesel::insert_into(accounts::table).values(&account).execute(conn).await?;
    }
    for purchase in bought {
        let purchase = NewPurchase { customer_id, ..purchase.clone() };
        diesel::insert_into(purchases::table).values(&purchase).execute(conn).await?;
    }
    Ok(())
}

/// Customers in rows of SQL that this product wrote: as parameters, a million of them would take minutes.
pub async fn crowd(conn: &mut Conn, values: &str) -> QueryResult<()> {
    diesel::sql_query(format!(
        "INSERT INTO customers (operator_id, number, first_name, last_name, email, email_key, phone, locale, disabled, \
         last_purchase_at, created_at, first_key, last_key, phone_key) VALUES {values} ON CONFLICT DO NOTHING"
    ))
    .execute(conn)
    .await
    .map(|_| ())
}

/// Gives customers of a crowd, from that id on, what they have done: every second one has an account; of three, one
/// bought twice and one once. Tells whether there are more.
pub async fn crowd_history(
    conn: &mut Conn,
    operator: i64,
    from: i64,
    most: i64,
) -> QueryResult<bool> {
    let end = from + most;
    let of =
        format!("FROM customers WHERE operator_id = {operator} AND id >= {from} AND id < {end}");
    diesel::sql_query(format!(
        "INSERT INTO accounts (customer_id, operator_id, state, password_hash, number_sign_in, sign_in_email, \
         activated_at, password_changed_at, email_proved) SELECT id, operator_id, 'active', 'none', TRUE, email_key, \
         created_at, created_at, TRUE {of} AND id % 2 = 0"
    ))
    .execute(conn)
    .await?;
    for (travellers, which) in [(1, "id % 3 > 0"), (2, "id % 3 = 2")] {
        diesel::sql_query(format!(
            "INSERT INTO purchases (operator_id, portal_id, customer_id, number, product, travellers, total_minor, \
             currency, payment, first_name, last_name, email, at) SELECT operator_id, (SELECT min(id) FROM portals \
             WHERE operator_id = {operator}), id, 'C-' || id || '-{travellers}', 'Salta → Jujuy', {travellers}, \
             2430000, 'ARS', 'at-the-counter', first_name, last_name, email, last_purchase_at {of} AND {which}"
        ))
        .execute(conn)
        .await?;
    }
    let last: Option<i64> = customers::table
        .filter(customers::operator_id.eq(operator))
        .select(max(customers::id))
        .first(conn)
        .await?;
    Ok(last >= Some(end))
}
