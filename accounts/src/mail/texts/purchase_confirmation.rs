//! Your purchase is confirmed.

use super::{common, reader::Reader};
use crate::{
    mail::content::{EmailContent, is_safe_name},
    time_zones,
};
use model::{Timestamp, moments};

texts!("purchase_confirmation");

/// What was bought.
pub(super) struct Bought<'a> {
    pub number: &'a str,
    pub product: &'a str,
    pub buyer: &'a str,
    pub travel_at: Option<Timestamp>,
    pub travellers: i32,
    pub total: &'a str,
    pub payable_until: Option<Timestamp>,
}

pub(super) fn content(
    reader: Reader<'_>,
    first_name: &str,
    bought: &Bought<'_>,
    link: Option<&str>,
) -> EmailContent {
    let Reader { locale, portal, .. } = reader;
    let mut facts =
        order_facts(reader, (bought.number, bought.product), bought.travel_at, bought.buyer);
    facts.push((travellers_label(locale), bought.travellers.to_string()));
    facts.push((total_label(locale), bought.total.to_owned()));
    // One line of a mail names the time zone.
    let until = |at| match bought.travel_at {
        Some(_) => moments::moment(time_zones::local(at, reader.time_zone), locale),
        None => moment(reader, at),
    };
    facts.extend(bought.payable_until.map(|at| (payable_until_label(locale), until(at))));
    EmailContent {
        subject: subject(locale, bought.number, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![reader.introduction(|| happened(locale))],
        facts,
        button: link.map(|link| (see(locale), link.to_owned())),
        not_you: not_you(locale, portal),
        ..EmailContent::default()
    }
}

/// Returns number, product, date and buyer of an order, as every mail about it names them.
pub(super) fn order_facts(
    reader: Reader<'_>,
    (number, product): (&str, &str),
    travel_at: Option<Timestamp>,
    buyer: &str,
) -> Vec<(String, String)> {
    let locale = reader.locale;
    let mut facts = vec![
        (number_label(locale), number.to_owned()),
        (product_label(locale), product.to_owned()),
    ];
    facts.extend(travel_at.map(|at| (date_label(locale), moment(reader, at))));
    facts.extend(is_safe_name(buyer).map(|name| (buyer_label(locale), name)));
    facts
}

/// Returns a moment in the time zone of the portal, which it names.
fn moment(reader: Reader<'_>, at: Timestamp) -> String {
    let at = time_zones::local(at, reader.time_zone);
    moments::moment_in(at, reader.time_zone, reader.locale)
}
