//! `guichet backup` and `guichet restore`.

use crate::command::{guichet, text};
use crate::process::{Process, page};
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use rstest::rstest;
use secrecy::ExposeSecret;
use std::path::Path;

/// Runs a command on the database and expects success; returns its output.
fn works(folder: &Path, database: &str, arguments: &[&str]) -> String {
    let output = guichet(folder, &[("DATABASE_URL", database)], arguments);
    let problem = text(&output.stderr);
    assert_eq!((output.status.code(), &*problem), (Some(0), ""));
    text(&output.stdout)
}

/// Runs a command on the database and expects failure; returns its error.
fn fails(folder: &Path, database: &str, arguments: &[&str]) -> String {
    let output = guichet(folder, &[("DATABASE_URL", database)], arguments);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    assert_eq!(text(&output.stdout), "", "{arguments:?}");
    text(&output.stderr)
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_database_is_backed_up_and_restored_without_loss(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let (url, other) = (app.config.database_url.expose_secret(), "sqlite://other.sqlite");
    let said = works(folder, url, &["backup", "copy.sqlite"]);
    let bytes = folder.join("copy.sqlite").metadata().expect("a file").len();
    let sound = format!("copy.sqlite has {bytes} bytes and is sound.\n");
    assert_eq!(said, sound);
    let again = fails(folder, url, &["backup", "copy.sqlite"]);
    assert!(again.contains("copy.sqlite already exists"), "{again}");

    let said = works(folder, other, &["restore", "copy.sqlite"]);
    assert!(said.starts_with("The backup is in place."), "{said}");
    let host = &*app.portal.host;
    works(folder, other, &["settings", "show", "--host", host]);
    let changed = ["settings", "set", "--host", host, "force_login=true"];
    works(folder, other, &changed);
    let refused = fails(folder, other, &["restore", "copy.sqlite"]);
    assert!(refused.contains("--replace keeps it under another name"), "{refused}");
    let shown = works(folder, other, &["settings", "show", "--host", host]);
    assert!(shown.contains("force_login = true"), "{shown}");

    let said = works(folder, other, &["restore", "--replace", "copy.sqlite"]);
    let former = said
        .lines()
        .next()
        .and_then(|line| line.strip_prefix("The former database is ")?.strip_suffix('.'));
    let former = former.expect("its name");
    assert!(former.starts_with("other.sqlite.replaced-"), "{said}");
    let shown = works(folder, other, &["settings", "show", "--host", host]);
    assert!(shown.contains("force_login = false"), "{shown}");
    let former = format!("sqlite://{former}");
    let shown = works(folder, &former, &["settings", "show", "--host", host]);
    assert!(shown.contains("force_login = true"), "{shown}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_running_server_keeps_its_database_and_the_next_one_serves_the_backup(
    #[case] database: Database,
) {
    let app = TestApp::on(database).await;
    let (deployment, url) =
        (TestServer::new(&app, |_| {}), app.config.database_url.expose_secret());
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let restore = ["restore", "--replace", "copy.sqlite"];
    let mut process = Process::with(&deployment, "true").await;
    process.says("server.serving").await;
    works(folder, url, &["backup", "copy.sqlite"]);
    let refused = fails(folder, url, &restore);
    assert!(refused.contains("stop it first"), "{refused}");
    process.comes_to("/readyz", "200 ready").await;
    process.stop().await;
    works(folder, url, &restore);
    let mut process = Process::with(&deployment, "true").await;
    process.says("server.serving").await;
    let answer = process.ask(&page(&app.portal.host, "/")).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    process.comes_to("/readyz", "200 ready").await;
    process.stop().await;
}
