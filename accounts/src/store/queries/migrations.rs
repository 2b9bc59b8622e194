//! The applied migrations. Also runs on databases without any table.

use super::super::{FORBIDDEN_TABLES, HAS_MIGRATIONS};
use super::Conn;
use diesel::{QueryResult, QueryableByName, sql_query, sql_types};
use diesel_async::RunQueryDsl;
use std::collections::BTreeSet;

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = sql_types::BigInt)]
    count: i64,
}

#[derive(QueryableByName)]
struct Applied {
    #[diesel(sql_type = sql_types::Text)]
    version: String,
}

#[derive(QueryableByName)]
struct Table {
    #[diesel(sql_type = sql_types::Text)]
    name: String,
}

/// Returns the tables that the role may not read or write.
pub async fn forbidden_tables(conn: &mut Conn) -> QueryResult<Vec<String>> {
    let tables: Vec<Table> = sql_query(FORBIDDEN_TABLES).load(conn).await?;
    Ok(tables.into_iter().map(|table| table.name).collect())
}

pub async fn applied(conn: &mut Conn) -> QueryResult<BTreeSet<String>> {
    let tables: Count = sql_query(HAS_MIGRATIONS).get_result(conn).await?;
    if tables.count == 0 {
        return Ok(BTreeSet::new());
    }
    versions(conn, "SELECT version FROM __diesel_schema_migrations").await
}

/// Returns the migrations that are incompatible with older releases.
pub async fn incompatible(conn: &mut Conn) -> QueryResult<BTreeSet<String>> {
    versions(conn, "SELECT version FROM incompatible_migrations").await
}

async fn versions(conn: &mut Conn, sql: &str) -> QueryResult<BTreeSet<String>> {
    let rows: Vec<Applied> = sql_query(sql).load(conn).await?;
    Ok(rows.into_iter().map(|row| row.version).collect())
}
