//! Portals by host name, with their resolved settings.

use crate::{
    Accounts, sso,
    store::{
        StoreError, read,
        rows::{PortalRow, ProviderRow},
    },
};
use model::{
    ConsentText, ConsentTextId, Locale, Logo, Message, OperatorId, OwnMessage, Portal, PortalId,
    ProviderChoice,
};
use std::sync::Arc;

impl Accounts {
    /// Returns the portal of a host name (lower case, without a port).
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn portal(&self, host: &str) -> Result<Option<Arc<Portal>>, StoreError> {
        if let Some(portal) = self.0.portals.get(host).await {
            return Ok(portal);
        }
        let row = read!(self.store(), portals::by_host(host)).await?;
        let portal = match row.and_then(from_row) {
            Some(portal) => Some(Arc::new(Portal {
                providers: self.choices(&portal).await?,
                messages: self.own_messages(portal.operator).await?,
                consent: self.consent_texts(portal.operator).await?,
                ..portal
            })),
            None => None,
        };
        self.0.portals.insert(host.to_owned(), portal.clone()).await;
        Ok(portal)
    }

    /// Returns the oldest portal of an operator, which sends the mails to its agents.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn first_portal(
        &self,
        operator: OperatorId,
    ) -> Result<Option<Portal>, StoreError> {
        let row = read!(self.store(), portals::first_of_operator(operator)).await?;
        Ok(row.and_then(from_row))
    }

    /// Returns the portal that links in mails sent by agents lead to: the oldest that accepts passwords, otherwise the
    /// oldest with accounts, otherwise the oldest.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn customers_portal(
        &self,
        operator: OperatorId,
    ) -> Result<Option<Portal>, StoreError> {
        let rows = read!(self.store(), portals::of_operator(operator)).await?;
        let fits = |portal: &Portal| {
            let settings = &portal.settings;
            (!settings.password_sign_in(), !settings.customer_accounts_enabled)
        };
        Ok(rows.into_iter().filter_map(from_row).min_by_key(fits))
    }

    /// Returns the providers that visitors of the portal may sign in with.
    async fn choices(&self, portal: &Portal) -> Result<Vec<ProviderChoice>, StoreError> {
        let settings = &portal.settings;
        if !(settings.customer_accounts_enabled && settings.sso_enabled) {
            return Ok(Vec::new());
        }
        let operator = portal.operator;
        let rows = read!(self.store(), providers::of_operator(operator)).await?;
        Ok(rows.iter().filter_map(choice).collect())
    }

    /// Returns the portal of a mail, without its providers, which no mail needs.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn portal_by_id(
        &self,
        operator: OperatorId,
        portal: PortalId,
    ) -> Result<Option<Portal>, StoreError> {
        let row = read!(self.store(), portals::by_id(operator, portal)).await?;
        Ok(match row.and_then(from_row) {
            Some(portal) => Some(Portal { messages: self.own_messages(operator).await?, ..portal }),
            None => None,
        })
    }

    /// Returns the operator's custom messages.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn own_messages(
        &self,
        operator: OperatorId,
    ) -> Result<Vec<OwnMessage>, StoreError> {
        let rows = read!(self.store(), messages::of_operator(operator)).await?;
        let own = |(message, locale, text): (String, String, String)| {
            Some(OwnMessage {
                message: Message::from_code(&message)?,
                locale: locale.parse().ok()?,
                text,
            })
        };
        Ok(rows.into_iter().filter_map(own).collect())
    }

    /// Returns what people agree to who register with the operator, in each language that it is written in.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn consent_texts(
        &self,
        operator: OperatorId,
    ) -> Result<Vec<ConsentText>, StoreError> {
        let rows = read!(self.store(), consents::current_texts(operator)).await?;
        let text = |(id, locale, text): (ConsentTextId, String, String)| {
            Some(ConsentText { id, locale: locale.parse().ok()?, text })
        };
        Ok(rows.into_iter().filter_map(text).collect())
    }
}

/// Returns a portal. None, with a log message, when the row holds values that no release wrote.
pub(crate) fn from_row(row: PortalRow) -> Option<Portal> {
    let Ok(sender) = row.operator.sender.parse() else {
        tracing::error!(
            operator = row.operator.id.get(),
            portal = row.id.get(),
            "portal.sender.invalid"
        );
        return None;
    };
    let settings = row.settings();
    let default_locale = row.default_locale.unwrap_or(row.operator.default_locale);
    let default_locale = default_locale.parse().unwrap_or_default();
    let (locales, default_locale) = offered(&row.locales, default_locale);
    Some(Portal {
        id: row.id,
        operator: row.operator.id,
        operator_name: row.operator.name,
        name: row.name,
        host: row.host,
        origin: row.origin,
        accent: row.accent,
        locales,
        default_locale,
        logo: logo(row.logo_file, row.logo_width, row.logo_height),
        sender_name: row.operator.sender_name,
        sender,
        settings,
        providers: Vec::new(),
        messages: Vec::new(),
        consent: Vec::new(),
    })
}

/// Returns the languages of a list of tags, and the default among them.
fn offered(tags: &str, default: Locale) -> (Vec<Locale>, Locale) {
    let offered = |locale: &Locale| tags.split(',').any(|tag| tag == locale.tag());
    let locales: Vec<Locale> = Locale::ALL.into_iter().filter(offered).collect();
    match locales.first() {
        None => (vec![default], default),
        Some(_) if locales.contains(&default) => (locales, default),
        Some(&first) => (locales, first),
    }
}

fn logo(file: Option<String>, width: Option<i32>, height: Option<i32>) -> Option<Logo> {
    Some(Logo { file: file?, width: width?, height: height? })
}

/// Returns what visitors see of a provider. None, with a log message, when it cannot be read.
pub(crate) fn choice(row: &ProviderRow) -> Option<ProviderChoice> {
    let provider = sso::parsed(row)?;
    Some(ProviderChoice {
        id: row.id,
        access_rule: row.access_rule,
        name: provider.name,
        button: provider.button,
        error: provider.error,
    })
}
