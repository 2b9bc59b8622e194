//! Readiness of this instance, checked by actual reads and writes.

use crate::{
    groups::Deployment,
    store::{ConnectError, SchemaState, StoreError, read, write},
};

/// Why an instance should get no requests.
#[derive(Debug, thiserror::Error)]
pub enum NotReady {
    #[error("the database does not answer: {0}")]
    Database(#[source] StoreError),
    #[error("the database lacks tables of this release: run `guichet migrate`")]
    Schema,
    #[error(transparent)]
    Incompatible(ConnectError),
    #[error("the database takes no changes: {0}")]
    ReadOnly(#[source] StoreError),
}

impl Deployment<'_> {
    /// Returns the tables that the database role may not read or may not change.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn forbidden_tables(self) -> Result<Vec<String>, StoreError> {
        read!(self.accounts.store(), migrations::forbidden_tables()).await
    }

    /// Checks that the database answers, has this release's schema and accepts writes: it may be read-only, full, or
    /// gone.
    ///
    /// # Errors
    /// [`NotReady`] with the first check that fails.
    #[tracing::instrument(skip_all)]
    pub async fn check_ready(self) -> Result<(), NotReady> {
        match self.accounts.schema_state().await.map_err(NotReady::Database)? {
            SchemaState::Current => {}
            SchemaState::Pending(_) => return Err(NotReady::Schema),
            SchemaState::Incompatible(version) => {
                return Err(NotReady::Incompatible(ConnectError::Incompatible(version)));
            }
        }
        let now = self.accounts.now();
        write!(self.accounts.store(), readiness::touch(now)).await.map_err(NotReady::ReadOnly)
    }
}
