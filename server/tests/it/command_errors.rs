//! What commands print when they cannot do their work: what is wrong, with the file or the name, in words for people.

use crate::command::{guichet, text};
use std::path::Path;
use std::process::{Command, Output};

const HOST: &str = "tickets.example.test";

/// Runs a line of the shell, in which `$0` is the binary.
fn shell(folder: &Path, line: &str) -> Output {
    let shell = Command::new("sh")
        .args(["-c", line, env!("CARGO_BIN_EXE_guichet")])
        .current_dir(folder)
        .env_clear()
        .output();
    shell.expect("a shell")
}

/// Creates a database with an operator.
fn with_operator(folder: &Path) {
    assert!(guichet(folder, &[], &["migrate"]).status.success());
    let arguments =
        ["create-operator", "--name", "Norte Lines", "--host", HOST, "--sender", "a@example.test"];
    assert!(guichet(folder, &[], &arguments).status.success());
}

/// Runs a command that fails, and returns its one line.
fn error(folder: &Path, settings: &[(&str, &str)], arguments: &[&str]) -> String {
    let output = guichet(folder, settings, arguments);
    assert!(!output.status.success(), "{arguments:?}");
    assert_eq!(text(&output.stdout), "", "{arguments:?}");
    let problem = text(&output.stderr);
    if output.status.code() == Some(1) {
        assert_eq!(problem.lines().count(), 1, "{problem}");
    }
    problem
}

#[test]
fn a_file_that_cannot_be_used_is_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path();
    with_operator(folder);
    std::fs::write(folder.join("other.csv"), "code,total\n1,2\n").expect("written");
    std::fs::write(folder.join("twice.csv"), "external_id,email,Email\n").expect("written");
    let cases: [(&[&str], &str); 6] = [
        (&["import", "customers", "missing.csv", "--host", HOST], "missing.csv: "),
        (
            &["import", "customers", "other.csv", "--host", HOST],
            "other.csv, line 1: the file must have the columns external_id, first_name, last_name\n",
        ),
        (
            &["import", "purchases", "other.csv", "--host", HOST],
            "other.csv, line 1: the file must have the columns external_id, product, total, currency, ordered_at, and one of \
             customer_external_id and customer_number\n",
        ),
        (
            &["import", "customers", "twice.csv", "--host", HOST],
            "twice.csv, line 1: the header names the column email more than once\n",
        ),
        (&["backup", "missing/copy.sqlite"], "missing/copy.sqlite.partial: "),
        (&["restore", "missing.sqlite"], "missing.sqlite does not exist\n"),
    ];
    for (arguments, start) in cases {
        let problem = error(folder, &[], arguments);
        assert!(problem.starts_with(&format!("guichet: {start}")), "{problem}");
    }
}

#[test]
fn a_database_that_cannot_be_opened_is_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path();
    std::fs::write(folder.join("file"), "").expect("written");
    let likes = "database_url must be like sqlite://data/guichet.sqlite or postgres://";
    for (url, named) in [
        ("sqlite://file/guichet.sqlite", "database_url: no access to file: "),
        ("sqlite://.", "no connection to the database: .: "),
        ("sqlite://", likes),
        ("mysql://x", likes),
    ] {
        let problem =
            error(folder, &[("DATABASE_URL", url)], &["settings", "show", "--host", HOST]);
        assert!(problem.starts_with(&format!("guichet: {named}")), "{url}: {problem}");
    }
    let problem = error(folder, &[("GUICHET_MAIL_FOLDER", "file/mail")], &["migrate"]);
    assert!(problem.starts_with("guichet: mail: the folder file/mail cannot be created: "));
}

#[test]
fn a_misspelt_name_is_answered_with_those_that_there_are() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path();
    with_operator(folder);
    let set = ["settings", "set", "--host", HOST, "forcelogin=true"];
    assert!(error(folder, &[], &set).contains("`guichet settings show` lists all of them"));
    let add = ["provider", "add", "--host", HOST, "--protocol", "oidc", "nam=x"];
    assert!(
        error(folder, &[], &add).contains("a provider has no nam, only name, url, client_id, ")
    );
    let show = ["settings", "show", "--host", "ticket.example.test"];
    let unknown = "no portal has the host ticket.example.test: `guichet doctor` lists";
    assert!(error(folder, &[], &show).contains(unknown));
    let test = ["provider", "test", "--host", HOST, "first"];
    assert!(error(folder, &[], &test).contains("not a number as `guichet provider list` shows it"));
    let agent = ["create-agent", "--host", HOST, "--email", "a@example.test", "--role", "agent"];
    let agent = [&agent[..], &["--name", " "]].concat();
    assert!(error(folder, &[], &agent).contains("not a name of 1 to 100 characters"));
}

#[test]
fn a_provider_is_added_only_at_an_address_that_is_requested() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path();
    with_operator(folder);
    let add = ["provider", "add", "--host", HOST, "--protocol", "cas", "name=Campus"];
    for url in ["url=http://sso.example.com/cas", "url=http://127.0.0.1:8000/cas"] {
        let problem = error(folder, &[], &[&add[..], &[url]].concat());
        assert!(problem.starts_with("guichet: url must be a public https address"), "{problem}");
    }
    let local = [&add[..], &["url=http://127.0.0.1:8000/cas"]].concat();
    let output = guichet(folder, &[("GUICHET_ALLOW_LOOPBACK_PROVIDERS", "true")], &local);
    assert!(output.status.success(), "{}", text(&output.stderr));
}

#[test]
fn output_that_nobody_reads_is_no_failure_and_a_full_disk_is_reported() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path();
    with_operator(folder);
    for command in [&*format!("settings show --host {HOST}"), "doctor", "completions bash"] {
        let closed = shell(folder, &format!("\"$0\" {command} | true"));
        assert_eq!(text(&closed.stderr), "", "{command}");
        let full = shell(folder, &format!("\"$0\" {command} >/dev/full"));
        let problem = text(&full.stderr);
        assert!(problem.starts_with("guichet: the output cannot be written: "), "{problem}");
        assert!(!problem.contains("panicked"), "{problem}");
    }
}
