//! Files of a SQLite database: permissions, locks, and copies.

use crate::story;
use accounts::{
    Accounts, Config, ConnectError, CopyError,
    clock::TestClock,
    testing::{Database, TestApp},
};
use rstest::rstest;
use std::{
    error::Error,
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    sync::Arc,
};

fn mode(path: &Path) -> u32 {
    let found = fs::metadata(path).expect("the file is there");
    found.permissions().mode() & 0o777
}

fn sibling(app: &TestApp, name: &str) -> PathBuf {
    app.sqlite_path().with_file_name(name)
}

/// Returns an instance with another database file.
fn on(app: &TestApp, path: &Path) -> Accounts {
    let config = Config {
        database_url: format!("sqlite://{}", path.display()).into(),
        ..app.config.clone()
    };
    Accounts::connect(&config, Arc::new(TestClock::at_noon())).expect("the configuration works")
}

async fn portals(accounts: &Accounts, app: &TestApp) -> usize {
    let portal = accounts.portal(&app.portal.host).await.expect("an answer");
    usize::from(portal.is_some())
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn only_the_owner_reads_the_files_also_those_of_an_earlier_release(
    #[case] database: Database,
) {
    let app = TestApp::on(database).await;
    let path = app.sqlite_path();
    let _lock = app.accounts.lock_for_serving().expect("the first one");
    for ending in ["", "-wal", "-shm", ".lock"] {
        let name = format!("test.sqlite{ending}");
        assert_eq!(mode(&sibling(&app, &name)), 0o600, "{name}");
    }
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("a mode");
    on(&app, &path).ping().await.expect("an answer");
    assert_eq!(mode(&path), 0o600);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_whole_while_others_write_and_is_put_back(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let copy = sibling(&app, "copy's.sqlite");
    let writing = async {
        for number in 0..20 {
            story::buy(&app, &format!("ana{number}@example.test"), "Ana").await;
        }
    };
    let (bytes, ()) = tokio::join!(app.accounts.backup(&copy), writing);
    assert!(bytes.expect("a copy") > 50_000);
    assert_eq!(mode(&copy), 0o600);
    let left: Vec<_> = fs::read_dir(copy.parent().expect("a folder"))
        .expect("a list")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.starts_with("copy") && name != "copy's.sqlite")
        .collect();
    assert!(left.is_empty(), "{left:?}");
    let again = app.accounts.backup(&copy).await;
    assert!(matches!(again, Err(CopyError::Exists(_))), "{again:?}");

    let elsewhere = sibling(&app, "elsewhere.sqlite");
    let restored = on(&app, &elsewhere);
    let aside = restored.restore(&copy, false).await.expect("put back");
    assert_eq!(aside, None);
    assert_eq!(mode(&elsewhere), 0o600);
    restored.migrate().await.expect("it is of this release");
    assert_eq!(portals(&restored, &app).await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_database_is_replaced_only_when_asked_for_and_kept(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let copy = sibling(&app, "copy.sqlite");
    app.accounts.backup(&copy).await.expect("a copy");
    let path = sibling(&app, "other.sqlite");
    let other = on(&app, &path);
    other.migrate().await.expect("a database of its own");
    drop(other);
    let refused = on(&app, &path).restore(&copy, false).await;
    assert!(matches!(refused, Err(CopyError::Exists(_))), "{refused:?}");
    let serving = on(&app, &path);
    let lock = serving.lock_for_serving().expect("nobody else serves");
    let refused = on(&app, &path).restore(&copy, true).await;
    assert!(matches!(refused, Err(CopyError::InUse)), "{refused:?}");
    drop(lock);
    let aside = on(&app, &path).restore(&copy, true).await;
    let aside = aside.expect("put back").expect("the former one is kept");
    assert!(aside.to_string_lossy().contains("other.sqlite.replaced-"));
    assert_eq!(portals(&on(&app, &aside), &app).await, 0);
    assert_eq!(portals(&on(&app, &path), &app).await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_sound_backup_is_not_put_back(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let copy = sibling(&app, "copy.sqlite");
    app.accounts.backup(&copy).await.expect("a copy");
    let bytes = fs::read(&copy).expect("a file");
    let mut spoilt = bytes.clone();
    spoilt[8_192..40_960].fill(0xff);
    for (name, bytes) in [
        ("spoilt", &spoilt[..]),
        ("cut", &bytes[..bytes.len() / 2]),
        ("text", b"no database at all, but long enough to be read as one"),
        ("empty", b""),
    ] {
        let file = sibling(&app, name);
        fs::write(&file, bytes).expect("a file");
        let path = sibling(&app, "new.sqlite");
        let refused = on(&app, &path).restore(&file, false).await;
        assert!(matches!(refused, Err(CopyError::Unsound(_))), "{name}: {refused:?}");
        let cause = refused.as_ref().err().and_then(Error::source);
        assert!(cause.is_some(), "{name} is refused with its cause");
        assert!(!path.exists(), "{name}");
        assert_eq!(fs::read(&file).expect("a file"), bytes, "{name} is only read");
    }
    app.execute(
        "INSERT INTO __diesel_schema_migrations (version) VALUES ('99991231000000'); \
             INSERT INTO incompatible_migrations (version) VALUES ('99991231000000')",
    )
    .await;
    let newer = sibling(&app, "newer.sqlite");
    let copied = app.accounts.backup(&newer).await;
    copied.expect("whatever release made the tables");
    let path = sibling(&app, "new.sqlite");
    let refused = on(&app, &path).restore(&newer, false).await;
    assert!(matches!(refused, Err(CopyError::Newer(_))), "{refused:?}");
    assert!(!path.exists());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_lost_its_database_spoils_no_backup(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let copy = sibling(&app, "copy.sqlite");
    app.accounts.backup(&copy).await.expect("a copy");
    let path = sibling(&app, "lost.sqlite");
    let log = sibling(&app, "lost.sqlite-wal");
    fs::copy(sibling(&app, "test.sqlite-wal"), &log).expect("a log");
    let refused = on(&app, &path).restore(&copy, false).await;
    assert!(matches!(refused, Err(CopyError::Exists(_))), "{refused:?}");
    let aside = on(&app, &path).restore(&copy, true).await;
    aside.expect("put back").expect("the log is kept");
    assert!(!log.exists());
    assert_eq!(portals(&on(&app, &path), &app).await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn checking_for_a_missing_file_does_not_create_it(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let path = sibling(&app, "missing.sqlite");
    let refused = on(&app, &path).ping().await.expect_err("no file");
    assert!(refused.to_string().contains("guichet migrate"), "{refused}");
    assert!(!path.exists());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_second_server_is_kept_from_the_file_and_commands_are_not(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let path = app.sqlite_path();
    let lock = app.accounts.lock_for_serving().expect("the first one");
    let second = on(&app, &path);
    let refused = second.lock_for_serving();
    assert!(matches!(refused, Err(ConnectError::InUse)), "{refused:?}");
    assert_eq!(portals(&second, &app).await, 1, "a command works");
    drop(lock);
    second.lock_for_serving().expect("the first one is gone");
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn postgresql_takes_any_number_of_servers_and_is_not_backed_up(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let (one, two) = (&app.accounts, app.accounts.clone());
    let _both = (one.lock_for_serving(), two.lock_for_serving().expect("any number"));
    let refused = one.backup(&app.mail_folder().join("copy")).await;
    assert!(matches!(refused, Err(CopyError::NotSqlite)), "{refused:?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_written_into_a_file_that_is_deleted_or_replaced(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let (path, aside) = (app.sqlite_path(), sibling(&app, "aside.sqlite"));
    let write = async || app.add_product("Coach", "").await;
    write().await.expect("it is there");
    fs::rename(&path, &aside).expect("moved");
    write().await.expect_err("it is gone");
    fs::copy(&aside, &path).expect("another file");
    write().await.expect_err("it is another");
    fs::rename(&aside, &path).expect("put back");
    write().await.expect("it is there again");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn the_write_ahead_log_shrinks_when_a_long_reader_is_gone(#[case] database: Database) {
    use diesel::{Connection, connection::SimpleConnection};
    let app = TestApp::on(database).await;
    let wal = sibling(&app, "test.sqlite-wal");
    let path = app.sqlite_path();
    let mut reader =
        diesel::SqliteConnection::establish(&path.to_string_lossy()).expect("it opens");
    reader.batch_execute("BEGIN; SELECT count(*) FROM operators;").expect("it reads");
    let filler = "x".repeat(100_000);
    let add = async |text: &str| {
        let added = app.add_product("Long", text).await;
        added.expect("a product");
    };
    for number in 0..150 {
        add(&format!("{filler}{number}")).await;
    }
    let size = |path: &Path| fs::metadata(path).expect("a file").len();
    assert!(size(&wal) > 14_000_000, "{}", size(&wal));
    reader.batch_execute("COMMIT").expect("it ends");
    for _ in 0..3 {
        add("Short").await;
    }
    assert!(size(&wal) <= 8_388_608, "{}", size(&wal));
}
