//! What a health check asks the database and writes to it.

use super::Conn;
use crate::store::schema::readiness;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Timestamp;

diesel::table! {
    /// Kept by diesel's migrations.
    #[sql_name = "__diesel_schema_migrations"]
    applied_migrations (version) {
        version -> Text,
    }
}

/// Returns the versions of the migrations that the database has.
pub async fn applied_migrations(conn: &mut Conn) -> QueryResult<Vec<String>> {
    applied_migrations::table
        .select(applied_migrations::version)
        .load(conn)
        .await
}

/// Writes when the check was made. Only a write that is committed finds a full disk.
pub async fn touch(conn: &mut Conn, now: Timestamp) -> QueryResult<()> {
    diesel::update(readiness::table.find(1))
        .set(readiness::checked_at.eq(now))
        .execute(conn)
        .await
        .map(|_| ())
}
