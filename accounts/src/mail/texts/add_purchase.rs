//! Add a purchase to your account.

use super::{common, reader::Reader};
use crate::mail::content::EmailContent;

texts!("add_purchase");

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    number: &str,
    minutes: u32,
    link: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, number, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, number, portal), what_to_do(locale)],
        button: Some((add(locale), link.to_owned())),
        not_you: not_you(locale),
        expires_in: Some(common::expires_in(locale, minutes)),
        ..EmailContent::default()
    }
}
