//! The queue of outgoing mails.

use super::Conn;
use crate::{
    mail::Priority,
    store::{
        rows::{LinkTarget, MailRow, NewMail},
        schema::outbox,
    },
    token::Purpose,
};
use diesel::{
    dsl::{count_star, min, sql},
    prelude::*,
    sql_types::{BigInt, Bool},
};
use diesel_async::RunQueryDsl;
use model::{CustomerId, MailId, MailState, OperatorId, Timestamp};

pub async fn queue(conn: &mut Conn, mail: &NewMail) -> QueryResult<()> {
    diesel::insert_into(outbox::table).values(mail).execute(conn).await.map(|_| ())
}

/// Queues a mail. Returns its id.
pub async fn queue_for_id(conn: &mut Conn, mail: &NewMail) -> QueryResult<MailId> {
    diesel::insert_into(outbox::table).values(mail).returning(outbox::id).get_result(conn).await
}

pub async fn queue_with_link(
    conn: &mut Conn,
    mail: &NewMail,
    link: Option<&LinkTarget>,
) -> QueryResult<()> {
    let link = link
        .map(serde_json::to_string)
        .transpose()
        .map_err(|error| diesel::result::Error::SerializationError(error.into()))?;
    queue(conn, &NewMail { link, ..mail.clone() }).await
}

/// Returns the operators with due mails of that priority, longest waiting first.
pub async fn operators_waiting(
    conn: &mut Conn,
    priority: Priority,
    limit: i64,
    now: Timestamp,
) -> QueryResult<Vec<OperatorId>> {
    let is_due = outbox::state
        .eq(MailState::Queued)
        .and(outbox::priority.eq(priority as i32))
        .and(outbox::due_at.le(now));
    outbox::table
        .filter(is_due)
        .group_by(outbox::operator_id)
        .select(outbox::operator_id)
        .order(min(outbox::due_at))
        .limit(limit)
        .load(conn)
        .await
}

/// Returns an operator's due mails of that priority, longest waiting first.
pub async fn due_of(
    conn: &mut Conn,
    operator: OperatorId,
    priority: Priority,
    limit: i64,
    now: Timestamp,
) -> QueryResult<Vec<MailId>> {
    let is_due = outbox::state
        .eq(MailState::Queued)
        .and(outbox::priority.eq(priority as i32))
        .and(outbox::due_at.le(now));
    outbox::table
        .filter(is_due.and(outbox::operator_id.eq(operator)))
        .select(outbox::id)
        .order((outbox::due_at, outbox::id))
        .limit(limit)
        .load(conn)
        .await
}

/// Returns how many of an operator's mails of that priority are queued, counting no further than `limit`.
pub async fn waiting_count(
    conn: &mut Conn,
    operator: OperatorId,
    priority: Priority,
    limit: i64,
) -> QueryResult<usize> {
    let is_waiting = outbox::state
        .eq(MailState::Queued)
        .and(outbox::priority.eq(priority as i32))
        .and(outbox::operator_id.eq(operator));
    let waiting: Vec<MailId> =
        outbox::table.filter(is_waiting).select(outbox::id).limit(limit).load(conn).await?;
    Ok(waiting.len())
}

/// Returns the states of mails, by their ids. Purged ones are left out.
pub async fn states(
    conn: &mut Conn,
    operator: OperatorId,
    mails: &[MailId],
) -> QueryResult<Vec<(MailId, MailState)>> {
    // The plus keeps SQLite off an index that begins with the operator, which has all mails.
    let of_operator = sql::<Bool>("+outbox.operator_id = ").bind::<BigInt, _>(operator);
    outbox::table
        .filter(outbox::id.eq_any(mails).and(of_operator))
        .select((outbox::id, outbox::state))
        .load(conn)
        .await
}

/// Returns how many mails have that state, and when the oldest of them was queued.
pub async fn in_state(conn: &mut Conn, state: MailState) -> QueryResult<(i64, Option<Timestamp>)> {
    outbox::table
        .filter(outbox::state.eq(state))
        .select((count_star(), min(outbox::created_at)))
        .get_result(conn)
        .await
}

/// Leases a mail to that server and returns it, if it is still due: no other server gets it before the lease ends.
pub async fn lease(
    conn: &mut Conn,
    server: &str,
    mail: MailId,
    now: Timestamp,
    until: Timestamp,
) -> QueryResult<Option<MailRow>> {
    let is_due =
        outbox::id.eq(mail).and(outbox::state.eq(MailState::Queued)).and(outbox::due_at.le(now));
    diesel::update(outbox::table.filter(is_due))
        .set((
            outbox::due_at.eq(until),
            outbox::attempts.eq(outbox::attempts + 1),
            outbox::leased_by.eq(server),
        ))
        .returning(MailRow::as_returning())
        .get_result(conn)
        .await
        .optional()
}

/// Condition of a mail that is still leased by that server, for the attempt of that row.
macro_rules! is_leased {
    ($mail:expr, $server:expr) => {
        outbox::operator_id
            .eq($mail.operator_id)
            .and(outbox::id.eq($mail.id))
            .and(outbox::state.eq(MailState::Queued))
            .and(outbox::leased_by.eq($server))
            .and(outbox::attempts.eq($mail.attempts))
    };
}

/// Marks a mail as sent; returns whether it was still leased.
pub async fn mark_sent(
    conn: &mut Conn,
    mail: &MailRow,
    server: &str,
    now: Timestamp,
) -> QueryResult<bool> {
    let marked = diesel::update(outbox::table.filter(is_leased!(mail, server)))
        .set((
            outbox::state.eq(MailState::Sent),
            outbox::leased_by.eq(None::<String>),
            outbox::sent_at.eq(now),
            outbox::error.eq(None::<String>),
        ))
        .execute(conn)
        .await?;
    Ok(marked == 1)
}

/// Records a failed attempt; the mail is retried at that time, or never if there is none. Returns whether it was still
/// leased.
pub async fn mark_failed(
    conn: &mut Conn,
    mail: &MailRow,
    server: &str,
    error: &str,
    again_at: Option<Timestamp>,
    now: Timestamp,
) -> QueryResult<bool> {
    let marked = diesel::update(outbox::table.filter(is_leased!(mail, server)))
        .set((
            outbox::state.eq(if again_at.is_some() { MailState::Queued } else { MailState::Dead }),
            outbox::due_at.eq(again_at.unwrap_or(now)),
            outbox::leased_by.eq(None::<String>),
            outbox::error.eq(error),
        ))
        .execute(conn)
        .await?;
    Ok(marked == 1)
}

/// Drops a mail whose reason is gone, such as the confirmation of a registration that a newer one replaced. Returns
/// whether it was still leased.
pub async fn mark_dropped(conn: &mut Conn, mail: &MailRow, server: &str) -> QueryResult<bool> {
    let marked = diesel::update(outbox::table.filter(is_leased!(mail, server)))
        .set((outbox::state.eq(MailState::Dropped), outbox::leased_by.eq(None::<String>)))
        .execute(conn)
        .await?;
    Ok(marked == 1)
}

/// Ends the leases of a server that shuts down: its mails are due at once, and unfinished ones do not count as
/// attempts. Returns how many they are. Only what is queued is leased; without its state in the condition, no database
/// reads all that waits.
pub async fn release(conn: &mut Conn, server: &str, now: Timestamp) -> QueryResult<usize> {
    diesel::update(outbox::table.filter(outbox::leased_by.eq(server)))
        .set((
            outbox::due_at.eq(now),
            outbox::attempts.eq(outbox::attempts - 1),
            outbox::leased_by.eq(None::<String>),
        ))
        .execute(conn)
        .await
}

/// Ends the leases of all servers, none of which is running: their mails are due at once. The attempts count, since a
/// mail may have crashed its server. Returns how many they are.
pub async fn release_orphaned(conn: &mut Conn, now: Timestamp) -> QueryResult<usize> {
    diesel::update(outbox::table.filter(outbox::leased_by.is_not_null()))
        .set((outbox::due_at.eq(now), outbox::leased_by.eq(None::<String>)))
        .execute(conn)
        .await
}

/// Makes the queued mails due that wait for a moment after `again`, or for their first attempt after `first`, which is
/// earlier. Returns how many they are.
pub async fn make_due(
    conn: &mut Conn,
    (first, again): (Timestamp, Timestamp),
    now: Timestamp,
) -> QueryResult<usize> {
    let ahead = outbox::state
        .eq(MailState::Queued)
        .and(outbox::due_at.gt(first))
        .and(outbox::attempts.eq(0).or(outbox::due_at.gt(again)));
    diesel::update(outbox::table.filter(ahead)).set(outbox::due_at.eq(now)).execute(conn).await
}

/// Returns whether a mail is still queued.
pub async fn is_queued(conn: &mut Conn, operator: OperatorId, mail: MailId) -> QueryResult<bool> {
    let found: i64 = outbox::table
        .filter(
            outbox::operator_id
                .eq(operator)
                .and(outbox::id.eq(mail))
                .and(outbox::state.eq(MailState::Queued)),
        )
        .count()
        .get_result(conn)
        .await?;
    Ok(found > 0)
}

/// Returns a customer's queued mails with a link, each with what the link is for; `None` if only another release can
/// read it.
pub async fn waiting_for(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<Vec<(MailId, Option<LinkTarget>)>> {
    let waiting = outbox::operator_id
        .eq(operator)
        .and(outbox::customer_id.eq(customer))
        .and(outbox::state.eq(MailState::Queued));
    let mails: Vec<(MailId, Option<String>)> =
        outbox::table.filter(waiting).select((outbox::id, outbox::link)).load(conn).await?;
    Ok(mails.into_iter().filter_map(|(mail, link)| Some((mail, target_of(&link?)))).collect())
}

/// Drops mails whose reason is gone.
pub async fn drop_all(conn: &mut Conn, operator: OperatorId, mails: &[MailId]) -> QueryResult<()> {
    let rows = outbox::operator_id.eq(operator).and(outbox::id.eq_any(mails));
    diesel::update(outbox::table.filter(rows))
        .set((outbox::state.eq(MailState::Dropped), outbox::leased_by.eq(None::<String>)))
        .execute(conn)
        .await
        .map(|_| ())
}

fn target_of(link: &str) -> Option<LinkTarget> {
    serde_json::from_str(link).ok()
}

/// Returns the purpose of a mail's link.
pub(super) fn purpose_of(link: Option<&str>) -> Option<Purpose> {
    target_of(link?).map(|target| target.purpose)
}
