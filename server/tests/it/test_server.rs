//! A server for one test.

use crate::browser::Browser;
use accounts::testing::TestApp;
use axum::Router;
use model::Portal;
use server::config::{Config, LogFormat};
use server::router::router;
use server::serve::AcceptOptions;
use server::state::{AppState, Shared};
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;

pub const PASSWORD: &str = "the river in autumn";
pub const EMAIL: &str = "ana@example.test";

/// Accept options without waiting at the end.
pub const OPTIONS: AcceptOptions = AcceptOptions {
    delay: Duration::ZERO,
    max_connections: 100,
    write_timeout: Duration::from_secs(60),
};

pub struct TestServer<'a> {
    pub app: &'a TestApp,
    pub state: AppState,
    pub router: Router,
    _files: TempDir,
}

impl<'a> TestServer<'a> {
    pub fn new(app: &'a TestApp, change: impl FnOnce(&mut Config)) -> Self {
        let files = built_files();
        let anywhere = "127.0.0.1:0".parse().expect("an address");
        let mut config = Config {
            database_url: app.config.database_url.clone(),
            mail: app.config.mail.clone(),
            dkim_selector: None,
            return_path_domain: app.config.return_path_domain.clone(),
            secret_keys: app.config.secret_keys.clone(),
            sso: app.config.sso.clone(),
            listen: anywhere,
            metrics_listen: anywhere,
            shutdown_delay: std::time::Duration::ZERO,
            site_root: files.path().to_owned(),
            trusted_proxies: Vec::new(),
            demo: false,
            #[cfg(feature = "demo")]
            demo_providers: demo::DemoProviders::default(),
            log_format: LogFormat::Text,
            log_level: "off".to_owned(),
            backoffice_origin: app.config.backoffice_origin.clone(),
            migrate_on_start: true,
            otlp_endpoint: None,
            retention: app.config.retention,
            capacity: app.config.capacity,
        };
        change(&mut config);
        let shared = Shared::clone(&AppState::new(app.accounts.clone(), &config));
        let import_folder = files.path().join("imports").into();
        let state = AppState::from(Shared { import_folder, ..shared });
        Self { app, router: router(&state), state, _files: files }
    }

    pub fn browser(&self) -> Browser {
        self.browser_at(&self.app.portal)
    }

    pub fn browser_at(&self, portal: &Portal) -> Browser {
        Browser::new(self.router.clone(), portal)
    }

    /// Creates a browser whose person has registered and confirmed, and not yet signed in.
    pub async fn registered(&self) -> Browser {
        let mut browser = self.browser();
        browser.register(EMAIL).await.leads_to("/register/check-mail");
        let token = self.app.mail_to(EMAIL).await.token("confirm").expect("a link");
        browser.get(&format!("/confirm/{token}")).await.leads_to("/confirm");
        browser.post("/api/confirm", &[]).await.announces("/sign-in", "activated");
        browser
    }

    pub async fn signed_in(&self) -> Browser {
        let mut browser = self.registered().await;
        browser.sign_in(EMAIL, "").await.leads_to("/account/purchases");
        browser
    }
}

fn built_files() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| {
        let path: &Path = &folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    };
    // With the hash in the name as in a build, and without it as where there are no hashes.
    for name in ["guichet.abc", "guichet"] {
        write(&format!("pkg/{name}.css"), "body{}");
        write(&format!("pkg/{name}.js"), "export default () => {};");
        write(&format!("pkg/{name}.wasm"), "\0asm");
    }
    write("pkg/guichet.abc.css.br", "brotli");
    write("favicon.ico", "icon");
    write("favicon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    folder
}
