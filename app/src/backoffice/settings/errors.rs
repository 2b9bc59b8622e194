//! The error messages of the settings form, with the names of the portals that conflict with a change.

use crate::PageRequest;
use crate::components::errors::FormErrors;
use crate::texts::backoffice::settings as texts;
use model::refusals::SettingsFormRefusal as R;
use model::{Overrides, PortalDetails, Refusal, lists};

/// Returns the form's error messages. Which portals override which value is known before the form is sent.
pub fn about(portals: &[PortalDetails], request: &PageRequest) -> FormErrors {
    let locale = request.locale;
    let names = |stands_against: fn(&Overrides) -> bool| {
        let against: Vec<_> = portals
            .iter()
            .filter(|one| stands_against(&one.own))
            .map(|one| one.portal.name.as_str())
            .collect();
        (!against.is_empty()).then(|| lists::joined(&against, locale))
    };
    let forces = names(|own| own.force_login == Some(true));
    let without_accounts = names(|own| own.customer_accounts_enabled == Some(false));
    let only = names(|own| own.sso_only == Some(true));
    let without_sso = names(|own| own.sso_enabled == Some(false));
    let says = |names: Option<String>, text: fn(model::Locale, &str) -> String| {
        names.map(|names| text(locale, &names))
    };
    FormErrors::about::<R>(request)
        .saying(R::PortalForcesLogin.code(), says(forces, texts::portal_forces))
        .saying(
            R::PortalHasNoAccounts.code(),
            says(without_accounts, texts::portal_without_accounts),
        )
        .saying(R::PortalIsSsoOnly.code(), says(only.clone(), texts::portal_only))
        .saying(R::PortalHasNoSso.code(), says(without_sso, texts::portal_without_sso))
        .saying(R::PortalLacksTestedProvider.code(), says(only, texts::portal_untested))
}
