//! The binary with the built files of another build.

use crate::command::{guichet, text};
use crate::process::{Process, page};
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use rstest::rstest;
use secrecy::ExposeSecret;
use std::fs;
use std::process::Command;
use tempfile::TempDir;

/// Creates the site folder of another build.
fn of_another_build() -> TempDir {
    let root = tempfile::tempdir().expect("a folder");
    fs::create_dir(root.path().join("pkg")).expect("a folder");
    for kind in ["css", "js", "wasm"] {
        let file = root.path().join(format!("pkg/guichet.next.{kind}"));
        fs::write(file, "built").expect("a file");
    }
    root
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_site_of_another_build_is_reported_at_startup_and_by_the_doctor(
    #[case] database: Database,
) {
    let app = TestApp::on(database).await;
    let (deployment, other) = (TestServer::new(&app, |_| {}), of_another_build());
    let root = other.path().to_str().expect("a text");
    let settings = format!("export GUICHET_SITE_ROOT='{root}'");
    let mut process = Process::with(&deployment, &settings).await;
    let line = process.says("site.incomplete").await;
    let problem = "is of another build: it has no /pkg/guichet.abc.";
    assert!(line.contains("ERROR") && line.contains(problem), "{line}");
    process.says("server.serving").await;
    let answer = process.probe("/readyz").await;
    assert!(answer.starts_with("503 site_root: "), "{answer}");
    process.stop().await;

    let folder = tempfile::tempdir().expect("a folder");
    let settings =
        [("DATABASE_URL", app.config.database_url.expose_secret()), ("GUICHET_SITE_ROOT", root)];
    let output = guichet(folder.path(), &settings, &["doctor"]);
    assert_eq!(output.status.code(), Some(1));
    let lines = text(&output.stdout);
    let failed = lines.lines().find(|line| line.starts_with("FAIL  site_root: "));
    // The binary of the tests may have no file of hashes.
    let problem = "is of another build: it has no /pkg/guichet.";
    assert!(failed.is_some_and(|line| line.contains(problem)), "{lines}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn replacing_the_hashes_under_a_running_process_changes_nothing(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let (deployment, host) = (TestServer::new(&app, |_| {}), &app.portal.host);
    let mut process = Process::with(&deployment, "true").await;
    process.says("server.serving").await;
    let hashes = process.folder.path().join("hash.txt");
    fs::write(hashes, "js: next\nwasm: next\ncss: next\n").expect("a file");
    for path in ["/", "/sign-in"] {
        let answer = process.ask(&page(host, path)).await;
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
        for name in ["guichet.abc.css", "guichet.abc.js", "guichet.abc.wasm"] {
            assert!(answer.contains(name), "{path}, {name}: {answer}");
        }
        assert!(!answer.contains("guichet.next."), "{path}: {answer}");
    }
    assert_eq!(process.probe("/readyz").await, "200 ready\n");
    process.stop().await;
}

#[test]
fn an_installed_binary_finds_its_site_without_a_setting() {
    let root = tempfile::tempdir().expect("a folder");
    let (binaries, shared) = (root.path().join("bin"), root.path().join("share/guichet"));
    fs::create_dir(&binaries).expect("a folder");
    fs::create_dir_all(shared.join("site/pkg")).expect("folders");
    for kind in ["css", "js", "wasm"] {
        fs::write(shared.join(format!("site/pkg/guichet.abc.{kind}")), "built").expect("a file");
    }
    let hashes = shared.join("hash.txt");
    fs::write(&hashes, "js: abc\nwasm: abc\ncss: abc\n").expect("a file");
    let binary = binaries.join("guichet");
    let built = env!("CARGO_BIN_EXE_guichet");
    if fs::hard_link(built, &binary).is_err() {
        fs::copy(built, &binary).expect("the folder is on another disk and has room");
    }
    let site_root = || {
        let output = Command::new(&binary)
            .arg("doctor")
            .current_dir(root.path())
            .env_clear()
            // Those of an installed package are in /var/lib.
            .env("DATABASE_URL", "sqlite://guichet.sqlite")
            .env("GUICHET_MAIL_FOLDER", "mails")
            .output();
        let lines = text(&output.expect("it runs").stdout);
        let line = lines.lines().find(|line| line.contains("  site_root: ")).expect("a line");
        line.to_owned()
    };
    let line = site_root();
    assert!(line.starts_with("ok ") && line.contains("share/guichet/site has"), "{line}");
    fs::write(hashes, "js: next\nwasm: next\ncss: next\n").expect("a file");
    assert!(site_root().starts_with("FAIL  site_root: "), "{}", site_root());
}
