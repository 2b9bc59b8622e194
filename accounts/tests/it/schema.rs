//! The tables that migrations create are those that `store/schema.rs` declares.

use accounts::testing::{Database, TestApp};
use rstest::rstest;
use std::collections::BTreeSet;

const DECLARATIONS: &str = include_str!("../../src/store/schema.rs");

/// Tables that no query of the store's own reads.
const UNDECLARED: [&str; 3] =
    ["__diesel_schema_migrations", "incompatible_migrations", "sqlite_sequence"];

/// Columns as `table.column type`, then `null` where it is possible. SQLite's type for the id of a row is INTEGER.
const IN_SQLITE: &str = "SELECT tables.name || '.' || columns.name || ' ' \
     || CASE WHEN pk > 0 AND columns.type = 'INTEGER' THEN 'bigint' ELSE lower(columns.type) END \
     || CASE WHEN \"notnull\" OR pk > 0 THEN '' ELSE ' null' END \
     FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns \
     WHERE tables.type = 'table'";
const IN_POSTGRES: &str = "SELECT table_name || '.' || column_name || ' ' || data_type \
     || CASE is_nullable WHEN 'NO' THEN '' ELSE ' null' END \
     FROM information_schema.columns WHERE table_schema = current_schema()";

/// Returns the declared columns as that database describes them.
fn declared(database: Database) -> BTreeSet<String> {
    let (mut table, mut columns) = ("", BTreeSet::new());
    for line in DECLARATIONS.lines().map(str::trim) {
        if let Some((column, kind)) = line.split_once(" -> ") {
            let kind = kind.trim_end_matches(',');
            let inner = kind.strip_prefix("Nullable<").and_then(|kind| kind.strip_suffix('>'));
            let null = if inner.is_some() { " null" } else { "" };
            let kind = type_name(database, inner.unwrap_or(kind));
            columns.insert(format!("{table}.{column} {kind}{null}"));
        } else if let Some((name, _)) = line.split_once(" (") {
            table = name;
        }
    }
    columns
}

fn type_name(database: Database, kind: &str) -> &'static str {
    match (kind, database) {
        ("BigInt", _) => "bigint",
        ("Bool", _) => "boolean",
        ("Integer", _) => "integer",
        ("Text", _) => "text",
        ("Binary", Database::Sqlite) => "blob",
        ("Binary", Database::Postgres) => "bytea",
        ("Timestamp", Database::Sqlite) => "timestamp",
        ("Timestamp", Database::Postgres) => "timestamp without time zone",
        _ => panic!("{kind} is not a portable type"),
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn migrations_create_the_declared_tables(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let catalogue = app.texts(match database {
        Database::Sqlite => IN_SQLITE,
        Database::Postgres => IN_POSTGRES,
    });
    let mut created: BTreeSet<String> = catalogue.await.into_iter().collect();
    created
        .retain(|column| !UNDECLARED.iter().any(|table| column.starts_with(&format!("{table}."))));
    let declared = declared(database);
    let created_only: Vec<_> = created.difference(&declared).collect();
    let declared_only: Vec<_> = declared.difference(&created).collect();
    assert!(
        created_only.is_empty() && declared_only.is_empty(),
        "created only: {created_only:#?}, declared only: {declared_only:#?}"
    );
}
