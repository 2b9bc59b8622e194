//! Which sessions a portal accepts, checked on every request. A session that is not accepted counts as none.

use crate::store::rows::{OriginRow, SessionRow};
use chrono::TimeDelta;
use model::{Portal, PortalId, ProviderId, SessionId, Timestamp};

/// How long a session is fresh after its sign-in (security rule R6).
const FRESH: TimeDelta = TimeDelta::minutes(10);

/// Sign-in method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SignInMethod {
    Password,
    /// The provider of that id, with the version of the access rule that admitted the user.
    Provider {
        id: ProviderId,
        access_rule: i64,
    },
}

/// Portal and method of a sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SessionOrigin {
    pub portal: PortalId,
    pub method: SignInMethod,
}

impl SessionOrigin {
    /// Returns the stored origin. None for sessions of releases that stored none.
    pub fn of(row: &OriginRow) -> Option<Self> {
        let method = match (row.method.as_str(), row.provider_id, row.access_rule) {
            ("password", None, None) => SignInMethod::Password,
            ("provider", Some(id), Some(access_rule)) => SignInMethod::Provider { id, access_rule },
            _ => return None,
        };
        Some(Self { portal: row.portal_id?, method })
    }
}

impl From<SessionOrigin> for OriginRow {
    fn from(origin: SessionOrigin) -> Self {
        let (method, provider_id, access_rule) = match origin.method {
            SignInMethod::Password => ("password", None, None),
            SignInMethod::Provider { id, access_rule } => ("provider", Some(id), Some(access_rule)),
        };
        Self { portal_id: Some(origin.portal), method: method.to_owned(), provider_id, access_rule }
    }
}

/// Returns whether the portal accepts a session of that origin with its current settings: it was created there, by a
/// method that is still enabled. A provider's access rule must be the version that admitted the customer.
pub(crate) fn is_accepted(origin: Option<SessionOrigin>, portal: &Portal) -> bool {
    let Some(origin) = origin.filter(|origin| origin.portal == portal.id) else {
        return false;
    };
    let settings = &portal.settings;
    match origin.method {
        SignInMethod::Password => settings.password_sign_in(),
        SignInMethod::Provider { id, access_rule } => {
            settings.customer_accounts_enabled
                && settings.sso_enabled
                && portal.provider(id).is_some_and(|provider| provider.access_rule == access_rule)
        }
    }
}

/// Returns whether a session has expired, or was idle for too long.
pub(crate) fn is_over(session: &SessionRow, now: Timestamp) -> bool {
    let idle = TimeDelta::minutes(session.idle_minutes.into());
    now >= session.expires_at || now >= session.last_seen_at + idle
}

/// Returns whether the current one of a customer's sessions is so new that it proves who they are.
pub(crate) fn is_fresh(sessions: &[SessionRow], current: SessionId, now: Timestamp) -> bool {
    // One from the future does not: the clock was set back.
    let is_fresh = |at: Timestamp| (TimeDelta::zero()..FRESH).contains(&(now - at));
    sessions.iter().any(|session| session.id == current && is_fresh(session.created_at))
}

/// Returns whether a session signs its customer in on the portal.
pub(super) fn counts(session: &SessionRow, portal: &Portal, now: Timestamp) -> bool {
    is_accepted(SessionOrigin::of(&session.origin), portal) && !is_over(session, now)
}

/// Returns whether the profile on the portal lists a session: it is accepted there, or was created on another portal of
/// the operator, whose settings only that portal has.
pub(super) fn is_listed(session: &SessionRow, portal: &Portal, now: Timestamp) -> bool {
    let origin = SessionOrigin::of(&session.origin);
    let is_elsewhere = origin.is_some_and(|origin| origin.portal != portal.id);
    !is_over(session, now) && (is_elsewhere || is_accepted(origin, portal))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{CustomerId, LocalText, Locale, OperatorId, ProviderChoice, Settings};

    const HERE: PortalId = PortalId::new(7);
    const ELSEWHERE: PortalId = PortalId::new(8);
    const PASSWORD: SignInMethod = SignInMethod::Password;

    const fn by(id: i64, access_rule: i64) -> SignInMethod {
        SignInMethod::Provider { id: ProviderId::new(id), access_rule }
    }

    /// `accounts`, `sso`, `sso_only`, and the providers with the versions of their access rules.
    fn portal((accounts, sso, sso_only): (bool, bool, bool), providers: &[(i64, i64)]) -> Portal {
        let choice = |&(id, access_rule): &(i64, i64)| ProviderChoice {
            id: ProviderId::new(id),
            access_rule,
            name: "Plata ID".into(),
            button: LocalText::default(),
            error: LocalText::default(),
        };
        Portal {
            id: HERE,
            operator: OperatorId::new(1),
            operator_name: String::new(),
            name: String::new(),
            host: "a.test".into(),
            origin: "https://a.test".into(),
            accent: String::new(),
            locales: Locale::ALL.to_vec(),
            default_locale: Locale::English,
            logo: None,
            sender_name: String::new(),
            sender: "a@a.test".parse().expect("an address"),
            settings: Settings {
                customer_accounts_enabled: accounts,
                sso_enabled: sso,
                sso_only,
                ..Settings::default()
            },
            providers: providers.iter().map(choice).collect(),
            messages: Vec::new(),
            consent: Vec::new(),
        }
    }

    #[test]
    fn a_session_is_accepted_on_its_portal_while_method_and_rule_are_unchanged() {
        let off = (false, true, false);
        let passwords = (true, false, false);
        let both = (true, true, false);
        let only = (true, true, true);
        // "Only" has no effect while single sign-on is off.
        let only_without = (true, false, true);
        for (here, method, switches, providers, accepted) in [
            (HERE, PASSWORD, passwords, &[][..], true),
            (HERE, PASSWORD, both, &[(1, 1)], true),
            (HERE, PASSWORD, only, &[(1, 1)], false),
            (HERE, PASSWORD, only_without, &[], true),
            (HERE, PASSWORD, off, &[(1, 1)], false),
            (ELSEWHERE, PASSWORD, passwords, &[], false),
            (HERE, by(1, 1), both, &[(1, 1)], true),
            (HERE, by(1, 1), only, &[(2, 5), (1, 1)], true),
            (HERE, by(1, 1), both, &[(1, 2)], false),
            (HERE, by(1, 2), both, &[(1, 1)], false),
            (HERE, by(1, 1), both, &[(2, 1)], false),
            (HERE, by(1, 1), both, &[], false),
            (HERE, by(1, 1), passwords, &[(1, 1)], false),
            (HERE, by(1, 1), off, &[(1, 1)], false),
            (ELSEWHERE, by(1, 1), only, &[(1, 1)], false),
        ] {
            let origin = SessionOrigin { portal: here, method };
            assert_eq!(
                is_accepted(Some(origin), &portal(switches, providers)),
                accepted,
                "{origin:?} with {switches:?} and {providers:?}"
            );
            assert_eq!(SessionOrigin::of(&origin.into()), Some(origin));
        }
    }

    #[test]
    fn a_session_of_unknown_origin_is_never_accepted() {
        let open = portal((true, true, false), &[(1, 1)]);
        let row = |portal_id, method: &str, provider_id: Option<i64>, access_rule| OriginRow {
            portal_id,
            method: method.into(),
            provider_id: provider_id.map(ProviderId::new),
            access_rule,
        };
        for row in [
            OriginRow::default(),
            row(Some(HERE), "", None, None),
            row(None, "password", None, None),
            row(Some(HERE), "password", Some(1), Some(1)),
            row(Some(HERE), "provider", Some(1), None),
            row(Some(HERE), "provider", None, Some(1)),
            row(Some(HERE), "code", None, None),
        ] {
            assert!(!is_accepted(SessionOrigin::of(&row), &open), "{row:?}");
        }
    }

    #[test]
    fn a_session_is_accepted_and_listed_until_it_expires_or_is_idle_for_too_long() {
        let at = |minutes| chrono::DateTime::UNIX_EPOCH.naive_utc() + TimeDelta::minutes(minutes);
        let password = |portal| Some(SessionOrigin { portal, method: PASSWORD });
        let here = password(HERE);
        let elsewhere = password(ELSEWHERE);
        let passwords = (true, false, false);
        let off = (false, true, false);
        // Idle for 30 minutes, and for 100 at most; the minutes of the last use and of now.
        for (origin, switches, last_use, now, is_counted, is_shown) in [
            (here, passwords, 0, 0, true, true),
            (here, passwords, 0, 29, true, true),
            (here, passwords, 0, 30, false, false),
            (here, passwords, 50, 79, true, true),
            (here, passwords, 50, 80, false, false),
            (here, passwords, 99, 99, true, true),
            (here, passwords, 99, 100, false, false),
            (here, off, 0, 0, false, false),
            (elsewhere, passwords, 0, 0, false, true),
            (elsewhere, off, 0, 0, false, true),
            (elsewhere, passwords, 0, 30, false, false),
            (None, passwords, 0, 0, false, false),
        ] {
            let session = SessionRow {
                id: SessionId::new(1),
                customer_id: CustomerId::new(2),
                user_agent: String::new(),
                created_at: at(0),
                last_seen_at: at(last_use),
                idle_minutes: 30,
                expires_at: at(100),
                identity_id: None,
                id_token: None,
                origin: origin.map(OriginRow::from).unwrap_or_default(),
            };
            let portal = portal(switches, &[]);
            let case = format!("{origin:?} with {switches:?}, used at {last_use}, now {now}");
            assert_eq!(counts(&session, &portal, at(now)), is_counted, "{case}");
            assert_eq!(is_listed(&session, &portal, at(now)), is_shown, "{case}");
        }
    }
}
