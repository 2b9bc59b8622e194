//! Mailed links.

use super::{
    Conn, agent_links, arrivals, email_changes, missing_purchases, outbox, senders, timeline,
};

use crate::{
    objections,
    store::{
        rows::{NewEvent, NewToken, TokenRow},
        schema::{registrations, tokens},
    },
    token::Purpose,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Timestamp;

pub async fn by_hash(conn: &mut Conn, operator: i64, hash: &[u8]) -> QueryResult<Option<TokenRow>> {
    tokens::table
        .filter(tokens::operator_id.eq(operator).and(tokens::hash.eq(hash)))
        .select(TokenRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Keeps a token that is about to be mailed. Says no, and keeps nothing, when what it is for is gone.
pub async fn issue(conn: &mut Conn, token: &NewToken) -> QueryResult<bool> {
    if let Some(registration) = token.registration_id {
        let found: i64 = registrations::table
            .filter(
                registrations::operator_id
                    .eq(token.operator_id)
                    .and(registrations::id.eq(registration)),
            )
            .count()
            .get_result(conn)
            .await?;
        if found == 0 {
            return Ok(false);
        }
    }
    if let Some(agent) = token.agent_id
        && !agent_links::is_due(conn, token.operator_id, agent, &token.purpose).await?
    {
        return Ok(false);
    }
    if let Some(arrival) = token.arrival_id
        && !arrivals::waits(conn, token.operator_id, arrival).await?
    {
        return Ok(false);
    }
    if token.purpose == Purpose::AddPurchase.as_str()
        && !missing_purchases::is_free(conn, token).await?
    {
        return Ok(false);
    }
    if is_objected_to(conn, token).await? || is_undo_of_nothing(conn, token).await? {
        return Ok(false);
    }
    if token.purpose == Purpose::ConfirmSender.as_str()
        && !senders::is_pending(conn, token.operator_id, token.email.as_deref()).await?
    {
        return Ok(false);
    }
    diesel::insert_into(tokens::table).values(token).execute(conn).await?;
    Ok(true)
}

/// Whether the link would let the reader of a mailbox in while its former owner can still object.
async fn is_objected_to(conn: &mut Conn, token: &NewToken) -> QueryResult<bool> {
    let purpose = Purpose::named(&token.purpose);
    let Some(customer) = token.customer_id.filter(|_| purpose.is_some_and(objections::is_way_in))
    else {
        return Ok(false);
    };
    let (operator, now) = (token.operator_id, token.created_at);
    let left = email_changes::objection_left(conn, operator, customer, now).await?;
    Ok(left.is_some())
}

/// Whether the link would undo a change that was undone already, by itself or with an earlier one.
async fn is_undo_of_nothing(conn: &mut Conn, token: &NewToken) -> QueryResult<bool> {
    if token.purpose != Purpose::UndoEmail.as_str() {
        return Ok(false);
    }
    let change = token.change_id.unwrap_or_default();
    Ok(email_changes::open(conn, token.operator_id, change).await?.is_none())
}

/// The same for a mail that is on its way, unless it was taken back meanwhile.
pub async fn issue_for_mail(conn: &mut Conn, token: &NewToken, mail: i64) -> QueryResult<bool> {
    if !outbox::is_queued(conn, token.operator_id, mail).await? {
        return Ok(false);
    }
    issue(conn, token).await
}

/// Uses a token up; only one of several callers gets a yes.
pub async fn spend(
    conn: &mut Conn,
    operator: i64,
    token: i64,
    now: Timestamp,
) -> QueryResult<bool> {
    let live = tokens::table.filter(
        tokens::operator_id
            .eq(operator)
            .and(tokens::id.eq(token))
            .and(tokens::used_at.is_null())
            .and(tokens::replaced_at.is_null())
            .and(tokens::expires_at.gt(now)),
    );
    let spent = diesel::update(live).set(tokens::used_at.eq(now)).execute(conn).await?;
    Ok(spent == 1)
}

/// The other links of a registration that was confirmed: they are used up with it.
pub async fn spend_siblings(
    conn: &mut Conn,
    operator: i64,
    email_key: &str,
    now: Timestamp,
) -> QueryResult<()> {
    let siblings = tokens::table.filter(
        tokens::operator_id
            .eq(operator)
            .and(tokens::email_key.eq(email_key))
            .and(tokens::purpose.ne("order"))
            .and(tokens::used_at.is_null())
            .and(tokens::replaced_at.is_null()),
    );
    diesel::update(siblings).set(tokens::used_at.eq(now)).execute(conn).await.map(|_| ())
}

/// The links of one purpose that were mailed to an address: of older registrations, or of other proofs.
pub async fn replace_of_address(
    conn: &mut Conn,
    operator: i64,
    email_key: &str,
    purpose: &str,
    now: Timestamp,
) -> QueryResult<()> {
    let older = tokens::table.filter(
        tokens::operator_id
            .eq(operator)
            .and(tokens::email_key.eq(email_key))
            .and(tokens::purpose.eq(purpose))
            .and(tokens::used_at.is_null())
            .and(tokens::replaced_at.is_null()),
    );
    diesel::update(older).set(tokens::replaced_at.eq(now)).execute(conn).await.map(|_| ())
}

/// Links that outlive a change of password or address: an order is no way in, and an undo is the owner's last resort
/// against who made the change.
const LASTING: [&str; 2] = ["order", "undo-email"];

/// Every pending link of a customer that sets or changes a way in, and every mail that would bring one.
pub async fn replace_of_customer(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    now: Timestamp,
) -> QueryResult<()> {
    let pending = tokens::table.filter(
        tokens::operator_id
            .eq(operator)
            .and(tokens::customer_id.eq(customer))
            .and(tokens::purpose.ne_all(LASTING))
            .and(tokens::used_at.is_null())
            .and(tokens::replaced_at.is_null()),
    );
    diesel::update(pending).set(tokens::replaced_at.eq(now)).execute(conn).await?;
    outbox::take_back(conn, operator, customer, |link| !LASTING.contains(&&*link.purpose)).await
}

/// The same for links of one purpose: a newer one takes their place.
pub async fn replace_of_purpose(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    purpose: &str,
    now: Timestamp,
) -> QueryResult<()> {
    let pending = tokens::table.filter(
        tokens::operator_id
            .eq(operator)
            .and(tokens::customer_id.eq(customer))
            .and(tokens::purpose.eq(purpose))
            .and(tokens::used_at.is_null())
            .and(tokens::replaced_at.is_null()),
    );
    diesel::update(pending).set(tokens::replaced_at.eq(now)).execute(conn).await?;
    outbox::take_back(conn, operator, customer, |link| link.purpose == purpose).await
}

/// Notes that a link was opened for the first time; says whether it was.
pub async fn note_opened(
    conn: &mut Conn,
    operator: i64,
    token: i64,
    event: &NewEvent,
) -> QueryResult<bool> {
    let unopened =
        tokens::operator_id.eq(operator).and(tokens::id.eq(token)).and(tokens::opened_at.is_null());
    let noted = diesel::update(tokens::table.filter(unopened))
        .set(tokens::opened_at.eq(event.at))
        .execute(conn)
        .await?;
    if noted == 1 {
        timeline::record(conn, event).await?;
    }
    Ok(noted == 1)
}
