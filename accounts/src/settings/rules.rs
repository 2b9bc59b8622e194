//! Constraints of settings: between settings, with portals' overrides, and with the available providers.

use crate::time_zones;
use model::{Overrides, Setting, Settings, SettingsRefusal, TimeZone};

/// The providers of an operator.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Providers {
    pub has_any: bool,
    /// Whether one of them has passed its test.
    pub has_tested: bool,
}

/// Why an operator's settings are refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Conflict {
    /// Two of them conflict.
    Among(SettingsRefusal),
    /// They conflict with overrides of that portal.
    OnPortal { portal: String, own: Overrides, why: SettingsRefusal },
}

/// Checks a change of an operator's settings. `portals` are its portals' names and overrides.
pub(super) fn check_operators(
    new: &Settings,
    old: &Settings,
    portals: impl IntoIterator<Item = (String, Overrides)>,
    providers: Providers,
) -> Result<(), Conflict> {
    check_time_zone(Some(&new.time_zone)).map_err(Conflict::Among)?;
    new.check(providers.has_tested).map_err(Conflict::Among)?;
    new.check_change_from(old, providers.has_any).map_err(Conflict::Among)?;
    for (portal, own) in portals {
        if let Err(why) = own.applied_to(new).check(providers.has_tested) {
            return Err(Conflict::OnPortal { portal, own, why });
        }
    }
    Ok(())
}

/// Checks a change of a portal's overrides. `old` are the settings in effect before.
///
/// # Errors
/// [`SettingsRefusal`] when a value is not valid or settings conflict.
pub(crate) fn check_portals(
    own: &Overrides,
    operators: &Settings,
    old: &Settings,
    providers: Providers,
) -> Result<(), SettingsRefusal> {
    check_time_zone(own.time_zone.as_ref())?;
    let new = own.applied_to(operators);
    new.check(providers.has_tested)?;
    new.check_change_from(old, providers.has_any)
}

fn check_time_zone(zone: Option<&TimeZone>) -> Result<(), SettingsRefusal> {
    if zone.is_none_or(time_zones::is_known) {
        Ok(())
    } else {
        Err(SettingsRefusal::BadValue(Setting::TimeZone))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use SettingsRefusal::{
        ForceLoginWithoutAccounts, SsoOnlyWithoutSso, SsoOnlyWithoutTestedProvider,
        SsoWithoutProvider,
    };

    const NONE: Providers = Providers { has_any: false, has_tested: false };
    const UNTESTED: Providers = Providers { has_any: true, has_tested: false };
    const TESTED: Providers = Providers { has_any: true, has_tested: true };

    /// Settings by letters: `o`ff, without accounts; `f`orced login; `s`ingle sign-on; `S`ingle sign-on only.
    fn settings(letters: &str) -> Settings {
        let has = |letter: char| letters.contains(letter);
        Settings {
            customer_accounts_enabled: !has('o'),
            force_login: has('f'),
            sso_enabled: has('s'),
            sso_only: has('S'),
            ..Settings::default()
        }
    }

    /// Overrides: a letter turns on, a letter after a dash off.
    fn own(text: &str) -> Overrides {
        let (on, off) = text.split_once('-').unwrap_or((text, ""));
        let of = |letter: char| match (on.contains(letter), off.contains(letter)) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        };
        Overrides {
            customer_accounts_enabled: of('o').map(|is_off| !is_off),
            force_login: of('f'),
            sso_enabled: of('s'),
            sso_only: of('S'),
            ..Overrides::default()
        }
    }

    #[test]
    fn a_time_zone_has_to_exist_on_the_operator_and_on_a_portal() {
        for (name, expected) in [
            ("Europe/Madrid", Ok(())),
            ("UTC", Ok(())),
            ("Europe/Atlantis", Err(SettingsRefusal::BadValue(Setting::TimeZone))),
        ] {
            let zone: TimeZone = name.parse().expect("a name");
            let new = Settings { time_zone: zone.clone(), ..Settings::default() };
            let among = expected.clone().map_err(Conflict::Among);
            assert_eq!(check_operators(&new, &Settings::default(), [], NONE), among, "{name}");
            let (own, old) =
                (Overrides { time_zone: Some(zone), ..Overrides::default() }, Settings::default());
            assert_eq!(check_portals(&own, &old, &old, NONE), expected, "{name}");
        }
    }

    #[test]
    fn operator_settings_are_consistent_alone_and_on_every_portal() {
        let among = |why| Err(Conflict::Among(why));
        let on = |letters: &str, why| {
            Err(Conflict::OnPortal { portal: "shop".into(), own: own(letters), why })
        };
        for (old, new, shop, providers, expected) in [
            ("", "f", "", NONE, Ok(())),
            ("", "o", "", NONE, Ok(())),
            ("", "of", "", NONE, among(ForceLoginWithoutAccounts)),
            ("", "o", "f", NONE, on("f", ForceLoginWithoutAccounts)),
            ("", "f", "o", NONE, on("o", ForceLoginWithoutAccounts)),
            ("", "f", "o-f", NONE, Ok(())),
            ("", "s", "", NONE, among(SsoWithoutProvider)),
            ("s", "s", "", NONE, Ok(())),
            ("", "s", "", UNTESTED, Ok(())),
            ("", "S", "", TESTED, among(SsoOnlyWithoutSso)),
            ("", "sS", "", UNTESTED, among(SsoOnlyWithoutTestedProvider)),
            ("", "sS", "", TESTED, Ok(())),
            ("sS", "", "S", TESTED, on("S", SsoOnlyWithoutSso)),
            ("", "sS", "-s", TESTED, on("-s", SsoOnlyWithoutSso)),
            ("", "sS", "-sS", TESTED, Ok(())),
        ] {
            let portals = [("main".to_owned(), own("")), ("shop".to_owned(), own(shop))];
            let old = settings(old);
            let checked = check_operators(&settings(new), &old, portals, providers);
            assert_eq!(checked, expected, "{new} with {shop}");
        }
    }

    #[test]
    fn overrides_are_consistent_with_the_operators_settings() {
        for (before, operators, after, providers, expected) in [
            ("", "", "f", NONE, Ok(())),
            ("", "", "of", NONE, Err(ForceLoginWithoutAccounts)),
            ("", "f", "o", NONE, Err(ForceLoginWithoutAccounts)),
            ("", "", "s", NONE, Err(SsoWithoutProvider)),
            ("", "", "s", UNTESTED, Ok(())),
            ("s", "", "sf", NONE, Ok(())),
            ("-s", "s", "", NONE, Err(SsoWithoutProvider)),
            ("", "", "S", TESTED, Err(SsoOnlyWithoutSso)),
            ("", "s", "S", UNTESTED, Err(SsoOnlyWithoutTestedProvider)),
            ("", "s", "S", TESTED, Ok(())),
        ] {
            let operators = settings(operators);
            let old = own(before).applied_to(&operators);
            let checked = check_portals(&own(after), &operators, &old, providers);
            assert_eq!(checked, expected, "{after} after {before}");
        }
    }
}
