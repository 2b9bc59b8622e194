//! Which text a plain page has.

use app::texts::error_pages as texts;
use http::StatusCode;
use model::Locale;

/// Returns the text of the link that leads on from every error.
pub const fn home(locale: Locale) -> &'static str {
    texts::home(locale)
}

/// Returns title and text of an error.
pub fn of(status: StatusCode, locale: Locale) -> (&'static str, &'static str) {
    match status.as_u16() {
        403 => (texts::forbidden_title(locale), texts::forbidden_text(locale)),
        404 => (texts::not_found_title(locale), texts::not_found_text(locale)),
        408 => (texts::slow_title(locale), texts::slow_text(locale)),
        413 => (texts::too_large_title(locale), texts::too_large_text(locale)),
        421 => (texts::no_portal_title(locale), texts::no_portal_text(locale)),
        429 => (texts::too_often_title(locale), texts::too_often_text(locale)),
        500 => (texts::failed_title(locale), texts::failed_text(locale)),
        502..=504 => (texts::busy_title(locale), texts::busy_text(locale)),
        _ => (texts::refused_title(locale), texts::refused_text(locale)),
    }
}
