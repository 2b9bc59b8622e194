//! Choose a new password.

use super::{common, reader::Reader};
use crate::mail::content::EmailContent;

texts!("reset_password");

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    number: Option<&str>,
    minutes: u32,
    link: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal)],
        facts: number
            .into_iter()
            .map(|number| (common::customer_number(locale), number.to_owned()))
            .collect(),
        button: Some((common::choose_new_password(locale), link.to_owned())),
        not_you: not_you(locale),
        expires_in: Some(common::expires_in(locale, minutes)),
        ..EmailContent::default()
    }
}
