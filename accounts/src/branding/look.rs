//! A portal's colour and languages.

use super::difference;
use crate::{
    AgentCaller, audit,
    groups::Branding,
    store::{
        StoreError, query,
        rows::{LookChange, NewAudit},
        transaction,
    },
};
use model::{
    Accent, Agent, AuditAction, Failure, Locale, PortalId,
    refusals::{AccentRefusal, LanguagesRefusal},
};

impl Branding<'_> {
    /// Changes the colour of a portal's buttons and links.
    ///
    /// # Errors
    /// When it is not a colour, or text would be unreadable in it.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn change_accent(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: PortalId,
        accent: &str,
    ) -> Result<(), Failure<AccentRefusal>> {
        let unknown = AccentRefusal::Unknown;
        let old = self.known_portal(agent, id, unknown).await?.portal;
        let accent: Accent = accent.parse().map_err(|_| AccentRefusal::AccentInvalid)?;
        if !accent.is_readable() {
            return Err(AccentRefusal::AccentContrast.into());
        }
        let new = accent.to_string();
        if old.accent.eq_ignore_ascii_case(&new) {
            return Ok(());
        }
        let record = NewAudit {
            before: Some(format!("accent={}", old.accent)),
            after: Some(format!("accent={new}")),
            ..audit::new_record(
                AuditAction::PortalChanged,
                agent,
                caller,
                &old.name,
                self.accounts.now(),
            )
        };
        let look = LookChange { accent: Some(&new), ..LookChange::default() };
        let is_known = self.change_look(id, look, &record).await?;
        self.changed(is_known, unknown)
    }

    /// Sets the languages of a portal, and which of them is the default.
    ///
    /// # Errors
    /// When the list is empty, or the default is not in it.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn change_languages(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: PortalId,
        locales: &[Locale],
        default: Locale,
    ) -> Result<(), Failure<LanguagesRefusal>> {
        let unknown = LanguagesRefusal::Unknown;
        let old = self.known_portal(agent, id, unknown).await?.portal;
        if locales.is_empty() {
            return Err(LanguagesRefusal::NoLanguage.into());
        }
        if !locales.contains(&default) {
            return Err(LanguagesRefusal::DefaultNotOffered.into());
        }
        let offered = tags(locales);
        let before = [
            ("locales", tags(&old.locales)),
            ("default_locale", old.default_locale.tag().to_owned()),
        ];
        let after = [("locales", offered.clone()), ("default_locale", default.tag().to_owned())];
        if before == after {
            return Ok(());
        }
        let record = NewAudit {
            before: Some(difference(&before, &after)),
            after: Some(difference(&after, &before)),
            ..audit::new_record(
                AuditAction::PortalChanged,
                agent,
                caller,
                &old.name,
                self.accounts.now(),
            )
        };
        let look = LookChange {
            locales: Some(&offered),
            default_locale: Some(default.tag()),
            ..LookChange::default()
        };
        let is_known = self.change_look(id, look, &record).await?;
        self.changed(is_known, unknown)
    }

    /// Changes how a portal looks. Returns whether the operator has it.
    async fn change_look(
        self,
        portal: PortalId,
        look: LookChange<'_>,
        record: &NewAudit,
    ) -> Result<bool, StoreError> {
        let operator = record.operator_id;
        transaction!(self.accounts.store(), async |tx| {
            let is_known = query!(tx, branding::change_look(operator, portal, look)).await?;
            if is_known {
                query!(tx, audit::record(record)).await?;
            }
            Ok(is_known)
        })
        .await
    }
}

/// Returns the distinct language tags in the order of [`Locale::ALL`].
fn tags(locales: &[Locale]) -> String {
    Locale::ALL
        .into_iter()
        .filter(|locale| locales.contains(locale))
        .map(Locale::tag)
        .collect::<Vec<_>>()
        .join(",")
}
