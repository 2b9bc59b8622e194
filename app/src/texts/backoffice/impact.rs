//! How many customers a change signs out, shown before it is made. Nothing if there are none.

use model::{Locale, Setting, Settings, SwitchImpact};

/// Returns the effect of turning a switch the other way on signed-in customers, where that ends sessions. Closing
/// accounts has a confirmation of its own, which says it.
pub fn of_switch(
    setting: Setting,
    settings: &Settings,
    impact: SwitchImpact,
    locale: Locale,
) -> Option<String> {
    match setting {
        Setting::SsoEnabled if settings.sso_enabled => turning_off(locale, impact.sso_off),
        Setting::SsoOnly if !(settings.sso_enabled && settings.sso_only) => {
            turning_on(locale, impact.sso_only)
        }
        _ => None,
    }
}

/// Returns who loses access when customer accounts are closed.
pub fn closing(locale: Locale, customers: i64) -> String {
    if_any(customers, || close(locale, customers)).unwrap_or_else(|| close_none(locale).to_owned())
}

fn turning_off(locale: Locale, customers: i64) -> Option<String> {
    if_any(customers, || off(locale, customers))
}

fn turning_on(locale: Locale, customers: i64) -> Option<String> {
    if_any(customers, || on(locale, customers))
}

/// Returns the effect of removing a provider on signed-in customers.
pub fn removing(locale: Locale, customers: i64) -> Option<String> {
    if_any(customers, || remove(locale, customers))
}

/// Returns the effect of changing a provider's access rule on signed-in customers.
pub fn changing(locale: Locale, customers: i64) -> Option<String> {
    if_any(customers, || change(locale, customers))
}

fn if_any(customers: i64, text: impl FnOnce() -> String) -> Option<String> {
    (customers > 0).then(text)
}

texts!("backoffice/impact");
