//! Creating operators, from the command line.

use crate::{
    Accounts,
    groups::Operators,
    store::{
        StoreError, query,
        rows::{NewOperatorRow, NewPortalRow, SettingsRow},
        transaction,
    },
};
use model::{Accent, EmailAddress, Locale, OperatorId, PortalId, Settings};

/// An operator with its first portal.
#[derive(Debug, Clone)]
pub struct NewOperator {
    pub name: String,
    pub host: String,
    /// Scheme, host and port, such as `https://tickets.example.com`.
    pub origin: String,
    /// CSS colour, `#rrggbb`.
    pub accent: String,
    pub sender: EmailAddress,
    pub default_locale: Locale,
    pub settings: Settings,
}

/// Why an operator was not created.
#[derive(Debug, thiserror::Error)]
pub enum CreateOperatorError {
    #[error("another portal has the host {0}")]
    HostTaken(String),
    #[error("{0} is the host of backoffice_origin: a portal there would be served to nobody")]
    HostReserved(String),
    #[error("the accent must be a colour like #0b5fbd")]
    Accent,
    #[error("text cannot be read in the accent: {nearest} is the nearest colour that works")]
    AccentContrast { nearest: Accent },
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Operators<'_> {
    /// Creates an operator with one portal. Returns the ids of both. Host and sender need no confirmation: the server
    /// administrator vouches for them.
    ///
    /// # Errors
    /// [`CreateOperatorError`] when a value is not valid, the host is taken, or the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn create(
        self,
        new: &NewOperator,
    ) -> Result<(OperatorId, PortalId), CreateOperatorError> {
        if self.accounts.is_backoffice_host(&new.host) {
            return Err(CreateOperatorError::HostReserved(new.host.clone()));
        }
        self.insert(new, false).await
    }

    /// Creates an operator with one portal, without checking the host. `demo` marks it as the demo's. Returns the ids
    /// of the operator and of the portal.
    ///
    /// # Errors
    /// As [`create`](Operators::create).
    pub(crate) async fn insert(
        self,
        new: &NewOperator,
        demo: bool,
    ) -> Result<(OperatorId, PortalId), CreateOperatorError> {
        let accent: Accent = new.accent.parse().map_err(|_| CreateOperatorError::Accent)?;
        if !accent.is_readable() {
            let nearest = accent.nearest_readable();
            return Err(CreateOperatorError::AccentContrast { nearest });
        }
        let accent = accent.to_string();
        let operator = NewOperatorRow {
            name: &new.name,
            default_locale: new.default_locale.tag(),
            sender_name: &new.name,
            sender: new.sender.as_str(),
            settings: SettingsRow::from(&new.settings),
            created_at: self.accounts.now(),
            demo,
        };
        let created = transaction!(self.accounts.store(), async |tx| {
            if query!(tx, hosts::holder(&new.host)).await?.is_some() {
                return Ok(None);
            }
            let operator_id = query!(tx, portals::insert_operator(&operator)).await?;
            let portal = NewPortalRow {
                operator_id,
                name: &new.name,
                host: &new.host,
                origin: &new.origin,
                accent: &accent,
            };
            let portal = query!(tx, portals::insert(portal)).await?;
            Ok(Some((operator_id, portal)))
        })
        .await?;
        created.ok_or_else(|| CreateOperatorError::HostTaken(new.host.clone()))
    }
}

impl Accounts {
    /// Returns whether the backoffice has this host, regardless of ports: portals are looked up by name alone.
    pub(crate) fn is_backoffice_host(&self, host: &str) -> bool {
        let origin = self.0.backoffice_origin.as_deref();
        let origin = origin.and_then(|origin| url::Url::parse(origin).ok());
        origin.is_some_and(|origin| origin.host_str() == Some(host))
    }
}
