//! An account was prepared for you: choose its password.

use super::{common, reader::Reader};
use crate::mail::content::EmailContent;

texts!("activation");

pub(super) fn content(
    reader: Reader<'_>,
    first_name: &str,
    number: &str,
    hours: u32,
    link: &str,
) -> EmailContent {
    let Reader { locale, portal, .. } = reader;
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![reader.introduction(|| happened(locale, portal))],
        facts: vec![(common::customer_number(locale), number.to_owned())],
        button: Some((choose(locale), link.to_owned())),
        not_you: not_you(locale),
        expires_in: Some(common::expires_in(locale, hours * 60)),
        ..EmailContent::default()
    }
}
