//! The product's use cases, one per module, behind one handle. Independent of any web framework.

mod access;
pub mod agents;
mod api_tokens;
mod audit;
mod authorities;
mod bounces;
mod branding;
mod campaigns;
mod capacity;
mod catalogue;
mod causes;
pub mod clock;
mod clock_setback;
mod config;
mod consents;
mod customer_lookup;
mod customer_record;
mod customers;
mod deployment;
mod email_proof;
mod even_time;
mod events;
mod exports;
mod foreign_hash;
mod form_owner;
mod gauges;
mod groups;
mod hash_renewal;
mod imports;
pub mod instruments;
mod key_rotation;
mod links;
pub mod mail;
mod mail_log;
mod names;
mod objections;
mod once;
mod operators;
mod outbox;
mod overview;
mod password_blocklist;
mod password_hasher;
mod passwords;
mod portals;
mod preconditions;
mod priority;
mod profile;
mod purchase_claim;
mod purchases;
mod random;
mod readiness;
mod recovery;
mod registration;
mod retention;
mod retry;
mod secret_keys;
#[cfg(feature = "seeding")]
pub mod seeding;
mod session;
mod settings;
mod sign_in;
pub mod sso;
mod store;
#[cfg(feature = "testing")]
pub mod testing;
mod throttle;
pub mod time_zones;
mod timeline;
mod token;
mod undo_notice;
mod webhooks;

use clock::Clock;
use mail::Transport;
use model::{Locale, Portal};
use moka::future::Cache;
use password_hasher::PasswordHasher;
use secret_keys::SecretKeys;
use std::{
    net::IpAddr,
    path::{Path, PathBuf},
    sync::{Arc, atomic::AtomicBool},
    time::Duration,
};
use store::Store;
use tokio::sync::Notify;

pub use access::{AccessError, AgentCaller};
pub use agents::{AgentError, PendingRequest};
pub use api_tokens::{ApiBudget, ApiCaller, ApiRejection, ApiTokenForm, CreatedApiToken};
pub use audit::AuditFilter;
pub use authorities::Authorities;
pub use bounces::BounceOutcome;
pub use branding::{HostError, HostOutcome, PortalForm, SenderError};
pub use campaigns::CampaignForm;
pub use capacity::Capacity;
pub use catalogue::ProductForm;
pub use causes::causes;
pub use clock_setback::MadeDue;
pub use config::{Config, SetupError};
pub use customers::{
    CreatedCustomer, CreationRejection, CustomerCreation, CustomerForm, CustomerPatch,
    ExternalIdChange, ListedActivation, ListedCustomer, MergeForm, NewCustomerForm,
};
pub use deployment::PortalEntry;
pub use events::ListedEvent;
pub use exports::{Export, ExportForm, ExportInterrupted};
pub use foreign_hash::{ForeignAccountRefusal, HashRefusal};
pub use form_owner::FormOwner;
pub use groups::*;
pub use imports::{ImportCommand, ImportError, ImportForm, Imported, ReportPart};
pub use key_rotation::{KeyRotation, KeyRotationError, KeyUsage};
pub use once::OneTimeKey;
pub use operators::{CreateOperatorError, NewOperator};
pub use preconditions::{ChangeRejection, Precondition, Versions};
pub use priority::{Urgency, step_back};
pub use profile::{ChangedEmail, ProfileForm};
pub use purchases::{
    ApiOrderFilter, Bought, BuyForm, CancelOrderForm, ExternalOrder, ListedOrder, OrderCustomer,
    OrderFilter, OrderNameForm, PlacedOrder, SaleForm,
};
pub use readiness::NotReady;
pub use recovery::PasswordSet;
pub use registration::{Confirmed, RegisterForm};
pub use retention::{Expired, PurgeError, Retention};
pub use session::ContinuedSession;
pub use settings::SettingsError;
pub use sign_in::{SignInForm, SignedIn};
pub use store::{ConnectError, CopyError, SchemaState, ServingLock, StoreError};
pub use token::Secret;
pub use webhooks::{CreatedWebhook, WebhookForm};

/// Client of a request, and its portal.
#[derive(Debug, Clone)]
pub struct Caller {
    pub portal: Arc<Portal>,
    pub ip: IpAddr,
    pub user_agent: String,
    /// Value of the device cookie as received.
    pub device: Option<String>,
    /// Value of the session cookie as received. Signing in ends that session.
    pub session: Option<String>,
    pub locale: Locale,
}

/// Handle of the product. Cheap to clone.
#[derive(Clone)]
pub struct Accounts(Arc<Inner>);

struct Inner {
    store: Store,
    clock: Arc<dyn Clock>,
    hasher: PasswordHasher,
    transport: Transport,
    /// What encrypts secrets in the database.
    secret_keys: SecretKeys,
    sso: sso::Sso,
    portals: Cache<String, Option<Arc<Portal>>>,
    /// What customers did on days that are over.
    past_days: overview::PastDays,
    mail_queued: Notify,
    /// Whether sending mails has been stopped.
    mails_stopped: AtomicBool,
    /// Identifies this server process.
    server: Secret,
    backoffice_origin: Option<String>,
    return_path_domain: Option<String>,
    retention: Retention,
    capacity: Capacity,
}

impl Accounts {
    /// Maximum time until a changed setting takes effect on another instance.
    const PORTAL_CACHE: Duration = Duration::from_secs(2);

    /// Creates the handle, with its pools and mail transport. Neither opens a connection nor migrates.
    ///
    /// # Errors
    /// [`SetupError`] when the configuration is not valid.
    pub fn connect(config: &Config, clock: Arc<dyn Clock>) -> Result<Self, SetupError> {
        Ok(Self(Arc::new(Inner {
            store: Store::open(&config.database_url, config.capacity.database_connections)?,
            secret_keys: SecretKeys::new(&config.secret_keys).map_err(SetupError::SecretKeys)?,
            sso: sso::Sso::new(&config.sso, Arc::clone(&clock)),
            clock,
            hasher: PasswordHasher::new(config.capacity.password_hashes),
            transport: Transport::new(&config.mail, config.capacity.mails)?,
            portals: Cache::builder().max_capacity(10_000).time_to_live(Self::PORTAL_CACHE).build(),
            past_days: overview::PastDays::default(),
            mail_queued: Notify::new(),
            mails_stopped: AtomicBool::new(false),
            server: Secret::random(),
            backoffice_origin: config.backoffice_origin.clone(),
            return_path_domain: config.return_path_domain.clone(),
            retention: config.retention,
            capacity: config.capacity,
        })))
    }

    /// Migrates the database. Safe when several instances start at once. An up-to-date schema requires no right to
    /// change it.
    ///
    /// # Errors
    /// [`ConnectError`] when the database cannot be reached, a migration fails, or a newer release has made the tables
    /// incompatible.
    #[tracing::instrument(skip_all)]
    pub async fn migrate(&self) -> Result<(), ConnectError> {
        self.0.store.migrate().await
    }

    /// Fills, in batches, what migrations leave empty in existing rows; may run while requests are served. Skips what
    /// is already filled.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn back_fill(&self) -> Result<(), StoreError> {
        self.customers().make_missing_keys().await
    }

    /// Returns whether the database is a server, which may be temporarily unavailable, and not a file.
    pub fn has_database_server(&self) -> bool {
        matches!(self.0.store, Store::Postgres(_))
    }

    /// Returns how the database's schema relates to this build. Changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn schema_state(&self) -> Result<SchemaState, StoreError> {
        self.0.store.schema_state().await
    }

    /// Returns a lock that keeps other servers off the database while it is held: two on one SQLite file would get in
    /// each other's way. Commands are not affected.
    ///
    /// # Errors
    /// [`ConnectError::InUse`] when another server uses it.
    pub fn lock_for_serving(&self) -> Result<ServingLock, ConnectError> {
        self.0.store.lock_for_serving()
    }

    /// Copies the SQLite database to a new file and verifies the copy, while servers and commands continue. Returns its
    /// size in bytes.
    ///
    /// # Errors
    /// [`CopyError`]; there is no new file then.
    #[tracing::instrument(skip_all)]
    pub async fn backup(&self, to: &Path) -> Result<u64, CopyError> {
        self.0.store.backup(to).await
    }

    /// Replaces the SQLite database by a backup. With `replace` an existing database is renamed; returns its new path.
    ///
    /// # Errors
    /// [`CopyError`], also when a server works on the database; nothing has changed then.
    #[tracing::instrument(skip_all)]
    pub async fn restore(&self, from: &Path, replace: bool) -> Result<Option<PathBuf>, CopyError> {
        let now = self.now().format("%Y%m%d%H%M%S");
        let ending = replace.then(|| format!(".replaced-{now}"));
        self.0.store.restore(from, ending).await
    }

    /// Checks that the database answers.
    ///
    /// # Errors
    /// [`StoreError`] when it does not.
    #[tracing::instrument(skip_all)]
    pub async fn ping(&self) -> Result<(), StoreError> {
        store::read!(&self.0.store, portals::ping()).await
    }

    /// Checks that mail can be sent.
    ///
    /// # Errors
    /// What the mail server, or the folder, said.
    #[tracing::instrument(skip_all)]
    pub async fn check_mail_transport(&self) -> Result<(), String> {
        self.0.transport.check().await
    }

    /// Returns the current time, in UTC.
    pub fn now(&self) -> model::Timestamp {
        self.0.clock.now()
    }

    fn store(&self) -> &Store {
        &self.0.store
    }
}
