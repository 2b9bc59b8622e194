//! The settings that an entry is about: named as on their page, and in the same units.

use crate::texts::backoffice::{colon, portals, setting};
use crate::texts::moments;
use model::settings::Rule;
use model::{Locale, Overrides, Setting, TimeZone};

/// Returns recorded settings, such as `remember_me_minutes=43200, sso_only=true`, in words.
/// Anything else, such as settings of another release, stays as it is.
pub fn in_words(recorded: &str, locale: Locale) -> String {
    let words = |pair: &str| one(pair, locale).unwrap_or_else(|| pair.to_owned());
    recorded.split(", ").map(words).collect::<Vec<_>>().join(", ")
}

fn one(pair: &str, locale: Locale) -> Option<String> {
    let (name, value) = pair.split_once('=')?;
    let setting = Setting::ALL.iter().copied().find(|setting| setting.name() == name)?;
    let shown = match (setting.rule(), value) {
        (_, Overrides::INHERITED) => portals::as_operator(locale).to_owned(),
        (Rule::Switch, "true") => setting::on(locale).to_owned(),
        (Rule::Switch, "false") => setting::off(locale).to_owned(),
        (Rule::Number(..), _) => value
            .parse()
            .map_or_else(|_| value.to_owned(), |number| setting::value(setting, number, locale)),
        (Rule::Zone, _) => value
            .parse::<TimeZone>()
            .map_or_else(|_| value.to_owned(), |zone| moments::zone_name(&zone, locale)),
        _ => value.to_owned(),
    };
    Some(format!("{}{}{shown}", setting::label(setting, locale), colon(locale)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_named_and_lengths_of_time_are_in_words() {
        for (recorded, expected) in [
            ("remember_me_minutes=43200", "Length of “Keep me signed in”: 30 days"),
            (
                "sso_only=true, activation_hours=24",
                "Only allow to sign in with single sign-on: on, Activation links valid for: 24 hours",
            ),
            (
                "force_login=as the operator",
                "Force customer login to use websales: same as the operator",
            ),
            ("postal_address=1 Quay Road, Belfast", "Postal address: 1 Quay Road, Belfast"),
            ("contact_phone=+44", "Phone number: +44"),
            ("time_zone=America/Argentina/Cordoba", "Time zone: Córdoba time"),
            ("of_another_release=7", "of_another_release=7"),
            ("", ""),
        ] {
            assert_eq!(in_words(recorded, Locale::English), expected);
        }
        let french = in_words("session_idle_minutes=120, sso_enabled=true", Locale::French);
        let expected = "\u{202f}: 2 heures, Authentification unique activée\u{202f}: activé";
        assert!(french.ends_with(expected), "{french}");
    }
}
