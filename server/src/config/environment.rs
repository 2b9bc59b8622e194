//! Settings from environment variables, and secrets from files that they name.

use super::error::{nearest, no_such_setting};
use super::{ConfigError, NAMES};
use figment::providers::{Env, Serialized};
use figment::value::{Dict, Map};
use figment::{Figment, Metadata, Profile, Provider};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

const PREFIX: &str = "GUICHET_";
/// Secrets that can be in a file, and the separator of several in one.
const SECRETS: &[(&str, &str)] = &[
    ("DATABASE_URL", "database_url"),
    ("GUICHET_DATABASE_URL", "database_url"),
    ("GUICHET_MAIL_SMTP", "mail.smtp"),
    ("GUICHET_SECRET_KEYS", "secret_keys"),
    ("GUICHET_PROVIDER_PROXY", "provider_proxy"),
];
/// Variables that are not settings: the file's name, and those of the project's scripts and tests.
const OTHERS: &[&str] = &[
    "config",
    "binary",
    "build",
    "cache",
    "cas_python",
    "commit",
    "data",
    "hashes",
    "profile",
    "promtool",
    "screens",
    "site",
    "token",
    "url",
    "version",
    "weakened",
];
const TESTS: &str = "test_";
/// Texts that may look like numbers, which would lose leading zeros: selectors are often dates.
const EXACT: &[(&str, &str)] = &[("GUICHET_MAIL_DKIM_SELECTOR", "mail.dkim_selector")];

/// Returns whether Kubernetes sets the variable, as it does for each Service of a namespace in every pod.
fn is_service_link(name: &str) -> bool {
    name.ends_with("service_host")
        || name == "port"
        || name.ends_with("_port")
        || name.starts_with("port_")
        || name.contains("_port_")
}

/// Returns the settings in environment variables.
pub(super) fn settings() -> Env {
    Env::prefixed(PREFIX).filter_map(|name| {
        let (_, setting) = NAMES.iter().find(|(known, _)| name == *known)?;
        Some((*setting).into())
    })
}

/// Returns the settings that are taken as text, overriding what [`settings`] makes of them.
pub(super) fn exact() -> Figment {
    exact_of(Env::var)
}

fn exact_of(variable: impl Fn(&str) -> Option<String>) -> Figment {
    EXACT
        .iter()
        .filter_map(|(name, setting)| Some((variable(name)?, setting)))
        .fold(Figment::new(), |figment, (text, setting)| {
            figment.merge(Serialized::default(setting, text))
        })
}

/// Checks that every variable with our prefix is known: a typo would be a setting without effect.
///
/// # Errors
/// [`ConfigError`] with the name of the variable, and the most similar one.
pub(super) fn check() -> Result<(), ConfigError> {
    let names: Vec<String> =
        Env::prefixed(PREFIX).iter().map(|(name, _)| name.as_str().to_owned()).collect();
    names.iter().try_for_each(|name| check_name(name))
}

fn check_name(name: &str) -> Result<(), ConfigError> {
    let name = name.to_lowercase();
    let is_secret_file = |(variable, _): &(&str, &str)| {
        let file = format!("{PREFIX}{name}").to_uppercase();
        file.strip_suffix("_FILE") == Some(*variable)
    };
    if NAMES.iter().any(|(known, _)| *known == name)
        || OTHERS.contains(&name.as_str())
        || name.starts_with(TESTS)
        || is_service_link(&name)
        || SECRETS.iter().any(is_secret_file)
    {
        return Ok(());
    }
    let variable = |name: &str| format!("{PREFIX}{}", name.to_uppercase());
    let probable = nearest(&name, NAMES.iter().map(|(known, _)| *known)).map(variable);
    let problem = no_such_setting(probable.as_deref());
    Err(ConfigError(format!("{}: {problem}", variable(&name))))
}

/// A secret with the file that it was read from, which errors name.
struct Secret {
    setting: &'static str,
    file: PathBuf,
    text: String,
}

impl Provider for Secret {
    fn metadata(&self) -> Metadata {
        Metadata::from("secret", self.file.as_path())
    }

    fn data(&self) -> figment::Result<Map<Profile, Dict>> {
        Serialized::default(self.setting, &self.text).data()
    }
}

/// Returns the secrets in files, named by variables such as `GUICHET_SECRET_KEYS_FILE`.
///
/// # Errors
/// [`ConfigError`] if a file cannot be read, or the secret is set directly as well.
pub(super) fn secret_files() -> Result<Figment, ConfigError> {
    let mut figment = Figment::new();
    for &(variable, setting) in SECRETS {
        let named = format!("{variable}_FILE");
        let Some(file) = Env::var(&named) else {
            continue;
        };
        if let Some(other) = other_source(setting, &named) {
            let text = format!("{named}: {other} is set as well: give one of them");
            return Err(ConfigError(text));
        }
        let file = PathBuf::from(file);
        let text = read(&file)
            .map_err(|error| ConfigError(format!("{named}: {}: {error}", file.display())))?;
        figment = figment.merge(Secret { setting, file, text });
    }
    Ok(figment)
}

/// Returns the secrets in files of those folders, named as the setting with `_` for `.`: `secret_keys`, `mail_smtp`. The
/// first folder that has one wins, and a variable wins over all of them.
///
/// # Errors
/// [`ConfigError`] if a file is there and cannot be read.
pub(super) fn credentials(folders: &[PathBuf]) -> Result<Figment, ConfigError> {
    let mut figment = Figment::new();
    for &(_, setting) in SECRETS {
        if other_source(setting, "").is_some() {
            continue;
        }
        let name = setting.replace('.', "_");
        for file in folders.iter().rev().map(|folder| folder.join(&name)) {
            match read(&file) {
                Ok(text) => figment = figment.merge(Secret { setting, file, text }),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(ConfigError(format!("{}: {error}", file.display()))),
            }
        }
    }
    Ok(figment)
}

/// Returns another variable that sets the same secret.
fn other_source(setting: &str, named: &str) -> Option<String> {
    SECRETS
        .iter()
        .filter(|(_, of)| *of == setting)
        .flat_map(|(variable, _)| [(*variable).to_owned(), format!("{variable}_FILE")])
        .find(|name| name != named && Env::var(name).is_some())
}

/// Each line of the file can be a key.
fn read(file: &Path) -> std::io::Result<String> {
    let text = std::fs::read_to_string(file)?;
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.is_empty() {
        return Err(std::io::Error::other("it is empty"));
    }
    Ok(lines.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_looks_like_a_number_stays_a_text() {
        let selector = |variable: Option<&str>| {
            let variable = variable.map(str::to_owned);
            let parsed = Figment::from(Serialized::default("mail.dkim_selector", 601));
            let figment = parsed.merge(exact_of(|_| variable.clone()));
            figment.extract_inner::<String>("mail.dkim_selector").ok()
        };
        assert_eq!(selector(Some("0601")).as_deref(), Some("0601"));
        assert_eq!(selector(None), None);
    }

    #[test]
    fn a_secret_is_taken_from_the_first_folder_that_has_it() {
        let folders = [(); 2].map(|()| tempfile::tempdir().expect("a temporary folder"));
        let paths = folders.each_ref().map(|folder| folder.path().to_owned());
        let write = |folder: &Path, name: &str, text: &str| {
            std::fs::write(folder.join(name), text).expect("written");
        };
        let value = |setting: &str| {
            let figment = credentials(&paths).expect("readable");
            figment.extract_inner::<String>(setting).ok()
        };
        write(&paths[1], "mail_smtp", "smtp://second\n");
        write(&paths[1], "secret_keys", "one\n\ntwo\n");
        assert_eq!(value("mail.smtp").as_deref(), Some("smtp://second"));
        write(&paths[0], "mail_smtp", "smtp://first\n");
        assert_eq!(value("mail.smtp").as_deref(), Some("smtp://first"));
        assert_eq!(value("secret_keys").as_deref(), Some("one,two"));
        assert_eq!(value("provider_proxy"), None);
        write(&paths[0], "provider_proxy", "\n");
        let refusal = credentials(&paths).expect_err("an empty file").to_string();
        assert!(refusal.ends_with("provider_proxy: it is empty"), "{refusal}");
    }

    #[test]
    fn the_variables_of_the_projects_scripts_are_known() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let folders = ["script", "end2end/fixtures"].map(|folder| root.join(folder));
        let files = folders.iter().flat_map(|folder| std::fs::read_dir(folder).expect("a folder"));
        let files = files.map(|file| file.expect("a file").path()).filter(|file| file.is_file());
        let mut found = 0;
        for file in files {
            let text = std::fs::read_to_string(file).expect("a text");
            for rest in text.split(PREFIX).skip(1) {
                let end = rest.find(|c: char| !c.is_ascii_uppercase() && c != '_');
                let name = &rest[..end.unwrap_or(rest.len())];
                assert_eq!(check_name(name), Ok(()), "{name}");
                found += 1;
            }
        }
        assert!(found > 50, "{found}");
    }

    #[test]
    fn an_unknown_variable_is_refused_with_the_most_similar_one() {
        for known in [
            "listen",
            "secret_keys_file",
            "provider_proxy",
            "provider_proxy_file",
            "database_url_file",
            "config",
            "test_postgres_url",
            "service_host",
            "service_port_http",
            "port",
            "port_3000_tcp_addr",
            "postgres_service_port",
            "postgres_port_5432_tcp",
        ] {
            assert_eq!(check_name(known), Ok(()), "{known}");
        }
        let refusal = |name: &str| check_name(name).expect_err("unknown").to_string();
        let text = refusal("listn");
        assert_eq!(text, "GUICHET_LISTN: there is no such setting; did you mean GUICHET_LISTEN?");
        assert_eq!(refusal("zzz"), "GUICHET_ZZZ: there is no such setting");
        assert!(refusal("listen_file").starts_with("GUICHET_LISTEN_FILE: "));
    }
}
