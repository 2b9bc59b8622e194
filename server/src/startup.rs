//! The database before requests are served: waiting for it, and migrating it.

use crate::config::Config;
use crate::doctor;
use accounts::{Accounts, SchemaState, StoreError};
use std::error::Error;
use std::time::Duration;
use tokio::time::sleep;

const FIRST_RETRY: Duration = Duration::from_millis(250);
const MAX_RETRY: Duration = Duration::from_secs(3);
/// The pause after a part of the back-fill failed.
pub const BACK_FILL_RETRY: Duration = Duration::from_secs(60);

/// Waits for the database and migrates it, if `migrates` says so.
///
/// # Errors
/// If the database refuses the user, a migration fails, or its tables are not those of this build.
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
            "pending migrations: {}; run `guichet migrate` (migrate_on_start is false)",
            missing.join(", ")
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

/// Warns of settings that conflict with the data, such as a backoffice at the host of a portal.
///
/// # Errors
/// [`StoreError`] if the database does not answer.
pub async fn check_deployment(accounts: &Accounts, config: &Config) -> Result<(), StoreError> {
    let entries = accounts.deployment().portal_entries().await?;
    for (check, result) in doctor::deployment(config, &entries) {
        if let Err(problem) = result {
            tracing::warn!(check, reason = problem, "deployment.check.failed");
        }
    }
    Ok(())
}

/// Fills columns that migrations leave empty, while requests are served; retries a failure after `retry`.
pub async fn back_fill(accounts: Accounts, retry: Duration) {
    while let Err(error) = accounts.back_fill().await {
        tracing::error!(%error, "database.back_fill.failed");
        sleep(retry).await;
    }
}
