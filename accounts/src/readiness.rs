//! Whether this instance can do its work, found out by doing a little of it.

use crate::{
    Accounts,
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

impl Accounts {
    /// Returns the tables that the database's role may not read, or may not change: what needs them fails.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn forbidden_tables(&self) -> Result<Vec<String>, StoreError> {
        read!(self.store(), migrations::forbidden_tables()).await
    }

    /// Checks that the database answers, has the tables of this release and takes changes: it may be read-only, full, or
    /// no longer there.
    ///
    /// # Errors
    /// [`NotReady`] with the first of these that is not so.
    #[tracing::instrument(skip_all)]
    pub async fn check_ready(&self) -> Result<(), NotReady> {
        match self.schema_state().await.map_err(NotReady::Database)? {
            SchemaState::Current => {}
            SchemaState::Pending(_) => return Err(NotReady::Schema),
            SchemaState::Incompatible(version) => {
                return Err(NotReady::Incompatible(ConnectError::Incompatible(version)));
            }
        }
        let now = self.now();
        write!(self.store(), readiness::touch(now)).await.map_err(NotReady::ReadOnly)
    }
}
