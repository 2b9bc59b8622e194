//! Encrypting all secrets again with the first key.

use super::output::say;
use accounts::Accounts;
use std::error::Error;
use std::process::ExitCode;

/// Encrypts all secrets with the first key and prints whether older keys can be removed; fails while they cannot.
///
/// # Errors
/// Returns what went wrong, as a message for the terminal.
pub async fn run(accounts: &Accounts) -> Result<ExitCode, Box<dyn Error>> {
    let done = accounts.keys().rotate_keys().await?;
    say!(
        "{} values were encrypted again; {} are encrypted with the first key.",
        done.rotated,
        done.usage.current
    );
    if done.usage.older > 0 {
        say!(
            "FAIL  {} are still written with an older key: an instance has another key in front. Restart every instance \
             with the new key first, then rotate again.",
            done.usage.older
        );
    }
    for what in &done.usage.unreadable {
        say!("FAIL  no key of secret_keys decrypts {what}");
    }
    if !done.usage.unreadable.is_empty() {
        say!("Put the key that encrypted them back, behind the first one, and rotate again.");
    }
    if done.usage.older > 0 || !done.usage.unreadable.is_empty() {
        return Ok(ExitCode::FAILURE);
    }
    say!("Every other key can be removed from secret_keys.");
    say!("QR codes of orders and return paths of emails made with a removed key no longer count.");
    Ok(ExitCode::SUCCESS)
}
