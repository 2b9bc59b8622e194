//! What each setting is called, what its field says, and what its refusal says. The numbers are those of its
//! declaration.

use super::{company, time_zone};
use crate::texts::durations;
use model::settings::{RECOMMENDED_PASSWORD_MINIMUM, Rule, Unit};
use model::{Locale, Setting};

const MINUTES_PER_HOUR: i32 = 60;

texts!("backoffice/setting");

/// Returns the label of a setting's field.
pub const fn label(setting: Setting, locale: Locale) -> &'static str {
    match setting {
        Setting::CustomerAccountsEnabled => accounts(locale),
        Setting::ForceLogin => force(locale),
        Setting::SsoEnabled => sso(locale),
        Setting::SsoOnly => only(locale),
        Setting::TellWhenEmailIsRegistered => tell(locale),
        Setting::SessionIdleMinutes => idle(locale),
        Setting::SessionAbsoluteMinutes => absolute(locale),
        Setting::RememberMeMinutes => remember(locale),
        Setting::PasswordMinimum => minimum(locale),
        Setting::ActivationHours => activation(locale),
        Setting::NetworkMultiplier => multiplier(locale),
        Setting::TrustedNetworks => trusted(locale),
        Setting::TimeZone => time_zone::label(locale),
        Setting::LegalName => company::legal_name(locale),
        Setting::PostalAddress => company::postal_address(locale),
        Setting::ContactPhone => company::phone(locale),
        Setting::ContactEmail => company::email(locale),
        Setting::PrivacyUrl => company::privacy(locale),
        Setting::TermsUrl => company::terms(locale),
        Setting::AccessibilityUrl => company::accessibility(locale),
    }
}

/// Returns what a setting's field says about its value.
pub fn hint(setting: Setting, locale: Locale) -> String {
    // What is no number has no bounds, and no text about them.
    let (min, max) = setting.rule().bounds().unwrap_or_default();
    match setting {
        Setting::CustomerAccountsEnabled => accounts_hint(locale).to_owned(),
        Setting::ForceLogin => force_hint(locale).to_owned(),
        Setting::SsoEnabled => sso_hint(locale).to_owned(),
        Setting::SsoOnly => only_hint(locale).to_owned(),
        Setting::TellWhenEmailIsRegistered => tell_hint(locale).to_owned(),
        Setting::SessionIdleMinutes
        | Setting::SessionAbsoluteMinutes
        | Setting::RememberMeMinutes => allowed(locale, &range_of(setting, locale)),
        Setting::PasswordMinimum => minimum_hint(locale, min, max, RECOMMENDED_PASSWORD_MINIMUM),
        Setting::ActivationHours => activation_hint(locale, &range_of(setting, locale)),
        Setting::NetworkMultiplier => multiplier_hint(locale, min, max),
        Setting::TrustedNetworks => trusted_hint(locale).to_owned(),
        Setting::TimeZone => time_zone::hint(locale).to_owned(),
        Setting::LegalName => company::legal_name_hint(locale).to_owned(),
        Setting::PostalAddress => company::postal_address_hint(locale).to_owned(),
        Setting::ContactPhone => company::phone_hint(locale).to_owned(),
        Setting::ContactEmail => company::email_hint(locale).to_owned(),
        Setting::PrivacyUrl => company::privacy_hint(locale).to_owned(),
        Setting::TermsUrl => company::terms_hint(locale).to_owned(),
        Setting::AccessibilityUrl => company::accessibility_hint(locale).to_owned(),
    }
}

/// Returns what is said about a value that the setting does not take.
pub fn invalid_value(setting: Setting, locale: Locale) -> String {
    match setting.rule() {
        Rule::Switch => invalid(locale).to_owned(),
        Rule::Number(.., Unit::Minutes | Unit::Hours) => {
            enter_time(locale, &range_of(setting, locale))
        }
        Rule::Number(..) => enter_number(locale, &range_of(setting, locale)),
        Rule::Networks => trusted_invalid(locale).to_owned(),
        Rule::Zone => time_zone::unknown(locale).to_owned(),
        Rule::Line(max) => company::line_invalid(locale, max),
        Rule::Phone => company::phone_invalid(locale).to_owned(),
        Rule::Email => company::email_invalid(locale).to_owned(),
        Rule::HttpsUrl => company::url_invalid(locale).to_owned(),
    }
}

/// Returns the values that a setting takes, such as `1 hour to 30 days`.
fn range_of(setting: Setting, locale: Locale) -> String {
    let bound = |number| value(setting, number, locale);
    let (min, max) = setting.rule().bounds().unwrap_or_default();
    range(locale, &bound(min), &bound(max))
}

/// Returns a value in words, such as `24 hours`; `None` if the setting is no length of time.
pub fn in_words(setting: Setting, value: i32, locale: Locale) -> Option<String> {
    match setting.rule() {
        Rule::Number(.., Unit::Minutes) => Some(duration(value, locale)),
        Rule::Number(.., Unit::Hours) => {
            Some(duration(value.saturating_mul(MINUTES_PER_HOUR), locale))
        }
        Rule::Number(.., Unit::Characters | Unit::Factor)
        | Rule::Switch
        | Rule::Networks
        | Rule::Zone
        | Rule::Line(_)
        | Rule::Phone
        | Rule::Email
        | Rule::HttpsUrl => None,
    }
}

/// Returns a value as its field shows it.
pub fn value(setting: Setting, value: i32, locale: Locale) -> String {
    in_words(setting, value, locale).unwrap_or_else(|| value.to_string())
}

fn duration(minutes: i32, locale: Locale) -> String {
    durations::minutes(minutes.unsigned_abs(), locale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_in_words() {
        for (setting, english, spanish, french) in [
            (
                Setting::SessionIdleMinutes,
                "5 minutes to 24 hours",
                "de 5 minutos a 24 horas",
                "de 5 minutes à 24 heures",
            ),
            (
                Setting::RememberMeMinutes,
                "1 hour to 30 days",
                "de 1 hora a 30 días",
                "de 1 heure à 30 jours",
            ),
            (
                Setting::ActivationHours,
                "1 hour to 3 days",
                "de 1 hora a 3 días",
                "de 1 heure à 3 jours",
            ),
            (Setting::PasswordMinimum, "8 to 64", "de 8 a 64", "de 8 à 64"),
        ] {
            assert_eq!(range_of(setting, Locale::English), english);
            assert_eq!(range_of(setting, Locale::Spanish), spanish);
            assert_eq!(range_of(setting, Locale::French), french);
        }
    }

    #[test]
    fn the_hint_of_a_number_says_its_bounds() {
        for &setting in Setting::ALL {
            let Some((min, max)) = setting.rule().bounds() else { continue };
            for locale in Locale::ALL {
                let hint = hint(setting, locale);
                let has = |number: i32| hint.contains(&value(setting, number, locale));
                assert!(has(min) && has(max), "{setting:?}: {hint}");
            }
        }
    }

    #[test]
    fn what_a_field_shows_reads_back() {
        for &setting in Setting::ALL {
            let Some((min, max)) = setting.rule().bounds() else { continue };
            for number in (min..=max).step_by(7).chain([max]) {
                for locale in Locale::ALL {
                    let shown = value(setting, number, locale);
                    assert_eq!(setting.stored(&shown), number.to_string(), "{shown}");
                }
            }
        }
    }
}
