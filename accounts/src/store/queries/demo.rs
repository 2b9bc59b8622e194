//! Rows that the demo puts in place.

use super::{Conn, customers, portals};
use crate::store::{
    rows::{
        NewAccount, NewAgent, NewCustomer, NewLogin, NewPortalRow, NewProduct, NewPurchase,
        OverridesRow,
    },
    schema::{accounts, agent_logins, agents, portals as portal, products, purchases},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Overrides;

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
    let without = agent_logins::id
        .eq(login)
        .and(agent_logins::totp_secret.is_null());
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

pub async fn product(conn: &mut Conn, product: NewProduct<'_>) -> QueryResult<()> {
    diesel::insert_into(products::table)
        .values(product)
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
    let customer_id = customers::insert(conn, customer).await?;
    if let Some(account) = account {
        let account = NewAccount {
            customer_id,
            ..*account
        };
        diesel::insert_into(accounts::table)
            .values(&account)
            .execute(conn)
            .await?;
    }
    for purchase in bought {
        let purchase = NewPurchase {
            customer_id,
            ..purchase.clone()
        };
        diesel::insert_into(purchases::table)
            .values(&purchase)
            .execute(conn)
            .await?;
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
