//! Tells the binary which commit it was built from, for `guichet --version`.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Set by builds without the repository, or to override it.
const COMMIT: &str = "GUICHET_COMMIT";

fn main() {
    println!("cargo::rerun-if-env-changed={COMMIT}");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-env=GUICHET_BUILD={}", describe());
}

#[expect(clippy::disallowed_methods, reason = "cargo speaks to build scripts by the environment")]
fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|text| !text.trim().is_empty())
}

/// The text in the brackets after the version.
fn describe() -> String {
    if let Some(commit) = variable(COMMIT) {
        return format!("commit {}", commit.trim());
    }
    // Its commit would change with each one, and compile this crate again, tests and all.
    if variable("PROFILE").as_deref() != Some("release") {
        return "development build".to_owned();
    }
    match commit_of_clone() {
        Some(commit) => format!("commit {commit}"),
        None => "commit unknown".to_owned(),
    }
}

/// Returns the commit of the clone that this is, with `-dirty` behind it where files are not as it has them. None where
/// this is no clone: a repository further up is somebody else's.
fn commit_of_clone() -> Option<String> {
    let root = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let root = root.parent()?.canonicalize().ok()?;
    let top = PathBuf::from(git(&root, &["rev-parse", "--show-toplevel"])?);
    if top.canonicalize().ok()? != root {
        return None;
    }
    for name in ["HEAD", "index"] {
        let path = git(&root, &["rev-parse", "--git-path", name])?;
        println!("cargo::rerun-if-changed={}", root.join(path).display());
    }
    for folder in [
        "accounts",
        "app",
        "demo",
        "locales",
        "migrations",
        "model",
        "server",
        "texts",
        "Cargo.lock",
    ] {
        println!("cargo::rerun-if-changed={}", root.join(folder).display());
    }
    git(&root, &["describe", "--always", "--dirty", "--exclude=*", "--abbrev=12"])
}

fn git(folder: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").arg("-C").arg(folder).args(arguments).output();
    let output = output.ok().filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    Some(text.trim().to_owned())
}
