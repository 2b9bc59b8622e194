//! A webhook was disabled, since its endpoint took no events for three days.

use super::{common, reader::Reader};
use crate::mail::content::EmailContent;

texts!("webhook_disabled");

pub(super) fn content(
    Reader { locale, .. }: Reader<'_>,
    name: &str,
    host: &str,
    webhooks_url: Option<&str>,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, host),
        greeting: common::greeting(locale, name),
        paragraphs: vec![happened(locale, host), what_to_do(locale)],
        button: webhooks_url.map(|url| (see(locale), url.to_owned())),
        not_you: why(locale),
        ..EmailContent::default()
    }
}
