//! Names and texts that must not break a mail. Texts are delimited by `␞`.

use super::{LINK, compose, content, envelope, noon};
use crate::mail::{Company, Envelope, Mail};
use mail_parser::MessageParser;
use model::Locale;

const NAMES: &str = "\
    ␞ ␞\r\n␞a\r\nBcc: eva@evil.test␞a\nBcc: eva@evil.test␞a\rb␞a\0b␞a\u{1b}[31mb␞a\tb␞a\u{85}b\u{2028}c\u{2029}d␞\
    a\u{202e}b\u{2066}c\u{200f}d␞👩‍🚀␞محمد␞李␞Ana \"la\" Grande␞Ana <eva@evil.test>␞eva@evil.test␞\
    Ana, eva@evil.test␞Ana; Eva: x␞(comment) Ana␞Ana\\␞\"␞'␞=?utf-8?b?QQ==?=␞9␞A.B␞%s%n{0}␞{{ 7 * 7 }}␞\
    a\r\n\r\n<html>␞.\r\n.\r\nQUIT␞\u{feff}Ana\u{200b}␞e\u{301}␞\u{10ffff}␞\u{fffd}";

const LONG: [(&str, usize); 6] =
    [("x", 500), ("é", 500), ("👩‍🚀", 500), ("\" \\", 200), ("a, ", 200), ("=?utf-8?q?", 50)];

const MARKUP: &str = "\
    <script>alert(1)</script>␞<img src=x onerror=alert(1)>␞\"><svg onload=alert(1)>␞'-alert(1)-'␞</p><h1>x</h1>␞\
    <a href=\"javascript:alert(1)\">x</a>␞<!--␞]]>␞&lt;b&gt;␞<style>*{display:none}</style>␞\" style=\"color:red";

/// Checks that a mail full of `text` is one mail, to one recipient, with no header injected by the text.
fn check_with(text: &str) {
    let mail = Mail::PurchaseConfirmation {
        first_name: text.into(),
        number: text.into(),
        product: text.into(),
        buyer: text.into(),
        travel_at: None,
        travellers: 1,
        total: text.into(),
        payable_until: None,
    };
    let envelope = Envelope {
        sender_name: text.into(),
        portal_name: text.into(),
        company: Company {
            legal_name: text.into(),
            address: text.into(),
            phone: text.into(),
            privacy_url: text.into(),
            ..envelope(Locale::English).company
        },
        accent: text.into(),
        introduction: Some(text.into()),
        ..envelope(Locale::English)
    };
    let message = compose(&mail, &envelope, Some(LINK), noon())
        .unwrap_or_else(|error| panic!("{text:?}: {error}"));
    assert_eq!(message.envelope().to().len(), 1, "{text:?}");
    assert_eq!(message.envelope().to()[0].to_string(), "ana@example.test");
    let raw = message.formatted();
    let head = String::from_utf8_lossy(&raw);
    let head = head.split("\r\n\r\n").next().unwrap_or_default();
    for line in head.split("\r\n") {
        assert!(
            line.len() <= 998 && line.is_ascii() && !line.contains(['\r', '\n', '\0']),
            "{text:?}: {line:?}"
        );
    }
    let parsed = MessageParser::default().parse(&raw).expect("a mail");
    assert!(parsed.bcc().is_none() && parsed.cc().is_none(), "{text:?}");
    let to = parsed.to().expect("a recipient");
    assert_eq!(
        to.iter().filter_map(|to| to.address()).collect::<Vec<_>>(),
        ["ana@example.test"],
        "{text:?}"
    );
    let from = parsed.from().expect("a sender");
    assert_eq!(
        from.iter().filter_map(|from| from.address()).collect::<Vec<_>>(),
        ["tickets@norte.example.test"]
    );
    assert_eq!(
        head.split("\r\n").filter(|line| !line.starts_with([' ', '\t'])).count(),
        9,
        "{text:?}: {head}"
    );
}

#[test]
fn no_name_breaks_a_mail_or_adds_a_recipient() {
    NAMES.split('␞').for_each(check_with);
    for (text, times) in LONG {
        check_with(&text.repeat(times));
    }
}

#[test]
fn no_character_breaks_a_mail() {
    let points = (0..0x400).chain(0x2000..0x2070).chain(0xfe00..0xfe10).chain(0xfff0..0x10000);
    for c in points.filter_map(char::from_u32) {
        check_with(&format!("{c}a{c} b{c}"));
    }
}

#[test]
fn markup_in_any_field_is_shown_as_text() {
    for markup in MARKUP.split('␞') {
        for (hostile, usual) in with_and_without(markup) {
            let url = format!("https://tickets.example.test/{markup}");
            let nasty = Envelope {
                portal_name: markup.into(),
                company: Company {
                    legal_name: markup.into(),
                    address: markup.into(),
                    phone: markup.into(),
                    email: markup.into(),
                    privacy_url: markup.into(),
                    terms_url: markup.into(),
                    accessibility_url: String::new(),
                },
                accent: markup.into(),
                introduction: Some(markup.into()),
                ..envelope(Locale::English)
            };
            let html = page(&hostile, &nasty, &url);
            assert!(!html.contains(markup), "{markup}: {html}");
            // All tags and attributes are the template's.
            let usual = page(&usual, &envelope(Locale::English), LINK);
            for mark in ['<', '>', '"'] {
                assert_eq!(html.matches(mark).count(), usual.matches(mark).count(), "{markup}");
            }
        }
    }
}

/// Mails with a text in every externally supplied field, each with the same mail for an ordinary text.
fn with_and_without(text: &str) -> Vec<(Mail, Mail)> {
    let mails = |text: &str| {
        let url = || format!("https://tickets.example.test/{text}");
        [
            Mail::Activation { first_name: text.into(), number: text.into(), hours: 24 },
            Mail::SomebodyTriedToRegister {
                sign_in_url: url(),
                reset_url: url(),
                number_sign_in: false,
            },
            Mail::CustomerNumberReminder {
                numbers: vec![text.into()],
                sign_in_url: url(),
                signing_in: Some(vec![text.into()]),
                email_signs_in: false,
            },
        ]
    };
    mails(text).into_iter().zip(mails("x")).collect()
}

fn page(mail: &Mail, envelope: &Envelope, link: &str) -> String {
    let content = content(mail, envelope, Some(link)).expect("a letter");
    content.html(envelope).expect("a page")
}
