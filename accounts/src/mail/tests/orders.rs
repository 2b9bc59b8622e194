//! What mails about orders have for the counter.

use super::{LINK, composed, content, envelope, mails};
use crate::mail::{Envelope, Mail};
use mail_parser::MessageParser;
use model::Locale;
use qrcode::{Color, EcLevel, QrCode};

#[test]
fn the_code_for_the_counter_is_a_table_that_needs_no_picture() {
    const CODE: &str = "P-00020318.0123456789ABCDEF";
    let order = mails().into_iter().find(|(name, _)| *name == "purchase-confirmation").unwrap().1;
    for locale in Locale::ALL {
        let envelope = Envelope { counter_code: Some(CODE.into()), ..envelope(locale) };
        let raw = composed(&order, &envelope).formatted();
        let parsed = MessageParser::default().parse(&raw).expect("a mail");
        let html = parsed.body_html(0).expect("a page");
        let (_, table) = html.split_once("<table role=\"img\"").expect("a code");
        let (table, _) = table.split_once("</table>").expect("its end");
        let code = QrCode::with_error_correction_level(CODE, EcLevel::M).unwrap();
        let cells = code.to_colors();
        let dark = cells.iter().filter(|cell| **cell == Color::Dark).count();
        assert_eq!(table.matches("<tr>").count(), code.width(), "{locale:?}");
        assert_eq!(table.matches("<td").count(), cells.len(), "{locale:?}");
        assert_eq!(table.matches("#000000").count(), dark, "{locale:?}");
        assert!(!html.contains("<img"), "{locale:?}");
    }
    let without = content(&order, &envelope(Locale::English), Some(LINK)).expect("a letter");
    let html = without.html(&envelope(Locale::English)).expect("a page");
    assert!(!html.contains("role=\"img\""));
}

#[test]
fn a_buyer_whose_name_is_an_advertisement_is_not_named() {
    for (buyer, is_named) in [("Ana Quiroga", true), ("win at evil.test now", false), ("", false)] {
        for (name, mut mail) in mails() {
            let (Mail::PurchaseConfirmation { buyer: named, .. }
            | Mail::PurchasePaid { buyer: named, .. }
            | Mail::PurchaseCancelled { buyer: named, .. }) = &mut mail
            else {
                continue;
            };
            *named = buyer.to_owned();
            let envelope = envelope(Locale::English);
            let content = content(&mail, &envelope, Some(LINK)).expect("a letter");
            let fact = content.facts.iter().find(|(label, _)| label == "Name");
            assert_eq!(fact.map(|(_, value)| &**value), is_named.then_some(buyer), "{name}");
        }
    }
}
