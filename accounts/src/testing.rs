//! Test helpers of this crate and of the server: separate databases, a manual clock, and sent mails.

use crate::{
    Accounts, AgentCaller, Bought, BuyForm, Caller, Config, NewOperator,
    clock::TestClock,
    mail::TransportConfig,
    random,
    sso::{CallbackOutcome, SsoConfig, SsoFailed},
    store::{
        StoreError,
        rows::{NewProduct, ProductTerms},
        write,
    },
};
use model::{Locale, OperatorId, Portal, PortalId, ProviderId};
use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
};
use tempfile::TempDir;

mod bulk;
mod database;
mod mail_server;
mod mails;
pub mod postgres;
mod proxy;
mod roles;
mod sql;
mod stored;

pub use bulk::number_at;
pub use database::Database;
use database::PostgresDatabase;
pub use mail_server::{Answers, MailServer};
pub use mails::ReceivedMail;
pub use proxy::{AtCommit, Outage, Proxy};
pub use sql::Locked;
pub use stored::Stored;

/// Origin of the backoffice in all tests.
pub const BACKOFFICE: &str = "https://backoffice.example.test";
/// Domain of return paths in all tests.
pub const RETURN_PATHS: &str = "bounces.example.test";
/// An encryption key.
pub const SECRET_KEY: &str = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";

/// Reverts a migration, so that it is pending.
pub const OUTDATE: &str = "DROP TABLE incompatible_migrations; \
                           DELETE FROM __diesel_schema_migrations WHERE version = '20261128180100'";

/// Returns how often a test repeats something: as usual, or as often as a variable of the environment says, such as those
/// that `script/soak` sets.
///
/// # Panics
/// When the variable is not a number.
#[expect(clippy::disallowed_methods, reason = "the environment makes tests longer")]
pub fn repetitions(variable: &str, usual: usize) -> usize {
    std::env::var(variable).map_or(usual, |text| text.parse().expect("a number"))
}

/// Returns the configuration of all tests.
fn config(database_url: String, folder: &Path) -> Config {
    Config {
        secret_keys: vec![SECRET_KEY.into()],
        sso: SsoConfig { allow_loopback: true, ..SsoConfig::default() },
        backoffice_origin: Some(BACKOFFICE.into()),
        return_path_domain: Some(RETURN_PATHS.into()),
        retention: crate::Retention::default(),
        capacity: crate::Capacity::default(),
        database_url: database_url.into(),
        mail: TransportConfig::Folder { path: folder.join("mails") },
    }
}

/// A product instance for one test, with one operator and one portal.
pub struct TestApp {
    pub accounts: Accounts,
    pub clock: TestClock,
    pub portal: Arc<Portal>,
    pub config: Config,
    folder: TempDir,
    postgres: Option<PostgresDatabase>,
}

impl TestApp {
    /// Creates an app on a new database.
    pub async fn on(database: Database) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (url, postgres) = match database {
            Database::Sqlite => {
                let path = folder.path().join("test.sqlite");
                fs::write(&path, database::migrated_file().await).expect("a database");
                (format!("sqlite://{}", path.display()), None)
            }
            Database::Postgres => {
                let postgres = PostgresDatabase::migrated().await;
                (postgres.url(), Some(postgres))
            }
        };
        let clock = TestClock::at_noon();
        let config = config(url, folder.path());
        let accounts =
            Accounts::connect(&config, Arc::new(clock.clone())).expect("the configuration works");
        accounts.migrate().await.expect("the database is migrated");
        let portal = add_portal(&accounts, "Norte Lines", "tickets.example.test").await;
        Self { accounts, clock, portal, config, folder, postgres }
    }

    /// Creates another operator. Returns its portal.
    pub async fn other_portal(&self) -> Arc<Portal> {
        add_portal(&self.accounts, "Sur Ferries", "ferries.example.test").await
    }

    /// Returns the URL of the same database with another host, port and user, and additional parameters.
    pub fn database_url(&self, address: SocketAddr, user: &str, parameters: &str) -> String {
        use secrecy::ExposeSecret;
        let mut url = url::Url::parse(self.config.database_url.expose_secret()).expect("a URL");
        url.set_ip_host(address.ip()).expect("a host");
        url.set_port(Some(address.port())).expect("a port");
        url.set_username(user).expect("a user");
        let all = [url.query().unwrap_or_default(), parameters];
        let all: Vec<_> = all.into_iter().filter(|text| !text.is_empty()).collect();
        url.set_query(Some(&all.join("&")));
        url.into()
    }

    /// Returns another instance of the product, with that database URL.
    pub fn instance(&self, database_url: &str) -> Accounts {
        let config = Config { database_url: database_url.into(), ..self.config.clone() };
        Accounts::connect(&config, Arc::new(self.clock.clone())).expect("the configuration works")
    }

    /// Returns the app with that instance, whose database has no operator yet.
    pub async fn with_instance(self, accounts: &Accounts) -> Self {
        let portal = add_portal(accounts, "Norte Lines", "tickets.example.test").await;
        Self { accounts: accounts.clone(), portal, ..self }
    }

    /// Deletes the operator, so that the database is like a new one.
    pub async fn remove_operator(&self) {
        self.execute("DELETE FROM products; DELETE FROM portals; DELETE FROM operators").await;
    }

    /// Confirms a host that the operator has claimed. Returns the id of its portal.
    pub async fn confirm_host(&self, host: &str) -> PortalId {
        let vouched = self.accounts.branding().vouch_for_host(&self.portal.host, host).await;
        vouched.expect("the host was asked for")
    }

    /// Returns the portal with its current settings.
    pub async fn portal_now(&self) -> Arc<Portal> {
        let portal = self.accounts.portal(&self.portal.host).await;
        portal.expect("the database answers").expect("the portal")
    }

    /// Returns a customer's client with a browser and IP address of its own.
    pub fn caller(&self) -> Caller {
        Caller {
            portal: Arc::clone(&self.portal),
            ip: std::net::Ipv4Addr::from(random::u32()).into(),
            user_agent: "Test browser".into(),
            device: None,
            session: None,
            locale: Locale::English,
        }
    }

    /// Buys, with the draws of a new customer's and of the order's number.
    pub async fn buy_with(&self, draws: (u32, u64), form: BuyForm) -> Bought {
        let (accounts, caller) = (&self.accounts, self.caller());
        let bought = accounts.orders().buy_with(draws, &caller, None, form).await;
        bought.expect("bought")
    }

    /// Confirms a registration in its browser, with the draw of a new customer's number.
    pub async fn confirm_with(&self, draw: u32, link: &str, pending: &str) {
        let (accounts, caller) = (&self.accounts, self.caller());
        let confirmed =
            accounts.registration().confirm_with(draw, &caller, link, Some(pending), None);
        confirmed.await.expect("confirmed");
    }

    /// Handles a callback, with the draw of a new customer's number.
    ///
    /// # Errors
    /// Why the sign-in failed.
    pub async fn handle_callback_with(
        &self,
        draw: u32,
        caller: &Caller,
        provider: ProviderId,
        (flow, answer): (&str, &[(String, String)]),
    ) -> Result<CallbackOutcome, SsoFailed> {
        let accounts = &self.accounts;
        accounts.sso().handle_callback_with(draw, caller, provider, Some(flow), answer).await
    }

    /// Returns an agent's client with an IP address of its own.
    pub fn agent_caller(&self) -> AgentCaller {
        let Caller { ip, user_agent, locale, .. } = self.caller();
        AgentCaller { ip, user_agent, session: None, device: None, locale, api_token: None }
    }

    /// Returns the current TOTP code of that secret (base32).
    pub fn code(&self, secret: &str) -> String {
        let secret = crate::agents::totp::parse_base32(secret).expect("base32");
        crate::agents::totp::code(&secret, crate::clock::Clock::now(&self.clock))
    }

    /// Returns a client with changed settings.
    pub fn caller_with(&self, change: impl FnOnce(&mut model::Settings)) -> Caller {
        let mut portal = (*self.portal).clone();
        change(&mut portal.settings);
        Caller { portal: Arc::new(portal), ..self.caller() }
    }

    /// Adds a product of the portal's operator.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn add_product(&self, title: &str, description: &str) -> Result<(), StoreError> {
        let product = product(self.portal.operator, title, description, None);
        write!(self.accounts.store(), products::insert(product)).await.map(|_| ())
    }

    /// Returns the database file of an app on SQLite.
    pub fn sqlite_path(&self) -> PathBuf {
        self.folder.path().join("test.sqlite")
    }
}

async fn add_portal(accounts: &Accounts, name: &str, host: &str) -> Arc<Portal> {
    let operator = NewOperator {
        name: name.into(),
        host: host.into(),
        origin: format!("https://{host}"),
        accent: "#005ab5".into(),
        sender: format!("tickets@{host}").parse().expect("an address"),
        default_locale: Locale::English,
        settings: model::Settings::default(),
    };
    let (operator, _) = accounts.operators().create(&operator).await.expect("an operator");
    for (title, capacity) in [("Córdoba → Rosario", None), ("Isla Victoria", Some(10))] {
        let product = product(operator, title, "A day out.", capacity);
        write!(accounts.store(), products::insert(product)).await.expect("a product");
    }
    accounts.portal(host).await.expect("the database answers").expect("the portal is there")
}

const fn product<'a>(
    operator_id: OperatorId,
    title: &'a str,
    description: &'a str,
    capacity: Option<i32>,
) -> NewProduct<'a> {
    NewProduct {
        operator_id,
        position: 0,
        terms: ProductTerms {
            title,
            description,
            price_minor: 2_430_000,
            currency: "ARS",
            capacity,
            everywhere: true,
            on_sale_from: None,
            on_sale_until: None,
            max_travellers: None,
            payment_hours: None,
            dated: false,
        },
    }
}
