//! Choose a new password for the backoffice.

use super::{common, reader::Reader};
use crate::mail::content::EmailContent;

texts!("agent_password_reset");

pub(super) fn content(
    Reader { locale, .. }: Reader<'_>,
    name: &str,
    minutes: u32,
    link: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale),
        greeting: common::greeting(locale, name),
        paragraphs: vec![happened(locale)],
        button: Some((common::choose_new_password(locale), link.to_owned())),
        not_you: not_you(locale),
        expires_in: Some(common::expires_in(locale, minutes)),
        ..EmailContent::default()
    }
}
