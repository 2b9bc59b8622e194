//! Possible duplicates: customers who share an email, or a name with a phone. Stored as groups that every change of a
//! key updates.

use super::{Backend, Conn, many_rows::values, search::found};
use crate::store::{
    rows::{DuplicateGroupRow, DuplicateKind, KnownBy, SearchHit, SharedName},
    schema::{agents, customers, twin_groups},
};
use diesel::{
    dsl::{count_star, max},
    prelude::*,
    sql_types::{BigInt, Text},
};
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

/// The groups that an operator's list shows: none of an address that became an agent's, which sales at the counter carry.
macro_rules! shown_groups {
    ($operator:expr) => {{
        let agents_addresses =
            agents::table.filter(agents::operator_id.eq($operator)).select(agents::email_key);
        twin_groups::table
            .filter(twin_groups::operator_id.eq($operator))
            .filter(twin_groups::key.ne_all(agents_addresses))
    }};
}

/// Returns groups of an operator before that customer, in descending order of their latest customer.
pub async fn groups(
    conn: &mut Conn,
    operator: OperatorId,
    before: Option<i64>,
    limit: i64,
) -> QueryResult<Vec<DuplicateGroupRow>> {
    shown_groups!(operator)
        .filter(twin_groups::latest_id.lt(before.unwrap_or(i64::MAX)))
        .select(DuplicateGroupRow::as_select())
        .order((twin_groups::latest_id.desc(), twin_groups::kind.desc()))
        .limit(limit)
        .load(conn)
        .await
}

/// Returns how many customers are the latest of a group, at most `limit`. The same customers are often two groups, of
/// their email and of their name and phone.
pub async fn count(conn: &mut Conn, operator: OperatorId, limit: i64) -> QueryResult<usize> {
    let latest: Vec<i64> = shown_groups!(operator)
        .select(twin_groups::latest_id)
        .distinct()
        .limit(limit)
        .load(conn)
        .await?;
    Ok(latest.len())
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

/// Returns how many customers have each of these addresses, and the latest of them.
pub async fn sharing_email(
    conn: &mut Conn,
    operator: OperatorId,
    keys: &[String],
) -> QueryResult<Vec<(Option<String>, i64, Option<CustomerId>)>> {
    customers::table
        .filter(customers::operator_id.eq(operator))
        .filter(customers::email_key.assume_not_null().eq_any(keys))
        .group_by(customers::email_key)
        .select((customers::email_key, count_star(), max(customers::id)))
        .load(conn)
        .await
}

/// Returns how many customers have each name with one of these phones. A condition on names as well would tempt
/// PostgreSQL to read all customers with a frequent one.
pub async fn sharing_name(
    conn: &mut Conn,
    operator: OperatorId,
    phones: &[String],
) -> QueryResult<Vec<SharedName>> {
    customers::table
        .filter(customers::operator_id.eq(operator).and(customers::phone_key.eq_any(phones)))
        .group_by((customers::last_key, customers::first_key, customers::phone_key))
        .select((
            customers::last_key,
            customers::first_key,
            customers::phone_key,
            count_star(),
            max(customers::id),
        ))
        .load(conn)
        .await
}

/// Stores groups, or their latest customers. No group is there twice.
pub async fn keep_many(
    conn: &mut Conn,
    operator: OperatorId,
    groups: &[(DuplicateKind, &str, CustomerId)],
) -> QueryResult<()> {
    let sql = format!(
        "INSERT INTO twin_groups (operator_id, kind, key, latest_id) VALUES {} \
         ON CONFLICT (operator_id, kind, key) DO UPDATE SET latest_id = excluded.latest_id",
        values(groups.len(), 4)
    );
    let mut insert = diesel::sql_query(sql).into_boxed::<Backend>();
    for (kind, key, latest) in groups {
        insert = insert
            .bind::<BigInt, _>(operator)
            .bind::<Text, _>(kind.as_str())
            .bind::<Text, _>(*key)
            .bind::<BigInt, _>(*latest);
    }
    insert.execute(conn).await.map(|_| ())
}

/// Deletes groups of a kind.
pub async fn end_many(
    conn: &mut Conn,
    operator: OperatorId,
    kind: DuplicateKind,
    keys: &[String],
) -> QueryResult<()> {
    let groups = twin_groups::operator_id
        .eq(operator)
        .and(twin_groups::kind.eq(kind))
        .and(twin_groups::key.eq_any(keys));
    diesel::delete(twin_groups::table.filter(groups)).execute(conn).await.map(|_| ())
}
