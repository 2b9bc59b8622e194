//! Every mail in every language as its readers see it, and what no name or text can do to one.

use super::{compose::letter, *};
use lettre::Message;
use mail_parser::MessageParser;
use model::Timestamp;

const LINK: &str = "https://tickets.example.test/confirm/a-token_of-43-characters";

fn envelope(locale: Locale) -> Envelope {
    Envelope {
        to: "ana@example.test".into(),
        sender_name: "Norte Lines".into(),
        sender: "tickets@norte.example.test".into(),
        portal_name: "Norte Lines".into(),
        accent: "#0b6e4f".into(),
        locale,
        message_id: "<one@norte.example.test>".into(),
    }
}

fn mails() -> [(&'static str, Mail); 8] {
    let first_name = || "Ana María".to_owned();
    let number = || "123-123-123".to_owned();
    let sign_in_url = || "https://tickets.example.test/sign-in".to_owned();
    let reset_url = || "https://tickets.example.test/forgot-password".to_owned();
    let numbers = vec![number(), "456-456-456".to_owned()];
    let bought = (
        "P-20318".to_owned(),
        "Salta – Jujuy".to_owned(),
        "ARS\u{a0}48,600.50".to_owned(),
    );
    [
        (
            "confirm-registration",
            Mail::ConfirmRegistration {
                first_name: first_name(),
                hours: 24,
            },
        ),
        (
            "somebody-tried-to-register",
            Mail::SomebodyTriedToRegister {
                sign_in_url: sign_in_url(),
                reset_url: reset_url(),
                number_sign_in: true,
            },
        ),
        (
            "activation",
            Mail::Activation {
                first_name: first_name(),
                number: number(),
                hours: 24,
            },
        ),
        (
            "reset-password",
            Mail::ResetPassword {
                first_name: first_name(),
                number: Some(number()),
                minutes: 60,
            },
        ),
        (
            "reset-password-email-only",
            Mail::ResetPassword {
                first_name: first_name(),
                number: None,
                minutes: 60,
            },
        ),
        (
            "password-changed",
            Mail::PasswordChanged {
                first_name: first_name(),
                reset_url: reset_url(),
            },
        ),
        (
            "customer-number-reminder",
            Mail::CustomerNumberReminder {
                numbers,
                sign_in_url: sign_in_url(),
            },
        ),
        (
            "purchase-confirmation",
            Mail::PurchaseConfirmation {
                first_name: first_name(),
                number: bought.0,
                product: bought.1,
                travellers: 2,
                total: bought.2,
            },
        ),
    ]
}

fn noon() -> Timestamp {
    chrono::DateTime::from_timestamp(1_780_315_200, 0)
        .expect("a moment")
        .naive_utc()
}

fn composed(mail: &Mail, envelope: &Envelope) -> Message {
    compose(mail, envelope, Some(LINK), noon()).expect("a message")
}

#[test]
fn every_mail_reads_well_in_every_language() {
    for (name, mail) in mails() {
        for locale in Locale::ALL {
            let envelope = envelope(locale);
            let letter = letter(&mail, &envelope, Some(LINK)).expect("a letter");
            let text = letter.text(&envelope).expect("a text");
            insta::assert_snapshot!(
                format!("{name}.{}", locale.tag()),
                format!("{}\n\n{text}", letter.subject)
            );
        }
    }
}

#[test]
fn the_html_form_says_the_same() {
    let envelope = envelope(Locale::English);
    let activation = &mails()[2].1;
    let letter = letter(activation, &envelope, Some(LINK)).expect("a letter");
    insta::assert_snapshot!("activation.html", letter.html(&envelope).expect("a page"));
}

#[test]
fn both_forms_carry_the_sentences_the_link_and_the_language() {
    for (name, mail) in mails() {
        for locale in Locale::ALL {
            let raw = composed(&mail, &envelope(locale)).formatted();
            let parsed = MessageParser::default().parse(&raw).expect("a mail");
            let text = parsed.body_text(0).expect("a text");
            let html = parsed.body_html(0).expect("a page");
            assert!(
                html.contains(&format!("<html lang=\"{}\">", locale.tag())),
                "{name}"
            );
            let expected = letter(&mail, &envelope(locale), Some(LINK)).expect("a letter");
            let link = expected.button.expect("a button").1;
            for part in [&text, &html] {
                assert!(part.contains(&link), "{name}");
                assert!(part.contains(&expected.not_you), "{name}");
                assert!(
                    expected
                        .paragraphs
                        .iter()
                        .all(|paragraph| part.contains(paragraph)),
                    "{name}"
                );
            }
            assert_eq!(html.matches("<a ").count(), html.matches("</a>").count());
            assert!(!html.contains("<img"), "readable with pictures off");
        }
    }
}

#[test]
fn headers_say_who_when_and_that_nobody_wrote_it() {
    let message = composed(&mails()[0].1, &envelope(Locale::Spanish));
    let header = |name: &str| message.headers().get_raw(name).map(str::to_owned);
    assert_eq!(
        header("From").as_deref(),
        Some("Norte Lines <tickets@norte.example.test>")
    );
    assert_eq!(header("To").as_deref(), Some("ana@example.test"));
    assert_eq!(
        header("Date").as_deref(),
        Some("Mon, 01 Jun 2026 12:00:00 +0000")
    );
    assert_eq!(
        header("Message-ID").as_deref(),
        Some("<one@norte.example.test>")
    );
    assert_eq!(header("Auto-Submitted").as_deref(), Some("auto-generated"));
    assert_eq!(
        header("Subject").as_deref(),
        Some("Active su cuenta en Norte Lines")
    );
}

/// Checks that a mail full of `text` is one mail, to one recipient, with no header of the text's making.
fn check_with(text: &str) {
    let mail = Mail::PurchaseConfirmation {
        first_name: text.into(),
        number: text.into(),
        product: text.into(),
        travellers: 1,
        total: text.into(),
    };
    let envelope = Envelope {
        sender_name: text.into(),
        portal_name: text.into(),
        accent: text.into(),
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
        from.iter()
            .filter_map(|from| from.address())
            .collect::<Vec<_>>(),
        ["tickets@norte.example.test"]
    );
    assert_eq!(
        head.split("\r\n")
            .filter(|line| !line.starts_with([' ', '\t']))
            .count(),
        8,
        "{text:?}: {head}"
    );
}

#[test]
fn no_name_breaks_a_mail_or_adds_a_recipient() {
    let long = [
        "x".repeat(500),
        "é".repeat(500),
        "👩‍🚀".repeat(500),
        "\" \\".repeat(200),
        "a, ".repeat(200),
        "=?utf-8?q?".repeat(50),
    ];
    let nasty = [
        "",
        " ",
        "\r\n",
        "a\r\nBcc: eva@evil.test",
        "a\nBcc: eva@evil.test",
        "a\rb",
        "a\0b",
        "a\u{1b}[31mb",
        "a\tb",
        "a\u{85}b\u{2028}c\u{2029}d",
        "a\u{202e}b\u{2066}c\u{200f}d",
        "👩‍🚀",
        "محمد",
        "李",
        "Ana \"la\" Grande",
        "Ana <eva@evil.test>",
        "eva@evil.test",
        "Ana, eva@evil.test",
        "Ana; Eva: x",
        "(comment) Ana",
        "Ana\\",
        "\"",
        "'",
        "=?utf-8?b?QQ==?=",
        "9",
        "A.B",
        "%s%n{0}",
        "{{ 7 * 7 }}",
        "a\r\n\r\n<html>",
        ".\r\n.\r\nQUIT",
        "\u{feff}Ana\u{200b}",
        "e\u{301}",
        "\u{10ffff}",
        "\u{fffd}",
    ];
    for text in nasty.into_iter().chain(long.iter().map(String::as_str)) {
        check_with(text);
    }
    // Each character on its own, inside a name, and at the end of one.
    for c in (0..0x2100)
        .chain(0xfe00..0x10000)
        .chain(0x1f600..0x1f610)
        .filter_map(char::from_u32)
    {
        check_with(&format!("{c}a{c} b{c}"));
    }
}

#[test]
fn markup_in_any_field_is_shown_as_text() {
    for markup in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>",
        "'-alert(1)-'",
        "</p><h1>x</h1>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<!--",
        "]]>",
        "&lt;b&gt;",
        "<style>*{display:none}</style>",
        "\" style=\"color:red",
    ] {
        let url = format!("https://tickets.example.test/{markup}");
        let text = || markup.to_owned();
        let mails = [
            Mail::Activation {
                first_name: text(),
                number: text(),
                hours: 24,
            },
            Mail::SomebodyTriedToRegister {
                sign_in_url: url.clone(),
                reset_url: url.clone(),
                number_sign_in: false,
            },
            Mail::CustomerNumberReminder {
                numbers: vec![text()],
                sign_in_url: url.clone(),
            },
        ];
        for mail in mails {
            let usual = envelope(Locale::English);
            let nasty = Envelope {
                portal_name: text(),
                accent: text(),
                ..usual.clone()
            };
            let html = letter(&mail, &nasty, Some(&url))
                .expect("a letter")
                .html(&nasty)
                .expect("a page");
            assert!(!html.contains(markup), "{markup}: {html}");
            assert_eq!(tags(&html), tags_without_text(&mail), "{markup}");
        }
    }
}

/// How many tags and attributes there are.
fn tags(html: &str) -> (usize, usize) {
    (html.matches('<').count(), html.matches('"').count())
}

/// The same for a mail of that kind with harmless contents.
fn tags_without_text(mail: &Mail) -> (usize, usize) {
    let x = || "x".to_owned();
    let mail = match mail {
        Mail::Activation { .. } => Mail::Activation {
            first_name: x(),
            number: x(),
            hours: 24,
        },
        Mail::CustomerNumberReminder { .. } => Mail::CustomerNumberReminder {
            numbers: vec![x()],
            sign_in_url: x(),
        },
        _ => Mail::SomebodyTriedToRegister {
            sign_in_url: x(),
            reset_url: x(),
            number_sign_in: false,
        },
    };
    let envelope = envelope(Locale::English);
    tags(
        &letter(&mail, &envelope, Some("x"))
            .expect("a letter")
            .html(&envelope)
            .expect("a page"),
    )
}

#[test]
fn a_link_that_is_needed_and_wrong_addresses_are_errors() {
    let usual = envelope(Locale::English);
    let at = noon();
    for (name, mail) in mails() {
        let needs_link = [
            "confirm-registration",
            "activation",
            "reset-password",
            "reset-password-email-only",
        ]
        .contains(&name);
        let result = compose(&mail, &usual, None, at);
        assert_eq!(
            matches!(result, Err(ComposeError::LinkMissing)),
            needs_link,
            "{name}"
        );
        assert_eq!(result.is_ok(), !needs_link, "{name}");
    }
    let mail = &mails()[0].1;
    for bad in [
        "",
        "ana",
        "ana@example.test, eva@evil.test",
        "ana@example.test\r\nBcc: eva@evil.test",
        "a b@example.test",
    ] {
        let to = Envelope {
            to: bad.into(),
            ..usual.clone()
        };
        assert!(
            matches!(
                compose(mail, &to, Some(LINK), at),
                Err(ComposeError::Recipient)
            ),
            "{bad:?}"
        );
        let sender = Envelope {
            sender: bad.into(),
            ..usual.clone()
        };
        assert!(
            matches!(
                compose(mail, &sender, Some(LINK), at),
                Err(ComposeError::Sender)
            ),
            "{bad:?}"
        );
    }
    for bad in [
        "",
        "one@x",
        "<one>",
        "<one@x",
        "<one@x>\r\nBcc: eva@evil.test",
        "<a b@x>",
        "<@x>",
        "<a@x>>",
    ] {
        let id = Envelope {
            message_id: bad.into(),
            ..usual.clone()
        };
        assert!(
            matches!(
                compose(mail, &id, Some(LINK), at),
                Err(ComposeError::MessageId)
            ),
            "{bad:?}"
        );
    }
}

#[test]
fn no_moment_makes_it_panic() {
    for at in [Timestamp::MIN, Timestamp::UNIX_EPOCH, Timestamp::MAX] {
        assert!(compose(&mails()[0].1, &envelope(Locale::French), Some(LINK), at).is_ok());
    }
}

#[test]
fn the_outbox_keeps_mails_as_json() {
    for (_, mail) in mails() {
        let json = serde_json::to_string(&mail).expect("JSON");
        assert_eq!(serde_json::from_str::<Mail>(&json).expect("a mail"), mail);
    }
    let json = r#"{"kind":"confirm-registration","first_name":"Ana","hours":24}"#;
    assert!(serde_json::from_str::<Mail>(json).is_ok());
}
