//! What operators say in their own words.

use super::{Conn, audit};
use crate::store::{rows::NewAudit, schema::messages};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// Message, language and text of everything that the operator says.
pub async fn of_operator(
    conn: &mut Conn,
    operator: i64,
) -> QueryResult<Vec<(String, String, String)>> {
    messages::table
        .filter(messages::operator_id.eq(operator))
        .select((messages::message, messages::locale, messages::text))
        .load(conn)
        .await
}

/// Puts the texts of one message, each with its language, in the place of those that were there.
pub async fn replace(
    conn: &mut Conn,
    message: &str,
    texts: &[(&str, String)],
    act: &NewAudit,
) -> QueryResult<()> {
    let operator = act.operator_id;
    let old = messages::operator_id.eq(operator).and(messages::message.eq(message));
    diesel::delete(messages::table.filter(old)).execute(conn).await?;
    for (locale, text) in texts {
        let row = (
            messages::operator_id.eq(operator),
            messages::message.eq(message),
            messages::locale.eq(locale),
            messages::text.eq(text),
        );
        diesel::insert_into(messages::table).values(row).execute(conn).await?;
    }
    audit::record(conn, act).await
}
