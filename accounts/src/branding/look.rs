//! A portal's colour and languages.

use super::difference;
use crate::{
    Accounts, AgentCaller, audit,
    store::{
        rows::{LookChange, NewAudit},
        write,
    },
};
use model::{
    Accent, Agent, AuditAction, Failure, Locale,
    refusals::{AccentRefusal, LanguagesRefusal},
};

impl Accounts {
    /// Gives a portal's buttons and links another colour.
    ///
    /// # Errors
    /// It is none, or text cannot be read in it.
    pub async fn change_accent(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        id: i64,
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
        let act = NewAudit {
            was: Some(format!("accent={}", old.accent)),
            became: Some(format!("accent={new}")),
            ..audit::act(AuditAction::PortalChanged, agent, caller, &old.name, self.now())
        };
        let look = LookChange { accent: Some(&new), ..LookChange::default() };
        let outcome = write!(self.store(), branding::change_look(id, look, &act)).await;
        self.changed(outcome, unknown).await
    }

    /// Chooses the languages that a portal is offered in, and which of them is for who asks for none.
    ///
    /// # Errors
    /// There is none, or the default is not one of them.
    pub async fn change_languages(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        id: i64,
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
        let was = [
            ("locales", tags(&old.locales)),
            ("default_locale", old.default_locale.tag().to_owned()),
        ];
        let became = [("locales", offered.clone()), ("default_locale", default.tag().to_owned())];
        if was == became {
            return Ok(());
        }
        let act = NewAudit {
            was: Some(difference(&was, &became)),
            became: Some(difference(&became, &was)),
            ..audit::act(AuditAction::PortalChanged, agent, caller, &old.name, self.now())
        };
        let look = LookChange {
            locales: Some(&offered),
            default_locale: Some(default.tag()),
            ..LookChange::default()
        };
        let outcome = write!(self.store(), branding::change_look(id, look, &act)).await;
        self.changed(outcome, unknown).await
    }
}

/// In the order of [`Locale::ALL`], each once.
fn tags(locales: &[Locale]) -> String {
    Locale::ALL
        .into_iter()
        .filter(|locale| locales.contains(locale))
        .map(Locale::tag)
        .collect::<Vec<_>>()
        .join(",")
}
