//! What people agree to who register, in its versions, and who agreed to what.

use super::Conn;
use crate::store::{
    rows::{ConsentRow, NewConsent, NewConsentText},
    schema::{consent_texts, consents},
};
use diesel::{dsl::max, prelude::*};
use diesel_async::RunQueryDsl;
use model::{ConsentTextId, CustomerId, OperatorId, Timestamp};

/// Returns id, language and text of the version that counts now, in all languages.
pub async fn current_texts(
    conn: &mut Conn,
    operator: OperatorId,
) -> QueryResult<Vec<(ConsentTextId, String, String)>> {
    let current = consent_texts::operator_id.eq(operator).and(consent_texts::replaced_at.is_null());
    consent_texts::table
        .filter(current)
        .order(consent_texts::id)
        .select((consent_texts::id, consent_texts::locale, consent_texts::text))
        .load(conn)
        .await
}

/// Returns the number of the last version; `None` before the first.
pub async fn last_version(conn: &mut Conn, operator: OperatorId) -> QueryResult<Option<i32>> {
    let of_operator = consent_texts::operator_id.eq(operator);
    consent_texts::table.filter(of_operator).select(max(consent_texts::version)).first(conn).await
}

/// Ends the version that counts now, in all languages.
pub async fn replace_texts(
    conn: &mut Conn,
    operator: OperatorId,
    now: Timestamp,
) -> QueryResult<()> {
    let current = consent_texts::operator_id.eq(operator).and(consent_texts::replaced_at.is_null());
    diesel::update(consent_texts::table.filter(current))
        .set(consent_texts::replaced_at.eq(now))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Adds the text of a version in one language.
pub async fn insert_text(conn: &mut Conn, text: &NewConsentText<'_>) -> QueryResult<()> {
    diesel::insert_into(consent_texts::table).values(text).execute(conn).await.map(|_| ())
}

/// Records what a customer agreed to.
pub async fn record(conn: &mut Conn, consent: &NewConsent) -> QueryResult<()> {
    diesel::insert_into(consents::table).values(consent).execute(conn).await.map(|_| ())
}

/// Moves what a customer has agreed to since a moment to another one.
pub async fn move_since(
    conn: &mut Conn,
    operator: OperatorId,
    (from, to): (CustomerId, CustomerId),
    since: Timestamp,
) -> QueryResult<()> {
    let later = consents::operator_id
        .eq(operator)
        .and(consents::customer_id.eq(from))
        .and(consents::at.ge(since));
    diesel::update(consents::table.filter(later))
        .set(consents::customer_id.eq(to))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns what these customers agreed to, newest first.
pub async fn of_customers(
    conn: &mut Conn,
    operator: OperatorId,
    customers: &[CustomerId],
) -> QueryResult<Vec<ConsentRow>> {
    consents::table
        .inner_join(consent_texts::table.on(consent_texts::id.eq(consents::text_id)))
        .filter(consents::operator_id.eq(operator).and(consents::customer_id.eq_any(customers)))
        .order(consents::id.desc())
        .select((consent_texts::version, consent_texts::locale, consent_texts::text, consents::at))
        .load(conn)
        .await
}
