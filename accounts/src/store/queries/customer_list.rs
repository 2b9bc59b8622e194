//! Customers in the order of a list, a bounded part at a time, and what its filters ask about them.

use super::{Conn, tokens::pending};
use crate::{
    store::{
        rows::{Listed, SearchHit},
        schema::{customers, outbox, tokens},
    },
    token::Purpose,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{CustomerId, MailState, OperatorId, Timestamp};

macro_rules! listed {
    ($operator:expr, $filter:expr, $order:expr, $limit:expr) => {
        customers::table
            .filter(customers::operator_id.eq($operator).and($filter))
            .select((SearchHit::as_select(), customers::locale, customers::created_at))
            .order($order)
            .limit($limit)
    };
}

/// Returns customers by last and first name after a position: the search keys and the id of a customer. Those without a
/// name, who were merged or deleted their accounts, are left out.
pub async fn by_name(
    conn: &mut Conn,
    operator: OperatorId,
    (last, first, id): (&str, &str, CustomerId),
    limit: i64,
) -> QueryResult<Vec<Listed>> {
    let mut rows: Vec<Listed> = Vec::new();
    if !last.is_empty() {
        let same = customers::last_key
            .eq(last)
            .and(customers::first_key.eq(first))
            .and(customers::id.gt(id));
        rows = listed!(operator, same, customers::id, limit).load(conn).await?;
        let left = limit - rows.len() as i64;
        if left > 0 {
            let same_last = customers::last_key.eq(last).and(customers::first_key.gt(first));
            let order = (customers::first_key, customers::id);
            rows.extend(listed!(operator, same_last, order, left).load::<Listed>(conn).await?);
        }
    }
    let left = limit - rows.len() as i64;
    if left > 0 {
        let beyond = customers::last_key.gt(last);
        let order = (customers::last_key, customers::first_key, customers::id);
        rows.extend(listed!(operator, beyond, order, left).load::<Listed>(conn).await?);
    }
    Ok(rows)
}

/// Returns customers by their last purchase, latest first, after a position: the moment and the id of a customer. Only
/// purchases since `from` count.
pub async fn by_last_purchase(
    conn: &mut Conn,
    operator: OperatorId,
    from: Timestamp,
    (at, id): (Timestamp, CustomerId),
    limit: i64,
) -> QueryResult<Vec<Listed>> {
    let same = customers::last_purchase_at
        .eq(at)
        .and(customers::id.lt(id))
        .and(customers::merged_into.is_null());
    let mut rows: Vec<Listed> =
        listed!(operator, same, customers::id.desc(), limit).load(conn).await?;
    let left = limit - rows.len() as i64;
    if left > 0 {
        let beyond = customers::last_purchase_at
            .lt(at)
            .and(customers::last_purchase_at.ge(from))
            .and(customers::merged_into.is_null());
        let order = (customers::last_purchase_at.desc(), customers::id.desc());
        rows.extend(listed!(operator, beyond, order, left).load::<Listed>(conn).await?);
    }
    Ok(rows)
}

/// Returns these customers, by id.
pub async fn by_id(
    conn: &mut Conn,
    operator: OperatorId,
    people: &[CustomerId],
) -> QueryResult<Vec<Listed>> {
    let limit = i64::try_from(people.len()).unwrap_or(i64::MAX);
    listed!(operator, customers::id.eq_any(people), customers::id, limit).load(conn).await
}

/// Returns those of the customers who have a link to activate their account that still works.
pub async fn with_working_links(
    conn: &mut Conn,
    operator: OperatorId,
    people: &[CustomerId],
    now: Timestamp,
) -> QueryResult<Vec<CustomerId>> {
    tokens::table
        .filter(tokens::operator_id.eq(operator).and(tokens::customer_id.eq_any(people)))
        .filter(tokens::purpose.eq(Purpose::Activate).and(tokens::expires_at.gt(now)))
        .filter(pending!())
        .select(tokens::customer_id.assume_not_null())
        .load(conn)
        .await
}

/// Returns those of the customers who have a mail in that state.
pub async fn with_mails(
    conn: &mut Conn,
    operator: OperatorId,
    people: &[CustomerId],
    state: MailState,
) -> QueryResult<Vec<CustomerId>> {
    outbox::table
        .filter(outbox::operator_id.eq(operator).and(outbox::customer_id.eq_any(people)))
        .filter(outbox::state.eq(state))
        .select(outbox::customer_id.assume_not_null())
        .load(conn)
        .await
}
