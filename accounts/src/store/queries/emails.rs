//! Emails that become sign-ins and change.

use super::{
    Conn, accounts as account_queries, customers, email_changes, outbox, owner_proofs, sessions,
    throttles, timeline, tokens,
};
use crate::store::{
    rows::{
        AddressChange, EmailActivation, LinkTarget, NewEmailChange, NewEvent, NewMail, Outcome,
        OwnerCheck, OwnerProof,
    },
    schema::accounts,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Timestamp;

/// Whether the address is another customer's sign-in.
pub(super) async fn is_taken(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    key: &str,
) -> QueryResult<bool> {
    let owner = customers::by_sign_in_email(conn, operator, key).await?;
    Ok(owner.is_some_and(|owner| owner.customer != customer))
}

pub(super) async fn set_sign_in(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    sign_in: Option<&str>,
    proved: bool,
) -> QueryResult<()> {
    let of_customer = accounts::operator_id.eq(operator).and(accounts::customer_id.eq(customer));
    diesel::update(accounts::table.filter(of_customer))
        .set((
            accounts::sign_in_email.eq(sign_in),
            accounts::email_proved.eq(proved),
            accounts::email_vouched_by.eq(None::<i64>),
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
    let check = owner_proofs::check(conn, operator, customer, change.proof).await?;
    if check != OwnerCheck::Holds {
        return Ok(Outcome::Unproved(check));
    }
    if is_taken(conn, operator, customer, change.email_key).await? {
        return Ok(Outcome::Taken);
    }
    account_queries::replace_password(conn, operator, customer, change.password_hash, now).await?;
    set_sign_in(conn, operator, customer, Some(change.email_key), true).await?;
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
    proof: OwnerProof<'_>,
    mail: &NewMail,
    purpose: &str,
    event: &NewEvent,
) -> QueryResult<OwnerCheck> {
    let (operator, customer) = (event.operator_id, event.customer_id);
    let check = owner_proofs::check(conn, operator, customer, proof).await?;
    if check != OwnerCheck::Holds {
        return Ok(check);
    }
    tokens::replace_of_purpose(conn, operator, customer, purpose, event.at).await?;
    outbox::queue(conn, mail).await?;
    timeline::record(conn, event).await?;
    Ok(OwnerCheck::Holds)
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
    let check = owner_proofs::check(conn, operator, customer, change.proof).await?;
    if check != OwnerCheck::Holds {
        return Ok(Outcome::Unproved(check));
    }
    if is_taken(conn, operator, customer, key).await? {
        return Ok(Outcome::Taken);
    }
    if !tokens::spend(conn, operator, change.token, now).await? {
        return Ok(Outcome::Dead);
    }
    let Some(row) = customers::by_id(conn, operator, customer).await? else {
        return Ok(Outcome::Dead);
    };
    let record = NewEmailChange::of(operator, &row, false, now);
    let id = email_changes::record(conn, &record).await?;
    let signs_in = record.signed_in;
    customers::set_email(conn, operator, customer, Some(change.email)).await?;
    set_sign_in(conn, operator, customer, signs_in.then_some(key), true).await?;
    tokens::replace_of_customer(conn, operator, customer, now).await?;
    sessions::end_others(conn, operator, customer, change.keep.unwrap_or(0)).await?;
    timeline::record(conn, change.event).await?;
    if let Some((mail, link)) = change.notice {
        let link = LinkTarget { change: Some(id), ..link.clone() };
        outbox::queue_with_link(conn, mail, Some(&link)).await?;
    }
    Ok(Outcome::Done)
}
