//! No account can be opened with your email: your customer account is locked.

use super::{common, reader::Reader};
use crate::mail::content::EmailContent;

texts!("registration_blocked");

pub(super) fn content(Reader { locale, portal, .. }: Reader<'_>, portal_url: &str) -> EmailContent {
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::hello_without_name(locale),
        paragraphs: vec![happened(locale, portal), what_to_do(locale, portal)],
        button: Some((open_portal(locale, portal), portal_url.to_owned())),
        not_you: not_you(locale),
        ..EmailContent::default()
    }
}
