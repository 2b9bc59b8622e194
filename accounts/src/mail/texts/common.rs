//! Texts that several mails share.

use crate::mail::content::{EmailContent, is_safe_name};
use model::Locale;

texts!("common");

pub(super) fn greeting(locale: Locale, first_name: &str) -> String {
    match is_safe_name(first_name) {
        Some(name) => hello(locale, &name),
        None => hello_without_name(locale),
    }
}

/// Returns how long a link works, in whole hours where that is exact and in minutes otherwise.
pub(super) fn expires_in(locale: Locale, minutes_left: u32) -> String {
    let time = match (minutes_left / 60, minutes_left % 60) {
        (count, 0) => hours(locale, count),
        _ => minutes(locale, minutes_left),
    };
    works_for(locale, &time)
}

/// Returns how long a link works, in days.
pub(super) fn expires_in_days(locale: Locale, days_left: u32) -> String {
    works_for(locale, &days(locale, days_left))
}

/// Returns the links of a mail about a changed password: the button signs in, and choosing another password comes
/// second. Mails that were queued without the address of the sign-in page have a button for the password alone.
pub(super) fn sign_in_or_choose_password(
    locale: Locale,
    sign_in_url: Option<&str>,
    reset_url: &str,
) -> EmailContent {
    match sign_in_url {
        Some(sign_in_url) => EmailContent {
            button: Some((sign_in(locale), sign_in_url.to_owned())),
            other_way: Some((was_not_you(locale), reset_url.to_owned())),
            ..EmailContent::default()
        },
        None => EmailContent {
            button: Some((choose_new_password(locale), reset_url.to_owned())),
            ..EmailContent::default()
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_in_hours_where_that_is_exact() {
        let english = |minutes| expires_in(Locale::English, minutes);
        assert_eq!(english(60), "This link can be used once and expires in 1 hour.");
        assert_eq!(english(24 * 60), "This link can be used once and expires in 24 hours.");
        assert_eq!(english(90), "This link can be used once and expires in 90 minutes.");
        assert_eq!(english(1), "This link can be used once and expires in 1 minute.");
    }

    #[test]
    fn one_day_is_singular() {
        let cases = [
            (Locale::English, "expires in 1 day.", "expires in 7 days."),
            (Locale::Spanish, "vence en 1 día.", "vence en 7 días."),
            (Locale::French, "expire dans 1 jour.", "expire dans 7 jours."),
            (Locale::BrazilianPortuguese, "expira em 1 dia.", "expira em 7 dias."),
        ];
        for (locale, one, seven) in cases {
            assert!(expires_in_days(locale, 1).ends_with(one), "{locale:?}");
            assert!(expires_in_days(locale, 7).ends_with(seven), "{locale:?}");
        }
    }

    #[test]
    fn a_mail_without_the_sign_in_page_leads_to_a_new_password() {
        let content = sign_in_or_choose_password(Locale::English, None, "https://a.test/forgot");
        let button = ("Choose a new password".to_owned(), "https://a.test/forgot".to_owned());
        assert_eq!(content.button, Some(button));
        assert_eq!(content.other_way, None);
    }
}
