//! Moments in mails, which are local.

use super::{LINK, content, envelope, mails, noon};
use crate::mail::{Envelope, Mail};
use model::Locale;

#[test]
fn the_last_moment_to_pay_is_local_and_names_its_zone() {
    let mut mail =
        mails().into_iter().find(|(name, _)| *name == "purchase-confirmation").unwrap().1;
    let Mail::PurchaseConfirmation { payable_until, .. } = &mut mail else {
        panic!("another mail");
    };
    *payable_until = Some(noon());
    for (zone, locale, expected) in [
        ("Europe/Madrid", Locale::English, "1 June 2026, 14:00 (Madrid time)"),
        (
            "America/St_Johns",
            Locale::Spanish,
            "1 de junio de 2026, 09:30 (hora de San Juan de Terranova)",
        ),
        ("UTC", Locale::French, "1er juin 2026 à 12:00 (temps universel)"),
        (
            "America/Sao_Paulo",
            Locale::BrazilianPortuguese,
            "1º de junho de 2026 às 09:00 (horário de São Paulo)",
        ),
    ] {
        let envelope = Envelope { time_zone: zone.parse().unwrap(), ..envelope(locale) };
        let content = content(&mail, &envelope, Some(LINK)).expect("a letter");
        let until = &content.facts.last().expect("a fact").1;
        assert_eq!(until, expected);
    }
}

#[test]
fn every_mail_about_an_order_names_its_date_in_local_time() {
    for (name, mut mail) in mails() {
        let (Mail::PurchaseConfirmation { travel_at, .. }
        | Mail::PurchasePaid { travel_at, .. }
        | Mail::PurchaseCancelled { travel_at, .. }) = &mut mail
        else {
            continue;
        };
        *travel_at = Some(noon());
        let zone = "Europe/Madrid".parse().unwrap();
        let envelope = Envelope { time_zone: zone, ..envelope(Locale::Spanish) };
        let content = content(&mail, &envelope, Some(LINK)).expect("a letter");
        let (label, date) = &content.facts[2];
        assert_eq!(
            (&**label, &**date),
            ("Fecha", "1 de junio de 2026, 14:00 (hora de Madrid)"),
            "{name}"
        );
    }
}

#[test]
fn one_line_of_a_mail_names_the_time_zone() {
    let mut mail =
        mails().into_iter().find(|(name, _)| *name == "purchase-confirmation").unwrap().1;
    let Mail::PurchaseConfirmation { travel_at, payable_until, .. } = &mut mail else {
        panic!("another mail");
    };
    (*travel_at, *payable_until) = (Some(noon()), Some(noon()));
    let envelope =
        Envelope { time_zone: "Europe/Madrid".parse().unwrap(), ..envelope(Locale::English) };
    let content = content(&mail, &envelope, Some(LINK)).expect("a letter");
    let moments: Vec<_> = content
        .facts
        .iter()
        .map(|(_, fact)| &**fact)
        .filter(|fact| fact.contains("2026"))
        .collect();
    assert_eq!(moments, ["1 June 2026, 14:00 (Madrid time)", "1 June 2026, 14:00"]);
}
