//! `guichet doctor`, line by line.

use crate::command::{guichet, text};
use crate::process::{Process, listen};
use crate::rotate_keys::{NEW_KEY, add_secret};
use crate::test_server::TestServer;
use accounts::testing::{Database, MailServer, SECRET_KEY, TestApp};
use rstest::rstest;
use secrecy::ExposeSecret;
use std::process::Command;

/// Returns its output for the database with these settings.
fn examine(app: &TestApp, settings: &[(&str, &str)], arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let database = ("DATABASE_URL", app.config.database_url.expose_secret());
    let settings = [settings, &[database]].concat();
    let arguments: Vec<&str> = ["doctor"].into_iter().chain(arguments.iter().copied()).collect();
    let output = guichet(folder.path(), &settings, &arguments);
    let lines = text(&output.stdout);
    let is_well = !lines.contains("FAIL  ");
    assert_eq!(output.status.success(), is_well, "{lines}");
    lines
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn every_unreachable_or_undecryptable_part_has_a_line(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let id = add_secret(&app).await;
    let (_taken, address) = listen().await;
    let listen = address.to_string();
    // Nothing listens on port 1.
    let settings = [
        ("GUICHET_MAIL_SMTP", "smtp://127.0.0.1:1?tls=none"),
        ("GUICHET_SECRET_KEYS", NEW_KEY),
        ("GUICHET_LISTEN", &*listen),
    ];
    let lines = examine(&app, &settings, &[]);
    for wrong in [
        "FAIL  mail: ".to_owned(),
        format!("FAIL  secret_keys: no key of secret_keys decrypts the secret of provider {id}"),
        format!("FAIL  listen: {listen}: "),
    ] {
        assert!(lines.contains(&wrong), "{wrong}: {lines}");
    }
    let lines = examine(&app, &[("GUICHET_SECRET_KEYS", SECRET_KEY)], &[]);
    for fine in ["secret_keys", "mail"] {
        assert!(lines.contains(&format!("ok    {fine}: ")), "{fine}: {lines}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn tables_of_a_newer_release_are_reported(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    app.execute("INSERT INTO incompatible_migrations (version) VALUES ('99990101000000')").await;
    let lines = examine(app, &[], &[]);
    let newer =
        "FAIL  database: the database has tables of a newer release: migration 99990101000000";
    assert!(lines.contains(newer), "{lines}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_test_mail_is_delivered_or_the_mail_servers_answer_is_shown(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let send = |server: &MailServer| {
        let smtp = format!("smtp://{}?tls=none", server.address);
        let to = ["--send-to", "ana@example.test"];
        examine(&app, &[("GUICHET_MAIL_SMTP", &*smtp)], &to)
    };
    let server = MailServer::start(&[]);
    let lines = send(&server);
    let from = format!("tickets@{}", app.portal.host);
    for fine in [
        "ok    mail: the mail server answers".to_owned(),
        format!("ok    test email: handed over, from {from} to ana@example.test"),
    ] {
        assert!(lines.contains(&fine), "{fine}: {lines}");
    }
    let heard = server.heard();
    for said in [
        format!("MAIL FROM:<{from}>"),
        "RCPT TO:<ana@example.test>".to_owned(),
        "From: ".to_owned() + &from,
    ] {
        let is_heard = heard.iter().any(|line| line.starts_with(&said));
        assert!(is_heard, "{said}: {heard:#?}");
    }
    let lines = send(&MailServer::start(&[("RCPT", "550 no such mailbox\r\n")]));
    let failed = lines.lines().find(|line| line.starts_with("FAIL  test email: "));
    assert!(failed.is_some_and(|line| line.contains("no such mailbox")), "{lines}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_running_server_is_healthy(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let deployment = TestServer::new(&app, |_| {});
    let mut process = Process::with(&deployment, "true").await;
    process.says("server.serving").await;
    let folder = process.folder.path();
    let (portals, health) = (process.portals, process.health);
    // The running binary, next to its hashes.
    let run = |portals: String, arguments: &[&str]| {
        Command::new(folder.join("guichet"))
            .args(arguments)
            .current_dir(folder)
            .env_clear()
            .env("DATABASE_URL", app.config.database_url.expose_secret())
            .env("GUICHET_SITE_ROOT", &*deployment.state.options.site_root)
            .env("GUICHET_TRUSTED_PROXIES", "127.0.0.1")
            .env("GUICHET_LISTEN", portals)
            .env("GUICHET_METRICS_LISTEN", health.to_string())
            .output()
            .expect("it runs")
    };
    let doctor = |portals: String| run(portals, &["doctor", "--live"]);
    let well = doctor(portals.to_string());
    let lines = text(&well.stdout);
    assert!(well.status.success(), "{lines}");
    for fine in [
        format!("ok    listen: {portals} takes connections"),
        format!("ok    ready: {health} says that it is ready"),
    ] {
        assert!(lines.contains(&fine), "{fine}: {lines}");
    }
    // Nothing listens on port 1.
    let wrong = doctor("127.0.0.1:1".to_owned());
    let lines = text(&wrong.stdout);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(lines.contains("FAIL  listen: 127.0.0.1:1: "), "{lines}");
    let ready = run(portals.to_string(), &["ready"]);
    let expected = format!("ok    ready: {health} says that it is ready\n");
    assert_eq!((ready.status.code(), text(&ready.stdout)), (Some(0), expected));
    process.stop().await;
}

#[test]
fn a_server_that_does_not_run_is_not_ready() {
    let folder = tempfile::tempdir().expect("a folder");
    // Nothing listens on port 1.
    let output = guichet(folder.path(), &[("GUICHET_METRICS_LISTEN", "127.0.0.1:1")], &["ready"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).starts_with("FAIL  ready: 127.0.0.1:1: "));
}
