//! Applying migrations.

use super::{
    ConnectError, Store, StoreError, postgres, read,
    schema_state::{INCOMPATIBLE_MIGRATIONS_VERSION, SchemaState, compatibility},
    sqlite,
};
use std::collections::BTreeSet;

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
        state.map_err(StoreError::Migrations)
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
        match state.map_err(|error| ConnectError::Migration(error.into()))? {
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
