//! Mails on their way.

use super::{Conn, throttles};
use crate::{
    mail::Priority,
    store::{
        rows::{LinkTarget, MailRow, NewMail},
        schema::outbox,
    },
    throttle::Quota,
};
use chrono::TimeDelta;
use diesel::{dsl::min, prelude::*};
use diesel_async::RunQueryDsl;
use model::Timestamp;

pub async fn queue(conn: &mut Conn, mail: &NewMail) -> QueryResult<()> {
    diesel::insert_into(outbox::table).values(mail).execute(conn).await.map(|_| ())
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

/// Queues mails that somebody asked for, if none of the quotas is used up; tells the wait otherwise. Whether there is
/// a mail to queue makes no difference to the answer.
pub async fn queue_on_request(
    conn: &mut Conn,
    quotas: &[Quota],
    mails: &[NewMail],
    now: Timestamp,
) -> QueryResult<Option<TimeDelta>> {
    let wait = throttles::take(conn, quotas, now).await?;
    if wait.is_none() {
        for mail in mails {
            queue(conn, mail).await?;
        }
    }
    Ok(wait)
}

/// Returns the mails that are due, in the order to send them in: urgent ones first, and of each kind as many of every
/// operator, so that a campaign of one delays neither a reset nor another operator.
pub async fn due(conn: &mut Conn, most: i64, now: Timestamp) -> QueryResult<Vec<i64>> {
    // What is not urgent moves on all the same, if more slowly.
    let reserved = most / 5;
    let mut due = due_of_each(conn, Priority::Urgent, most - reserved, now).await?;
    let room = most - i64::try_from(due.len()).unwrap_or(most);
    due.extend(due_of_each(conn, Priority::Normal, room, now).await?);
    Ok(due)
}

/// Leases a mail to that server, if it is still due: nobody else gets it before the lease ends.
pub async fn lease(
    conn: &mut Conn,
    server: &str,
    mail: i64,
    now: Timestamp,
    until: Timestamp,
) -> QueryResult<Option<MailRow>> {
    let is_due = outbox::id.eq(mail).and(outbox::state.eq("queued")).and(outbox::due_at.le(now));
    let leased = diesel::update(outbox::table.filter(is_due))
        .set((
            outbox::due_at.eq(until),
            outbox::attempts.eq(outbox::attempts + 1),
            outbox::leased_by.eq(server),
        ))
        .execute(conn)
        .await?;
    if leased == 0 {
        return Ok(None);
    }
    outbox::table
        .filter(outbox::id.eq(mail))
        .select(MailRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Mails that are due, of the operators that have waited longest, as many of each.
async fn due_of_each(
    conn: &mut Conn,
    priority: Priority,
    most: i64,
    now: Timestamp,
) -> QueryResult<Vec<i64>> {
    let is_due = outbox::state
        .eq("queued")
        .and(outbox::priority.eq(priority as i32))
        .and(outbox::due_at.le(now));
    let operators: Vec<i64> = outbox::table
        .filter(is_due)
        .group_by(outbox::operator_id)
        .select(outbox::operator_id)
        .order(min(outbox::due_at))
        .limit(most)
        .load(conn)
        .await?;
    let count = i64::try_from(operators.len()).unwrap_or(most).max(1);
    let mut due = Vec::new();
    for operator in operators {
        let mails: Vec<i64> = outbox::table
            .filter(is_due.and(outbox::operator_id.eq(operator)))
            .select(outbox::id)
            .order((outbox::due_at, outbox::id))
            .limit(most / count)
            .load(conn)
            .await?;
        due.extend(mails);
    }
    Ok(due)
}

pub async fn mark_sent(
    conn: &mut Conn,
    operator: i64,
    mail: i64,
    now: Timestamp,
) -> QueryResult<()> {
    diesel::update(outbox::table.filter(outbox::operator_id.eq(operator).and(outbox::id.eq(mail))))
        .set((
            outbox::state.eq("sent"),
            outbox::leased_by.eq(None::<String>),
            outbox::sent_at.eq(now),
            outbox::error.eq(None::<String>),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// A mail that could not be sent: tried again at that time, or never again when there is none.
pub async fn mark_failed(
    conn: &mut Conn,
    operator: i64,
    mail: i64,
    error: &str,
    again_at: Option<Timestamp>,
    now: Timestamp,
) -> QueryResult<()> {
    diesel::update(outbox::table.filter(outbox::operator_id.eq(operator).and(outbox::id.eq(mail))))
        .set((
            outbox::state.eq(if again_at.is_some() { "queued" } else { "dead" }),
            outbox::due_at.eq(again_at.unwrap_or(now)),
            outbox::leased_by.eq(None::<String>),
            outbox::error.eq(error),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Ends the leases of a server that stops in order: its mails are due at once, and what it did not do is no attempt. Returns
/// how many they are.
pub async fn release(conn: &mut Conn, server: &str, now: Timestamp) -> QueryResult<usize> {
    let leased = outbox::state.eq("queued").and(outbox::leased_by.eq(server));
    diesel::update(outbox::table.filter(leased))
        .set((
            outbox::due_at.eq(now),
            outbox::attempts.eq(outbox::attempts - 1),
            outbox::leased_by.eq(None::<String>),
        ))
        .execute(conn)
        .await
}

/// Ends the leases of every server, all of which are known to be gone: their mails are due at once. The attempts count, since
/// it may have been a mail that killed its server. Returns how many they are.
pub async fn release_orphaned(conn: &mut Conn, now: Timestamp) -> QueryResult<usize> {
    let leased = outbox::state.eq("queued").and(outbox::leased_by.is_not_null());
    diesel::update(outbox::table.filter(leased))
        .set((outbox::due_at.eq(now), outbox::leased_by.eq(None::<String>)))
        .execute(conn)
        .await
}

/// A mail whose reason is gone, such as the confirmation of a registration that a newer one replaced.
pub async fn mark_dropped(conn: &mut Conn, operator: i64, mail: i64) -> QueryResult<()> {
    diesel::update(outbox::table.filter(outbox::operator_id.eq(operator).and(outbox::id.eq(mail))))
        .set((outbox::state.eq("dropped"), outbox::leased_by.eq(None::<String>)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Whether a mail is still to be sent.
pub async fn is_queued(conn: &mut Conn, operator: i64, mail: i64) -> QueryResult<bool> {
    let found: i64 = outbox::table
        .filter(
            outbox::operator_id
                .eq(operator)
                .and(outbox::id.eq(mail))
                .and(outbox::state.eq("queued")),
        )
        .count()
        .get_result(conn)
        .await?;
    Ok(found > 0)
}

/// Takes back the mails of a customer that wait to be sent and would bring such a link.
pub async fn take_back(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    is_such: impl Fn(&LinkTarget) -> bool + Send,
) -> QueryResult<()> {
    let waiting = outbox::operator_id
        .eq(operator)
        .and(outbox::customer_id.eq(customer))
        .and(outbox::state.eq("queued"));
    let mails: Vec<(i64, Option<String>)> =
        outbox::table.filter(waiting).select((outbox::id, outbox::link)).load(conn).await?;
    let such: Vec<i64> = mails
        .into_iter()
        .filter(|(_, link)| target_of(link.as_deref()).is_some_and(|link| is_such(&link)))
        .map(|(id, _)| id)
        .collect();
    if such.is_empty() {
        return Ok(());
    }
    let rows = outbox::operator_id.eq(operator).and(outbox::id.eq_any(such));
    diesel::update(outbox::table.filter(rows))
        .set((outbox::state.eq("dropped"), outbox::leased_by.eq(None::<String>)))
        .execute(conn)
        .await
        .map(|_| ())
}

fn target_of(link: Option<&str>) -> Option<LinkTarget> {
    serde_json::from_str(link?).ok()
}

/// What the link of a mail is for.
pub(super) fn purpose_of(link: Option<&str>) -> Option<String> {
    target_of(link).map(|target| target.purpose)
}
