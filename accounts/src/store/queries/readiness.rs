//! What a health check writes to the database.

use super::Conn;
use crate::store::schema::readiness;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Timestamp;

/// Writes when the check was made. Only a write that is committed finds a full disk.
pub async fn touch(conn: &mut Conn, now: Timestamp) -> QueryResult<()> {
    diesel::update(readiness::table.find(1))
        .set(readiness::checked_at.eq(now))
        .execute(conn)
        .await
        .map(|_| ())
}
