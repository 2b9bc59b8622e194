//! The statements of a merge: what ends, what moves, and what stays of the absorbed customer.

use super::Conn;
use crate::store::{
    rows::{IdentityRecord, MovedKind},
    schema::{
        accounts, audit, customers, devices, identities, merge_moves, outbox, purchases, timeline,
    },
};
use diesel::{
    IntoSql,
    prelude::*,
    sql_types::{BigInt, Text},
};
use diesel_async::RunQueryDsl;
use model::{CustomerId, MergeId, OperatorId, Timestamp};

macro_rules! remember {
    ($conn:expr, $operator:expr, $merge:expr, $from:expr, $table:ident, $column:ident) => {{
        let moved = $table::table
            .filter($table::operator_id.eq($operator).and($table::$column.eq($from)))
            .select((
                $merge.into_sql::<BigInt>(),
                stringify!($table).into_sql::<Text>(),
                $table::id,
            ));
        diesel::insert_into(merge_moves::table)
            .values(moved)
            .into_columns((merge_moves::merge_id, merge_moves::kind, merge_moves::row_id))
            .execute($conn)
            .await
    }};
}

/// Records which rows of a kind are the absorbed customer's, so that undoing the merge gives these back.
pub async fn remember(
    conn: &mut Conn,
    operator: OperatorId,
    merge: MergeId,
    kind: MovedKind,
    absorbed: CustomerId,
) -> QueryResult<()> {
    let remembered = match kind {
        MovedKind::Identities => {
            remember!(conn, operator, merge, absorbed, identities, customer_id)
        }
        MovedKind::Purchases => remember!(conn, operator, merge, absorbed, purchases, customer_id),
        MovedKind::Timeline => remember!(conn, operator, merge, absorbed, timeline, customer_id),
        MovedKind::Outbox => remember!(conn, operator, merge, absorbed, outbox, customer_id),
        MovedKind::Audit => remember!(conn, operator, merge, absorbed, audit, customer_id),
        MovedKind::Parts => remember!(conn, operator, merge, absorbed, customers, merged_into),
    };
    remembered.map(|_| ())
}

macro_rules! move_all {
    ($conn:expr, $operator:expr, $from:expr, $to:expr, $table:ident, $column:ident) => {{
        let theirs =
            $table::table.filter($table::operator_id.eq($operator).and($table::$column.eq($from)));
        diesel::update(theirs).set($table::$column.eq($to)).execute($conn).await
    }};
}

/// Moves every row of a kind to another customer.
pub async fn move_all(
    conn: &mut Conn,
    operator: OperatorId,
    kind: MovedKind,
    from: CustomerId,
    to: CustomerId,
) -> QueryResult<()> {
    let moved = match kind {
        MovedKind::Identities => move_all!(conn, operator, from, to, identities, customer_id),
        MovedKind::Purchases => move_all!(conn, operator, from, to, purchases, customer_id),
        MovedKind::Timeline => move_all!(conn, operator, from, to, timeline, customer_id),
        MovedKind::Outbox => move_all!(conn, operator, from, to, outbox, customer_id),
        MovedKind::Audit => move_all!(conn, operator, from, to, audit, customer_id),
        MovedKind::Parts => move_all!(conn, operator, from, to, customers, merged_into),
    };
    moved.map(|_| ())
}

/// Moves the account of a customer to another one without an account.
pub async fn move_account(
    conn: &mut Conn,
    operator: OperatorId,
    from: CustomerId,
    to: CustomerId,
) -> QueryResult<()> {
    let account = accounts::operator_id.eq(operator).and(accounts::customer_id.eq(from));
    diesel::update(accounts::table.filter(account))
        .set(accounts::customer_id.eq(to))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Deletes the account of a customer.
pub async fn end_account(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<()> {
    let account = accounts::operator_id.eq(operator).and(accounts::customer_id.eq(customer));
    diesel::delete(accounts::table.filter(account)).execute(conn).await.map(|_| ())
}

/// Moves the known devices of a customer to another one without any.
pub async fn move_devices(
    conn: &mut Conn,
    operator: OperatorId,
    from: CustomerId,
    to: CustomerId,
) -> QueryResult<()> {
    let known = devices::operator_id.eq(operator).and(devices::customer_id.eq(from));
    diesel::update(devices::table.filter(known))
        .set(devices::customer_id.eq(to))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns the complete identities of a customer.
pub async fn identities_of(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<Vec<IdentityRecord>> {
    let theirs = identities::operator_id.eq(operator).and(identities::customer_id.eq(customer));
    identities::table.filter(theirs).select(IdentityRecord::as_select()).load(conn).await
}

/// Deletes the identities of a customer.
pub async fn end_identities(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<()> {
    let theirs = identities::operator_id.eq(operator).and(identities::customer_id.eq(customer));
    diesel::delete(identities::table.filter(theirs)).execute(conn).await.map(|_| ())
}

/// Empties the absorbed customer except for the number and the key of the address, so that they are no longer found as
/// a customer of their own.
pub async fn empty(
    conn: &mut Conn,
    operator: OperatorId,
    absorbed: CustomerId,
    survivor: CustomerId,
    email_key: Option<&str>,
) -> QueryResult<()> {
    let row = customers::operator_id.eq(operator).and(customers::id.eq(absorbed));
    diesel::update(customers::table.filter(row))
        .set((
            customers::merged_into.eq(survivor),
            customers::merged_email_key.eq(email_key),
            customers::first_name.eq(""),
            customers::last_name.eq(""),
            customers::email.eq(None::<String>),
            customers::email_key.eq(None::<String>),
            customers::phone.eq(None::<String>),
            customers::first_key.eq(""),
            customers::last_key.eq(""),
            customers::phone_key.eq(""),
            customers::last_purchase_at.eq(None::<Timestamp>),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Sets the time of a customer's last purchase.
pub async fn set_last_purchase(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    at: Option<Timestamp>,
) -> QueryResult<()> {
    let row = customers::operator_id.eq(operator).and(customers::id.eq(customer));
    diesel::update(customers::table.filter(row))
        .set(customers::last_purchase_at.eq(at))
        .execute(conn)
        .await
        .map(|_| ())
}
