//! Tokens of mailed links.

use super::{
    Conn, agent_links, arrivals, email_changes, missing_purchases, outbox, registrations, senders,
};
use crate::{
    links::{Condition, conditions},
    store::{
        rows::{NewToken, TokenRow},
        schema::tokens,
    },
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{CustomerId, MailId, OperatorId, Timestamp, TokenId};

pub async fn by_hash(
    conn: &mut Conn,
    operator: OperatorId,
    hash: &[u8],
) -> QueryResult<Option<TokenRow>> {
    tokens::table
        .filter(tokens::operator_id.eq(operator).and(tokens::hash.eq(hash)))
        .select(TokenRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Stores a token that is about to be mailed. Returns `false` if a condition of its link no longer holds.
pub async fn issue(conn: &mut Conn, token: &NewToken) -> QueryResult<bool> {
    for condition in conditions(token) {
        if !holds(conn, token, condition).await? {
            return Ok(false);
        }
    }
    diesel::insert_into(tokens::table).values(token).execute(conn).await?;
    Ok(true)
}

async fn holds(conn: &mut Conn, token: &NewToken, condition: Condition) -> QueryResult<bool> {
    let (operator, now) = (token.operator_id, token.created_at);
    Ok(match condition {
        Condition::RegistrationWaits(registration) => {
            registrations::by_id(conn, operator, registration).await?.is_some()
        }
        Condition::AgentIsDue(agent) => {
            agent_links::is_due(conn, operator, agent, &token.purpose).await?
        }
        Condition::ArrivalWaits(arrival) => arrivals::waits(conn, operator, arrival).await?,
        Condition::PurchaseIsFree => missing_purchases::is_free(conn, token).await?,
        Condition::NoObjection(customer) => {
            email_changes::objection_left(conn, operator, customer, now).await?.is_none()
        }
        Condition::ChangeIsOpen(change) => {
            email_changes::open(conn, operator, change).await?.is_some()
        }
        Condition::SenderIsPending => {
            senders::is_pending(conn, operator, token.email.as_deref()).await?
        }
        Condition::Never => false,
    })
}

/// Stores the token of a mail that is being sent, unless the mail was taken back meanwhile.
pub async fn issue_for_mail(conn: &mut Conn, token: &NewToken, mail: MailId) -> QueryResult<bool> {
    if !outbox::is_queued(conn, token.operator_id, mail).await? {
        return Ok(false);
    }
    issue(conn, token).await
}

/// Spends a token; returns `true` to only one of several callers.
pub async fn spend(
    conn: &mut Conn,
    operator: OperatorId,
    token: TokenId,
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

/// Spends the other links of a confirmed registration.
pub async fn spend_siblings(
    conn: &mut Conn,
    operator: OperatorId,
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

/// Replaces the links for one purpose mailed to an address: of older registrations, or of other proofs.
pub async fn replace_of_address(
    conn: &mut Conn,
    operator: OperatorId,
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

/// Links that stay valid after a change of password or address: a link to an order is no way in, and an undo is the
/// owner's last resort against an attacker who made the change.
const LASTING: [&str; 2] = ["order", "undo-email"];

/// Replaces every pending link of a customer that sets or changes a sign-in, and every queued mail with one.
pub async fn replace_of_customer(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
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

/// Replaces a customer's links for one purpose: a newer one takes their place.
pub async fn replace_of_purpose(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
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

/// Records that a link was opened; returns whether it was the first time.
pub async fn note_opened(
    conn: &mut Conn,
    operator: OperatorId,
    token: TokenId,
    at: Timestamp,
) -> QueryResult<bool> {
    let unopened =
        tokens::operator_id.eq(operator).and(tokens::id.eq(token)).and(tokens::opened_at.is_null());
    let noted = diesel::update(tokens::table.filter(unopened))
        .set(tokens::opened_at.eq(at))
        .execute(conn)
        .await?;
    Ok(noted == 1)
}
