//! Imports by admins in the backoffice: who may, what is written down, and how a file becomes an import.

use super::{CUSTOMERS, counts, file};
use crate::agents;
use accounts::{
    ImportForm,
    clock::Clock,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    Agent, Failure, ImportDetails, ImportId, ImportKind, ImportState, Locale,
    refusals::ImportRefusal,
};
use rstest::rstest;
use std::{
    fs::File,
    path::PathBuf,
    time::{Duration, SystemTime},
};

const FINISHED: &str = "SELECT COUNT(*) FROM imports WHERE state = 'finished' AND id = ";

fn folder(app: &TestApp) -> PathBuf {
    app.mail_folder().parent().expect("a folder").to_owned()
}

pub async fn upload(
    app: &TestApp,
    agent: &Agent,
    content: &str,
) -> Result<ImportId, Failure<ImportRefusal>> {
    file(app, "uploaded.csv", content);
    let imports = app.accounts.imports();
    let kind = ImportKind::Customers;
    let name = "my \u{202e}customers\r.csv";
    imports.add_upload(agent, kind, name, &folder(app), "uploaded.csv").await
}

async fn start(
    app: &TestApp,
    agent: &Agent,
    form: ImportForm,
) -> Result<ImportId, Failure<ImportRefusal>> {
    app.accounts.imports().start(agent, &app.agent_caller(), &folder(app), &form).await
}

async fn details(app: &TestApp, agent: &Agent, id: ImportId) -> ImportDetails {
    app.accounts.imports().details(agent, id).await.expect("an answer").expect("an import")
}

fn check(id: ImportId) -> ImportForm {
    ImportForm { id, dry_run: true, columns: Vec::new() }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_uploaded_file_is_checked_and_then_imported(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    let id = upload(app, &admin, CUSTOMERS).await.expect("added");
    let uploaded = details(app, &admin, id).await;
    assert_eq!(uploaded.summary.state, ImportState::Uploaded);
    assert_eq!(uploaded.summary.file_name, "my \u{fffd}customers\u{fffd}.csv");
    assert_eq!(uploaded.header.len(), 6);
    assert_eq!(uploaded.mapping.places().count(), 6);

    let checked = start(app, &admin, check(id)).await.expect("started");
    app.until(&format!("{FINISHED}{checked}")).await;
    let seen = details(app, &admin, checked).await;
    assert_eq!((seen.summary.counts, seen.summary.percent), (counts(2, 0, 0, 0), 100));
    assert!(seen.summary.dry_run && seen.has_file);
    assert_eq!(app.number("SELECT COUNT(*) FROM customers").await, 0);

    let form = ImportForm { id: checked, ..ImportForm::default() };
    let imported = start(app, &admin, form).await.expect("started");
    app.until(&format!("{FINISHED}{imported} AND file IS NULL")).await;
    let seen = details(app, &admin, imported).await;
    assert_eq!(seen.summary.counts, counts(2, 0, 0, 0));
    assert_eq!(seen.summary.agent.as_deref(), Some(admin.name.as_str()));
    assert!(!seen.has_file && !folder(app).join("uploaded.csv").exists());
    let by_agent =
        "SELECT COUNT(*) FROM timeline WHERE event = 'imported' AND agent_id IS NOT NULL";
    assert_eq!(app.number(by_agent).await, 2);
    let listed = app.accounts.imports().list(&admin, None).await.expect("a list").items;
    let ids: Vec<ImportId> = listed.iter().map(|import| import.id).collect();
    assert_eq!(ids, [imported, checked], "the upload has become the check");
    let audit = app.accounts.audit_log().page(&admin, None).await.expect("an audit").items;
    let started: Vec<_> = audit.iter().filter(|entry| entry.action == "import-started").collect();
    assert_eq!(started.len(), 2);
    assert_eq!(started[0].subject, "customers: my \u{fffd}customers\u{fffd}.csv");
    assert_eq!(started[0].after.as_deref(), Some("dry run: no"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn any_column_of_a_file_can_be_chosen(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    let id = upload(app, &admin, "Kunde;Vorname;Name\n7;Ana;Quiroga\n").await.expect("added");
    let columns = |names: [(&str, &str); 3]| {
        names.map(|(name, place)| (name.to_owned(), place.to_owned())).to_vec()
    };
    for (names, expected) in [
        (
            [("external_id", "0"), ("first_name", "1"), ("last_name", "")],
            ImportRefusal::ColumnMissing,
        ),
        (
            [("external_id", "0"), ("first_name", "1"), ("last_name", "1")],
            ImportRefusal::ColumnTwice,
        ),
        (
            [("external_id", "0"), ("first_name", "1"), ("last_name", "3")],
            ImportRefusal::ColumnMissing,
        ),
    ] {
        let form = ImportForm { columns: columns(names), ..check(id) };
        assert_eq!(start(app, &admin, form).await, Err(expected.into()));
    }
    let names = columns([("external_id", "0"), ("first_name", "1"), ("last_name", "2")]);
    let mut with_password = names.clone();
    with_password.push(("password_hash".to_owned(), "2".to_owned()));
    let form = ImportForm { columns: with_password, ..check(id) };
    let checked = start(app, &admin, form).await.expect("passwords are not imported here");
    app.until(&format!("{FINISHED}{checked}")).await;
    assert_eq!(details(app, &admin, checked).await.summary.counts, counts(1, 0, 0, 0));
    let form = ImportForm { id: checked, ..ImportForm::default() };
    let imported = start(app, &admin, form).await.expect("started");
    app.until(&format!("{FINISHED}{imported}")).await;
    let ana = "SELECT COUNT(*) FROM customers WHERE external_id = '7' AND first_name = 'Ana'";
    assert_eq!(app.number(ana).await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_an_admin_of_the_operator_with_a_fresh_code_imports(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, agent) = agents::staff(app).await;
    let id = upload(app, &admin, CUSTOMERS).await.expect("added");
    assert_eq!(upload(app, &agent, CUSTOMERS).await, Err(Failure::Forbidden));
    assert_eq!(start(app, &agent, check(id)).await, Err(Failure::Forbidden));
    let stale = Agent { has_recent_code: false, ..admin.clone() };
    assert_eq!(start(app, &stale, check(id)).await, Err(Failure::Forbidden));
    let other = app.other_portal().await;
    let foreign = Agent { operator: other.operator, ..admin.clone() };
    assert_eq!(start(app, &foreign, check(id)).await, Err(ImportRefusal::Unknown.into()));
    assert!(app.accounts.imports().details(&foreign, id).await.expect("an answer").is_none());
    assert!(app.accounts.imports().list(&agent, None).await.is_err());
    assert_eq!(app.number("SELECT COUNT(*) FROM imports WHERE state <> 'uploaded'").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_none_or_too_old_is_removed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    assert_eq!(upload(app, &admin, "").await, Err(ImportRefusal::FileEmpty.into()));
    assert!(!folder(app).join("uploaded.csv").exists());
    let id = upload(app, &admin, CUSTOMERS).await.expect("added");
    let stored = folder(app).join("uploaded.csv");
    let week_ago = Clock::now(&app.clock).and_utc() - TimeDelta::days(7);
    let week_ago = u64::try_from(week_ago.timestamp_millis()).expect("after 1970");
    let week_ago = SystemTime::UNIX_EPOCH + Duration::from_millis(week_ago);
    let opened = File::options().write(true).open(&stored).expect("the file");
    opened.set_modified(week_ago).expect("another time");
    let remove = async || app.accounts.imports().remove_old_files(&folder(app)).await;
    assert_eq!(remove().await.expect("an answer"), 0);
    assert!(stored.exists());
    app.clock.advance(TimeDelta::seconds(1));
    assert_eq!(remove().await.expect("an answer"), 1);
    assert!(!stored.exists() && !details(app, &admin, id).await.has_file);
    assert_eq!(start(app, &admin, check(id)).await, Err(ImportRefusal::FileGone.into()));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_without_a_language_gets_the_default_and_not_the_agents(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    let admin = Agent { locale: Locale::French, ..admin };
    let content = "external_id,first_name,last_name\n7,Ana,Quiroga\n";
    let id = upload(app, &admin, content).await.expect("added");
    let form = ImportForm { id, ..ImportForm::default() };
    let imported = start(app, &admin, form).await.expect("started");
    app.until(&format!("{FINISHED}{imported}")).await;
    assert_eq!(app.texts("SELECT locale FROM customers").await, ["en"]);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn i01_an_operator_fills_the_disk_with_ten_files_at_most(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    let mut ids = Vec::new();
    for place in 0..=10 {
        let name = format!("{place}.csv");
        file(app, &name, CUSTOMERS);
        let (imports, kind) = (app.accounts.imports(), ImportKind::Customers);
        let added = imports.add_upload(&admin, kind, &name, &folder(app), &name).await;
        ids.push(added.expect("added"));
    }
    assert!(!folder(app).join("0.csv").exists());
    assert!(!details(app, &admin, ids[0]).await.has_file);
    for (place, id) in ids.iter().enumerate().skip(1) {
        assert!(folder(app).join(format!("{place}.csv")).exists());
        assert!(details(app, &admin, *id).await.has_file);
    }
}
