//! Whether this build is compatible with the migrations of a database.

use diesel::{
    backend::Backend,
    migration::{MigrationSource, Result as MigrationResult},
};
use std::collections::BTreeSet;

/// The tables of a database compared with this build. Migrations of newer releases are compatible, unless they are
/// listed in `incompatible_migrations`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemaState {
    Current,
    /// The missing migrations, oldest first.
    Pending(Vec<String>),
    /// The migration that this build is incompatible with.
    Incompatible(String),
}

/// The migration that creates the table `incompatible_migrations`.
pub(super) const INCOMPATIBLE_MIGRATIONS_VERSION: &str = "20261128180100";

/// Returns how the applied migrations compare with those of this build.
pub(super) fn compatibility<DB: Backend>(
    source: &impl MigrationSource<DB>,
    applied: &BTreeSet<String>,
    incompatible: &BTreeSet<String>,
) -> MigrationResult<SchemaState> {
    Ok(compare(&versions(source)?, applied, incompatible))
}

fn versions<DB: Backend>(source: &impl MigrationSource<DB>) -> MigrationResult<BTreeSet<String>> {
    let migrations = source.migrations()?;
    Ok(migrations.iter().map(|migration| migration.name().version().to_string()).collect())
}

fn compare(
    known: &BTreeSet<String>,
    applied: &BTreeSet<String>,
    incompatible: &BTreeSet<String>,
) -> SchemaState {
    if let Some(version) = incompatible.difference(known).next() {
        return SchemaState::Incompatible(version.clone());
    }
    let missing: Vec<String> = known.difference(applied).cloned().collect();
    if missing.is_empty() { SchemaState::Current } else { SchemaState::Pending(missing) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_marked_migrations_of_a_newer_release_are_incompatible() {
        let set = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        let pending =
            |text: &str| SchemaState::Pending(text.split(' ').map(str::to_owned).collect());
        for (known, applied, incompatible, expected) in [
            ("1 2", "1 2", "", SchemaState::Current),
            ("1 2", "1 2 3", "", SchemaState::Current),
            ("1 2", "1 2", "2", SchemaState::Current),
            ("1 2 4 5", "1 2 3", "", pending("4 5")),
            ("1 2", "", "", pending("1 2")),
            ("1 2", "1 2 3", "2 3", SchemaState::Incompatible("3".into())),
            ("1 2 4", "1 2 3", "3", SchemaState::Incompatible("3".into())),
        ] {
            assert_eq!(
                compare(&set(known), &set(applied), &set(incompatible)),
                expected,
                "{known}, {applied}, {incompatible}"
            );
        }
    }
}
