//! Results of the API's requests with an Idempotency-Key.

use super::Conn;
use crate::store::{rows::ApiKeyRow, schema::api_keys};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{ApiTokenId, Timestamp};

/// Returns what a key of a token has created after that time.
pub async fn find(
    conn: &mut Conn,
    token: ApiTokenId,
    hash: &[u8],
    after: Timestamp,
) -> QueryResult<Option<ApiKeyRow>> {
    api_keys::table
        .filter(api_keys::token_id.eq(token).and(api_keys::hash.eq(hash)))
        .filter(api_keys::at.gt(after))
        .select(ApiKeyRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Deletes a key that is older than its result is kept.
pub async fn forget(conn: &mut Conn, token: ApiTokenId, hash: &[u8]) -> QueryResult<()> {
    let own = api_keys::token_id.eq(token).and(api_keys::hash.eq(hash));
    diesel::delete(api_keys::table.filter(own)).execute(conn).await.map(|_| ())
}

/// Keeps what a key has created. Of two concurrent requests, one transaction conflicts here and finds the result of the
/// other when it is retried.
pub async fn keep(conn: &mut Conn, key: &ApiKeyRow) -> QueryResult<()> {
    diesel::insert_into(api_keys::table).values(key).execute(conn).await.map(|_| ())
}
