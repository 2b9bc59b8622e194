//! Possible duplicates: customers who share an email, or a name with a phone. Stored as groups that every change of a
//! key updates.

use super::{Conn, customers as customer_queries, search::found};
use crate::store::{
    rows::{Found, KnownBy, TwinGroupRow},
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

/// Updates the groups of a customer after a change; `before` are the keys before it.
pub async fn regroup(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    before: Option<KnownBy>,
) -> QueryResult<()> {
    let old = before.unwrap_or_default().groups();
    let now = known_by(conn, operator, customer).await?;
    let new = now.unwrap_or_default().groups();
    let left = old.iter().filter(|group| !new.contains(group));
    let joined = new.iter().filter(|group| !old.contains(group));
    for (kind, key) in left.chain(joined) {
        count_again(conn, operator, kind, key).await?;
    }
    Ok(())
}

/// Keeps a group while it has two customers. Agents' addresses make no group: counter sales use them.
async fn count_again(
    conn: &mut Conn,
    operator: OperatorId,
    kind: &str,
    key: &str,
) -> QueryResult<()> {
    let agents = kind == TwinGroupRow::EMAIL
        && customer_queries::is_agents_address(conn, operator, key).await?;
    let members = if agents { Vec::new() } else { members(conn, operator, kind, key, 2).await? };
    if let [latest, _] = members.as_slice() {
        diesel::insert_into(twin_groups::table)
            .values((
                twin_groups::operator_id.eq(operator),
                twin_groups::kind.eq(kind),
                twin_groups::key.eq(key),
                twin_groups::latest_id.eq(latest.id),
            ))
            .on_conflict((twin_groups::operator_id, twin_groups::kind, twin_groups::key))
            .do_update()
            .set(twin_groups::latest_id.eq(latest.id))
            .execute(conn)
            .await?;
    } else {
        diesel::delete(twin_groups::table.find((operator, kind, key))).execute(conn).await?;
    }
    Ok(())
}

/// Returns groups of an operator before that customer, in descending order of their latest customer.
pub async fn groups(
    conn: &mut Conn,
    operator: OperatorId,
    before: Option<i64>,
    most: i64,
) -> QueryResult<Vec<TwinGroupRow>> {
    twin_groups::table
        .filter(
            twin_groups::operator_id
                .eq(operator)
                .and(twin_groups::latest_id.lt(before.unwrap_or(i64::MAX))),
        )
        .select(TwinGroupRow::as_select())
        .order((twin_groups::latest_id.desc(), twin_groups::kind.desc()))
        .limit(most)
        .load(conn)
        .await
}

/// Returns the customers of a group, latest first.
pub async fn members(
    conn: &mut Conn,
    operator: OperatorId,
    kind: &str,
    key: &str,
    most: i64,
) -> QueryResult<Vec<Found>> {
    let order = customers::id.desc();
    if kind == TwinGroupRow::EMAIL {
        return found!(operator, customers::email_key.eq(key), order, most).load(conn).await;
    }
    let mut parts = key.split(KnownBy::BORDER);
    let mut part = || parts.next().unwrap_or_default();
    let (last, first, phone) = (part(), part(), part());
    let same = customers::phone_key
        .eq(phone)
        .and(customers::last_key.eq(last))
        .and(customers::first_key.eq(first));
    found!(operator, same, order, most).load(conn).await
}
