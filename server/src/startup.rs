//! The database before anybody is served: it is waited for, and its tables are those that this build works with.

use crate::origin;
use accounts::{Accounts, SchemaState, StoreError};
use std::error::Error;
use std::time::Duration;
use tokio::time::sleep;

const FIRST_RETRY: Duration = Duration::from_millis(250);
const MAX_RETRY: Duration = Duration::from_secs(3);
/// After a part of the back-fill failed.
pub const BACK_FILL_RETRY: Duration = Duration::from_secs(60);

/// Waits for the database and, where `migrates` says so, brings its tables up to date.
///
/// # Errors
/// When the database lets this user not in, a migration fails, or its tables are not those that this build works with.
pub async fn prepare_database(
    accounts: &Accounts,
    migrates: bool,
) -> Result<(), Box<dyn Error + Send + Sync>> {
    if accounts.has_database_server() {
        wait_for_database(accounts).await?;
    }
    if migrates {
        return Ok(accounts.migrate().await?);
    }
    match accounts.schema_state().await? {
        SchemaState::Pending(missing) => Err(format!(
            "{} migrations are pending: run `guichet migrate` (migrate_on_start is false)",
            missing.len()
        )
        .into()),
        SchemaState::Current => Ok(()),
        SchemaState::Incompatible(version) => {
            Err(accounts::ConnectError::Incompatible(version).into())
        }
    }
}

async fn wait_for_database(accounts: &Accounts) -> Result<(), StoreError> {
    let mut retry = FIRST_RETRY;
    let mut attempt = 0_u32;
    loop {
        match accounts.ping().await {
            Err(error @ (StoreError::Connection(_) | StoreError::Timeout)) => {
                attempt += 1;
                tracing::warn!(%error, attempt, "database.unreachable");
            }
            Err(error) => return Err(error),
            Ok(()) if attempt == 0 => return Ok(()),
            Ok(()) => {
                tracing::info!(attempt, "database.reached");
                return Ok(());
            }
        }
        sleep(retry).await;
        retry = (retry * 2).min(MAX_RETRY);
    }
}

/// Warns when the backoffice has the host of a portal, which is served to nobody then.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub async fn check_backoffice_host(
    accounts: &Accounts,
    backoffice_origin: Option<&str>,
) -> Result<(), StoreError> {
    if let Some(host) = backoffice_origin.and_then(origin::host)
        && accounts.portal(&host).await?.is_some()
    {
        tracing::warn!(host, "backoffice.host.taken");
    }
    Ok(())
}

/// Fills what migrations leave empty, while customers are served; tries again after that long.
pub async fn back_fill(accounts: Accounts, retry: Duration) {
    while let Err(error) = accounts.back_fill().await {
        tracing::error!(%error, "database.back_fill.failed");
        sleep(retry).await;
    }
}
