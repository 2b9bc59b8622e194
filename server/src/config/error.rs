//! What an error of the settings says: the setting, what is wrong with it, and where it was written.

use super::NAMES;
use figment::error::{Actual, Kind};
use figment::{Metadata, Source};
use std::fmt;

/// How similar two names are, from 0 to 1, if one is probably the other one misspelt.
const MIN_SIMILARITY: f64 = 0.8;

/// An invalid setting. The text names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError(pub(super) String);

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConfigError {}

/// Formats an error: the setting's name, what is wrong with it, and where it was written. The value is left out, since
/// it may be a secret in the wrong place, such as a URL of the mail server in `mail`.
pub(super) fn describe(error: &figment::Error) -> ConfigError {
    let setting = error.path.join(".");
    let place = error.metadata.as_ref().and_then(|metadata| place(metadata, &setting));
    let place = place.map(|place| format!(" (in {place})")).unwrap_or_default();
    let name = if setting.is_empty() { String::new() } else { format!("{setting}: ") };
    ConfigError(format!("{name}{}{place}", problem(&error.kind)))
}

/// Returns the name that was probably meant; `None` if none is similar.
pub(super) fn nearest<'a>(misspelt: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let similar = known.map(|name| (strsim::jaro_winkler(name, misspelt), name));
    let most = similar.max_by(|one, other| one.0.total_cmp(&other.0));
    most.filter(|(similarity, _)| *similarity > MIN_SIMILARITY).map(|(_, name)| name)
}

/// Says that there is no setting of a name, and which one was probably meant.
pub(super) fn no_such_setting(probable: Option<&str>) -> String {
    let hint = probable.map(|name| format!("; did you mean {name}?")).unwrap_or_default();
    format!("there is no such setting{hint}")
}

/// Returns the file or the variable that a setting was read from; `None` for a default.
fn place(metadata: &Metadata, setting: &str) -> Option<String> {
    match &metadata.source {
        Some(Source::Code(_)) => None,
        Some(source) => Some(source.to_string()),
        None if metadata.name.contains("environment") => variable(setting),
        None => None,
    }
}

fn variable(setting: &str) -> Option<String> {
    let (name, _) = NAMES.iter().find(|(_, known)| *known == setting)?;
    Some(match *name {
        "database_url" => "DATABASE_URL".to_owned(),
        name => format!("GUICHET_{}", name.to_uppercase()),
    })
}

fn problem(kind: &Kind) -> String {
    match kind {
        Kind::UnknownField(name, known) => no_such_setting(nearest(name, known.iter().copied())),
        Kind::UnknownVariant(_, known) => format!("must be {}", known.join(" or ")),
        Kind::InvalidType(found, expected) | Kind::InvalidValue(found, expected) => {
            format!("must be {}, not {}", expected_kind(expected), found_kind(found))
        }
        other => without_source(&other.to_string()),
    }
}

/// Returns what serde expects, in the words of the file's language.
fn expected_kind(expected: &str) -> &str {
    match expected {
        "a boolean" => "true or false",
        "a string" | "path string" => "a text in quotes",
        "f64" => "a number",
        "u32" | "usize" => "a whole number from 0",
        _ if expected.starts_with("struct ") => "a table",
        other => other,
    }
}

/// Returns the value if it cannot be a secret, or else its kind.
fn found_kind(found: &Actual) -> String {
    match found {
        Actual::Bool(value) => value.to_string(),
        Actual::Unsigned(value) => value.to_string(),
        Actual::Signed(value) => value.to_string(),
        Actual::Float(value) => value.to_string(),
        Actual::Seq => "a list".to_owned(),
        Actual::Map => "a table".to_owned(),
        _ => "a text".to_owned(),
    }
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
