//! What handlers and layers share: the state of the server, and the context of pages that it provides.

use crate::config::Config;
use crate::site;
use accounts::Accounts;
use app::ssr::cookies::BackofficeHost;
use axum::extract::{FromRef, Request, State};
use axum::response::{IntoResponse, Response};
use ipnet::IpNet;
use leptos::config::LeptosOptions;
use leptos::prelude::provide_context;
use leptos_axum::ErrorHandler;
use std::ops::Deref;
use std::path::Path;
#[cfg(feature = "demo")]
use std::path::PathBuf;
use std::sync::Arc;
use tower::ServiceExt;

/// State shared by handlers and layers. One pointer: each layer of each request clones that of all layers inside it.
#[derive(Clone)]
pub struct AppState(Arc<Shared>);

/// What the state gives access to.
#[derive(Clone)]
pub struct Shared {
    pub accounts: Accounts,
    pub options: LeptosOptions,
    pub trusted_proxies: Arc<[IpNet]>,
    /// The folder of the public mailbox, in the demo only.
    #[cfg(feature = "demo")]
    pub mailbox: Option<PathBuf>,
    /// The folder of files that are imported.
    pub import_folder: Arc<Path>,
    /// The backoffice's host; `None` if the deployment has none.
    pub backoffice: Option<Arc<BackofficeHost>>,
}

impl AppState {
    pub fn new(accounts: Accounts, config: &Config) -> Self {
        Self::from(Shared {
            accounts,
            options: site::options(&config.site_root),
            trusted_proxies: config.trusted_proxies.clone().into(),
            #[cfg(feature = "demo")]
            mailbox: config.mail_folder().filter(|_| config.demo).map(Path::to_owned),
            import_folder: config.import_folder().into(),
            backoffice: config
                .backoffice_origin
                .clone()
                .map(|origin| Arc::new(BackofficeHost { origin })),
        })
    }
}

impl From<Shared> for AppState {
    fn from(shared: Shared) -> Self {
        Self(Arc::new(shared))
    }
}

impl Deref for AppState {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.options.clone()
    }
}

/// Returns a function that provides the context of pages and server functions.
pub fn context(state: &AppState) -> impl Fn() + Clone + Send + Sync + 'static {
    let accounts = state.accounts.clone();
    move || {
        provide_context(accounts.clone());
        app::provide_request_context();
    }
}

/// Renders the portal's own page for unknown addresses.
pub async fn not_found(State(state): State<AppState>, request: Request) -> Response {
    let page = ErrorHandler::new_with_context(context(&state), app::shell, state.options.clone());
    page.oneshot(request).await.into_response()
}
