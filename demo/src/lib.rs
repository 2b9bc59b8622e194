//! The demo: operators in every mode, their products, people in every state of a customer, and a mailbox that shows what
//! they were sent. A feature of the server, which packages are built without: its passwords and keys are public.

mod activity;
mod agents;
mod announcement;
mod filling;
pub mod mailbox;
mod operator;
mod operators;
mod ownership;
mod people;
mod products;
mod providers;

pub use agents::{MANY, TOTP_SECRET};
pub use announcement::announce;

use accounts::{
    AccessError, Accounts, CreateOperatorError, ImportError, NewOperator, StoreError,
    seeding::SeedPortal, sso::ProviderError,
};
use operator::Operator;
use operators::{ADDITIONAL_PORTALS, OPERATORS};

/// Password of every demo agent, and of every demo customer who has one.
pub const PASSWORD: &str = "a window seat to Rosario";
/// The key of deployments that have none: base64 of 32 bytes. Public, as it is part of the source.
pub const SECRET_KEY: &str = "Z3VpY2hldCBkZW1vOiBub3QgYSBzZWNyZXQsIGV2ZXI=";

/// Why the demo was not loaded.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Provider(#[from] ProviderError),
    #[error(transparent)]
    Access(#[from] AccessError),
    #[error(transparent)]
    Import(#[from] ImportError),
    /// An agent of the demo was refused something.
    #[error("the demo was refused its {0}")]
    Refused(String),
    #[error(
        "this database holds operators that the demo did not make ({0}). The demo would let everybody into them, with a \
         password and an authenticator key that are public; nothing was changed. Give it a database of its own, such as \
         GUICHET_DATABASE_URL=sqlite://data/demo.sqlite"
    )]
    Foreign(String),
}

/// Base URLs of the demo's providers, such as `http://127.0.0.1:3010`. What depends on a missing one is skipped.
#[derive(Debug, Clone, Default)]
pub struct DemoProviders {
    pub openid: Option<String>,
    pub cas: Option<String>,
}

/// Loads the demo where it is missing; its portals are served on that port. Skips operators whose providers are missing.
///
/// # Errors
/// [`DemoError`]; `Foreign`, before any change, when the database holds operators that are not the demo's.
#[tracing::instrument(skip_all)]
pub async fn load(
    accounts: &Accounts,
    port: u16,
    providers: &DemoProviders,
) -> Result<(), DemoError> {
    let foreign = accounts.seeding().claim(ownership::is_own).await?;
    if !foreign.is_empty() {
        return Err(DemoError::Foreign(foreign.join(", ")));
    }
    let mut created = Vec::new();
    for operator in &OPERATORS {
        let mut needed = operator.providers.iter();
        if needed.all(|provider| provider.url(providers).is_some()) {
            if load_operator(accounts, operator, port).await? {
                created.push(operator.host);
            }
            providers::load(accounts, operator.host, operator.providers, providers).await?;
        }
    }
    load_additional_portals(accounts, port).await?;
    agents::load(accounts).await?;
    if created.contains(&OPERATORS[0].host) {
        activity::load(accounts).await?;
    }
    Ok(())
}

/// Creates an operator with its data, or updates the port of the portal of an earlier start. Returns whether it was
/// created.
async fn load_operator(
    accounts: &Accounts,
    operator: &Operator,
    port: u16,
) -> Result<bool, StoreError> {
    let new = NewOperator {
        name: operator.name.into(),
        host: operator.host.into(),
        origin: format!("http://{}:{port}", operator.host),
        accent: operator.accent.into(),
        sender: operator.sender().parse().expect("the demo's senders are addresses"),
        default_locale: operator.locale,
        settings: operator.full_settings(),
    };
    match accounts.seeding().operator(&new).await {
        Ok(ids) => filling::fill(accounts, operator, ids).await.map(|()| true),
        Err(CreateOperatorError::Store(error)) => Err(error),
        Err(CreateOperatorError::HostTaken(host)) => {
            accounts.seeding().set_origin(&host, &new.origin).await.map(|()| false)
        }
        Err(
            CreateOperatorError::HostReserved(_)
            | CreateOperatorError::Accent
            | CreateOperatorError::AccentContrast { .. },
        ) => Ok(false),
    }
}

/// Adds the additional portals of the operators where they are missing.
async fn load_additional_portals(accounts: &Accounts, port: u16) -> Result<(), StoreError> {
    for additional in &ADDITIONAL_PORTALS {
        let origin = format!("http://{}:{port}", additional.host);
        let portal = SeedPortal {
            first_host: additional.first_host,
            name: additional.name,
            host: additional.host,
            origin: &origin,
            accent: additional.accent,
            overrides: &additional.own,
        };
        accounts.seeding().portal(portal).await?;
    }
    Ok(())
}
