//! Two customer numbers are one customer now: to the owner of the account, and to an address that it no longer has.

use super::{common, reader::Reader};
use crate::mail::content::EmailContent;

texts!("customers_merged");

fn facts(reader: Reader<'_>, (number, other): (&str, &str)) -> Vec<(String, String)> {
    vec![(stays(reader.locale), number.to_owned()), (goes(reader.locale), other.to_owned())]
}

pub(super) fn owner(
    reader: Reader<'_>,
    first_name: &str,
    numbers: (&str, &str),
    sign_in_url: &str,
) -> EmailContent {
    let Reader { locale, portal, .. } = reader;
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal)],
        facts: facts(reader, numbers),
        button: Some((common::sign_in(locale), sign_in_url.to_owned())),
        not_you: not_you(locale, portal),
        ..EmailContent::default()
    }
}

pub(super) fn former(
    reader: Reader<'_>,
    first_name: &str,
    numbers: (&str, &str),
    days: u32,
    link: &str,
) -> EmailContent {
    let Reader { locale, portal, .. } = reader;
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![former_happened(locale, portal)],
        facts: facts(reader, numbers),
        button: Some((undo(locale), link.to_owned())),
        not_you: former_not_you(locale, portal),
        expires_in: Some(common::expires_in_days(locale, days)),
        ..EmailContent::default()
    }
}
