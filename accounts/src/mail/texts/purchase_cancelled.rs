//! Your purchase is cancelled.

use super::{common, purchase_confirmation as labels, reader::Reader};
use crate::mail::content::EmailContent;
use model::Timestamp;

texts!("purchase_cancelled");

/// What was cancelled.
pub(super) struct Purchase<'a> {
    pub number: &'a str,
    pub product: &'a str,
    pub buyer: &'a str,
    pub travel_at: Option<Timestamp>,
    /// Whether the money was given back; `None` if it was never paid.
    pub refunded: Option<bool>,
    pub reason: &'a str,
}

pub(super) fn content(
    reader: Reader<'_>,
    first_name: &str,
    purchase: &Purchase<'_>,
    link: Option<&str>,
) -> EmailContent {
    let Reader { locale, portal, .. } = reader;
    let happened = match purchase.refunded {
        None => not_paid(locale),
        Some(true) => refunded(locale),
        Some(false) => not_refunded(locale),
    };
    let mut facts = labels::order_facts(
        reader,
        (purchase.number, purchase.product),
        purchase.travel_at,
        purchase.buyer,
    );
    facts.push((reason_label(locale), purchase.reason.to_owned()));
    EmailContent {
        subject: subject(locale, purchase.number, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened],
        facts,
        button: link.map(|link| (labels::see(locale), link.to_owned())),
        not_you: not_you(locale, portal),
        ..EmailContent::default()
    }
}
