//! Results of forms with a one-time key. A form without one has no hash: it is never found and never stored.

use super::Conn;
use crate::store::schema::form_keys;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{OperatorId, Timestamp};

/// Returns the id of what the form created when it was submitted before.
pub async fn result_of(
    conn: &mut Conn,
    operator: OperatorId,
    hash: Option<&[u8]>,
) -> QueryResult<Option<i64>> {
    let Some(hash) = hash else { return Ok(None) };
    form_keys::table
        .filter(form_keys::operator_id.eq(operator).and(form_keys::hash.eq(hash)))
        .select(form_keys::result)
        .first(conn)
        .await
        .optional()
}

/// Stores what the form created. Of two concurrent submissions, one transaction conflicts here and finds the result of
/// the other when it is retried.
pub async fn keep(
    conn: &mut Conn,
    operator: OperatorId,
    hash: Option<&[u8]>,
    result: i64,
    now: Timestamp,
) -> QueryResult<()> {
    let Some(hash) = hash else { return Ok(()) };
    let row = (
        form_keys::operator_id.eq(operator),
        form_keys::hash.eq(hash),
        form_keys::result.eq(result),
        form_keys::at.eq(now),
    );
    diesel::insert_into(form_keys::table).values(row).execute(conn).await.map(|_| ())
}
