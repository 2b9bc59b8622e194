//! A provider's user signs in to your account now.

use super::{common, reader::Reader};
use crate::mail::content::EmailContent;

texts!("sign_in_linked");

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    provider: &str,
    profile_url: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, portal, provider),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal, provider)],
        button: Some((see_profile(locale), profile_url.to_owned())),
        not_you: not_you(locale, portal),
        ..EmailContent::default()
    }
}
