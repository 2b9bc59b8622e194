//! What the dashboard counts. What can be much is read up to a limit, so that no count reads more than a part of an
//! index.

use super::{Conn, tokens::pending};
use crate::{
    store::schema::{outbox, purchases, timeline, tokens},
    timeline::Event,
    token::Purpose,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{CustomerId, MailState, OperatorId, Timestamp};

/// Returns the customers of links of that purpose that were not opened, used or replaced: those with a higher id, in
/// the order of their ids.
pub async fn with_unopened_links(
    conn: &mut Conn,
    operator: OperatorId,
    purpose: Purpose,
    after: CustomerId,
    limit: i64,
) -> QueryResult<Vec<CustomerId>> {
    tokens::table
        .filter(tokens::operator_id.eq(operator).and(tokens::purpose.eq(purpose)))
        .filter(tokens::customer_id.gt(after))
        .filter(tokens::opened_at.is_null())
        .filter(pending!())
        .select(tokens::customer_id.assume_not_null())
        .order(tokens::customer_id)
        .limit(limit)
        .load(conn)
        .await
}

/// Returns how many mails of an operator were given up, at most `limit`.
pub async fn failed_mails(conn: &mut Conn, operator: OperatorId, limit: i64) -> QueryResult<usize> {
    let rows: Vec<i64> = outbox::table
        .filter(outbox::operator_id.eq(operator).and(outbox::state.eq(MailState::Dead)))
        .select(outbox::id)
        .limit(limit)
        .load(conn)
        .await?;
    Ok(rows.len())
}

/// Returns how many orders can be paid until a moment after `now` and before `until`, at most `limit`.
pub async fn orders_due(
    conn: &mut Conn,
    operator: OperatorId,
    now: Timestamp,
    until: Timestamp,
    limit: i64,
) -> QueryResult<usize> {
    let rows: Vec<i64> = purchases::table
        .filter(purchases::operator_id.eq(operator))
        .filter(purchases::release_at.gt(now).and(purchases::release_at.lt(until)))
        .select(purchases::id)
        .limit(limit)
        .load(conn)
        .await?;
    Ok(rows.len())
}

/// Returns how many events of a kind there were from a moment until before another one.
pub async fn events(
    conn: &mut Conn,
    operator: OperatorId,
    event: Event,
    from: Timestamp,
    until: Timestamp,
) -> QueryResult<i64> {
    timeline::table
        .filter(timeline::operator_id.eq(operator).and(timeline::event.eq(event)))
        .filter(timeline::at.ge(from).and(timeline::at.lt(until)))
        .count()
        .get_result(conn)
        .await
}
