//! Reading the form of a product.

use super::*;
use model::PortalId;

fn form() -> ProductForm {
    let text = |title: &str, description: &str| (title.to_owned(), description.to_owned());
    ProductForm {
        texts: [
            text("Isla Victoria", "A day out."),
            text("", ""),
            text("Île Victoria", ""),
            text("", ""),
        ],
        price: "29,500.50".into(),
        currency: "ars".into(),
        everywhere: true,
        ..ProductForm::default()
    }
}

fn madrid() -> TimeZone {
    "Europe/Madrid".parse().expect("a zone")
}

fn refused(form: &ProductForm) -> Vec<ProductRefusal> {
    match read(form, Locale::English, &madrid(), &[PortalId::new(1), PortalId::new(2)]) {
        Ok(_) => Vec::new(),
        Err(Failure::Refused(problems)) => problems,
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn a_form_is_read() {
    let read = read(&form(), Locale::English, &madrid(), &[PortalId::new(1), PortalId::new(2)])
        .expect("it can be used");
    assert_eq!((&*read.title, &*read.description), ("Isla Victoria", "A day out."));
    assert_eq!(read.price, Money { minor: 2_950_050, currency: "ARS".into() });
    let translations: Vec<_> =
        read.translations.iter().map(|text| (text.locale, &*text.title)).collect();
    assert_eq!(translations, [(Locale::French, "Île Victoria")]);
    assert_eq!((read.portals, read.capacity, read.on_sale_from), (None, None, None));
    assert!(read.dates.is_empty());
}

#[test]
fn what_was_chosen_counts_only_of_ones_own_portals() {
    let some = ProductForm {
        everywhere: false,
        portals: ["2", "3", "x"].map(str::to_owned).to_vec(),
        ..form()
    };
    let read = read(&some, Locale::English, &madrid(), &[PortalId::new(1), PortalId::new(2)])
        .expect("it can be used");
    assert_eq!(read.portals, Some(vec![PortalId::new(2)]));
    let strange = ProductForm { portals: vec!["3".into()], ..some };
    assert_eq!(refused(&strange), [ProductRefusal::PortalsMissing]);
}

#[test]
fn moments_are_local_times_of_the_operator() {
    let moment = |text: &str| {
        let mut problems = Vec::new();
        let refusals = [ProductRefusal::FromInvalid, ProductRefusal::FromSkipped];
        let moment = read_moment(text, &madrid(), refusals, &mut problems);
        (moment.map(|at| at.format("%d %H:%M").to_string()), problems)
    };
    let read = |shown: &str| (Some(shown.to_owned()), vec![]);
    assert_eq!(moment("2026-07-01T00:30"), read("30 22:30"));
    assert_eq!(moment("2026-12-01 00:30"), read("30 23:30"));
    assert_eq!(moment("2026-10-25T02:30"), read("25 00:30"));
    assert_eq!(moment("2026-03-29T02:30"), (None, vec![ProductRefusal::FromSkipped]));
    assert_eq!(moment(" "), (None, vec![]));
}

#[test]
fn each_field_says_what_is_wrong_with_it() {
    use ProductRefusal as R;
    type Change = fn(&mut ProductForm);
    let cases: [(Change, &[R]); 23] = [
        (|form| form.texts[0].0 = " ".into(), &[R::TitleEnMissing]),
        (|form| form.texts[0].0 = "x".repeat(101), &[R::TitleEnInvalid]),
        (|form| form.texts[0].1 = "x".repeat(401), &[R::DescriptionEnInvalid]),
        (|form| form.texts[1].1 = "Un día.".into(), &[R::TitleEsMissing]),
        (|form| form.texts[2].0 = "a\u{202e}b".into(), &[R::TitleFrInvalid]),
        (|form| form.texts[3].1 = "Um dia.".into(), &[R::TitlePtBrMissing]),
        (|form| form.price = String::new(), &[R::PriceInvalid]),
        (|form| form.price = "1.2.3".into(), &[R::PriceInvalid]),
        (|form| form.currency = "pesos".into(), &[R::CurrencyInvalid]),
        (|form| form.everywhere = false, &[R::PortalsMissing]),
        (|form| form.on_sale_from = "tomorrow".into(), &[R::FromInvalid]),
        (|form| form.on_sale_until = "2026-13-01T00:00".into(), &[R::UntilInvalid]),
        (|form| form.on_sale_until = "2026-03-29T02:30".into(), &[R::UntilSkipped]),
        (|form| form.on_sale_until = "0026-12-01T00:00".into(), &[R::UntilInvalid]),
        (
            |form| {
                form.on_sale_from = "2026-12-01T08:00".into();
                form.on_sale_until = "2026-12-01 08:00".into();
            },
            &[R::UntilBeforeFrom],
        ),
        (|form| form.dates = "2026-12-01 08:00\nsoon".into(), &[R::DatesInvalid]),
        (|form| form.capacity = "0".into(), &[R::CapacityInvalid]),
        (|form| form.capacity = "1000001".into(), &[R::CapacityInvalid]),
        (|form| form.max_travellers = "51".into(), &[R::TravellersInvalid]),
        (|form| form.max_travellers = "-1".into(), &[R::TravellersInvalid]),
        (|form| form.payment_hours = "1.5".into(), &[R::PaymentHoursInvalid]),
        (
            |form| {
                form.texts[0].0 = String::new();
                form.currency = "XTS".into();
                form.capacity = "many".into();
            },
            &[R::TitleEnMissing, R::CurrencyInvalid, R::CapacityInvalid],
        ),
        (
            |form| {
                form.on_sale_from = "2026-12-01T08:00".into();
                form.on_sale_until = "2026-12-01T08:01:00".into();
                form.dates = "2026-12-02 08:00 12".into();
                form.capacity = " 40 ".into();
                form.max_travellers = "50".into();
                form.payment_hours = "8784".into();
            },
            &[],
        ),
    ];
    for (place, (change, expected)) in cases.into_iter().enumerate() {
        let mut form = form();
        change(&mut form);
        assert_eq!(refused(&form), expected, "case {place}");
    }
}
