//! Your password was changed.

use super::{common, reader::Reader};
use crate::mail::content::EmailContent;

texts!("password_changed");

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    sign_in_url: Option<&str>,
    reset_url: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal)],
        not_you: not_you(locale, portal),
        ..common::sign_in_or_choose_password(locale, sign_in_url, reset_url)
    }
}
