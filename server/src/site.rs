//! The built files: whether they exist, and belong to the same build as the pages.

use crate::config::Config;
use crate::version;
use app::ssr::{BuiltFiles, built_files};
use leptos::config::LeptosOptions;
use std::path::{Path, PathBuf};

/// Returns the options of Leptos for the built files.
pub fn options(root: &Path) -> LeptosOptions {
    LeptosOptions::builder()
        .output_name("guichet")
        .site_root(root.to_string_lossy().into_owned())
        .site_pkg_dir("pkg")
        .hash_files(true)
        .build()
}

/// The folder of the built files, and the names of this build's files in it.
#[derive(Debug, Clone)]
pub struct BuiltSite {
    root: PathBuf,
    files: &'static BuiltFiles,
}

impl BuiltSite {
    /// Returns the built files of the configured folder.
    pub fn new(config: &Config) -> Self {
        Self::at(&config.site_root)
    }

    /// Returns the built files of a folder.
    pub fn at(root: &Path) -> Self {
        Self { root: root.to_owned(), files: built_files(&options(root)) }
    }

    /// Returns what is wrong with the folder, if anything: pages would lack style and scripts. Files of other builds
    /// next to this one's are fine, as during an update.
    pub fn problem(&self) -> Option<String> {
        let root = self.root.display();
        if let Some((theirs, ours)) = other_commit(self.files.commit.as_deref(), version::commit())
        {
            return Some(format!(
                "hash.txt and {root} were built from the commit {theirs}, and this binary from {ours}"
            ));
        }
        let BuiltFiles { css, portal_css, js, wasm, .. } = self.files;
        let wanted = [css, portal_css, js, wasm];
        let missing = wanted
            .into_iter()
            .find(|name| !self.root.join(name.trim_start_matches('/')).is_file())?;
        Some(if self.has_style_sheet() {
            format!("{root} is of another build: it has no {missing}")
        } else {
            format!("{root} has no built files, such as {missing}")
        })
    }

    fn has_style_sheet(&self) -> bool {
        let entries = std::fs::read_dir(self.root.join("pkg"));
        let mut names = entries.into_iter().flatten().flatten();
        names.any(|entry| entry.path().extension().is_some_and(|kind| kind == "css"))
    }
}

/// Returns the commits of the files and of the binary, if both are known and differ. Uncommitted changes are ignored:
/// they may not affect either.
fn other_commit<'a>(files: Option<&'a str>, binary: Option<&'a str>) -> Option<(&'a str, &'a str)> {
    let committed = |commit: &'a str| commit.strip_suffix("-dirty").unwrap_or(commit);
    let (files, binary) = (committed(files?), committed(binary?));
    (files != binary).then_some((files, binary))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_another_commit_are_of_another_build() {
        for (files, binary, is_other) in [
            (Some("0123"), Some("0123"), false),
            (Some("0123-dirty"), Some("0123"), false),
            (Some("0123"), Some("4567"), true),
            (Some("0123-dirty"), Some("4567-dirty"), true),
            (None, Some("4567"), false),
            (Some("0123"), None, false),
        ] {
            assert_eq!(other_commit(files, binary).is_some(), is_other, "{files:?}, {binary:?}");
        }
    }
}
