//! The purchase that a customer misses cannot be added to another account.

use super::{add_purchase, common, reader::Reader, registration_blocked};
use crate::mail::content::EmailContent;

texts!("purchase_not_free");

/// `account` has the addresses to sign in at and to choose a new password at, if an account shows the purchase.
pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    (first_name, number): (&str, &str),
    account: Option<(&str, Option<&str>)>,
    portal_url: &str,
) -> EmailContent {
    let (text, button) = match account {
        Some((sign_in_url, _)) => {
            (in_account(locale), (common::sign_in(locale), sign_in_url.to_owned()))
        }
        None => {
            let button = (registration_blocked::open_portal(locale, portal), portal_url.to_owned());
            (closed(locale, portal), button)
        }
    };
    let reset_url = account.and_then(|(_, reset_url)| reset_url);
    EmailContent {
        subject: subject(locale, number, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![add_purchase::happened(locale, number, portal), text],
        button: Some(button),
        other_way: reset_url.map(|url| (forgotten(locale), url.to_owned())),
        not_you: add_purchase::not_you(locale),
        ..EmailContent::default()
    }
}
