//! Portals by host name, with their settings put together.

use crate::{
    Accounts, sso,
    store::{
        StoreError, read,
        rows::{PortalRow, ProviderRow},
    },
};
use model::{Portal, ProviderChoice, Settings};
use std::sync::Arc;

impl Accounts {
    /// The portal of a host name (lower case, without a port).
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn portal(&self, host: &str) -> Result<Option<Arc<Portal>>, StoreError> {
        if let Some(portal) = self.0.portals.get(host).await {
            return Ok(portal);
        }
        let row = read!(self.store(), portals::by_host(host)).await?;
        let portal = match row.and_then(from_row) {
            Some(portal) => Some(Arc::new(Portal {
                providers: self.choices(&portal).await?,
                ..portal
            })),
            None => None,
        };
        self.0.portals.insert(host.to_owned(), portal.clone()).await;
        Ok(portal)
    }

    /// The oldest portal of an operator: what agents send to its customers, and what is sent to agents, comes from there.
    pub(crate) async fn first_portal(&self, operator: i64) -> Result<Option<Portal>, StoreError> {
        let row = read!(self.store(), portals::first_of_operator(operator)).await?;
        Ok(row.and_then(from_row))
    }

    /// Where visitors of the portal may sign in instead.
    async fn choices(&self, portal: &Portal) -> Result<Vec<ProviderChoice>, StoreError> {
        let settings = &portal.settings;
        if !(settings.customer_accounts_enabled && settings.sso_enabled) {
            return Ok(Vec::new());
        }
        let operator = portal.operator;
        let rows = read!(self.store(), providers::of_operator(operator)).await?;
        Ok(rows.iter().filter_map(choice).collect())
    }

    /// The portal a mail is sent for, without its providers: no mail names them.
    pub(crate) async fn portal_by_id(
        &self,
        operator: i64,
        portal: i64,
    ) -> Result<Option<Portal>, StoreError> {
        let row = read!(self.store(), portals::by_id(operator, portal)).await?;
        Ok(row.and_then(from_row))
    }
}

/// None, and a line in the log, when the row holds what no release of this product wrote.
fn from_row(row: PortalRow) -> Option<Portal> {
    let Ok(sender) = row.sender.parse() else {
        tracing::error!(
            portal = row.id,
            "the sender of the portal's operator is not an email address"
        );
        return None;
    };
    Some(Portal {
        id: row.id,
        operator: row.operator,
        operator_name: row.operator_name,
        name: row.name,
        host: row.host,
        origin: row.origin,
        accent: row.accent,
        default_locale: row.default_locale.parse().unwrap_or_default(),
        sender_name: row.sender_name,
        sender,
        settings: Settings {
            customer_accounts_enabled: effective(row.accounts),
            force_login: effective(row.force_login),
            sso_enabled: effective(row.sso),
            sso_only: effective(row.sso_only),
            tell_when_email_is_registered: effective(row.tell),
            session_idle_minutes: effective(row.idle),
            session_absolute_minutes: effective(row.absolute),
            remember_me_minutes: effective(row.remember),
            password_minimum: effective(row.minimum),
        },
        providers: Vec::new(),
    })
}

fn choice(row: &ProviderRow) -> Option<ProviderChoice> {
    let provider = sso::parsed(row)?;
    Some(ProviderChoice {
        id: row.id,
        name: provider.name,
        button: provider.button,
        error: provider.error,
    })
}

fn effective<T>((operator, portal): (T, Option<T>)) -> T {
    portal.unwrap_or(operator)
}
