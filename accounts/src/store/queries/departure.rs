//! The rows about a customer who deletes their account: deleted, or emptied of what says who it was. Each function is one table's.

use super::Conn;
use crate::store::schema::{
    accounts, audit, email_changes, identities, outbox, purchases, timeline, tokens,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

macro_rules! of_customer {
    ($table:ident, $operator:expr, $customer:expr) => {
        $table::table
            .filter($table::operator_id.eq($operator).and($table::customer_id.eq($customer)))
    };
}

/// Defines functions that delete what a table has of a customer.
macro_rules! deletes {
    ($($name:ident from $table:ident),+ $(,)?) => {$(
        pub async fn $name(conn: &mut Conn, operator: i64, customer: i64) -> QueryResult<()> {
            let rows = of_customer!($table, operator, customer);
            diesel::delete(rows).execute(conn).await.map(|_| ())
        }
    )+};
}

deletes! {
    delete_identities from identities,
    delete_links from tokens,
    delete_email_changes from email_changes,
    delete_mails from outbox,
    delete_account from accounts,
}

/// Takes names and address off the customer's purchases.
pub async fn empty_purchases(conn: &mut Conn, operator: i64, customer: i64) -> QueryResult<()> {
    diesel::update(of_customer!(purchases, operator, customer))
        .set((purchases::first_name.eq(""), purchases::last_name.eq(""), purchases::email.eq("")))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Takes details and network addresses out of the customer's timeline.
pub async fn empty_timeline(conn: &mut Conn, operator: i64, customer: i64) -> QueryResult<()> {
    diesel::update(of_customer!(timeline, operator, customer))
        .set((timeline::detail.eq(None::<String>), timeline::ip.eq(None::<String>)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Takes what agents changed about the customer out of the audit; that they did stays.
pub async fn empty_audit(conn: &mut Conn, operator: i64, customer: i64) -> QueryResult<()> {
    diesel::update(of_customer!(audit, operator, customer))
        .set((audit::was.eq(None::<String>), audit::became.eq(None::<String>)))
        .execute(conn)
        .await
        .map(|_| ())
}
