//! Which build this is.

/// The version and the commit, as far as the build knew it: `0.1.0 (commit 0123456789ab)`.
pub const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " (", env!("GUICHET_BUILD"), ")");

/// Returns the commit of a release build, as far as it was known.
pub fn commit() -> Option<&'static str> {
    let commit = env!("GUICHET_BUILD").strip_prefix("commit ")?;
    (commit != "unknown").then_some(commit)
}
