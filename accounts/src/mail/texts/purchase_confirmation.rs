//! Your purchase is confirmed.

use super::{Reader, common};
use crate::{mail::content::EmailContent, time_zones};
use model::{Timestamp, moments};

texts! {
    subject(number: &str, portal: &str) {
        en "Your purchase {number} from {portal}",
        es "Su compra {number} en {portal}",
        fr "Votre achat {number} sur {portal}",
    }
    happened() {
        en "Thank you, your purchase is confirmed. You’ll pay at the counter.",
        es "Gracias, su compra está confirmada. El pago se hace en taquilla.",
        fr "Merci, votre achat est confirmé. Le paiement s’effectue au guichet.",
    }
    number_label() { en "Purchase number", es "Número de compra", fr "Numéro d’achat" }
    product_label() { en "Ticket", es "Ticket", fr "Billet" }
    date_label() { en "Date", es "Fecha", fr "Date" }
    travellers_label() { en "Travellers", es "Viajeros", fr "Voyageurs" }
    total_label() { en "Total", es "Total", fr "Total" }
    payable_until_label() { en "Pay by", es "Pagar antes del", fr "À payer avant le" }
    see() { en "View purchase", es "Ver compra", fr "Voir l’achat" }
    not_you(portal: &str) {
        en "If you didn’t make this purchase, contact {portal}. Someone may have mistyped their email address.",
        es "Si usted no hizo esta compra, comuníquese con {portal}: quizá alguien escribió mal su correo electrónico.",
        fr "Si vous n’êtes pas à l’origine de cet achat, contactez {portal}\u{202f}: quelqu’un a peut-être mal saisi son adresse e-mail.",
    }
}

/// What was bought.
pub(super) struct Bought<'a> {
    pub number: &'a str,
    pub product: &'a str,
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
    let mut facts = order_facts(reader, bought.number, bought.product, bought.travel_at);
    facts.push((travellers_label(locale), bought.travellers.to_string()));
    facts.push((total_label(locale), bought.total.to_owned()));
    let payable_until = bought.payable_until.map(|until| moment(reader, until));
    facts.extend(payable_until.map(|until| (payable_until_label(locale), until)));
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

/// Returns number, product and date of an order, as every mail about it names them.
pub(super) fn order_facts(
    reader: Reader<'_>,
    number: &str,
    product: &str,
    travel_at: Option<Timestamp>,
) -> Vec<(String, String)> {
    let locale = reader.locale;
    let mut facts = vec![
        (number_label(locale), number.to_owned()),
        (product_label(locale), product.to_owned()),
    ];
    facts.extend(travel_at.map(|at| (date_label(locale), moment(reader, at))));
    facts
}

/// Returns a moment in the time zone of the portal, which it names.
fn moment(reader: Reader<'_>, at: Timestamp) -> String {
    let at = time_zones::local(at, reader.time_zone);
    moments::moment_in(at, reader.time_zone, reader.locale)
}
