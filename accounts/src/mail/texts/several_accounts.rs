//! No account can be opened with your email: you have several already.

use super::{common, reader::Reader};
use crate::mail::content::EmailContent;

texts!("several_accounts");

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    numbers: &[String],
    sign_in_url: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::hello_without_name(locale),
        paragraphs: vec![happened(locale, portal), what_to_do(locale, portal)],
        facts: numbers
            .iter()
            .map(|number| (common::customer_number(locale), number.clone()))
            .collect(),
        button: Some((common::sign_in(locale), sign_in_url.to_owned())),
        not_you: not_you(locale),
        ..EmailContent::default()
    }
}
