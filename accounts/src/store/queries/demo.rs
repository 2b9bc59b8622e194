//! Rows that the demo puts in place.

use super::{Conn, customers};
use crate::store::{
    rows::{NewAccount, NewAgent, NewCustomer, NewProduct, NewPurchase},
    schema::{accounts, agents, products, purchases},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

pub async fn agent(conn: &mut Conn, agent: &NewAgent<'_>) -> QueryResult<()> {
    diesel::insert_into(agents::table)
        .values(agent)
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
