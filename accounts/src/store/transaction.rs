//! Transactions on either database. A use case opens one, runs single statements, decides, and writes the result:
//!
//! ```text
//! transaction!(self.store(), async |tx| {
//!     if !query!(tx, tokens::spend(operator, token, now)).await? {
//!         return Ok(Outcome::LinkDead);
//!     }
//!     …
//! })
//! .await?
//! ```
//!
//! Transactions are serializable. A returned value was committed, and an error rolled back. Conflicting transactions
//! are retried, so the body only borrows what it uses and has no effects outside the database.

use super::{
    Store, StoreError,
    lease::{Lease, LeaseMode},
    postgres, sqlite,
};
use crate::{
    instruments::{DATABASE_ERRORS, DATABASE_RETRIES},
    random,
};
use diesel::{QueryResult, result::DatabaseErrorKind, result::Error};
use diesel_async::pooled_connection::AsyncDieselConnectionManager;
use std::{future::Future, time::Duration};

/// A connection to either database, with its transaction.
#[expect(clippy::large_enum_variant, reason = "it stays where it is made, one for each task")]
pub(crate) enum Tx {
    Sqlite(Lease<AsyncDieselConnectionManager<sqlite::Conn>>),
    Postgres(Lease<AsyncDieselConnectionManager<postgres::Conn>>),
}

impl Tx {
    /// Begins a transaction, or nothing where single statements need none; [`end`](Self::end) ends it.
    ///
    /// # Errors
    /// [`Error`] of the database.
    pub(crate) async fn begin(&mut self) -> QueryResult<()> {
        match self {
            Self::Sqlite(lease) => match lease.begin() {
                Some(sql) => sqlite::begin(lease.conn(), sql).await,
                None => Ok(()),
            },
            Self::Postgres(lease) => match lease.begin() {
                Some(sql) => postgres::begin(lease.conn(), sql).await,
                None => Ok(()),
            },
        }
    }

    /// Commits if the answer is `Ok`, and rolls back otherwise. Returns the answer.
    ///
    /// # Errors
    /// The error of the answer, or of the commit.
    pub(crate) async fn end<T>(&mut self, answer: Result<T, StoreError>) -> Result<T, StoreError> {
        match self {
            // SQLite runs in this process, so the outcome of a commit is always known.
            Self::Sqlite(lease) => lease.end(answer, |_| true).await,
            Self::Postgres(lease) => lease.end(answer, postgres::is_refusal).await,
        }
    }

    /// Returns the answer of an attempt, or `Unconfirmed` if its commit got no answer.
    ///
    /// # Errors
    /// The error of the answer, or [`StoreError::Unconfirmed`] instead of it.
    pub(crate) fn judge<T>(&self, answer: Result<T, StoreError>) -> Result<T, StoreError> {
        let is_committing = match self {
            Self::Sqlite(lease) => lease.is_committing(),
            Self::Postgres(lease) => lease.is_committing(),
        };
        match answer {
            Err(error) if is_committing => {
                DATABASE_ERRORS.increment(&["unconfirmed"]);
                Err(StoreError::Unconfirmed(Box::new(error)))
            }
            answer => answer,
        }
    }
}

impl Store {
    /// Returns a connection from the pool.
    ///
    /// # Errors
    /// [`StoreError`] when none is available in time.
    pub(crate) async fn lease(&self, access: LeaseMode) -> Result<Tx, StoreError> {
        let tx = match self {
            Self::Sqlite(pools) => pools.lease(access).await.map(Tx::Sqlite),
            Self::Postgres(pool) => pool.lease(access).await.map(Tx::Postgres),
        };
        tx.inspect_err(count)
    }

    /// Runs one attempt, on PostgreSQL within [`postgres::TRANSACTION_TIMEOUT`].
    ///
    /// # Errors
    /// The error of the attempt, or [`StoreError::Timeout`].
    pub(crate) async fn bounded<T>(
        &self,
        attempt: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        let answer = match self {
            Self::Sqlite(_) => attempt.await,
            Self::Postgres(_) => tokio::time::timeout(postgres::TRANSACTION_TIMEOUT, attempt)
                .await
                .unwrap_or(Err(StoreError::Timeout)),
        };
        answer.inspect_err(count)
    }
}

/// Counts an error by its kind. A use case that rolls back has met no error of the database.
fn count(error: &StoreError) {
    use DatabaseErrorKind::{
        ClosedConnection, SerializationFailure, UnableToSendCommand, UniqueViolation,
    };
    let kind = match error {
        StoreError::RolledBack => return,
        StoreError::Connection(_) => "connection",
        StoreError::Refused(_) => "refused",
        StoreError::Timeout => "timeout",
        StoreError::Query(Error::DatabaseError(kind, _)) => match kind {
            SerializationFailure | UniqueViolation => "conflict",
            ClosedConnection | UnableToSendCommand => "connection",
            _ => "query",
        },
        StoreError::Query(_) => "query",
        StoreError::Unconfirmed(_) => "unconfirmed",
        StoreError::Unread(_) | StoreError::Migrations(_) | StoreError::Json(_) => "other",
    };
    DATABASE_ERRORS.increment(&[kind]);
}

/// Counts the attempts of one transaction: when two conflict or deadlock, one fails and is retried.
pub(crate) struct RetryCount(u32);

impl RetryCount {
    const MAX: u32 = 50;
    const MAX_UNIQUE: u32 = 3;

    pub(crate) fn new() -> Self {
        Self(0)
    }

    /// Returns whether the answer calls for a retry; waits a random time before one.
    pub(crate) async fn again<T>(&mut self, answer: &Result<T, StoreError>) -> bool {
        self.0 += 1;
        let (kind, said) = match answer {
            Err(StoreError::Query(Error::DatabaseError(kind, said))) => (kind, said.message()),
            _ => return false,
        };
        let (reason, max) = match kind {
            DatabaseErrorKind::SerializationFailure => ("serialization", Self::MAX),
            DatabaseErrorKind::Unknown if postgres::is_deadlock(said) => ("deadlock", Self::MAX),
            // Two transactions inserted the same row: on retry, the second one finds it.
            DatabaseErrorKind::UniqueViolation => ("unique", Self::MAX_UNIQUE),
            _ => return false,
        };
        let again = self.0 < max;
        if again {
            DATABASE_RETRIES.increment(&[reason]);
            let spread = u64::from(random::u32() % (4 * self.0));
            tokio::time::sleep(Duration::from_millis(spread)).await;
        }
        again
    }
}

/// Runs one statement of a transaction: `query!(tx, customers::by_number(operator, &number)).await?`.
macro_rules! query {
    ($tx:expr, $($path:ident)::+ ($($argument:expr),* $(,)?)) => {
        async {
            match $tx {
                $crate::store::Tx::Sqlite(lease) => {
                    $crate::store::sqlite::queries::$($path)::+(lease.conn() $(, $argument)*).await
                }
                $crate::store::Tx::Postgres(lease) => {
                    $crate::store::postgres::queries::$($path)::+(lease.conn() $(, $argument)*).await
                }
            }
        }
    };
}

/// Runs the body in a transaction, as the module describes. The body returns a `Result<_, StoreError>`.
macro_rules! transaction {
    ($store:expr, async |$tx:ident| $body:block) => {
        async {
            let store = $store;
            let mut retries = $crate::store::transaction::RetryCount::new();
            loop {
                let mut tx = store.lease($crate::store::lease::LeaseMode::Write).await?;
                let answer = store
                    .bounded(async {
                        tx.begin().await?;
                        let $tx = &mut tx;
                        let answer: Result<_, $crate::store::StoreError> =
                            $crate::store::sqlite::run(async { $body }).await;
                        tx.end(answer).await
                    })
                    .await;
                let answer = tx.judge(answer);
                if !retries.again(&answer).await {
                    break answer;
                }
            }
        }
    };
}

/// Runs the body, or one query function, without a transaction: `read!(store, customers::by_number(operator,
/// &number)).await`.
macro_rules! read {
    ($store:expr, async |$tx:ident| $body:block) => {
        async {
            let store = $store;
            let mut tx = store.lease($crate::store::lease::LeaseMode::Read).await?;
            store
                .bounded(async {
                    tx.begin().await?;
                    let $tx = &mut tx;
                    let answer: Result<_, $crate::store::StoreError> = async { $body }.await;
                    tx.end(answer).await
                })
                .await
        }
    };
    ($store:expr, $($path:ident)::+ ($($argument:expr),* $(,)?)) => {
        $crate::store::read!($store, async |tx| {
            let answer = $crate::store::query!(tx, $($path)::+ ($($argument),*)).await;
            answer.map_err($crate::store::StoreError::from)
        })
    };
}

/// Runs one query function in a transaction of its own. The arguments are evaluated again for every attempt, so they
/// are references or `Copy`.
macro_rules! write {
    ($store:expr, $($path:ident)::+ ($($argument:expr),* $(,)?)) => {
        $crate::store::transaction!($store, async |tx| {
            let answer = $crate::store::query!(tx, $($path)::+ ($($argument),*)).await;
            answer.map_err($crate::store::StoreError::from)
        })
    };
}

pub(crate) use {query, read, transaction, write};
