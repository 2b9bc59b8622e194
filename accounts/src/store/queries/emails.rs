//! Emails that become sign-ins, change and are taken back.

use super::{
    Conn, accounts as account_queries, customers, outbox, sessions, throttles, timeline, tokens,
};
use crate::store::{
    rows::{AddressChange, AddressUndo, EmailActivation, NewEvent, NewMail, Outcome},
    schema::{accounts, identities, tokens as token_rows},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Timestamp;

/// Whether the address is another customer's sign-in.
async fn is_taken(conn: &mut Conn, operator: i64, customer: i64, key: &str) -> QueryResult<bool> {
    let owner = customers::by_sign_in_email(conn, operator, key).await?;
    Ok(owner.is_some_and(|owner| owner.customer != customer))
}

async fn set_sign_in(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    sign_in: Option<&str>,
) -> QueryResult<()> {
    let of_customer = accounts::operator_id
        .eq(operator)
        .and(accounts::customer_id.eq(customer));
    diesel::update(accounts::table.filter(of_customer))
        .set((
            accounts::sign_in_email.eq(sign_in),
            accounts::email_proved.eq(true),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Makes the email a sign-in, with a new password: all sessions end, a new one begins, pending links die.
pub async fn activate(
    conn: &mut Conn,
    operator: i64,
    change: &EmailActivation<'_>,
    now: Timestamp,
) -> QueryResult<Outcome> {
    let customer = change.session.customer_id;
    if is_taken(conn, operator, customer, change.email_key).await? {
        return Ok(Outcome::Taken);
    }
    account_queries::replace_password(conn, operator, customer, change.password_hash, now).await?;
    set_sign_in(conn, operator, customer, Some(change.email_key)).await?;
    tokens::replace_of_customer(conn, operator, customer, now).await?;
    let session = sessions::continued(conn, change.session, change.current).await?;
    sessions::end_all(conn, operator, customer).await?;
    sessions::insert(conn, &session).await?;
    throttles::forgive(conn, operator, customer).await?;
    timeline::record(conn, change.event).await?;
    outbox::queue(conn, change.notice).await?;
    Ok(Outcome::Done)
}

/// Queues the mail about a new address, in the place of an older link of that purpose.
pub async fn ask(
    conn: &mut Conn,
    mail: &NewMail,
    purpose: &str,
    event: &NewEvent,
) -> QueryResult<()> {
    let (operator, customer) = (event.operator_id, event.customer_id);
    tokens::replace_of_purpose(conn, operator, customer, purpose, event.at).await?;
    outbox::queue(conn, mail).await?;
    timeline::record(conn, event).await
}

/// Spends the link and changes the address; where the old one signed in, the new one does. Other sessions end, pending
/// links die, the old address is told.
pub async fn change(
    conn: &mut Conn,
    operator: i64,
    change: &AddressChange<'_>,
    now: Timestamp,
) -> QueryResult<Outcome> {
    let (customer, key) = (change.customer, change.email.1);
    if is_taken(conn, operator, customer, key).await? {
        return Ok(Outcome::Taken);
    }
    if !tokens::spend(conn, operator, change.token, now).await? {
        return Ok(Outcome::Dead);
    }
    let signs_in = customers::by_id(conn, operator, customer)
        .await?
        .is_some_and(|row| row.sign_in_email.is_some());
    customers::set_email(conn, operator, customer, Some(change.email)).await?;
    set_sign_in(conn, operator, customer, signs_in.then_some(key)).await?;
    tokens::replace_of_customer(conn, operator, customer, now).await?;
    sessions::end_others(conn, operator, customer, change.keep.unwrap_or(0)).await?;
    timeline::record(conn, change.event).await?;
    if let Some((mail, link)) = change.notice {
        outbox::queue_with_link(conn, mail, Some(link)).await?;
    }
    Ok(Outcome::Done)
}

/// Spends the link and gives the old address back. The password, sessions, pending links, later undos and what was
/// linked since the change go: they may be somebody else's.
pub async fn undo(
    conn: &mut Conn,
    operator: i64,
    undo: &AddressUndo<'_>,
    now: Timestamp,
) -> QueryResult<Outcome> {
    let (customer, key) = (undo.customer, undo.email.1);
    if undo.sign_in && is_taken(conn, operator, customer, key).await? {
        return Ok(Outcome::Taken);
    }
    if !tokens::spend(conn, operator, undo.token, now).await? {
        return Ok(Outcome::Dead);
    }
    customers::set_email(conn, operator, customer, Some(undo.email)).await?;
    set_sign_in(conn, operator, customer, undo.sign_in.then_some(key)).await?;
    forget_password(conn, operator, customer).await?;
    forget_what_followed(conn, operator, undo, now).await?;
    tokens::replace_of_customer(conn, operator, customer, now).await?;
    sessions::end_all(conn, operator, customer).await?;
    timeline::record(conn, undo.event).await?;
    if let Some((mail, link)) = undo.mail {
        outbox::queue_with_link(conn, mail, Some(link)).await?;
    }
    Ok(Outcome::Done)
}

async fn forget_password(conn: &mut Conn, operator: i64, customer: i64) -> QueryResult<()> {
    let of_customer = accounts::operator_id
        .eq(operator)
        .and(accounts::customer_id.eq(customer));
    diesel::update(accounts::table.filter(of_customer))
        .set(accounts::password_hash.eq(None::<String>))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Undos of later changes, and sign-ins that were linked after this one.
async fn forget_what_followed(
    conn: &mut Conn,
    operator: i64,
    undo: &AddressUndo<'_>,
    now: Timestamp,
) -> QueryResult<()> {
    let later = token_rows::operator_id
        .eq(operator)
        .and(token_rows::customer_id.eq(undo.customer))
        .and(token_rows::purpose.eq("undo-email"))
        .and(token_rows::id.gt(undo.token))
        .and(token_rows::used_at.is_null());
    diesel::update(token_rows::table.filter(later))
        .set(token_rows::replaced_at.eq(now))
        .execute(conn)
        .await?;
    // The mail that brought the link may have waited.
    let until = undo.mailed_at;
    let changed_at = timeline::address_changed_at(conn, operator, undo.customer, until).await?;
    let linked_since = identities::operator_id
        .eq(operator)
        .and(identities::customer_id.eq(undo.customer))
        .and(identities::linked_at.ge(changed_at.unwrap_or(until)));
    diesel::delete(identities::table.filter(linked_since))
        .execute(conn)
        .await
        .map(|_| ())
}
