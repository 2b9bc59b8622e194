//! Mails as agents look at them.

use super::{Conn, audit};
use crate::{
    store::{
        rows::{LinkTarget, MailLogRow, NewAudit, Retried},
        schema::{customers, outbox},
    },
    token::Purpose,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::MailState;

/// Those of an operator, the latest first, from before that id; of one state if that is asked for.
pub async fn before(
    conn: &mut Conn,
    operator: i64,
    before: Option<i64>,
    state: Option<&str>,
    most: i64,
) -> QueryResult<Vec<MailLogRow>> {
    let earlier = outbox::table
        .filter(outbox::operator_id.eq(operator).and(outbox::id.lt(before.unwrap_or(i64::MAX))))
        .select(MailLogRow::as_select())
        .order(outbox::id.desc())
        .limit(most);
    match state {
        Some(state) => earlier.filter(outbox::state.eq(state)).load(conn).await,
        None => earlier.load(conn).await,
    }
}

pub async fn by_id(conn: &mut Conn, operator: i64, mail: i64) -> QueryResult<Option<MailLogRow>> {
    outbox::table
        .filter(outbox::operator_id.eq(operator).and(outbox::id.eq(mail)))
        .select(MailLogRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Queues a mail that was given up.
pub async fn retry(conn: &mut Conn, mail: i64, act: &NewAudit) -> QueryResult<Retried> {
    let operator = act.operator_id;
    let row = by_id(conn, operator, mail).await?;
    let dead = |row: &MailLogRow| row.state == MailState::Dead.code();
    let Some(row) = row.filter(dead) else {
        return Ok(Retried::NotDead);
    };
    if leads_to_an_old_address(conn, operator, &row).await? {
        return Ok(Retried::AddressChanged);
    }
    diesel::update(outbox::table.filter(outbox::operator_id.eq(operator).and(outbox::id.eq(mail))))
        .set((
            outbox::state.eq(MailState::Queued.code()),
            outbox::attempts.eq(0),
            outbox::due_at.eq(act.at),
        ))
        .execute(conn)
        .await?;
    audit::record(conn, act).await?;
    Ok(Retried::Queued)
}

/// Whether the mail would bring a link that sets a customer's password to an address that is not theirs any more.
async fn leads_to_an_old_address(
    conn: &mut Conn,
    operator: i64,
    mail: &MailLogRow,
) -> QueryResult<bool> {
    let sets_password = mail
        .link
        .as_deref()
        .and_then(|json| serde_json::from_str::<LinkTarget>(json).ok())
        .is_some_and(|link| {
            [Purpose::Reset.as_str(), Purpose::Activate.as_str()].contains(&link.purpose.as_str())
        });
    let Some(customer) = mail.customer_id.filter(|_| sets_password) else {
        return Ok(false);
    };
    let address: Option<Option<String>> = customers::table
        .filter(customers::operator_id.eq(operator).and(customers::id.eq(customer)))
        .select(customers::email)
        .first(conn)
        .await
        .optional()?;
    Ok(address.flatten().as_deref() != Some(mail.recipient.as_str()))
}
