//! Where files are that no setting names: beside the binary in a build; in an installed package, where the file system's
//! standard has them.

use figment::providers::Env;
use std::env;
use std::path::{Path, PathBuf};

const SETTINGS: &str = "guichet.toml";
/// The site of an installed package, from the folder of its binary.
const PACKAGED_SITE: &str = "../share/guichet/site";
const PACKAGED_SETTINGS: &str = "/etc/guichet/guichet.toml";
const PACKAGED_CREDENTIALS: &str = "/etc/guichet/credentials";
const PACKAGED_DATA: &str = "/var/lib/guichet";
/// Set by systemd for services with `LoadCredential`.
const CREDENTIALS: &str = "CREDENTIALS_DIRECTORY";

/// Returns the settings file in the working directory or, of an installed package, the one in `/etc`.
pub(super) fn settings_file() -> Option<PathBuf> {
    let files = [Some(SETTINGS), is_packaged().then_some(PACKAGED_SETTINGS)];
    files.into_iter().flatten().map(PathBuf::from).find(|file| file.is_file())
}

/// Returns the folders with a file for each secret, the most important first.
pub(super) fn credentials() -> Vec<PathBuf> {
    let given = Env::var(CREDENTIALS).map(PathBuf::from);
    let packaged = is_packaged().then(|| PathBuf::from(PACKAGED_CREDENTIALS));
    given.into_iter().chain(packaged).collect()
}

/// Returns the folder of the database and of emails that are not sent.
pub(super) fn data() -> PathBuf {
    PathBuf::from(if is_packaged() { PACKAGED_DATA } else { "data" })
}

/// Returns the folder of the built files, or the one that `cargo leptos` makes in a clone.
pub(super) fn site() -> PathBuf {
    let site = binary_folder().and_then(|folder| site_of(&folder));
    site.unwrap_or_else(|| PathBuf::from("target/site"))
}

fn site_of(folder: &Path) -> Option<PathBuf> {
    let sites = ["site", "../site", PACKAGED_SITE].map(|site| folder.join(site));
    sites.into_iter().find(|site| site.is_dir())
}

fn is_packaged() -> bool {
    binary_folder().is_some_and(|folder| folder.join(PACKAGED_SITE).is_dir())
}

fn binary_folder() -> Option<PathBuf> {
    Some(env::current_exe().ok()?.parent()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_is_beside_the_binary_or_where_packages_have_it() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let binaries = root.path().join("usr/bin");
        std::fs::create_dir_all(&binaries).expect("a folder");
        assert_eq!(site_of(&binaries), None);
        for site in ["usr/share/guichet/site", "usr/site", "usr/bin/site"] {
            let site = root.path().join(site);
            std::fs::create_dir_all(&site).expect("a folder");
            let found = site_of(&binaries).and_then(|found| found.canonicalize().ok());
            assert_eq!(found, site.canonicalize().ok());
        }
    }
}
