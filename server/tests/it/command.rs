//! The binary itself, as the machine's owner and its log see it.

use std::path::Path;
use std::process::{Command, Output};

/// Runs the binary in a folder of its own, with these settings in the environment and no others.
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
fn the_version_has_the_products_name_and_says_which_build_it_is() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = guichet(folder.path(), &[], &["--version"]);
    let expected = format!("guichet {}\n", server::version::VERSION);
    assert_eq!(text(&output.stdout), expected);
    let (version, build) = expected.split_once(" (").expect("a build");
    assert_eq!(version, concat!("guichet ", env!("CARGO_PKG_VERSION")));
    assert!(
        build.starts_with("commit ") || build.starts_with("development build"),
        "{build}"
    );
}

#[test]
fn what_keeps_the_server_from_starting_is_a_line_of_the_log_in_its_format() {
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
        assert_eq!(
            (&line["level"], &line["message"]),
            (&"ERROR".into(), &"server.failed".into())
        );
        assert!(
            line["reason"].as_str().expect("a reason").contains(reason),
            "{last}"
        );

        let mut settings = settings.to_vec();
        settings.push(("GUICHET_LOG_FORMAT", "text"));
        let output = guichet(folder.path(), &settings, &["serve"]);
        let lines = text(&output.stdout);
        let last = lines.lines().last().expect("a line");
        assert!(last.contains("ERROR") && last.contains(reason), "{last}");
        assert!(
            serde_json::from_str::<serde_json::Value>(last).is_err(),
            "{last}"
        );
    }
    // Somebody who types a command reads it as such.
    let output = guichet(folder.path(), &[("GUICHET_LISTEN", "here")], &["migrate"]);
    assert!(text(&output.stderr).starts_with("guichet: listen: "));
}
