//! What ends when a password or a second factor of the backoffice is replaced.

use crate::{
    store::{StoreError, Tx, query},
    throttle::Backoff,
};
use model::LoginId;

/// Sets a person's password, ends their sessions and resets their failed attempts.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn set_password(
    tx: &mut Tx,
    login: LoginId,
    hash: &str,
) -> Result<(), StoreError> {
    query!(tx, agent_logins::set_password(login, hash)).await?;
    query!(tx, agent_sessions::end_of_login(login)).await?;
    let devices = query!(tx, agent_sessions::devices(login)).await?;
    let keys = failures_of(login, &devices);
    query!(tx, throttles::forget_all(&keys)).await?;
    Ok(())
}

/// Removes a person's second factor and recovery codes, ends their sessions and resets their failed codes.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn forget_second_factor(tx: &mut Tx, login: LoginId) -> Result<(), StoreError> {
    let codes = Backoff::agent_code(login);
    query!(tx, agent_logins::forget_second_factor(login)).await?;
    query!(tx, agent_logins::forget_recovery_codes(login)).await?;
    query!(tx, agent_sessions::end_of_login(login)).await?;
    query!(tx, throttles::forget(&codes.key)).await?;
    Ok(())
}

/// Returns the keys of all counters of a person's failed attempts.
fn failures_of(login: LoginId, devices: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut keys = vec![Backoff::agent(&Backoff::login(login)).key, Backoff::agent_code(login).key];
    keys.extend(devices.iter().map(|device| Backoff::agent_device(login, device).key));
    keys
}
