//! The connection pool. A connection whose query was cancelled or timed out is closed; when one stops answering, as
//! after a failover behind a balancer, all connections older than that are replaced.

use super::{
    Conn,
    server::{Pooling, Server},
};
use crate::{
    instruments::DATABASE_WAIT,
    store::{
        ConnectError, StoreError,
        lease::{Lease, LeaseMode},
        pool_gauges,
    },
};
use deadpool::managed::{Hook, HookError, Metrics, QueueMode};
use diesel::{
    ConnectionError, QueryResult,
    result::{DatabaseErrorKind, Error},
};
use diesel_async::{
    AnsiTransactionManager, SimpleAsyncConnection,
    pooled_connection::{
        AsyncDieselConnectionManager, ManagerConfig, PoolError, RecyclingMethod,
        deadpool::Pool as DeadPool,
    },
};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};
use tokio::time::timeout;

const DEFAULT_CONNECTIONS: usize = 16;
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(3);
/// For all statements of a transaction. Longer than the server's own `statement_timeout` for each.
pub(in crate::store) const TRANSACTION_TIMEOUT: Duration = Duration::from_secs(6);
/// A connection that was idle for longer is pinged before use.
const PING_AFTER: Duration = Duration::from_secs(1);
const PING_TIMEOUT: Duration = Duration::from_secs(1);

const WRITE: &str = "BEGIN ISOLATION LEVEL SERIALIZABLE";
/// Settings that end with the transaction, since the next one may run in another session.
const POOLED_READ: &str = "BEGIN; SET LOCAL TIME ZONE 'UTC'; SET LOCAL enable_seqscan = off; \
                           SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL statement_timeout = '5s'";
const POOLED_WRITE: &str = "BEGIN ISOLATION LEVEL SERIALIZABLE; SET LOCAL TIME ZONE 'UTC'; SET LOCAL enable_seqscan = off; \
                            SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL statement_timeout = '5s'";

type Manager = AsyncDieselConnectionManager<Conn>;

#[derive(Clone)]
pub struct Pool {
    connections: DeadPool<Conn>,
    pub(super) server: Arc<Server>,
}

impl Pool {
    pub(super) fn new(url: &str, connections: Option<usize>) -> Result<Self, ConnectError> {
        let server = Arc::new(Server::new(url).map_err(ConnectError::Pool)?);
        let mut config = ManagerConfig::<Conn>::default();
        config.recycling_method = RecyclingMethod::Fast;
        let opened = Arc::clone(&server);
        config.custom_setup = Box::new(move |_| {
            let server = Arc::clone(&opened);
            Box::pin(async move { server.open().await })
        });
        let connections = DeadPool::builder(Manager::new_with_config(url, config))
            .max_size(connections.unwrap_or(DEFAULT_CONNECTIONS))
            .runtime(deadpool::Runtime::Tokio1)
            .wait_timeout(Some(ACQUIRE_TIMEOUT))
            .create_timeout(Some(server.connect_timeout() + PING_TIMEOUT))
            // Most recent first, so that surplus connections stay idle instead of being pinged in turn.
            .queue_mode(QueueMode::Lifo)
            .pre_recycle(ping(Arc::default()))
            .build()
            .map_err(|error| ConnectError::Pool(error.into()))?;
        Ok(Self { connections, server })
    }

    /// Returns a connection that works, as far as can be known.
    ///
    /// # Errors
    /// [`StoreError`] when none is available in time.
    pub(in crate::store) async fn lease(
        &self,
        access: LeaseMode,
    ) -> Result<Lease<Manager>, StoreError> {
        let started = Instant::now();
        let connection = self.connections.get().await;
        DATABASE_WAIT.record(started.elapsed(), &["shared"]);
        let connection = connection.map_err(unavailable)?;
        let begin = match (access, self.server.pooling) {
            (LeaseMode::Read, Pooling::Session) => None,
            (LeaseMode::Write, Pooling::Session) => Some(WRITE),
            (LeaseMode::Read, Pooling::Transaction) => Some(POOLED_READ),
            (LeaseMode::Write, Pooling::Transaction) => Some(POOLED_WRITE),
        };
        Ok(Lease::new(connection, begin))
    }

    /// Sets the gauges of the pool.
    pub(in crate::store) fn measure(&self) {
        pool_gauges::set("shared", &self.connections.status());
    }
}

pub(in crate::store) async fn begin(conn: &mut Conn, sql: &str) -> QueryResult<()> {
    AnsiTransactionManager::begin_transaction_sql(conn, sql).await
}

fn unavailable(error: deadpool::managed::PoolError<PoolError>) -> StoreError {
    use deadpool::managed::PoolError::Backend;
    match error {
        Backend(PoolError::ConnectionError(ConnectionError::InvalidConnectionUrl(reason))) => {
            StoreError::Refused(reason)
        }
        Backend(error) => StoreError::Connection(error.to_string()),
        other => StoreError::Connection(other.to_string()),
    }
}

/// Returns whether the error means that nothing was committed. After a lost connection, or an error that may have ended
/// it during the commit, the outcome is unknown.
pub(in crate::store) fn is_refusal(error: &Error) -> bool {
    use DatabaseErrorKind::{ClosedConnection, UnableToSendCommand, Unknown};
    match error {
        Error::DatabaseError(kind, _) => {
            !matches!(kind, ClosedConnection | UnableToSendCommand | Unknown)
        }
        Error::RollbackErrorOnCommit { commit_error, .. } => is_refusal(commit_error),
        _ => false,
    }
}

/// When a connection last timed out: those opened before lead to the same server.
#[derive(Default)]
struct StaleConnections(Mutex<Option<Instant>>);

impl StaleConnections {
    fn mark(&self) {
        tracing::warn!("database.connection.silent");
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    fn includes(&self, created: Instant) -> bool {
        let marked = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        marked.is_some_and(|marked| created <= marked)
    }
}

fn ping(stale: Arc<StaleConnections>) -> Hook<Manager> {
    Hook::<Manager>::async_fn(move |conn, metrics| {
        Box::pin(check(conn, *metrics, Arc::clone(&stale)))
    })
}

async fn check(
    conn: &mut Conn,
    metrics: Metrics,
    stale: Arc<StaleConnections>,
) -> Result<(), HookError<PoolError>> {
    if stale.includes(metrics.created) {
        return Err(HookError::message("others that were made before have fallen silent"));
    }
    if metrics.last_used() < PING_AFTER {
        return Ok(());
    }
    match timeout(PING_TIMEOUT, conn.batch_execute("SELECT 1")).await {
        Ok(answer) => answer.map_err(|_| HookError::message("it is closed")),
        Err(_) => {
            stale.mark();
            Err(HookError::message("it has fallen silent"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_errors_of_the_server_mean_that_nothing_was_committed() {
        use DatabaseErrorKind as Kind;
        let database = |kind| Error::DatabaseError(kind, Box::new(String::new()));
        let and_no_rollback = |kind| Error::RollbackErrorOnCommit {
            rollback_error: Box::new(Error::BrokenTransactionManager),
            commit_error: Box::new(database(kind)),
        };
        for (error, is_refused) in [
            (database(Kind::SerializationFailure), true),
            (database(Kind::UniqueViolation), true),
            (database(Kind::ForeignKeyViolation), true),
            (database(Kind::UnableToSendCommand), false),
            (database(Kind::ClosedConnection), false),
            (database(Kind::Unknown), false),
            (and_no_rollback(Kind::SerializationFailure), true),
            (and_no_rollback(Kind::UnableToSendCommand), false),
            (Error::BrokenTransactionManager, false),
        ] {
            assert_eq!(is_refusal(&error), is_refused, "{error:?}");
        }
    }
}
