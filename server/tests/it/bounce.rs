//! `guichet bounce`, as a mail server runs it.

use crate::command::text;
use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, RETURN_PATHS, SECRET_KEY, TestApp};
use model::MailId;
use rstest::rstest;
use secrecy::ExposeSecret;
use std::io::Write;
use std::process::{Command, Stdio};

const NONE: &[&str] = &[];
const MARKED: &str = "SELECT COUNT(*) FROM bounced_addresses";

fn notification(to: &str, action: &str, status: &str) -> String {
    format!(
        "To: {to}\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"B1\"\r\n\r\n\
         --B1\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n\
         --B1\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; mx.example.test\r\n\r\n\
         Final-Recipient: rfc822; {EMAIL}\r\nAction: {action}\r\nStatus: {status}\r\n\
         Diagnostic-Code: smtp; 550 No such user\r\n\r\n--B1--\r\n"
    )
}

/// Hands a mail to the command; returns its exit code and what it prints.
fn bounce(database: &str, mail: &str, arguments: &[&str]) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut child = Command::new(env!("CARGO_BIN_EXE_guichet"))
        .arg("bounce")
        .args(arguments)
        .current_dir(folder.path())
        .env_clear()
        .env("DATABASE_URL", database)
        .env("GUICHET_SECRET_KEYS", SECRET_KEY)
        .env("GUICHET_MAIL_RETURN_PATH_DOMAIN", RETURN_PATHS)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    // The command reads no more than it accepts.
    child.stdin.take().expect("its input").write_all(mail.as_bytes()).ok();
    let output = child.wait_with_output().expect("it ends");
    (output.status.code(), text(&output.stdout))
}

/// Registers a customer; returns the return path of their last mail.
async fn return_path(deployment: &TestServer<'_>) -> String {
    deployment.registered().await;
    let app = deployment.app;
    // The command has the clock of the system.
    app.execute("UPDATE outbox SET sent_at = CURRENT_TIMESTAMP").await;
    let id = app.number("SELECT MAX(id) FROM outbox").await;
    let newest = "SELECT message_id FROM outbox ORDER BY id DESC LIMIT 1";
    let message_id = app.texts(newest).await.remove(0);
    app.accounts.bounces().return_path(MailId::new(id), &message_id).expect("a return path")
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_permanent_failure_marks_the_address_and_nothing_else_does(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let path = return_path(deployment).await;
    let url = app.config.database_url.expose_secret();
    let forged = path.replace("bounce+", "bounce+9");
    for (mail, arguments, said) in [
        (notification(&path, "delayed", "4.4.1"), NONE, "4.4.1) is not permanent"),
        (notification(&path, "failed", "4.2.2"), NONE, "4.2.2 is not permanent"),
        (notification(&forged, "failed", "5.1.1"), NONE, "the return path is not valid"),
        (
            notification(&path, "failed", "5.1.1"),
            &["--recipient", forged.as_str()][..],
            "is not valid",
        ),
        ("Subject: hello\r\n\r\nStatus: 5.1.1\r\n".to_owned(), NONE, "not a notification"),
        (notification(&path, "failed", "5.1.1") + &"x".repeat(1 << 20), NONE, "larger than"),
        (String::new(), NONE, "not a notification"),
    ] {
        let (code, printed) = bounce(url, &mail, arguments);
        assert_eq!(code, Some(0), "{printed}");
        assert!(printed.starts_with("Nothing is marked") && printed.contains(said), "{printed}");
    }
    assert_eq!(app.number(MARKED).await, 0);
    let mail = notification(&path, "failed", "5.1.1");
    let marked = (Some(0), "The address is marked: 5.1.1.\n".to_owned());
    assert_eq!(bounce(url, &mail, &[]), marked);
    assert_eq!(bounce(url, &mail, &["--recipient", &path]), marked);
    assert_eq!(app.number(MARKED).await, 1);
}

#[test]
fn a_database_that_does_not_answer_and_wrong_settings_are_tried_again() {
    let mail =
        notification(&format!("bounce+1.0123456789abcdef@{RETURN_PATHS}"), "failed", "5.1.1");
    for url in ["sqlite:///dev/null/guichet.sqlite", "postgres://guichet:hu@sh@db.test/guichet"] {
        let (code, printed) = bounce(url, &mail, &[]);
        assert_eq!((code, printed.as_str()), (Some(75), ""), "{url}");
    }
}
