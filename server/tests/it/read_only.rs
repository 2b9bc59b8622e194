//! A database file without write access.

use crate::command::text;
use crate::process::Process;
use crate::test_server::TestServer;
use accounts::testing::postgres::is_root;
use accounts::testing::{Database, TestApp};
use rstest::rstest;
use secrecy::ExposeSecret;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

/// As root, file modes apply only to a process without these capabilities.
const AS_ANY_USER: &str = "setpriv --bounding-set=-dac_override,-dac_read_search \
                          --inh-caps=-dac_override,-dac_read_search --";

/// Returns the shell command that runs the binary subject to file modes.
fn as_anybody(command: &str) -> String {
    let prefix = if is_root() { AS_ANY_USER } else { "" };
    format!("exec {prefix} \"$0\" {command}")
}

/// Returns the lines of the doctor, which fails, about the app's database.
fn examine_as_anybody(app: &TestApp) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let doctor = Command::new("sh")
        .args(["-c", &as_anybody("doctor"), env!("CARGO_BIN_EXE_guichet")])
        .current_dir(folder.path())
        .env("DATABASE_URL", app.config.database_url.expose_secret())
        .output()
        .expect("it runs");
    assert_eq!(doctor.status.code(), Some(1));
    text(&doctor.stdout)
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_another_user_is_reported_with_the_reason(#[case] database: Database) {
    let app = TestApp::on(database).await;
    fs::set_permissions(app.sqlite_path(), Permissions::from_mode(0o000)).expect("a mode");
    let lines = examine_as_anybody(&app);
    let path = app.sqlite_path();
    let named = format!("no connection to the database: {}: ", path.display());
    assert!(lines.contains(&named), "{lines}");
    assert!(lines.contains("): is this the user that runs the server?"), "{lines}");
    assert!(lines.contains("FAIL  clock: not checked: see database"), "{lines}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_read_only_file_is_reported_and_not_served(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let deployment = TestServer::new(&app, |_| {});
    let read_only = Permissions::from_mode(0o400);
    fs::set_permissions(app.sqlite_path(), read_only).expect("a mode");
    let mut process = Process::with(&deployment, &as_anybody("serve")).await;
    let line = process.says("server.failed").await;
    assert!(line.contains("attempt to write a readonly database"), "{line}");

    let lines = examine_as_anybody(&app);
    let failed = "FAIL  database: the database takes no changes: the database refused: \
                  attempt to write a readonly database";
    assert!(lines.contains(failed), "{lines}");
}
