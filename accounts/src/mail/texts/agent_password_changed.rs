//! Your password for the backoffice was changed.

use super::{common, reader::Reader};
use crate::mail::content::EmailContent;

texts!("agent_password_changed");

pub(super) fn content(
    Reader { locale, .. }: Reader<'_>,
    name: &str,
    sign_in_url: Option<&str>,
    reset_url: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale),
        greeting: common::greeting(locale, name),
        paragraphs: vec![happened(locale)],
        not_you: not_you(locale),
        ..common::sign_in_or_choose_password(locale, sign_in_url, reset_url)
    }
}
