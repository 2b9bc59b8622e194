//! What translators can write, and what stops the build.

use crate::language::Language;
use crate::{Area, GenerateError, Module, Plain, generate, generate_in};
use std::fs;
use std::path::Path;

const PAGES: Area = Area { folder: "app", visibility: "pub", plain: Plain::Borrowed };

/// Returns the functions of a file in English, Spanish and French, or what is wrong with it. Portuguese has the English
/// text.
fn made(area: &Area, files: [&str; 3]) -> Result<String, Vec<String>> {
    let locales = tempfile::tempdir().expect("there is a folder for temporary files");
    let files = files.into_iter().chain([files[0]]);
    for (tag, text) in ["en", "es", "fr", "pt-BR"].into_iter().zip(files) {
        write(locales.path(), &format!("{tag}/app/backoffice/orders.ftl"), text);
    }
    let modules = judged(generate(locales.path(), area))?;
    assert_eq!(modules.len(), 1);
    assert_eq!(modules[0].path, Path::new("backoffice/orders.rs"));
    Ok(modules[0].code.clone())
}

/// Returns the functions, or what is wrong with the files.
fn judged(made: Result<Vec<Module>, GenerateError>) -> Result<Vec<Module>, Vec<String>> {
    made.map_err(|error| match error {
        GenerateError::Texts(problems) => problems,
        GenerateError::Io(error) => panic!("the files can be read: {error}"),
    })
}

fn write(locales: &Path, file: &str, text: &str) {
    let path = locales.join(file);
    fs::create_dir_all(path.parent().expect("it has a folder")).expect("folders can be made");
    fs::write(path, text).expect("files can be written");
}

fn wrong(files: [&str; 3]) -> Vec<String> {
    made(&PAGES, files).expect_err("this must not compile")
}

#[test]
fn a_text_without_arguments_is_a_constant() {
    let files = ["title = Orders", "title = Pedidos", "title = Commandes\u{202f}!"];
    let expected = r#"pub const fn title(locale: model::Locale) -> &'static str {
    match locale {
        model::Locale::English => "Orders",
        model::Locale::Spanish => "Pedidos",
        model::Locale::French => "Commandes\u{202f}!",
        model::Locale::BrazilianPortuguese => "Orders",
    }
}

"#;
    assert_eq!(made(&PAGES, files).as_deref(), Ok(expected));
    let mails = Area { visibility: "pub(super)", plain: Plain::Owned, ..PAGES };
    let code = made(&mails, files).expect("it is right");
    assert!(code.starts_with("pub(super) fn title(locale: model::Locale) -> String {"), "{code}");
    assert!(code.contains(r#"English => "Orders".to_owned(),"#), "{code}");
}

#[test]
fn arguments_have_the_order_and_types_of_the_comment() {
    let english = "# $who (String): the buyer\n# $count (Number, i64)\nsold = { $who }: { $count }";
    let other = "sold = { $count }, {\"{\"} { $who }";
    let code = made(&PAGES, [english, other, other]).expect("it is right");
    assert!(
        code.contains("pub fn sold(locale: model::Locale, who: &str, count: i64) -> String {"),
        "{code}"
    );
    assert!(code.contains(r#"English => format!("{who}: {count}", count = model::numbers::grouped(count, locale)),"#), "{code}");
    assert!(code.contains(r#"French => format!("{count}, {{ {who}", count = model::numbers::grouped(count, locale)),"#), "{code}");
}

#[test]
fn a_choice_by_number_follows_the_rules_of_each_language() {
    let english = "# $count (Number)\nleft = Only { $count ->\n    [0] none\n    [one] one place\n   *[other] { $count } places\n} left";
    let other = "left = { $count ->\n    [one] { $count } lugar\n   *[other] { $count } lugares\n}";
    let french = "left = { $count ->\n    [1] une\n    [one] { $count } place\n    [many] { $count } de places\n   *[other] { $count } places\n}";
    let code = made(&PAGES, [english, other, french]).expect("it is right");
    for line in [
        r#"English => match count { 0 => "Only none left".to_owned(), 1 => "Only one place left".to_owned(), _ => format!("Only {count} places left", count = model::numbers::grouped(count, locale)), },"#,
        r#"Spanish => match count { 1 => format!("{count} lugar", count = model::numbers::grouped(count, locale)), _ => format!("{count} lugares", count = model::numbers::grouped(count, locale)), },"#,
        r#"French => match count { 1 => "une".to_owned(), 0 => format!("{count} place", count = model::numbers::grouped(count, locale)), n if n != 0 && n % 1_000_000 == 0 => format!("{count} de places", count = model::numbers::grouped(count, locale)), _ => format!("{count} places", count = model::numbers::grouped(count, locale)), },"#,
    ] {
        assert!(code.contains(line), "{code}");
    }
}

#[test]
fn a_form_that_a_language_lacks_or_does_not_have_is_named() {
    let english = "# $count (Number)\nleft = { $count ->\n    [one] one\n   *[other] { $count }\n}";
    let few = "left = { $count ->\n    [few] pocos\n   *[other] { $count }\n}";
    let default = "left = { $count ->\n    [other] x\n   *[one] { $count }\n}";
    assert_eq!(
        wrong([english, few, default]),
        [
            "locales/es/app/backoffice/orders.ftl: left: lacks a form for [one]",
            "locales/es/app/backoffice/orders.ftl: left: has a form [few], which no number takes",
            "locales/fr/app/backoffice/orders.ftl: left: marks another form than [other] with *",
        ]
    );
    let by_name = "# $count (String)\nleft = { $count ->\n    [one] one\n   *[other] { $count }\n}";
    let faults = wrong([by_name, english, english]);
    assert!(faults[0].ends_with("left: chooses by $count, which is no number"), "{faults:?}");
}

#[test]
fn a_missing_or_additional_text_is_named() {
    assert_eq!(
        wrong(["title = Orders", "titel = Pedidos", "title = Commandes\nmore = Plus"]),
        [
            "locales/es/app/backoffice/orders.ftl: title: is missing",
            "locales/es/app/backoffice/orders.ftl: titel: does not exist in locales/en/app/backoffice/orders.ftl",
            "locales/fr/app/backoffice/orders.ftl: more: does not exist in locales/en/app/backoffice/orders.ftl",
        ]
    );
}

#[test]
fn an_argument_that_one_language_has_and_another_lacks_is_named() {
    let english = "# $email (String)\nsent = Sent to { $email }.";
    assert_eq!(
        wrong([english, "sent = Enviado.", "sent = Envoyé à { $email } par { $name }."]),
        [
            "locales/es/app/backoffice/orders.ftl: sent: lacks $email",
            "locales/fr/app/backoffice/orders.ftl: sent: uses $name, which no comment of the reference declares",
        ]
    );
    let undeclared = "sent = Sent to { $email }.";
    let faults = wrong([undeclared, undeclared, undeclared]);
    assert!(faults[0].starts_with("locales/en/app/backoffice/orders.ftl: sent: uses $email"));
}

#[test]
fn a_language_in_preparation_may_lack_texts_and_is_no_part_of_the_code() {
    let locales = tempfile::tempdir().expect("there is a folder for temporary files");
    let known = [
        Language { tag: "en", variant: Some("English"), categories: &[] },
        Language { tag: "nl", variant: None, categories: &[] },
    ];
    let made = || judged(generate_in(&known, locales.path(), &PAGES));
    write(locales.path(), "en/app/shop.ftl", "title = Shop\nmore = More");
    write(locales.path(), "en/app/other.ftl", "title = Other");
    write(locales.path(), "nl/app/shop.ftl", "title = Winkel");
    let modules = made().expect("nothing is wrong");
    assert!(modules.iter().all(|module| !module.code.contains("Winkel")), "{modules:?}");

    write(locales.path(), "nl/app/shop.ftl", "title = Winkel { $name }");
    let faults = made().expect_err("this must not compile");
    assert!(faults[0].starts_with("locales/nl/app/shop.ftl: title: uses $name"), "{faults:?}");
}

#[test]
fn what_is_no_fluent_or_cannot_be_a_function_is_named_with_its_place() {
    let right = "title = Orders";
    for (english, expected) in [
        ("title = Orders\n\n9 = Nine\n", "locales/en/app/backoffice/orders.ftl:3: "),
        ("title = Orders\ntitle = Again", "orders.ftl: title: stands here twice"),
        ("title-of-page = Orders", "orders.ftl: title-of-page: keys are names of functions"),
        ("title = Orders\n    .hint = Hint", "orders.ftl: title: attributes are not supported"),
        ("-brand = Guichet", "orders.ftl: -brand: terms are not supported"),
        ("title = { DATETIME($at) }", "title: only arguments and texts in quotes"),
        ("# $at (Date)\ntitle = { $at }", "title: $at (Date): expected `$name (String)`"),
    ] {
        let faults = wrong([english, right, right]);
        assert!(faults.iter().any(|fault| fault.contains(expected)), "{faults:?}");
    }
}

#[test]
fn a_file_that_a_language_lacks_and_a_folder_of_no_language_are_named() {
    let locales = tempfile::tempdir().expect("there is a folder for temporary files");
    for file in [
        "en/app/shop.ftl",
        "es/app/shop.ftl",
        "fr/app/other.ftl",
        "pt-BR/app/shop.ftl",
        "tlh/app/shop.ftl",
    ] {
        write(locales.path(), file, "title = Shop");
    }
    let faults = judged(generate(locales.path(), &PAGES)).expect_err("this must not compile");
    assert_eq!(
        faults,
        [
            "locales/tlh: texts/src/language.rs does not list this",
            "locales/fr/app/shop.ftl: is missing",
            "locales/fr/app/other.ftl: does not exist in en",
        ]
    );
}
