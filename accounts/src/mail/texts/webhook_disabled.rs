//! A webhook was disabled, since its endpoint took no events for three days or wants no more.

use super::{common, reader::Reader};
use crate::mail::content::EmailContent;

texts!("webhook_disabled");

pub(super) fn content(
    Reader { locale, .. }: Reader<'_>,
    (name, host): (&str, &str),
    webhooks_url: Option<&str>,
    is_gone: bool,
) -> EmailContent {
    let paragraphs = if is_gone {
        vec![gone(locale, host), what_to_do_gone(locale)]
    } else {
        vec![happened(locale, host), what_to_do(locale)]
    };
    EmailContent {
        subject: subject(locale, host),
        greeting: common::greeting(locale, name),
        paragraphs,
        button: webhooks_url.map(|url| (see(locale), url.to_owned())),
        not_you: why(locale),
        ..EmailContent::default()
    }
}
