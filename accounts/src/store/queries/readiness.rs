//! The write of a health check.

use super::Conn;
use crate::store::schema::readiness;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Timestamp;

/// Writes the time of the check. Only a committed write detects a full disk.
pub async fn touch(conn: &mut Conn, now: Timestamp) -> QueryResult<()> {
    diesel::update(readiness::table.find(1))
        .set(readiness::checked_at.eq(now))
        .execute(conn)
        .await
        .map(|_| ())
}
