//! Which text a plain page has.

use app::texts::error_pages as texts;
use app::texts::{durations, profile};
use http::StatusCode;
use model::Locale;
use std::borrow::Cow;

/// Returns the text of the link that leads on from most errors.
pub const fn home(locale: Locale) -> &'static str {
    texts::home(locale)
}

/// Returns the text of the link that leads on from an error of what the profile offers.
pub const fn back_to_profile(locale: Locale) -> &'static str {
    profile::back_to_profile(locale)
}

/// Returns title and text of an error, with the seconds after which to try again, if they are known.
pub fn of(
    status: StatusCode,
    retry_after: Option<u32>,
    locale: Locale,
) -> (&'static str, Cow<'static, str>) {
    let (title, text) = match status.as_u16() {
        403 => (texts::forbidden_title(locale), texts::forbidden_text(locale)),
        404 => (texts::not_found_title(locale), texts::not_found_text(locale)),
        408 => (texts::slow_title(locale), texts::slow_text(locale)),
        413 => (texts::too_large_title(locale), texts::too_large_text(locale)),
        421 => (texts::no_portal_title(locale), texts::no_portal_text(locale)),
        429 => (texts::too_often_title(locale), texts::too_often_text(locale)),
        500 => (texts::failed_title(locale), texts::failed_text(locale)),
        502..=504 => (texts::busy_title(locale), texts::busy_text(locale)),
        _ => (texts::refused_title(locale), texts::refused_text(locale)),
    };
    match retry_after {
        Some(seconds) if status == StatusCode::TOO_MANY_REQUESTS => {
            let wait = durations::wait(seconds, locale);
            (title, texts::too_often_wait(locale, &wait).into())
        }
        _ => (title, text.into()),
    }
}
