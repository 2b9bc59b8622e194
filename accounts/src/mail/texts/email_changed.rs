//! Your email was changed: to the old address, with a way back.

use super::{common, reader::Reader};
use crate::mail::content::EmailContent;

texts!("email_changed");

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    email: Option<&str>,
    days: u32,
    link: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal)],
        facts: email.into_iter().map(|email| (new_label(locale), email.to_owned())).collect(),
        button: Some((undo(locale), link.to_owned())),
        not_you: not_you(locale, portal),
        expires_in: Some(common::expires_in_days(locale, days)),
        ..EmailContent::default()
    }
}
