//! The log of mails in the backoffice.

use super::Conn;
use crate::store::{rows::MailLogRow, schema::outbox};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{CustomerId, MailId, MailState, OperatorId, Timestamp};

/// Returns the mails of an operator with an id below that one, latest first, optionally of one state.
pub async fn before(
    conn: &mut Conn,
    operator: OperatorId,
    before: Option<i64>,
    state: Option<MailState>,
    limit: i64,
) -> QueryResult<Vec<MailLogRow>> {
    let earlier = outbox::table
        .filter(outbox::operator_id.eq(operator).and(outbox::id.lt(before.unwrap_or(i64::MAX))))
        .select(MailLogRow::as_select())
        .order(outbox::id.desc())
        .limit(limit);
    match state {
        Some(state) => earlier.filter(outbox::state.eq(state)).load(conn).await,
        None => earlier.load(conn).await,
    }
}

/// Returns the latest mails to a customer.
pub async fn of_customer(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    limit: i64,
) -> QueryResult<Vec<MailLogRow>> {
    outbox::table
        .filter(outbox::operator_id.eq(operator).and(outbox::customer_id.eq(customer)))
        .select(MailLogRow::as_select())
        .order(outbox::id.desc())
        .limit(limit)
        .load(conn)
        .await
}

pub async fn by_id(
    conn: &mut Conn,
    operator: OperatorId,
    mail: MailId,
) -> QueryResult<Option<MailLogRow>> {
    outbox::table
        .filter(outbox::operator_id.eq(operator).and(outbox::id.eq(mail)))
        .select(MailLogRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Queues a mail again, with its attempts reset.
pub async fn requeue(
    conn: &mut Conn,
    operator: OperatorId,
    mail: MailId,
    now: Timestamp,
) -> QueryResult<()> {
    diesel::update(outbox::table.filter(outbox::operator_id.eq(operator).and(outbox::id.eq(mail))))
        .set((outbox::state.eq(MailState::Queued), outbox::attempts.eq(0), outbox::due_at.eq(now)))
        .execute(conn)
        .await
        .map(|_| ())
}
