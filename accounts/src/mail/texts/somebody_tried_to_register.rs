//! Somebody tried to register with your email.

use super::{common, reader::Reader};
use crate::mail::content::EmailContent;

texts!("somebody_tried_to_register");

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    sign_in_url: &str,
    reset_url: &str,
    number_sign_in: bool,
) -> EmailContent {
    let advice = if number_sign_in { sign_in_by_either(locale) } else { sign_in_by_email(locale) };
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::hello_without_name(locale),
        paragraphs: vec![happened(locale, portal), advice],
        button: Some((common::sign_in(locale), sign_in_url.to_owned())),
        other_way: Some((forgotten(locale), reset_url.to_owned())),
        not_you: not_you(locale),
        ..EmailContent::default()
    }
}
