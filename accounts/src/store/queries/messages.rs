//! Operators' own texts.

use super::Conn;
use crate::store::schema::messages;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{Message, OperatorId};

/// Returns message, language and text of all own texts of the operator.
pub async fn of_operator(
    conn: &mut Conn,
    operator: OperatorId,
) -> QueryResult<Vec<(String, String, String)>> {
    messages::table
        .filter(messages::operator_id.eq(operator))
        .select((messages::message, messages::locale, messages::text))
        .load(conn)
        .await
}

/// Deletes the texts of one message, in all languages.
pub async fn delete(conn: &mut Conn, operator: OperatorId, message: Message) -> QueryResult<()> {
    let old = messages::operator_id.eq(operator).and(messages::message.eq(message));
    diesel::delete(messages::table.filter(old)).execute(conn).await.map(|_| ())
}

/// Adds the text of a message in one language.
pub async fn insert(
    conn: &mut Conn,
    operator: OperatorId,
    message: Message,
    locale: &str,
    text: &str,
) -> QueryResult<()> {
    let row = (
        messages::operator_id.eq(operator),
        messages::message.eq(message),
        messages::locale.eq(locale),
        messages::text.eq(text),
    );
    diesel::insert_into(messages::table).values(row).execute(conn).await.map(|_| ())
}
