//! Demo data: operators, their products, and people in every state of a customer.

mod agents;
mod bulk_customers;
mod filling;
mod operator;
mod operators;
mod ownership;
mod people;
mod products;
mod providers;

pub use agents::{DEMO_MANY, DEMO_TOTP_SECRET};
pub use bulk_customers::number_at;

use crate::{
    CreateOperatorError, NewOperator,
    groups::Demo,
    sso::ProviderError,
    store::{
        StoreError, query,
        rows::{NewPortalRow, NewProduct},
        transaction, write,
    },
};
use model::{EmailAddress, ProductId};
use operators::{ADDITIONAL_PORTALS, OPERATORS};

/// Password of every demo agent, and of every demo customer who has one.
pub const DEMO_PASSWORD: &str = "a window seat to Rosario";

/// Why the demo was not loaded.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Provider(#[from] ProviderError),
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

impl Demo<'_> {
    /// Loads the demo where it is missing; its portals are served on that port. Skips operators whose providers are
    /// missing.
    ///
    /// # Errors
    /// [`DemoError`]; `Foreign`, before any change, when the database holds operators that are not the demo's.
    #[tracing::instrument(skip_all)]
    pub async fn load(self, port: u16, providers: &DemoProviders) -> Result<(), DemoError> {
        let foreign =
            transaction!(self.accounts.store(), async |tx| { ownership::claim(tx).await }).await?;
        if !foreign.is_empty() {
            return Err(DemoError::Foreign(foreign.join(", ")));
        }
        for operator in &OPERATORS {
            let mut needed = operator.providers.iter();
            if !needed.all(|provider| provider.url(providers).is_some()) {
                continue;
            }
            let new = NewOperator {
                name: operator.name.into(),
                host: operator.host.into(),
                origin: format!("http://{}:{port}", operator.host),
                accent: operator.accent.into(),
                sender: address(&operator.sender())?,
                default_locale: operator.locale,
                settings: operator.full_settings(),
            };
            match self.accounts.operators().insert(&new, true).await {
                Ok(ids) => self.fill(operator, ids).await?,
                Err(CreateOperatorError::Store(error)) => return Err(error.into()),
                // Left by an earlier start, perhaps on another port.
                Err(CreateOperatorError::HostTaken(host)) => {
                    let origin = &new.origin;
                    write!(self.accounts.store(), portals::set_origin(&host, origin)).await?;
                }
                Err(
                    CreateOperatorError::HostReserved(_)
                    | CreateOperatorError::Accent
                    | CreateOperatorError::AccentContrast { .. },
                ) => {}
            }
            self.load_providers(operator.host, operator.providers, providers).await?;
        }
        self.load_additional_portals(port).await?;
        Ok(self.load_demo_agents().await?)
    }

    /// Adds the additional portals of the operators where they are missing.
    async fn load_additional_portals(self, port: u16) -> Result<(), StoreError> {
        for additional in &ADDITIONAL_PORTALS {
            let Some(first) = self.accounts.portal(additional.first_host).await? else {
                continue;
            };
            let origin = format!("http://{}:{port}", additional.host);
            let portal = NewPortalRow {
                operator_id: first.operator,
                name: additional.name,
                host: additional.host,
                origin: &origin,
                accent: additional.accent,
            };
            transaction!(self.accounts.store(), async |tx| {
                if query!(tx, hosts::holder(additional.host)).await?.is_some() {
                    query!(tx, portals::set_origin(additional.host, &origin)).await?;
                    return Ok(());
                }
                let id = query!(tx, portals::insert(portal)).await?;
                query!(tx, branding::set_overrides(first.operator, id, &additional.own)).await?;
                Ok(())
            })
            .await?;
        }
        Ok(())
    }

    /// Adds something to sell; returns its id.
    pub(crate) async fn add_product(
        self,
        product: NewProduct<'_>,
    ) -> Result<ProductId, StoreError> {
        write!(self.accounts.store(), products::insert(product)).await
    }
}

fn address(text: &str) -> Result<EmailAddress, StoreError> {
    text.parse().map_err(|_| StoreError::Connection(format!("{text} is no address")))
}
