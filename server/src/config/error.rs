//! What an error of the settings says: the setting, what is wrong with it, and where it was written.

use std::fmt;

/// An invalid setting. The text names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError(pub(super) String);

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConfigError {}

/// Formats an error: the setting's name, what is wrong with it, and where it was written.
pub(super) fn describe(error: &figment::Error) -> ConfigError {
    let setting = error.path.join(".");
    let place = error.metadata.as_ref().map(|metadata| {
        let source = metadata.source.as_ref().map(|source| format!(" {source}"));
        format!(" (in {}{})", metadata.name, source.unwrap_or_default())
    });
    let place = place.unwrap_or_default();
    let name = if setting.is_empty() { String::new() } else { format!("{setting}: ") };
    let problem = without_source(&error.kind.to_string().replace("``", "`"));
    ConfigError(format!("{name}{problem}{place}"))
}

/// Returns a file's error on one line, without the file's lines, which may contain secrets.
fn without_source(problem: &str) -> String {
    // `2 | secret_keys = [`, and the marks below it.
    let own = |line: &&str| {
        let text = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        !text.starts_with('|') && !text.is_empty()
    };
    let lines: Vec<&str> = problem.lines().filter(own).map(str::trim).collect();
    lines.join(": ")
}
