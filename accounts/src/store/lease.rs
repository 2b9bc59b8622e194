//! A connection in use, and whether its transaction has ended.

use super::StoreError;
use deadpool::managed::{Manager, Object};
use diesel::result::Error;
use diesel_async::{AsyncConnection, TransactionManager};

/// What a connection is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LeaseMode {
    Read,
    Write,
}

/// A connection in use by one task. Dropping it during a transaction, as a cancelled request does, closes it: its state
/// is unknown, and the database rolls the transaction back.
pub(crate) struct Lease<M: Manager> {
    connection: Option<Object<M>>,
    /// The statement that begins the transaction; `None` without one.
    begin: Option<&'static str>,
    is_settled: bool,
    /// Whether a commit was sent whose outcome is unknown.
    is_committing: bool,
}

impl<M: Manager<Type: AsyncConnection>> Lease<M> {
    pub(super) fn new(connection: Object<M>, begin: Option<&'static str>) -> Self {
        Self { connection: Some(connection), begin, is_settled: true, is_committing: false }
    }

    pub(crate) fn conn(&mut self) -> &mut M::Type {
        let connection = self.connection.as_mut();
        connection.expect("it is there until it is dropped")
    }

    /// Returns the statement that begins the transaction; from then on the state is unknown until [`end`](Self::end).
    pub(super) fn begin(&mut self) -> Option<&'static str> {
        self.is_settled = false;
        self.begin
    }

    /// Returns whether a commit was sent whose outcome is unknown.
    pub(super) fn is_committing(&self) -> bool {
        self.is_committing
    }

    /// Commits if the answer is `Ok`, and rolls back otherwise. `is_refusal`: the database said that it did not commit.
    ///
    /// # Errors
    /// The error of the answer, or of the commit.
    pub(super) async fn end<T>(
        &mut self,
        answer: Result<T, StoreError>,
        is_refusal: impl Fn(&Error) -> bool,
    ) -> Result<T, StoreError> {
        let ended = match (answer, self.begin) {
            (answer, None) => answer,
            (Ok(value), Some(_)) => {
                self.is_committing = true;
                let committed =
                    <M::Type as AsyncConnection>::TransactionManager::commit_transaction(
                        self.conn(),
                    )
                    .await;
                self.is_committing = committed.as_ref().is_err_and(|error| !is_refusal(error));
                committed.map(|()| value).map_err(Into::into)
            }
            (Err(error), Some(_)) => {
                // A connection that cannot roll back is broken, and the pool drops it.
                <M::Type as AsyncConnection>::TransactionManager::rollback_transaction(self.conn())
                    .await
                    .ok();
                Err(error)
            }
        };
        self.is_settled = !self.is_committing;
        ended
    }
}

impl<M: Manager> Drop for Lease<M> {
    fn drop(&mut self) {
        if !self.is_settled {
            drop(self.connection.take().map(Object::take));
        }
    }
}
