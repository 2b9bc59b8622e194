//! Possible duplicates: customers who share an email, or a name with a phone. Stored as groups that every change of a
//! key updates.

use super::{Conn, search::found};
use crate::store::{
    rows::{DuplicateGroupRow, DuplicateKind, KnownBy, SearchHit},
    schema::{customers, twin_groups},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{CustomerId, OperatorId};

/// Returns the keys that a customer may share with others.
pub async fn known_by(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<Option<KnownBy>> {
    customers::table
        .filter(customers::operator_id.eq(operator).and(customers::id.eq(customer)))
        .select((
            customers::email_key,
            customers::first_key,
            customers::last_key,
            customers::phone_key,
        ))
        .first(conn)
        .await
        .optional()
}

/// Stores a group, or its latest customer.
pub async fn keep(
    conn: &mut Conn,
    operator: OperatorId,
    kind: DuplicateKind,
    key: &str,
    latest: CustomerId,
) -> QueryResult<()> {
    diesel::insert_into(twin_groups::table)
        .values((
            twin_groups::operator_id.eq(operator),
            twin_groups::kind.eq(kind),
            twin_groups::key.eq(key),
            twin_groups::latest_id.eq(latest),
        ))
        .on_conflict((twin_groups::operator_id, twin_groups::kind, twin_groups::key))
        .do_update()
        .set(twin_groups::latest_id.eq(latest))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Deletes a group.
pub async fn end(
    conn: &mut Conn,
    operator: OperatorId,
    kind: DuplicateKind,
    key: &str,
) -> QueryResult<()> {
    let group = twin_groups::table.find((operator, kind, key));
    diesel::delete(group).execute(conn).await.map(|_| ())
}

/// Returns groups of an operator before that customer, in descending order of their latest customer.
pub async fn groups(
    conn: &mut Conn,
    operator: OperatorId,
    before: Option<i64>,
    limit: i64,
) -> QueryResult<Vec<DuplicateGroupRow>> {
    twin_groups::table
        .filter(
            twin_groups::operator_id
                .eq(operator)
                .and(twin_groups::latest_id.lt(before.unwrap_or(i64::MAX))),
        )
        .select(DuplicateGroupRow::as_select())
        .order((twin_groups::latest_id.desc(), twin_groups::kind.desc()))
        .limit(limit)
        .load(conn)
        .await
}

/// Returns the customers with exactly these names, as search keys, earliest first.
pub async fn with_name(
    conn: &mut Conn,
    operator: OperatorId,
    (first, last): (&str, &str),
    limit: i64,
) -> QueryResult<Vec<SearchHit>> {
    let same = customers::last_key.eq(last).and(customers::first_key.eq(first));
    found!(operator, same, customers::id, limit).load(conn).await
}

/// Returns the customers of a group, latest first.
pub async fn members(
    conn: &mut Conn,
    operator: OperatorId,
    kind: DuplicateKind,
    key: &str,
    limit: i64,
) -> QueryResult<Vec<SearchHit>> {
    let order = customers::id.desc();
    if kind == DuplicateKind::Email {
        return found!(operator, customers::email_key.eq(key), order, limit).load(conn).await;
    }
    let mut parts = key.split(KnownBy::SEPARATOR);
    let mut part = || parts.next().unwrap_or_default();
    let (last, first, phone) = (part(), part(), part());
    let same = customers::phone_key
        .eq(phone)
        .and(customers::last_key.eq(last))
        .and(customers::first_key.eq(first));
    found!(operator, same, order, limit).load(conn).await
}
