//! The version of this build.

/// The version and, if the build knew it, the commit: `0.1.0 (commit 0123456789ab)`.
pub const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " (", env!("GUICHET_BUILD"), ")");

/// Returns the commit of a release build, if it is known.
pub fn commit() -> Option<&'static str> {
    let commit = env!("GUICHET_BUILD").strip_prefix("commit ")?;
    (commit != "unknown").then_some(commit)
}
