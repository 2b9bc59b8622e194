//! The binary, with its output and its log.

use accounts::testing::{Database, TestApp};
use model::Locale;
use rstest::rstest;
use secrecy::ExposeSecret;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the binary in its own folder, with only these settings in the environment.
pub fn guichet(folder: &Path, settings: &[(&str, &str)], arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_guichet"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .envs(settings.iter().copied())
        .output()
        .expect("the binary runs")
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("a text")
}

#[test]
fn the_version_names_the_product_and_the_build() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = guichet(folder.path(), &[], &["--version"]);
    let expected = format!("guichet {}\n", server::version::VERSION);
    assert_eq!(text(&output.stdout), expected);
    let (version, build) = expected.split_once(" (").expect("a build");
    assert_eq!(version, concat!("guichet ", env!("CARGO_PKG_VERSION")));
    assert!(build.starts_with("commit ") || build.starts_with("development build"), "{build}");
}

#[test]
fn every_command_has_a_manual_page_and_completions() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let run = |arguments: &[&str]| {
        let output = guichet(folder.path(), &[], arguments);
        assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
        text(&output.stdout)
    };
    run(&["manual", "."]);
    let shells = ["bash", "zsh", "fish"].map(|shell| run(&["completions", shell]));
    let help = run(&["--help"]);
    let (_, commands) = help.split_once("Commands:\n").expect("the commands");
    let names = commands.lines().take_while(|line| !line.is_empty());
    let names: Vec<&str> = names
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|name| !matches!(*name, "" | "help"))
        .collect();
    assert!(names.contains(&"serve") && !names.contains(&"manual"), "{names:?}");
    for name in names {
        let page = std::fs::read_to_string(folder.path().join(format!("guichet-{name}.1")));
        assert!(page.is_ok_and(|page| page.contains(".SH SYNOPSIS")), "{name}");
        assert!(shells.iter().all(|completions| completions.contains(name)), "{name}");
    }
    assert!(folder.path().join("guichet.1").exists());
}

#[test]
fn the_help_names_every_language() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = guichet(folder.path(), &[], &["create-operator", "--help"]);
    let help = text(&output.stdout);
    let words: Vec<&str> = help.split_whitespace().collect();
    let tags = Locale::ALL.map(Locale::tag);
    let (last, others) = tags.split_last().expect("a language");
    let named = format!("the others: {} or {last}", others.join(", "));
    assert!(words.join(" ").contains(&named), "{help}");
}

#[test]
fn secrets_come_from_the_credentials_of_a_service_unless_a_variable_sets_them() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let credentials = folder.path().join("credentials");
    std::fs::create_dir(&credentials).expect("a folder");
    std::fs::write(credentials.join("database_url"), "sqlite://given.sqlite\n").expect("written");
    let mut settings = vec![("CREDENTIALS_DIRECTORY", "credentials")];
    assert!(guichet(folder.path(), &settings, &["migrate"]).status.success());
    assert!(folder.path().join("given.sqlite").exists());
    settings.push(("DATABASE_URL", "sqlite://chosen.sqlite"));
    assert!(guichet(folder.path(), &settings, &["migrate"]).status.success());
    assert!(folder.path().join("chosen.sqlite").exists());
}

#[test]
fn a_startup_failure_is_one_line_of_the_log_in_its_format() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("broken.toml");
    std::fs::write(&file, "log_format = \"text\"\nlisten = [").expect("written");
    let cases: [(&[(&str, &str)], &str); 4] = [
        (&[("GUICHET_LISTEN", "here")], "listen"),
        (&[("GUICHET_LOG_LEVEL", "such=and=such")], "log_level"),
        (&[("DATABASE_URL", "mysql://x")], "database_url"),
        (&[("GUICHET_CONFIG", "broken.toml")], "broken.toml"),
    ];
    for (settings, reason) in cases {
        let output = guichet(folder.path(), settings, &["serve"]);
        assert_eq!(output.status.code(), Some(1), "{reason}");
        assert_eq!(text(&output.stderr), "", "{reason}");
        let lines = text(&output.stdout);
        let last = lines.lines().last().expect("a line");
        let line: serde_json::Value = serde_json::from_str(last).expect("a line of JSON");
        assert_eq!((&line["level"], &line["message"]), (&"ERROR".into(), &"server.failed".into()));
        assert!(line["reason"].as_str().expect("a reason").contains(reason), "{last}");

        let mut settings = settings.to_vec();
        settings.push(("GUICHET_LOG_FORMAT", "text"));
        let output = guichet(folder.path(), &settings, &["serve"]);
        let lines = text(&output.stdout);
        let last = lines.lines().last().expect("a line");
        assert!(last.contains("ERROR") && last.contains(reason), "{last}");
        assert!(serde_json::from_str::<serde_json::Value>(last).is_err(), "{last}");
    }
    // Interactive commands print it as plain text.
    let output = guichet(folder.path(), &[("GUICHET_LISTEN", "here")], &["migrate"]);
    let problem = text(&output.stderr);
    assert!(problem.starts_with("guichet: listen: "), "{problem}");
    assert!(problem.ends_with(" (in GUICHET_LISTEN)\n"), "{problem}");
    let output = guichet(folder.path(), &[("GUICHET_CONFIG", "broken.toml")], &["migrate"]);
    let problem = text(&output.stderr);
    assert!(problem.ends_with(" (in broken.toml)\n"), "{problem}");
}

#[test]
fn secrets_come_from_files_and_misspelt_settings_are_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("written");
    };
    let key = accounts::testing::SECRET_KEY;
    write("url", "sqlite://kept/here.sqlite\n");
    write("keys", &format!("{key}\n{key}\n"));
    let settings = [("DATABASE_URL_FILE", "url"), ("GUICHET_SECRET_KEYS_FILE", "keys")];
    let output = guichet(folder.path(), &settings, &["migrate"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(folder.path().join("kept/here.sqlite").exists());
    let output = guichet(folder.path(), &settings, &["rotate-keys"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("can be removed"));

    let refused = |more: (&str, &str), reason: &str| {
        let settings = [settings.as_slice(), &[more]].concat();
        let output = guichet(folder.path(), &settings, &["migrate"]);
        assert_eq!(output.status.code(), Some(1), "{reason}");
        let problem = text(&output.stderr);
        assert!(problem.contains(reason) && !problem.contains(key), "{problem}");
    };
    refused(("DATABASE_URL", "sqlite://x"), "DATABASE_URL_FILE: DATABASE_URL is set as well");
    refused(("GUICHET_MAIL_SMTP_FILE", "missing"), "GUICHET_MAIL_SMTP_FILE: missing: ");
    refused(("GUICHET_LISTN", "127.0.0.1:1"), "did you mean GUICHET_LISTEN?");
    write("keys", "not a key\n");
    refused(("GUICHET_LOG_LEVEL", "info"), "`openssl rand -base64 32` makes one (in keys)");
}

#[test]
fn the_doctor_reports_what_is_wrong_with_a_deployment() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    // Nothing listens on port 1.
    let settings = [
        ("GUICHET_BACKOFFICE_ORIGIN", "https://tickets.example.test"),
        ("GUICHET_METRICS_LISTEN", "127.0.0.1:1"),
    ];
    let none: &[(&str, &str)] = &[];
    assert!(guichet(folder.path(), none, &["migrate"]).status.success());
    let operator = [
        "create-operator",
        "--name",
        "Norte Lines",
        "--host",
        "tickets.example.test",
        "--sender",
        "norte.lines@gmail.com",
    ];
    let refused = guichet(folder.path(), &settings, &operator);
    assert!(text(&refused.stderr).contains("host of backoffice_origin"));
    assert!(guichet(folder.path(), none, &operator).status.success());
    let arguments = ["doctor", "--live", "--send-to", "ana@example.test"];
    let output = guichet(folder.path(), &settings, &arguments);
    assert_eq!(output.status.code(), Some(1));
    let lines = text(&output.stdout);
    for fine in ["database", "clock", "files", "portals", "sender domains", "test email"] {
        assert!(lines.contains(&format!("ok    {fine}: ")), "{fine}: {lines}");
    }
    for wrong in ["backoffice", "backoffice host", "trusted_proxies", "senders", "ready"] {
        assert!(lines.contains(&format!("FAIL  {wrong}: ")), "{wrong}: {lines}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_reports_missing_rights_and_a_read_only_database(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = app.config.database_url.expose_secret();
    let doctor = || {
        let output = guichet(folder.path(), &[("DATABASE_URL", url)], &["doctor"]);
        text(&output.stdout)
    };
    assert!(doctor().contains("ok    database: "), "{}", doctor());
    let triggered = "CREATE TRIGGER refuse BEFORE UPDATE ON readiness \
                     BEGIN SELECT RAISE(ABORT, 'no right to write'); END";
    app.execute(triggered).await;
    let lines = doctor();
    assert!(
        lines.contains(
            "FAIL  database: the database takes no changes: the database refused: no right to write"
        ),
        "{lines}"
    );
    let latest = "SELECT max(version) FROM __diesel_schema_migrations";
    let older = format!("DELETE FROM __diesel_schema_migrations WHERE version = ({latest})");
    app.execute(&older).await;
    let lines = doctor();
    assert!(
        lines.contains(
            "FAIL  database: the database lacks tables of this release: run `guichet migrate`"
        ),
        "{lines}"
    );
}

#[test]
fn an_operator_is_created_in_a_time_zone_that_exists() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let run = |arguments: &[&str]| guichet(folder.path(), &[], arguments);
    assert!(run(&["migrate"]).status.success());
    let create = |zone: &str| {
        run(&[
            "create-operator",
            "--name",
            "Norte Lines",
            "--host",
            "tickets.example.test",
            "--sender",
            "tickets@example.test",
            "--time-zone",
            zone,
        ])
    };
    let refused = create("Europe/Atlantis");
    assert!(!refused.status.success());
    let problem = text(&refused.stderr);
    assert!(problem.contains("not a time zone such as Europe/Madrid"), "{problem}");
    let created = create("Europe/Madrid");
    assert!(created.status.success(), "{}", text(&created.stderr));
    let shown = run(&["settings", "show", "--host", "tickets.example.test"]);
    assert!(text(&shown.stdout).contains("time_zone = Europe/Madrid\n"));
    let change = "time_zone=Europe/Atlantis";
    let set = run(&["settings", "set", "--host", "tickets.example.test", change]);
    assert!(text(&set.stderr).contains("time_zone must be a time zone such as Europe/Madrid"));
}
