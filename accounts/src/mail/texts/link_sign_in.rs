//! Prove that this account is yours, to sign in to it by a provider.

use super::{common, reader::Reader};
use crate::mail::content::EmailContent;

texts!("link_sign_in");

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    provider: &str,
    minutes: u32,
    link: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal, provider)],
        button: Some((go_on(locale), link.to_owned())),
        not_you: not_you(locale),
        expires_in: Some(common::expires_in(locale, minutes)),
        ..EmailContent::default()
    }
}
