//! Your account is deleted.

use super::{common, reader::Reader};
use crate::mail::content::EmailContent;

texts!("account_deleted");

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    portal_url: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal)],
        button: Some((go(locale, portal), portal_url.to_owned())),
        not_you: not_you(locale, portal),
        ..EmailContent::default()
    }
}
