//! Your purchase is cancelled.

use super::{Reader, common, purchase_confirmation as labels};
use crate::mail::content::EmailContent;
use model::Timestamp;

texts! {
    subject(number: &str, portal: &str) {
        en "Your purchase {number} from {portal} has been cancelled",
        es "Se canceló su compra {number} en {portal}",
        fr "Votre achat {number} sur {portal} a été annulé",
    }
    not_paid() {
        en "We cancelled this purchase. You have nothing to pay, and its tickets are no longer valid.",
        es "Cancelamos esta compra. No tiene que pagar nada y sus tickets ya no son válidos.",
        fr "Nous avons annulé cet achat. Vous n’avez rien à payer et ses billets ne sont plus valables.",
    }
    refunded() {
        en "We cancelled this purchase and refunded you at the counter. Its tickets are no longer valid.",
        es "Cancelamos esta compra y le reembolsamos el importe en taquilla. Sus tickets ya no son válidos.",
        fr "Nous avons annulé cet achat et vous avons remboursé au guichet. Ses billets ne sont plus valables.",
    }
    not_refunded() {
        en "We cancelled this purchase without a refund. Its tickets are no longer valid.",
        es "Cancelamos esta compra sin reembolso. Sus tickets ya no son válidos.",
        fr "Nous avons annulé cet achat sans remboursement. Ses billets ne sont plus valables.",
    }
    reason_label() { en "Reason", es "Motivo", fr "Motif" }
    not_you(portal: &str) {
        en "If you have questions about this, contact {portal}.",
        es "Si tiene preguntas al respecto, comuníquese con {portal}.",
        fr "Pour toute question à ce sujet, contactez {portal}.",
    }
}

/// What was cancelled.
pub(super) struct Purchase<'a> {
    pub number: &'a str,
    pub product: &'a str,
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
    let mut facts =
        labels::order_facts(reader, purchase.number, purchase.product, purchase.travel_at);
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
