//! What the terminal shows of the demo: its addresses and logins.

use crate::{DemoProviders, MANY, PASSWORD, TOTP_SECRET, mailbox};
use accounts::{Accounts, StoreError};

/// The purpose of each of the demo's portals.
const PORTALS: [(&str, &str); 9] = [
    ("default", "Norte Lines, with customer accounts"),
    ("off", "Sur Ferries, without"),
    ("force", "Club Andino, to customers only"),
    ("shop", "its shop, to guests as well"),
    ("sso", "Sol Cruises, with passwords or by an OpenID provider"),
    ("sso-only", "Universidad del Plata, by an OpenID provider only"),
    ("force-sso", "Cooperativa Austral, straight to the OpenID provider, to its staff only"),
    ("two-providers", "Red Federal, to customers only, by one of two providers"),
    ("cas", "Museo del Riel, with passwords or by a CAS server"),
];

/// Prints the demo's addresses and logins.
///
/// # Errors
/// [`StoreError`] if the database does not answer.
pub async fn announce(
    accounts: &Accounts,
    port: u16,
    has_mailbox: bool,
    providers: &DemoProviders,
) -> Result<(), StoreError> {
    let line = |text: &str, host: &str| println!("  {text:<72} http://{host}:{port}/");
    println!();
    for (name, text) in PORTALS {
        let host = format!("{name}.localhost");
        if accounts.portal(&host).await?.is_some() {
            line(text, &host);
        }
    }
    if has_mailbox {
        line("Every mail they send", mailbox::HOST);
    }
    line("The backoffice", "backoffice.localhost");
    let code = accounts.seeding().totp_code(TOTP_SECRET).unwrap_or_default();
    println!(
        "
  Customers  ana@example.test, or the customer number that her profile shows.
             To register, use any address: its mail arrives in the mailbox.
  Agents     laura@norte-lines.example.test, an admin; {MANY}, for all operators.
             Authenticator key: {TOTP_SECRET} (its code right now: {code})
  Everybody's password: {PASSWORD}"
    );
    if providers.openid.is_some() || providers.cas.is_some() {
        println!(
            "
  Providers  Sign in as ana, bruno, carla, elena, nadia or noemi. The OpenID provider says what each is good for
             and asks for no password; the password of the CAS server is: tango in the rain"
        );
    }
    println!();
    Ok(())
}
