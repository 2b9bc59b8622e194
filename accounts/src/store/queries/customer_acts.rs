//! What agents do to a customer, each with its line in the timeline and in the audit.

use super::{
    Conn, audit, customers as customer_queries, email_changes, outbox, sessions, throttles,
    timeline, tokens,
};
use crate::{
    store::{
        rows::{
            AccountRow, CustomerChange, LinkTarget, NewAudit, NewEmailChange, NewEvent, NewMail,
        },
        schema::{accounts, customers},
    },
    throttle::Quota,
};
use chrono::TimeDelta;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Timestamp;

/// Invites a customer, if none of the quotas is used up; tells the wait otherwise. Older links of it die.
pub async fn invite(
    conn: &mut Conn,
    quotas: &[Quota],
    mail: &NewMail,
    link: &LinkTarget,
    event: &NewEvent,
    act: &NewAudit,
) -> QueryResult<Option<TimeDelta>> {
    let (operator, customer, now) = (event.operator_id, event.customer_id, event.at);
    customer_queries::must_be_whole(conn, operator, customer).await?;
    if let Some(wait) = throttles::take(conn, quotas, now).await? {
        return Ok(Some(wait));
    }
    diesel::insert_into(accounts::table)
        .values((
            accounts::customer_id.eq(customer),
            accounts::operator_id.eq(operator),
            accounts::state.eq(AccountRow::INVITED),
            accounts::number_sign_in.eq(false),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    tokens::replace_of_purpose(conn, operator, customer, &link.purpose, now).await?;
    outbox::queue_with_link(conn, mail, Some(link)).await?;
    write_down(conn, event, act).await?;
    Ok(None)
}

pub async fn end_sessions(conn: &mut Conn, event: &NewEvent, act: &NewAudit) -> QueryResult<()> {
    sessions::end_all(conn, event.operator_id, event.customer_id).await?;
    write_down(conn, event, act).await
}

/// Locks a customer out, or lets them in again. Whoever is locked out has no session and no link from that moment.
pub async fn set_disabled(
    conn: &mut Conn,
    disabled: bool,
    event: &NewEvent,
    act: &NewAudit,
) -> QueryResult<()> {
    let (operator, customer) = (event.operator_id, event.customer_id);
    customer_queries::must_be_whole(conn, operator, customer).await?;
    let of_customer = customers::operator_id.eq(operator).and(customers::id.eq(customer));
    diesel::update(customers::table.filter(of_customer))
        .set(customers::disabled.eq(disabled))
        .execute(conn)
        .await?;
    if disabled {
        sessions::end_all(conn, operator, customer).await?;
        tokens::replace_of_customer(conn, operator, customer, event.at).await?;
    }
    write_down(conn, event, act).await
}

/// Changes a customer's data. Another mailbox signs in only after it was proved.
pub async fn change(
    conn: &mut Conn,
    operator: i64,
    change: &CustomerChange<'_>,
    now: Timestamp,
) -> QueryResult<()> {
    let customer = change.customer;
    customer_queries::must_be_whole(conn, operator, customer).await?;
    let id = record_other_mailbox(conn, operator, change, now).await?;
    customer_queries::update_profile(conn, operator, customer, change.profile).await?;
    customer_queries::set_email(conn, operator, customer, change.email).await?;
    if change.other_mailbox {
        let of_customer =
            accounts::operator_id.eq(operator).and(accounts::customer_id.eq(customer));
        diesel::update(accounts::table.filter(of_customer))
            .set((
                accounts::sign_in_email.eq(None::<String>),
                accounts::email_proved.eq(false),
                accounts::email_vouched_by.eq(None::<i64>),
            ))
            .execute(conn)
            .await?;
        tokens::replace_of_customer(conn, operator, customer, now).await?;
        sessions::end_all(conn, operator, customer).await?;
    }
    if let Some((mail, link)) = change.notice {
        let link = LinkTarget { change: id, ..link.clone() };
        outbox::queue_with_link(conn, mail, Some(&link)).await?;
    }
    for event in change.events {
        timeline::record(conn, event).await?;
    }
    audit::record(conn, change.audit).await
}

/// Writes down what the former owner of the address can take back. An address where there was none is new to nobody but an
/// account: its owner can object by signing in.
async fn record_other_mailbox(
    conn: &mut Conn,
    operator: i64,
    change: &CustomerChange<'_>,
    now: Timestamp,
) -> QueryResult<Option<i64>> {
    let row = customer_queries::by_id(conn, operator, change.customer).await?;
    let Some(row) = row.filter(|row| {
        change.other_mailbox
            && (row.email.is_some() || row.state.as_deref() == Some(AccountRow::ACTIVE))
    }) else {
        return Ok(None);
    };
    let record = NewEmailChange::of(operator, &row, true, now);
    email_changes::record(conn, &record).await.map(Some)
}

async fn write_down(conn: &mut Conn, event: &NewEvent, act: &NewAudit) -> QueryResult<()> {
    timeline::record(conn, event).await?;
    audit::record(conn, act).await
}
