//! Your purchase is paid.

use super::{common, purchase_confirmation as labels, reader::Reader};
use crate::mail::content::EmailContent;
use model::Timestamp;

texts!("purchase_paid");

/// What was paid.
pub(super) struct Paid<'a> {
    pub number: &'a str,
    pub product: &'a str,
    pub buyer: &'a str,
    pub travel_at: Option<Timestamp>,
    pub total: &'a str,
}

pub(super) fn content(
    reader: Reader<'_>,
    first_name: &str,
    paid: &Paid<'_>,
    link: Option<&str>,
) -> EmailContent {
    let Reader { locale, portal, .. } = reader;
    let mut facts =
        labels::order_facts(reader, (paid.number, paid.product), paid.travel_at, paid.buyer);
    facts.push((labels::total_label(locale), paid.total.to_owned()));
    EmailContent {
        subject: subject(locale, paid.number, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale)],
        facts,
        button: link.map(|link| (labels::see(locale), link.to_owned())),
        not_you: not_you(locale, portal),
        ..EmailContent::default()
    }
}
