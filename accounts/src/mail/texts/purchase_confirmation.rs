//! Your purchase is confirmed.

use super::{Reader, common};
use crate::mail::letter::Letter;
use model::Timestamp;

texts! {
    subject(number: &str, portal: &str) {
        en "Your purchase {number} on {portal}",
        es "Su compra {number} en {portal}",
        fr "Votre achat {number} sur {portal}",
    }
    happened() {
        en "Thank you. Your purchase is confirmed. You pay at the counter before you leave.",
        es "Gracias. Su compra está confirmada. Usted paga en el mostrador antes de viajar.",
        fr "Merci. Votre achat est confirmé. Vous payez au guichet avant le départ.",
    }
    number_label() { en "Number", es "Número", fr "Numéro" }
    product_label() { en "Ticket", es "Pasaje", fr "Billet" }
    travellers_label() { en "Travellers", es "Pasajeros", fr "Voyageurs" }
    total_label() { en "Total", es "Total", fr "Total" }
    payable_until_label() { en "Pay by", es "Pagar hasta", fr "À payer avant" }
    see() { en "See my purchase", es "Ver mi compra", fr "Voir mon achat" }
    not_you(portal: &str) {
        en "If you did not buy this, tell {portal}: somebody may have mistyped their email.",
        es "Si usted no compró esto, avise a {portal}: quizá alguien escribió mal su correo.",
        fr "Si vous n’avez pas fait cet achat, prévenez {portal} : quelqu’un a peut-être mal saisi son adresse.",
    }
}

/// What was bought.
pub(super) struct Bought<'a> {
    pub number: &'a str,
    pub product: &'a str,
    pub travellers: i32,
    pub total: &'a str,
    pub payable_until: Option<Timestamp>,
}

pub(super) fn letter(
    reader: Reader<'_>,
    first_name: &str,
    bought: &Bought<'_>,
    link: Option<&str>,
) -> Letter {
    let Reader { locale, portal, .. } = reader;
    let payable_until = bought
        .payable_until
        .map(|until| (payable_until_label(locale), until.format("%Y-%m-%d %H:%M UTC").to_string()));
    let facts = [
        (number_label(locale), bought.number.to_owned()),
        (product_label(locale), bought.product.to_owned()),
        (travellers_label(locale), bought.travellers.to_string()),
        (total_label(locale), bought.total.to_owned()),
    ];
    Letter {
        subject: subject(locale, bought.number, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![reader.introduction(|| happened(locale))],
        facts: facts.into_iter().chain(payable_until).collect(),
        button: link.map(|link| (see(locale), link.to_owned())),
        not_you: not_you(locale, portal),
        ..Letter::default()
    }
}
