//! Searching customers. Every page takes a few index look-ups, at any position of the list: first within equal keys,
//! then beyond them. A page is one step to its caller: its parts continue each other in the order of one
//! index.

use super::Conn;
use crate::store::{
    rows::{FoundAccount, Scan, SearchHit},
    schema::{accounts, customers, identities},
};
use diesel::{
    dsl::sql,
    prelude::*,
    sql_types::{BigInt, Bool},
};
use diesel_async::RunQueryDsl;
use model::{Cursor, CustomerId, OperatorId};

/// Sorts after every text with the prefix before it.
const LAST: char = '\u{10ffff}';

macro_rules! found {
    ($operator:expr, $filter:expr, $order:expr, $limit:expr) => {
        customers::table
            .filter(customers::operator_id.eq($operator).and($filter))
            .select($crate::store::rows::SearchHit::as_select())
            .order($order)
            .limit($limit)
    };
}

pub(super) use found;

/// Customers whose key has the prefix, by key and id, after a position.
macro_rules! by_one_key {
    ($conn:expr, $operator:expr, $key:expr, $prefix:expr, $after:expr, $limit:expr) => {{
        let below = format!("{}{LAST}", $prefix);
        let (from, id) = $after
            .map_or(($prefix.as_str(), CustomerId::default()), |after: &Cursor| {
                (after.key.as_str(), after.id)
            });
        let same = $key.eq(from).and(customers::id.gt(id));
        let mut rows: Vec<SearchHit> =
            found!($operator, same, customers::id, $limit).load($conn).await?;
        let left = $limit - rows.len() as i64;
        if left > 0 {
            let beyond = $key.gt(from).and($key.lt(&below));
            let more = found!($operator, beyond, ($key, customers::id), left);
            rows.extend(more.load::<SearchHit>($conn).await?);
        }
        Ok(rows)
    }};
}

/// Customers whose two keys have the prefixes, by both keys and id, after a position.
macro_rules! by_two_keys {
    ($conn:expr, $operator:expr, $first:expr, $second:expr, $prefixes:expr, $after:expr, $limit:expr) => {{
        let (one, two): (&str, &str) = $prefixes;
        let (below_one, below_two) = (format!("{one}{LAST}"), format!("{two}{LAST}"));
        let (from_one, from_two, id) = match $after {
            Some(after) => (after.key.as_str(), after.second.as_str(), after.id),
            // An empty search leaves out customers without a name: they deleted their accounts.
            None if one.is_empty() => (one, below_two.as_str(), CustomerId::new(i64::MAX)),
            None => (one, two, CustomerId::default()),
        };
        let same = $first.eq(from_one).and($second.eq(from_two)).and(customers::id.gt(id));
        let mut rows: Vec<SearchHit> =
            found!($operator, same, customers::id, $limit).load($conn).await?;
        let left = $limit - rows.len() as i64;
        if left > 0 {
            let same_first = $first
                .eq(from_one)
                .and($second.gt(from_two))
                .and($second.ge(two))
                .and($second.lt(&below_two));
            let more = found!($operator, same_first, ($second, customers::id), left);
            rows.extend(more.load::<SearchHit>($conn).await?);
        }
        let left = $limit - rows.len() as i64;
        if left > 0 {
            let beyond = $first
                .gt(from_one)
                .and($first.lt(&below_one))
                .and($second.ge(two))
                .and($second.lt(&below_two));
            let more = found!($operator, beyond, ($first, $second, customers::id), left);
            rows.extend(more.load::<SearchHit>($conn).await?);
        }
        Ok(rows)
    }};
}

/// Returns what one scan finds after a position, in its order.
pub async fn page(
    conn: &mut Conn,
    operator: OperatorId,
    scan: &Scan,
    after: Option<&Cursor>,
    limit: i64,
) -> QueryResult<Vec<SearchHit>> {
    match scan {
        Scan::Number(number) => {
            by_one_key!(conn, operator, customers::number, number, after, limit)
        }
        Scan::Phone(phone) => {
            by_one_key!(conn, operator, customers::phone_key, phone, after, limit)
        }
        Scan::Email(email) => {
            by_one_key!(conn, operator, customers::email_key, email, after, limit)
        }
        Scan::LastName { last, first } => by_two_keys!(
            conn,
            operator,
            customers::last_key,
            customers::first_key,
            (last, first),
            after,
            limit
        ),
        Scan::FirstName { first, last } => by_two_keys!(
            conn,
            operator,
            customers::first_key,
            customers::last_key,
            (first, last),
            after,
            limit
        ),
    }
}

/// Returns customers by their ids, in no particular order.
pub async fn by_ids(
    conn: &mut Conn,
    operator: OperatorId,
    people: &[CustomerId],
) -> QueryResult<Vec<SearchHit>> {
    let limit = i64::try_from(people.len()).unwrap_or(i64::MAX);
    found!(operator, customers::id.eq_any(people), customers::id, limit).load(conn).await
}

/// Returns the accounts of the customers, in no particular order.
pub async fn accounts_of(
    conn: &mut Conn,
    operator: OperatorId,
    people: &[CustomerId],
) -> QueryResult<Vec<FoundAccount>> {
    // The plus keeps SQLite off an index that begins with the operator: it overestimates the few customers and would
    // read all accounts of the operator.
    let of_operator = sql::<Bool>("+accounts.operator_id = ").bind::<BigInt, _>(operator);
    accounts::table
        .filter(accounts::customer_id.eq_any(people).and(of_operator))
        .select(FoundAccount::as_select())
        .load(conn)
        .await
}

/// Returns what another system calls each of the customers, if it has an id for them.
pub async fn external_ids_of(
    conn: &mut Conn,
    operator: OperatorId,
    people: &[CustomerId],
) -> QueryResult<Vec<(CustomerId, Option<String>)>> {
    // As in `accounts_of`.
    let of_operator = sql::<Bool>("+customers.operator_id = ").bind::<BigInt, _>(operator);
    customers::table
        .filter(customers::id.eq_any(people).and(of_operator))
        .select((customers::id, customers::external_id))
        .load(conn)
        .await
}

/// Returns those of the customers who have an identity at a provider.
pub async fn linked(
    conn: &mut Conn,
    operator: OperatorId,
    people: &[CustomerId],
) -> QueryResult<Vec<CustomerId>> {
    identities::table
        .filter(identities::operator_id.eq(operator).and(identities::customer_id.eq_any(people)))
        .select(identities::customer_id)
        .load(conn)
        .await
}
