//! Every mail in every language, as rendered.

mod hostile;
mod local_times;
mod logo;
mod orders;
mod punctuation;
mod samples;

use super::{compose::content, *};
use lettre::Message;
use mail_parser::MessageParser;
use model::Timestamp;
use samples::{LINK, envelope, mails};

/// Users who wait for a mail, or may have to stop an account takeover, do not wait for purchase confirmations.
#[test]
fn mails_that_users_wait_for_are_sent_first() {
    let others = ["customers-merged", "account-deleted", "purchase-", "webhook-disabled"];
    for (name, mail) in mails() {
        let expected = if others.iter().any(|other| name.starts_with(other)) {
            Priority::Normal
        } else {
            Priority::Urgent
        };
        assert_eq!(mail.priority(), expected, "{name}");
    }
}

fn noon() -> Timestamp {
    chrono::DateTime::from_timestamp(1_780_315_200, 0).expect("a moment").naive_utc()
}

fn composed(mail: &Mail, envelope: &Envelope) -> Message {
    compose(mail, envelope, Some(LINK), noon()).expect("a message")
}

#[test]
fn every_mail_reads_well_in_every_language() {
    for (name, mail) in mails() {
        for locale in Locale::ALL {
            let envelope = envelope(locale);
            let content = content(&mail, &envelope, Some(LINK)).expect("a letter");
            let text = content.text(&envelope).expect("a text");
            insta::assert_snapshot!(
                format!("{name}.{}", locale.tag()),
                format!("{}\n\n{text}", content.subject)
            );
        }
    }
}

#[test]
fn the_html_form_says_the_same() {
    let envelope = envelope(Locale::English);
    let activation = &mails()[2].1;
    let content = content(activation, &envelope, Some(LINK)).expect("a letter");
    insta::assert_snapshot!("activation.html", content.html(&envelope).expect("a page"));
}

#[test]
fn both_forms_carry_the_sentences_the_link_and_the_language() {
    for (name, mail) in mails() {
        for locale in Locale::ALL {
            let raw = composed(&mail, &envelope(locale)).formatted();
            let parsed = MessageParser::default().parse(&raw).expect("a mail");
            let text = parsed.body_text(0).expect("a text");
            let html = parsed.body_html(0).expect("a page");
            assert!(html.contains(&format!("<html lang=\"{}\">", locale.tag())), "{name}");
            let expected = content(&mail, &envelope(locale), Some(LINK)).expect("a letter");
            let link = expected.button.expect("a button").1;
            let other = expected.other_way.map(|(_, url)| url).unwrap_or_default();
            assert!(html.contains(&format!("{}</h1>", expected.greeting)), "{name}");
            assert!(!html.contains(&format!("{}</h1>", expected.subject)), "{name}");
            for part in [&text, &html] {
                assert!(part.contains(&link) && part.contains(&other), "{name}");
                assert!(part.contains(&expected.not_you), "{name}");
                for fact in ["Norte Lines S.A.", "4400 Salta", "+54 387", "help@norte.example.test"]
                {
                    assert!(part.contains(fact), "{name}: {fact}");
                }
                assert!(part.contains("https://www.norte.example.test/terms"), "{name}");
                assert!(
                    expected.paragraphs.iter().all(|paragraph| part.contains(paragraph)),
                    "{name}"
                );
            }
            assert_eq!(html.matches("<a ").count(), html.matches("</a>").count());
            assert!(!html.contains("<img"), "readable with pictures off");
        }
    }
}

#[test]
fn headers_have_sender_date_and_the_automatic_mark() {
    let message = composed(&mails()[0].1, &envelope(Locale::Spanish));
    let header = |name: &str| message.headers().get_raw(name).map(str::to_owned);
    assert_eq!(header("From").as_deref(), Some("Norte Lines <tickets@norte.example.test>"));
    assert_eq!(header("To").as_deref(), Some("ana@example.test"));
    assert_eq!(header("Date").as_deref(), Some("Mon, 01 Jun 2026 12:00:00 +0000"));
    assert_eq!(header("Message-ID").as_deref(), Some("<one@norte.example.test>"));
    assert_eq!(header("Reply-To").as_deref(), Some("help@norte.example.test"));
    assert_eq!(header("Auto-Submitted").as_deref(), Some("auto-generated"));
    assert_eq!(header("Subject").as_deref(), Some("Active su cuenta en Norte Lines"));
}

#[test]
fn a_mail_of_an_operator_that_says_nothing_of_itself_ends_with_the_portal() {
    let envelope = Envelope { company: Company::default(), ..envelope(Locale::English) };
    let message = composed(&mails()[0].1, &envelope);
    assert_eq!(message.headers().get_raw("Reply-To"), None);
    let raw = message.formatted();
    let parsed = MessageParser::default().parse(&raw).expect("a mail");
    assert!(parsed.body_text(0).expect("a text").trim_end().ends_with("\nNorte Lines"));
}

#[test]
fn bounces_go_to_the_return_path_and_otherwise_to_the_sender() {
    let usual = envelope(Locale::English);
    let from = |envelope: &Envelope| {
        let message = composed(&mails()[0].1, envelope);
        message.envelope().from().map(ToString::to_string)
    };
    assert_eq!(from(&usual).as_deref(), Some("tickets@norte.example.test"));
    let path = "bounce+7.0123456789abcdef0123@bounces.example.test";
    let signed = Envelope { return_path: Some(path.into()), ..usual.clone() };
    assert_eq!(from(&signed).as_deref(), Some(path));
    let broken = Envelope { return_path: Some("bounce+7".into()), ..usual };
    let result = compose(&mails()[0].1, &broken, Some(LINK), noon());
    assert!(matches!(result, Err(ComposeError::ReturnPath)));
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
            "agent-invitation",
            "agent-password-reset",
            "link-sign-in",
            "confirm-email-change",
            "email-changed",
            "merged-away",
            "add-purchase",
            "confirm-sender",
        ]
        .contains(&name);
        let result = compose(&mail, &usual, None, at);
        assert_eq!(matches!(result, Err(ComposeError::LinkMissing)), needs_link, "{name}");
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
        let to = Envelope { to: bad.into(), ..usual.clone() };
        assert!(
            matches!(compose(mail, &to, Some(LINK), at), Err(ComposeError::Recipient)),
            "{bad:?}"
        );
        let sender = Envelope { sender: bad.into(), ..usual.clone() };
        assert!(
            matches!(compose(mail, &sender, Some(LINK), at), Err(ComposeError::Sender)),
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
        let id = Envelope { message_id: bad.into(), ..usual.clone() };
        assert!(
            matches!(compose(mail, &id, Some(LINK), at), Err(ComposeError::MessageId)),
            "{bad:?}"
        );
    }
}

#[test]
fn no_date_panics() {
    for at in [Timestamp::MIN, noon(), Timestamp::MAX] {
        assert!(compose(&mails()[0].1, &envelope(Locale::French), Some(LINK), at).is_ok());
    }
}

#[test]
fn the_outbox_keeps_mails_as_json() {
    for (_, mail) in mails() {
        let json = serde_json::to_string(&mail).expect("JSON");
        assert_eq!(serde_json::from_str::<Mail>(&json).expect("a mail"), mail);
    }
    for json in [
        r#"{"kind":"confirm-registration","first_name":"Ana","hours":24}"#,
        r#"{"kind":"password-changed","first_name":"Ana","reset_url":"https://a.test/x"}"#,
        r#"{"kind":"email-sign-in-activated","first_name":"Ana","number":null,"reset_url":"https://a.test/x"}"#,
        r#"{"kind":"customer-number-reminder","numbers":["1"],"sign_in_url":"https://a.test/x"}"#,
        r#"{"kind":"agent-password-changed","name":"Laura","reset_url":"https://a.test/x"}"#,
    ] {
        assert!(serde_json::from_str::<Mail>(json).is_ok(), "{json}");
    }
}

#[test]
fn an_international_domain_is_mailed_to_in_ascii() {
    let envelope = Envelope {
        to: "Ana@München.example".into(),
        sender: "tickets@bücher.example".into(),
        ..envelope(Locale::English)
    };
    let message = composed(&mails()[0].1, &envelope);
    let to: Vec<String> = message.envelope().to().iter().map(ToString::to_string).collect();
    assert_eq!(to, ["Ana@xn--mnchen-3ya.example"]);
    let raw = message.formatted();
    assert!(raw.is_ascii());
    let text = String::from_utf8_lossy(&raw);
    assert!(text.contains("tickets@xn--bcher-kva.example"), "{text}");
}
