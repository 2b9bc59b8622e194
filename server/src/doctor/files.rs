//! The permissions of files with secrets.

use super::Check;
use crate::config::Config;
use figment::Figment;
use figment::providers::{Format, Toml};
use secrecy::ExposeSecret;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use url::Url;

/// The mode bits of everyone but the owner.
const OTHERS: u32 = 0o077;

/// Checks the settings file, if it has secrets, the client key for PostgreSQL, and SQLite's files. A group may read the
/// first two: services are often set up that way. Files named by `…_FILE` variables are not checked: in containers they
/// are readable for everyone inside.
pub(super) fn modes(config: &Config, settings: Option<&Path>) -> Check {
    let mut open = Vec::new();
    if let Some(file) = settings.filter(|file| has_secrets(file)) {
        open.extend(too_open(file, 0o007).map(|mode| (file.to_owned(), mode, "640")));
    }
    if let Some(file) = client_key(config) {
        open.extend(too_open(&file, 0o007).map(|mode| (file.clone(), mode, "640")));
    }
    for file in sqlite_files(config) {
        open.extend(too_open(&file, OTHERS).map(|mode| (file.clone(), mode, "600")));
    }
    if open.is_empty() {
        return Ok("nobody else can read the secrets".to_owned());
    }
    let texts: Vec<String> = open
        .into_iter()
        .map(|(file, mode, wanted)| {
            let file = file.display();
            format!("{file} has the mode {mode:o}: others can read it; `chmod {wanted} {file}`")
        })
        .collect();
    Err(texts.join("; "))
}

fn too_open(file: &Path, mask: u32) -> Option<u32> {
    let mode = std::fs::metadata(file).ok()?.permissions().mode() & 0o777;
    (mode & mask != 0).then_some(mode)
}

fn has_secrets(file: &Path) -> bool {
    let settings = Figment::from(Toml::file_exact(file));
    let has_keys = settings.find_value("secret_keys").is_ok_and(|keys| {
        let is_empty = keys.as_str().is_some_and(str::is_empty)
            || keys.as_array().is_some_and(<[_]>::is_empty);
        !is_empty
    });
    let has_password = ["database_url", "mail.smtp", "provider_proxy"].into_iter().any(|url| {
        settings
            .extract_inner::<String>(url)
            .is_ok_and(|url| url.contains('@') || url.contains("password="))
    });
    has_keys || has_password
}

/// Returns the key of the client certificate for PostgreSQL.
fn client_key(config: &Config) -> Option<PathBuf> {
    let url = Url::parse(config.database_url.expose_secret()).ok()?;
    let (_, file) = url.query_pairs().find(|(name, _)| name == "sslkey")?;
    Some(PathBuf::from(file.as_ref()))
}

fn sqlite_files(config: &Config) -> Vec<PathBuf> {
    let url = config.database_url.expose_secret();
    let Some(path) = url.strip_prefix("sqlite://") else {
        return Vec::new();
    };
    ["", "-wal", "-shm"].map(|end| PathBuf::from(format!("{path}{end}"))).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_with_secrets_are_private_to_their_owner() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let settings = folder.path().join("guichet.toml");
        let database = folder.path().join("guichet.sqlite");
        let mut config = Config::load(None, false).expect("the defaults");
        config.database_url = format!("sqlite://{}", database.display()).into();
        let mode = |file: &Path, mode: u32| {
            let mode = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(file, mode).expect("a mode");
        };
        std::fs::write(&settings, "listen = \"127.0.0.1:1\"\n#secret_keys = [\"x\"]\n")
            .expect("written");
        std::fs::write(&database, "").expect("written");
        mode(&settings, 0o644);
        mode(&database, 0o600);
        assert!(modes(&config, Some(&settings)).is_ok(), "no secret in it");
        for secret in [
            "secret_keys = [\n  \"x\",\n]\n",
            "secret_keys = \"x,y\"\n",
            "database_url = \"postgres://db/guichet?user=a&password=b\"\n",
            "[mail]\nsmtp = \"smtp://a:b@mail\"\n",
            "provider_proxy = \"http://a:b@proxy:3128\"\n",
        ] {
            std::fs::write(&settings, secret).expect("written");
            let problem = modes(&config, Some(&settings)).expect_err(secret);
            assert!(problem.contains("guichet.toml has the mode 644"), "{problem}");
        }
        mode(&settings, 0o640);
        assert!(modes(&config, Some(&settings)).is_ok());
        mode(&database, 0o640);
        assert!(modes(&config, None).expect_err("a database").contains("chmod 600"));
        let key = folder.path().join("client.key");
        std::fs::write(&key, "").expect("written");
        let url = format!("postgres://db/guichet?sslkey={}", key.display());
        config.database_url = url.into();
        mode(&key, 0o644);
        assert!(modes(&config, None).expect_err("a key").contains("chmod 640"));
        mode(&key, 0o600);
        assert!(modes(&config, None).is_ok());
    }
}
