//! Different builds on one database: the tables of a newer build support the queries of the previous one, unless the
//! migration says that they do not.

use crate::story::{PASSWORD, register, sign_in};
use accounts::testing::{Database, TestApp};
use rstest::rstest;
use secrecy::ExposeSecret;
use std::{collections::BTreeMap, fs, path::PathBuf};

const EMAIL: &str = "ana@example.test";
/// Earlier builds reject every newer schema, and so need no compatibility.
const FIRST_PROMISE: &str = "2026-11-28-180100_incompatible_migrations";

/// What a query relies on: each column's type and whether an insert has to name it, and constraints of rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Catalogue {
    columns: BTreeMap<String, Column>,
    /// As `table name column,column`.
    unique: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Column {
    kind: String,
    is_required: bool,
}

impl Catalogue {
    async fn of(app: &TestApp) -> Self {
        let is_sqlite = is_sqlite(app);
        let columns = if is_sqlite {
            "SELECT m.name || '.' || c.name || '|' || c.type || '|' || (c.\"notnull\" AND c.dflt_value IS NULL AND c.pk = 0) \
             FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
        } else {
            "SELECT table_name || '.' || column_name || '|' || data_type || '|' || CASE WHEN is_nullable = 'NO' \
             AND column_default IS NULL AND is_identity = 'NO' THEN 1 ELSE 0 END \
             FROM information_schema.columns WHERE table_schema = 'public'"
        };
        let unique = if is_sqlite {
            "SELECT m.tbl_name || ' ' || m.name || ' ' || (SELECT coalesce(group_concat(name), '') FROM pragma_index_info(m.name)) \
             FROM sqlite_master m WHERE m.type = 'index' AND m.sql LIKE 'CREATE UNIQUE%'"
        } else {
            "SELECT conrelid::regclass::text || ' ' || conname || ' ' || (SELECT coalesce(string_agg(attname, ','), '') \
             FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY (conkey)) FROM pg_constraint \
             WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'f', 'u', 'x') \
             UNION ALL SELECT indrelid::regclass::text || ' ' || indexrelid::regclass::text || ' ' \
             || (SELECT coalesce(string_agg(attname, ','), '') FROM pg_attribute WHERE attrelid = indexrelid) \
             FROM pg_index JOIN pg_class ON pg_class.oid = indrelid \
             WHERE relnamespace = 'public'::regnamespace AND indisunique"
        };
        let column = |text: String| {
            let parts: Vec<&str> = text.split('|').collect();
            let column = Column { kind: parts[1].to_owned(), is_required: parts[2] == "1" };
            (parts[0].to_owned(), column)
        };
        let mut unique = app.texts(unique).await;
        unique.sort();
        Self { columns: app.texts(columns).await.into_iter().map(column).collect(), unique }
    }

    fn has_table(&self, name: &str) -> bool {
        let columns = format!("{name}.");
        self.columns.keys().any(|column| column.starts_with(&columns))
    }

    /// Returns what breaks queries made for these tables on the newer ones.
    fn broken_by(&self, newer: &Self) -> Vec<String> {
        let lost = self.columns.iter().filter(|(name, column)| {
            newer.columns.get(*name).is_none_or(|now| {
                now.kind != column.kind || (now.is_required && !column.is_required)
            })
        });
        let lost = lost.map(|(name, _)| format!("{name} is not what it was"));
        let required = newer.columns.iter().filter(|(name, column)| {
            let table = name.split('.').next().unwrap_or_default();
            column.is_required && !self.columns.contains_key(*name) && self.has_table(table)
        });
        let required = required.map(|(name, _)| format!("{name} has to be given"));
        let stricter = newer.unique.iter().filter(|rule| {
            let mut parts = rule.split(' ');
            let table = parts.next().unwrap_or_default();
            // Rows of the older build have nothing in columns that it does not know, and so never the same.
            let mut columns = parts.nth(1).unwrap_or_default().split(',');
            let is_known = |name: &str| self.columns.contains_key(&format!("{table}.{name}"));
            !self.unique.contains(rule) && self.has_table(table) && columns.all(is_known)
        });
        let stricter = stricter.map(|rule| format!("{rule} forbids rows that were allowed"));
        lost.chain(required).chain(stricter).collect()
    }
}

fn is_sqlite(app: &TestApp) -> bool {
    app.config.database_url.expose_secret().starts_with("sqlite:")
}

/// Returns the folders of the migrations after [`FIRST_PROMISE`], latest first.
fn migrations(app: &TestApp) -> Vec<PathBuf> {
    let kind = if is_sqlite(app) { "sqlite" } else { "postgres" };
    let folder = format!("{}/../migrations/{kind}", env!("CARGO_MANIFEST_DIR"));
    let entries = fs::read_dir(folder).expect("the migrations");
    let mut folders: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    folders.retain(|folder| folder.file_name().is_some_and(|name| name > FIRST_PROMISE));
    folders.sort();
    folders.reverse();
    folders
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_previous_build_works_on_the_tables_of_this_one(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let latest = Catalogue::of(app).await;
    let mut newer = latest.clone();
    for folder in migrations(app) {
        let script = |name: &str| fs::read_to_string(folder.join(name)).expect("a migration");
        let version: String = folder.file_name().and_then(|name| name.to_str()).expect("a name")
            [..17]
            .replace('-', "");
        app.execute(&script("down.sql")).await;
        app.execute(&format!("DELETE FROM __diesel_schema_migrations WHERE version = '{version}'"))
            .await;
        let older = Catalogue::of(app).await;
        let marked = script("up.sql").contains("INSERT INTO incompatible_migrations");
        let broken = older.broken_by(&newer);
        assert!(marked || broken.is_empty(), "{}: {broken:?}", folder.display());
        newer = older;
    }
    assert_ne!(newer, latest, "there is a previous build");
    app.accounts.migrate().await.expect("migrated with its rows");
    assert_eq!(Catalogue::of(app).await, latest);
    let signed_in = sign_in(app, &app.caller(), EMAIL, PASSWORD).await;
    signed_in.expect("who was there before still is");
}

#[test]
fn what_breaks_older_queries_is_found() {
    let of = |columns: &[(&str, &str, bool)], unique: &[&str]| Catalogue {
        columns: columns
            .iter()
            .map(|(name, kind, is_required)| {
                let (kind, is_required) = ((*kind).to_owned(), *is_required);
                ((*name).to_owned(), Column { kind, is_required })
            })
            .collect(),
        unique: unique.iter().map(|rule| (*rule).to_owned()).collect(),
    };
    let old = of(&[("a.id", "int", true), ("a.name", "text", false)], &["a a_id id"]);
    let id = ("a.id", "int", true);
    let name = ("a.name", "text", false);
    for (columns, unique, problems) in [
        (
            &[id, name, ("a.age", "int", false), ("b.id", "int", true)][..],
            &["a a_id id", "b b_id id"][..],
            0,
        ),
        (&[id], &["a a_id id"], 1),
        (&[id, ("a.name", "int", false)], &["a a_id id"], 1),
        (&[id, ("a.name", "text", true)], &["a a_id id"], 1),
        (&[id, name, ("a.age", "int", true)], &["a a_id id"], 1),
        (&[id, name], &["a a_id id", "a a_name name"], 1),
        (&[id, name, ("a.age", "int", false)], &["a a_id id", "a a_age id,age"], 0),
        (&[("a.id", "int", false), name], &[], 0),
    ] {
        let broken = old.broken_by(&of(columns, unique));
        assert_eq!(broken.len(), problems, "{columns:?} {unique:?}: {broken:?}");
    }
}
