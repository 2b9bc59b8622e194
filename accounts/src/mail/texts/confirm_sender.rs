//! Mails of an operator are to come from this address.

use super::{common, reader::Reader};
use crate::mail::content::EmailContent;

texts!("confirm_sender");

pub(super) fn content(
    Reader { locale, .. }: Reader<'_>,
    operator: &str,
    address: &str,
    hours: u32,
    link: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, operator),
        greeting: common::hello_without_name(locale),
        paragraphs: vec![happened(locale, operator, address)],
        button: Some((confirm(locale), link.to_owned())),
        not_you: not_you(locale, operator),
        expires_in: Some(common::expires_in(locale, hours * 60)),
        ..EmailContent::default()
    }
}
