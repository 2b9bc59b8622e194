//! What the demo adds to a server: its data at the start, and its mailbox at a host of its own. Builds for packages are
//! without it.

use crate::config::Config;
use crate::layers::{on_every_host, portal::host};
use crate::state::AppState;
use accounts::Accounts;
use axum::Router;
use axum::extract::Request;
use demo::{DemoError, mailbox};
use tower::{ServiceExt, service_fn};

/// Loads the demo, whose portals are served on that port, and prints its addresses and logins.
///
/// # Errors
/// [`DemoError`] when it is not loaded.
pub async fn load(accounts: &Accounts, config: &Config, port: u16) -> Result<(), DemoError> {
    let (providers, has_mailbox) = (&config.demo_providers, config.mail_folder().is_some());
    demo::load(accounts, port, providers).await?;
    Ok(demo::announce(accounts, port, has_mailbox, providers).await?)
}

/// Serves the mailbox at its own host, if there is one, and the portals at all others.
pub fn with_mailbox(portals: Router, state: &AppState) -> Router {
    let Some(folder) = &state.mailbox else {
        return portals;
    };
    let pages = on_every_host(mailbox::pages(folder), state);
    Router::new().fallback_service(service_fn(move |request: Request| {
        let is_mailbox = host(&request).is_some_and(|host| host == mailbox::HOST);
        if is_mailbox { pages.clone().oneshot(request) } else { portals.clone().oneshot(request) }
    }))
}
