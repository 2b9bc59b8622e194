//! Your email signs in now.

use super::{common, reader::Reader};
use crate::mail::content::EmailContent;

texts!("email_sign_in_activated");

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    number: Option<&str>,
    sign_in_url: Option<&str>,
    reset_url: &str,
) -> EmailContent {
    let mut paragraphs = vec![happened(locale, portal)];
    paragraphs.extend(number.map(|_| number_too(locale)));
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs,
        facts: number
            .into_iter()
            .map(|number| (common::customer_number(locale), number.to_owned()))
            .collect(),
        not_you: not_you(locale, portal),
        ..common::sign_in_or_choose_password(locale, sign_in_url, reset_url)
    }
}
