//! Account deletion: deletes or anonymises the rows of a customer. Each function covers one table.

use super::Conn;
use crate::store::schema::{
    accounts, audit, consents, customers, email_changes, identities, merges, outbox, purchases,
    timeline, tokens,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{CustomerId, OperatorId};

macro_rules! of_customer {
    ($table:ident, $operator:expr, $customer:expr) => {
        $table::table
            .filter($table::operator_id.eq($operator).and($table::customer_id.eq($customer)))
    };
}

/// Defines functions that delete a customer's rows of a table.
macro_rules! deletes {
    ($($name:ident from $table:ident),+ $(,)?) => {$(
        pub async fn $name(conn: &mut Conn, operator: OperatorId, customer: CustomerId) -> QueryResult<()> {
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
    delete_consents from consents,
    delete_account from accounts,
}

/// Deletes the merges that absorbed these customers.
pub async fn delete_merges(
    conn: &mut Conn,
    operator: OperatorId,
    absorbed: &[CustomerId],
) -> QueryResult<()> {
    let records = merges::operator_id.eq(operator).and(merges::absorbed_id.eq_any(absorbed));
    diesel::delete(merges::table.filter(records)).execute(conn).await.map(|_| ())
}

/// Removes the addresses that lead to a survivor from the customers merged into them.
pub async fn empty_merged(
    conn: &mut Conn,
    operator: OperatorId,
    survivor: CustomerId,
) -> QueryResult<()> {
    let merged = customers::operator_id.eq(operator).and(customers::merged_into.eq(survivor));
    diesel::update(customers::table.filter(merged))
        .set(customers::merged_email_key.eq(None::<String>))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Removes names and address from the customer's purchases.
pub async fn empty_purchases(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<()> {
    diesel::update(of_customer!(purchases, operator, customer))
        .set((
            purchases::first_name.eq(""),
            purchases::last_name.eq(""),
            purchases::email.eq(""),
            purchases::cancel_reason.eq(None::<String>),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Removes details and network addresses from the customer's timeline.
pub async fn empty_timeline(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<()> {
    diesel::update(of_customer!(timeline, operator, customer))
        .set((timeline::detail.eq(None::<String>), timeline::ip.eq(None::<String>)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Removes the changed values from audit entries about the customer; the entries stay.
pub async fn empty_audit(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<()> {
    diesel::update(of_customer!(audit, operator, customer))
        .set((audit::was.eq(None::<String>), audit::became.eq(None::<String>)))
        .execute(conn)
        .await
        .map(|_| ())
}
