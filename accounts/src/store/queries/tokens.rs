//! Tokens of mailed links.

use super::Conn;
use crate::{
    store::{
        rows::{NewToken, TokenRow},
        schema::tokens,
    },
    token::Purpose,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{CustomerId, OperatorId, Timestamp, TokenId};

/// Whether a link is pending: it has neither been used, nor has a newer one replaced it.
macro_rules! pending {
    () => {
        tokens::used_at.is_null().and(tokens::replaced_at.is_null())
    };
}

pub(super) use pending;

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

/// Stores a token.
pub async fn insert(conn: &mut Conn, token: &NewToken) -> QueryResult<()> {
    diesel::insert_into(tokens::table).values(token).execute(conn).await.map(|_| ())
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
            .and(pending!())
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
            .and(tokens::purpose.ne(Purpose::Order))
            .and(pending!()),
    );
    diesel::update(siblings).set(tokens::used_at.eq(now)).execute(conn).await.map(|_| ())
}

/// Replaces the links for one purpose mailed to an address: of older registrations, or of other proofs.
pub async fn replace_of_address(
    conn: &mut Conn,
    operator: OperatorId,
    email_key: &str,
    purpose: Purpose,
    now: Timestamp,
) -> QueryResult<()> {
    let older = tokens::table.filter(
        tokens::operator_id
            .eq(operator)
            .and(tokens::email_key.eq(email_key))
            .and(tokens::purpose.eq(purpose))
            .and(pending!()),
    );
    diesel::update(older).set(tokens::replaced_at.eq(now)).execute(conn).await.map(|_| ())
}

/// Replaces every pending link of a customer, except those for some purposes.
pub async fn replace_of_customer(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    lasting: [Purpose; 2],
    now: Timestamp,
) -> QueryResult<()> {
    let pending = tokens::table.filter(
        tokens::operator_id
            .eq(operator)
            .and(tokens::customer_id.eq(customer))
            .and(tokens::purpose.ne_all(lasting))
            .and(pending!()),
    );
    diesel::update(pending).set(tokens::replaced_at.eq(now)).execute(conn).await.map(|_| ())
}

/// Replaces a customer's pending links for one purpose.
pub async fn replace_of_purpose(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    purpose: Purpose,
    now: Timestamp,
) -> QueryResult<()> {
    let pending = tokens::table.filter(
        tokens::operator_id
            .eq(operator)
            .and(tokens::customer_id.eq(customer))
            .and(tokens::purpose.eq(purpose))
            .and(pending!()),
    );
    diesel::update(pending).set(tokens::replaced_at.eq(now)).execute(conn).await.map(|_| ())
}

/// Records that a link was opened; returns whether it was the first time.
pub async fn mark_opened(
    conn: &mut Conn,
    operator: OperatorId,
    token: TokenId,
    at: Timestamp,
) -> QueryResult<bool> {
    let unopened =
        tokens::operator_id.eq(operator).and(tokens::id.eq(token)).and(tokens::opened_at.is_null());
    let updated = diesel::update(tokens::table.filter(unopened))
        .set(tokens::opened_at.eq(at))
        .execute(conn)
        .await?;
    Ok(updated == 1)
}
