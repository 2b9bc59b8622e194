//! Refusals of settings, as forms show them.

use super::{edit::EditRefusal, rules::Conflict};
use model::{Failure, Overrides, SettingsRefusal, refusals::SettingsFormRefusal};

/// Returns the form's refusal of a setting.
pub(crate) fn refusal_of(refusal: &SettingsRefusal) -> SettingsFormRefusal {
    use SettingsFormRefusal as R;
    match refusal {
        SettingsRefusal::ForceLoginWithoutAccounts => R::ForceLoginWithoutAccounts,
        SettingsRefusal::SsoWithoutProvider => R::SsoWithoutProvider,
        SettingsRefusal::SsoOnlyWithoutSso => R::SsoOnlyWithoutSso,
        SettingsRefusal::SsoOnlyWithoutTestedProvider => R::SsoOnlyWithoutTestedProvider,
        SettingsRefusal::UnknownName(_) => R::Invalid,
        SettingsRefusal::BadValue(setting) => setting.refusal(),
    }
}

/// Returns the form's failure for values that are refused.
pub(crate) fn failure_of_edit(refusal: &EditRefusal) -> Failure<SettingsFormRefusal> {
    match refusal {
        EditRefusal::Invalid(why) => Failure::Refused(why.iter().map(refusal_of).collect()),
        EditRefusal::Meanwhile => SettingsFormRefusal::ChangedMeanwhile.into(),
    }
}

/// Returns the form's refusal of a conflict.
pub(crate) fn refusal_of_conflict(conflict: &Conflict) -> SettingsFormRefusal {
    match conflict {
        Conflict::Among(why) => refusal_of(why),
        Conflict::OnPortal { own, why, .. } => refusal_on_portal(own, why),
    }
}

/// Returns the override of a portal that conflicts with a change of the operator's settings.
fn refusal_on_portal(own: &Overrides, why: &SettingsRefusal) -> SettingsFormRefusal {
    use SettingsFormRefusal as R;
    match why {
        SettingsRefusal::ForceLoginWithoutAccounts if own.force_login == Some(true) => {
            R::PortalForcesLogin
        }
        SettingsRefusal::ForceLoginWithoutAccounts => R::PortalHasNoAccounts,
        SettingsRefusal::SsoWithoutProvider => R::SsoWithoutProvider,
        SettingsRefusal::SsoOnlyWithoutSso if own.sso_only == Some(true) => R::PortalIsSsoOnly,
        SettingsRefusal::SsoOnlyWithoutSso => R::PortalHasNoSso,
        SettingsRefusal::SsoOnlyWithoutTestedProvider => R::PortalLacksTestedProvider,
        SettingsRefusal::UnknownName(_) | SettingsRefusal::BadValue(_) => R::Invalid,
    }
}
