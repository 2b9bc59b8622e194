//! Parsing and comparing email addresses.

use super::*;
use proptest::prelude::*;

#[test]
fn characters_around_an_address_make_no_difference() {
    let key = |text: &str| text.parse::<EmailAddress>().map(|email| email.key());
    let ana = Ok("ana@example.test".to_owned());
    for same in [
        "ana@example.test",
        " Ana@Example.TEST ",
        "ANA@EXAMPLE.TEST\n",
        "\u{feff}ana@example.test",
        "\u{202a}ana@example.test\u{202c}",
        "\u{200b}\u{a0}ana@example.test\u{2060} \u{ad}",
        "\u{3000}ana@example.test\u{200e}",
        "ana@ｅｘａｍｐｌｅ.test",
        "ana@example。test",
    ] {
        assert_eq!(key(same), ana, "{same:?}");
    }
    for other in ["a.na@example.test", "ana+1@example.test", "ana@mail.example.test"] {
        assert_ne!(key(other), ana, "{other:?}");
        assert!(key(other).is_ok(), "{other:?}");
    }
}

#[test]
fn what_mail_cannot_carry_is_refused() {
    for text in [
        "",
        "@",
        "ana",
        "ana@",
        "@example.test",
        "ana@example",
        "ana@@example.test",
        "a@b@example.test",
        ".ana@example.test",
        "ana.@example.test",
        "a..na@example.test",
        "ana@-example.test",
        "ana@example-.test",
        "ana@example..test",
        "ana@.test",
        "ana@example.test.",
        "a na@example.test",
        "ana\r\n@example.test",
        "ana@exam\u{0}ple.test",
        "\"ana\"@example.test",
        "ana@[127.0.0.1]",
        "añá@example.test",
        "<ana@example.test>",
        "Ana <ana@example.test>",
        "ana@example.test,eva@example.test",
        "ana;eva@example.test",
        "ana@exam\u{202e}ple.test",
        "ana@exam\u{200b}ple.test",
        "ana@exam\u{200c}ple.test",
        "ana@127.0.0.1",
        "ana@１２７.0.0.1",
        "ana@münchen",
        "ana@exa_mplé.test",
        "ana@-é-.test",
        "ana@é..test",
        "ana@\u{ad}.test",
        "ana\u{200b}@example.test",
        "ana＠example.test",
    ] {
        assert_eq!(text.parse::<EmailAddress>(), Err(InvalidEmailAddress), "{text:?}");
    }
    assert!(format!("{}@example.test", "a".repeat(64)).parse::<EmailAddress>().is_ok());
    assert!(format!("{}@example.test", "a".repeat(65)).parse::<EmailAddress>().is_err());
    let of_length = |length: usize| {
        let labels = format!("{0}.{0}.{0}.", "a".repeat(63));
        let last = "a".repeat(length - labels.len() - 2);
        format!("a@{labels}{last}").parse::<EmailAddress>()
    };
    assert!(of_length(EmailAddress::MAX_CHARS).is_ok());
    assert!(of_length(EmailAddress::MAX_CHARS + 1).is_err());
}

#[test]
fn a_domain_in_any_script_is_kept_as_typed_and_compared_in_ascii() {
    let email: EmailAddress = " Ana@München.Example ".parse().unwrap();
    assert_eq!(email.as_str(), "Ana@München.Example");
    assert_eq!(email.to_ascii(), "Ana@xn--mnchen-3ya.example");
    for same in [
        "ana@münchen.example",
        "ana@MU\u{308}NCHEN.example",
        "ana@xn--mnchen-3ya.example",
        "ANA@XN--MNCHEN-3YA.example",
    ] {
        let other: EmailAddress = same.parse().unwrap();
        assert_eq!(other.key(), email.key(), "{same:?}");
    }
    // Letters that only look the same make another domain.
    let other: EmailAddress = "ana@ехаmple.test".parse().unwrap();
    assert_ne!(other.key(), "ana@example.test");
    assert!("ana@почта.рф".parse::<EmailAddress>().is_ok());
    assert!("ana@例え.テスト".parse::<EmailAddress>().is_ok());
}

#[test]
fn every_form_of_an_accepted_address_is_accepted() {
    for text in ["Ana@München.Example", "a+b@xn--zz--99.example", "a@b.co"] {
        let email: EmailAddress = text.parse().unwrap();
        for form in [email.to_ascii(), email.key(), email.to_string()] {
            let again: EmailAddress = form.parse().unwrap();
            assert_eq!(again.key(), email.key(), "{form}");
        }
    }
}

proptest! {
    #[test]
    fn every_form_of_an_address_has_the_same_key(local in "[a-zA-Z0-9+]{1,9}", domain in "\\PC{1,12}") {
        if let Ok(email) = format!("{local}@{domain}.test").parse::<EmailAddress>() {
            let again: EmailAddress = email.to_ascii().parse().unwrap();
            prop_assert_eq!(again.key(), email.key());
            prop_assert!(email.key().is_ascii());
            prop_assert!(email.key().parse::<EmailAddress>().is_ok());
        }
    }

    #[test]
    fn invisible_characters_at_the_ends_make_no_difference(before in "[ \\t\u{200b}\u{feff}\u{a0}\u{2060}]{0,4}", after in "[ \\t\u{200b}\u{feff}\u{a0}\u{2060}]{0,4}") {
        let text = format!("{before}ana@example.test{after}");
        let email: EmailAddress = text.parse().unwrap();
        prop_assert_eq!(email.as_str(), "ana@example.test");
    }

    #[test]
    fn no_text_makes_it_panic(text in ".*@.*") {
        let _ = text.parse::<EmailAddress>();
    }
}
