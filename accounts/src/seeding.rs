//! What demo data needs and no use case allows: operators that are marked as the demo's, portals at unconfirmed hosts,
//! untested providers, agents with a second factor that is known beforehand, and customers and purchases of the past.
//! Behind the feature `seeding`, which only the crate `demo` turns on: packages have none of it.

mod agents;
mod catalogue;
mod customers;

pub use agents::SeedAgent;
pub use catalogue::SeedProduct;
pub use customers::{SeedAccount, SeedBounce, SeedCustomer, SeedPurchase};

use crate::{
    CreateOperatorError, NewOperator,
    groups::Seeding,
    sso::ProviderError,
    store::{
        StoreError, Tx, query, read,
        rows::{LookChange, NewPortalRow},
        transaction, write,
    },
};
use model::{Locale, OperatorId, Overrides, PortalId, ProviderId};

/// An operator of the database, with what shows whether the demo created it.
#[derive(Debug)]
pub struct StoredOperator {
    pub name: String,
    pub sender: String,
    /// Whether it is marked as the demo's.
    pub demo: bool,
    /// Origins of its portals.
    pub origins: Vec<String>,
}

/// Another portal of an operator.
#[derive(Debug, Clone, Copy)]
pub struct SeedPortal<'a> {
    /// Host of one of the operator's portals.
    pub first_host: &'a str,
    pub name: &'a str,
    pub host: &'a str,
    /// Scheme, host and port.
    pub origin: &'a str,
    /// CSS colour, `#rrggbb`.
    pub accent: &'a str,
    pub overrides: &'a Overrides,
}

impl Seeding<'_> {
    /// Marks every operator as the demo's, unless there is one that is not, as `is_own` says. Returns the names of those
    /// that are not; nothing has changed if there is one.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn claim(
        self,
        is_own: fn(&StoredOperator) -> bool,
    ) -> Result<Vec<String>, StoreError> {
        transaction!(self.accounts.store(), async |tx| { claim(tx, is_own).await }).await
    }

    /// Creates an operator that is marked as the demo's, with its first portal. Returns the ids of both.
    ///
    /// # Errors
    /// [`CreateOperatorError`] when a value is not valid, the host is taken, or the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn operator(
        self,
        new: &NewOperator,
    ) -> Result<(OperatorId, PortalId), CreateOperatorError> {
        self.accounts.operators().insert(new, true).await
    }

    /// Changes the origin of the portal with that host.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn set_origin(self, host: &str, origin: &str) -> Result<(), StoreError> {
        write!(self.accounts.store(), seeding::set_origin(host, origin)).await
    }

    /// Adds a portal to an operator that there is. One that has the host already gets the origin.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn portal(self, new: SeedPortal<'_>) -> Result<(), StoreError> {
        let Some(first) = self.accounts.portal(new.first_host).await? else {
            return Ok(());
        };
        let portal = NewPortalRow {
            operator_id: first.operator,
            name: new.name,
            host: new.host,
            origin: new.origin,
            accent: new.accent,
        };
        transaction!(self.accounts.store(), async |tx| {
            if query!(tx, hosts::holder(new.host)).await?.is_some() {
                query!(tx, seeding::set_origin(new.host, new.origin)).await?;
                return Ok(());
            }
            let id = query!(tx, portals::insert(portal)).await?;
            query!(tx, branding::set_overrides(first.operator, id, new.overrides)).await?;
            Ok(())
        })
        .await
    }

    /// Offers a portal in these languages.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn offer(
        self,
        (operator, portal): (OperatorId, PortalId),
        languages: &[Locale],
    ) -> Result<(), StoreError> {
        let tags: Vec<_> = languages.iter().map(|language| language.tag()).collect();
        let tags = tags.join(",");
        let look = LookChange { locales: Some(&tags), ..LookChange::default() };
        write!(self.accounts.store(), branding::change_look(operator, portal, look)).await?;
        Ok(())
    }

    /// Marks a provider of the operator with that host as tested.
    ///
    /// # Errors
    /// [`ProviderError`] when no portal has the host, or the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn mark_as_tested(
        self,
        host: &str,
        provider: ProviderId,
    ) -> Result<(), ProviderError> {
        let operator = self.accounts.providers().operator_of(host).await?;
        let row = read!(self.accounts.store(), providers::by_id(operator, provider)).await?;
        if let Some(row) = &row {
            let (version, now) = (row.version, Some(self.accounts.now()));
            write!(self.accounts.store(), providers::set_tested(operator, provider, version, now))
                .await?;
        }
        Ok(())
    }

    /// Returns the hash of a password, as it is kept.
    ///
    /// # Errors
    /// [`StoreError`] when there are more passwords to hash than this machine can.
    #[tracing::instrument(skip_all)]
    pub async fn password_hash(self, password: &str) -> Result<String, StoreError> {
        let hash = self.accounts.0.hasher.hash(password).await;
        hash.map_err(|_| StoreError::Connection("no time to hash passwords".to_owned()))
    }
}

async fn claim(
    tx: &mut Tx,
    is_own: fn(&StoredOperator) -> bool,
) -> Result<Vec<String>, StoreError> {
    let (mut own, mut foreign) = (Vec::new(), Vec::new());
    let operators = query!(tx, seeding::all_operators()).await?;
    for row in operators {
        let origins = query!(tx, seeding::origins_of(row.id)).await?;
        let stored = StoredOperator { name: row.name, sender: row.sender, demo: row.demo, origins };
        if is_own(&stored) {
            own.push(row.id);
        } else {
            foreign.push(stored.name);
        }
    }
    if foreign.is_empty() {
        query!(tx, seeding::mark(&own)).await?;
    }
    Ok(foreign)
}
