//! Confirm your registration.

use super::{common, reader::Reader};
use crate::mail::content::EmailContent;

texts!("confirm_registration");

pub(super) fn content(
    reader: Reader<'_>,
    first_name: &str,
    hours: u32,
    link: &str,
) -> EmailContent {
    let Reader { locale, portal, .. } = reader;
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![reader.introduction(|| happened(locale, portal)), elsewhere(locale)],
        button: Some((activate(locale), link.to_owned())),
        not_you: not_you(locale),
        expires_in: Some(common::expires_in(locale, hours * 60)),
        ..EmailContent::default()
    }
}
