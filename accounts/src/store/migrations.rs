//! Applied migrations, and whether this build is compatible with them.

use super::{ConnectError, Store, StoreError, postgres, read, sqlite};
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

impl Store {
    /// Returns how the tables of the database compare with this build. Changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn schema_state(&self) -> Result<SchemaState, StoreError> {
        let applied: BTreeSet<String> = read!(self, migrations::applied()).await?;
        let incompatible = if applied.contains(INCOMPATIBLE_MIGRATIONS_VERSION) {
            read!(self, migrations::incompatible()).await?
        } else {
            BTreeSet::new()
        };
        let state = match self {
            Self::Sqlite(_) => {
                compatibility::<sqlite::Backend>(&sqlite::MIGRATIONS, &applied, &incompatible)
            }
            Self::Postgres(_) => {
                compatibility::<postgres::Backend>(&postgres::MIGRATIONS, &applied, &incompatible)
            }
        };
        state.map_err(|error| StoreError::Migrations(error.to_string()))
    }

    /// Applies the missing migrations; safe when several instances start at once. Without missing migrations the role
    /// needs no right to change tables.
    ///
    /// # Errors
    /// [`ConnectError`] when the database is unreachable, a migration fails, or a newer release has made the tables
    /// incompatible.
    pub async fn migrate(&self) -> Result<(), ConnectError> {
        if let Self::Sqlite(pools) = self {
            sqlite::prepare(pools).await?;
        }
        let state = self.schema_state().await;
        match state.map_err(|error| ConnectError::Migration(error.to_string()))? {
            SchemaState::Current => return Ok(()),
            SchemaState::Incompatible(version) => return Err(ConnectError::Incompatible(version)),
            SchemaState::Pending(missing) => {
                tracing::info!(pending = missing.len(), "database.migration.started");
            }
        }
        match self {
            Self::Sqlite(pools) => sqlite::migrate(pools).await?,
            Self::Postgres(pool) => postgres::migrate(pool).await?,
        }
        tracing::info!("database.migration.finished");
        Ok(())
    }
}

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
