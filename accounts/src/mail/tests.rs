//! Every mail in every language, as rendered.

mod hostile;

use super::{compose::content, *};
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
        time_zone: TimeZone::UNCHOSEN,
        introduction: None,
        message_id: "<one@norte.example.test>".into(),
    }
}

fn mails() -> [(&'static str, Mail); 28] {
    let first_name = || "Ana María".to_owned();
    let number = || "123-123-123".to_owned();
    let sign_in_url = || "https://tickets.example.test/sign-in".to_owned();
    let reset_url = || "https://tickets.example.test/forgot-password".to_owned();
    let numbers = || vec![number(), "456-456-456".to_owned()];
    let bought =
        ("P-20318".to_owned(), "Salta – Jujuy".to_owned(), "ARS\u{a0}48,600.50".to_owned());
    [
        ("confirm-registration", Mail::ConfirmRegistration { first_name: first_name(), hours: 24 }),
        (
            "somebody-tried-to-register",
            Mail::SomebodyTriedToRegister {
                sign_in_url: sign_in_url(),
                reset_url: reset_url(),
                number_sign_in: true,
            },
        ),
        ("activation", Mail::Activation { first_name: first_name(), number: number(), hours: 24 }),
        (
            "reset-password",
            Mail::ResetPassword { first_name: first_name(), number: Some(number()), minutes: 60 },
        ),
        (
            "reset-password-email-only",
            Mail::ResetPassword { first_name: first_name(), number: None, minutes: 60 },
        ),
        (
            "password-changed",
            Mail::PasswordChanged {
                first_name: first_name(),
                sign_in_url: Some(sign_in_url()),
                reset_url: reset_url(),
            },
        ),
        (
            "link-sign-in",
            Mail::LinkSignIn {
                first_name: first_name(),
                provider: "Plata ID".to_owned(),
                minutes: 60,
            },
        ),
        (
            "sign-in-linked",
            Mail::SignInLinked {
                first_name: first_name(),
                provider: "Plata ID".to_owned(),
                profile_url: "https://tickets.example.test/account/profile".to_owned(),
            },
        ),
        (
            "email-sign-in-activated",
            Mail::EmailSignInActivated {
                first_name: first_name(),
                number: Some(number()),
                sign_in_url: Some(sign_in_url()),
                reset_url: reset_url(),
            },
        ),
        (
            "email-sign-in-activated-alone",
            Mail::EmailSignInActivated {
                first_name: first_name(),
                number: None,
                sign_in_url: Some(sign_in_url()),
                reset_url: reset_url(),
            },
        ),
        (
            "confirm-email-change",
            Mail::ConfirmEmailChange { first_name: first_name(), minutes: 60 },
        ),
        (
            "email-changed",
            Mail::EmailChanged {
                first_name: first_name(),
                email: Some("n***@example.test".into()),
                days: 7,
            },
        ),
        (
            "customers-merged",
            Mail::CustomersMerged {
                first_name: first_name(),
                number: number(),
                other: "456-456-456".into(),
                sign_in_url: sign_in_url(),
            },
        ),
        (
            "merged-away",
            Mail::MergedAway {
                first_name: first_name(),
                number: number(),
                other: "456-456-456".into(),
                days: 7,
            },
        ),
        (
            "account-deleted",
            Mail::AccountDeleted {
                first_name: first_name(),
                portal_url: "https://tickets.example.test/".into(),
            },
        ),
        (
            "customer-number-reminder",
            Mail::CustomerNumberReminder { numbers: numbers(), sign_in_url: sign_in_url() },
        ),
        (
            "purchase-confirmation",
            Mail::PurchaseConfirmation {
                first_name: first_name(),
                number: bought.0,
                product: bought.1,
                travellers: 2,
                total: bought.2,
                payable_until: None,
            },
        ),
        (
            "purchase-paid",
            Mail::PurchasePaid {
                first_name: first_name(),
                number: "P-20318".to_owned(),
                product: "Salta – Jujuy".to_owned(),
                total: "ARS\u{a0}48,600.50".to_owned(),
            },
        ),
        (
            "purchase-cancelled",
            Mail::PurchaseCancelled {
                first_name: first_name(),
                number: "P-20318".to_owned(),
                product: "Salta – Jujuy".to_owned(),
                refunded: None,
                reason: "Snow on the pass".to_owned(),
            },
        ),
        (
            "purchase-cancelled-refunded",
            Mail::PurchaseCancelled {
                first_name: first_name(),
                number: "P-20318".to_owned(),
                product: "Salta – Jujuy".to_owned(),
                refunded: Some(true),
                reason: "Snow on the pass".to_owned(),
            },
        ),
        (
            "registration-blocked",
            Mail::RegistrationBlocked { portal_url: "https://tickets.example.test/".into() },
        ),
        (
            "several-accounts",
            Mail::SeveralAccounts { numbers: numbers(), sign_in_url: sign_in_url() },
        ),
        (
            "add-purchase",
            Mail::AddPurchase { first_name: first_name(), number: "P-20318".into(), minutes: 60 },
        ),
        (
            "agent-invitation",
            Mail::AgentInvitation {
                name: "Laura".into(),
                operator: "Norte Lines".into(),
                hours: 72,
            },
        ),
        (
            "confirm-sender",
            Mail::ConfirmSender {
                operator: "Norte Lines".into(),
                address: "desk@norte.example".into(),
                hours: 24,
            },
        ),
        ("agent-password-reset", Mail::AgentPasswordReset { name: "Laura".into(), minutes: 60 }),
        (
            "agent-password-changed",
            Mail::AgentPasswordChanged {
                name: "Laura".into(),
                sign_in_url: Some("https://backoffice.example.test/sign-in".into()),
                reset_url: "https://backoffice.example.test/forgot-password".into(),
            },
        ),
        (
            "webhook-disabled",
            Mail::WebhookDisabled {
                name: "Laura".into(),
                host: "erp.example.test".into(),
                webhooks_url: Some("https://backoffice.example.test/webhooks/7".into()),
            },
        ),
    ]
}

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
fn the_last_moment_to_pay_is_local_and_names_its_zone() {
    let mut mail =
        mails().into_iter().find(|(name, _)| *name == "purchase-confirmation").unwrap().1;
    let Mail::PurchaseConfirmation { payable_until, .. } = &mut mail else {
        panic!("another mail");
    };
    *payable_until = Some(noon());
    for (zone, locale, expected) in [
        ("Europe/Madrid", Locale::English, "1 June 2026, 14:00 (Europe/Madrid)"),
        ("America/St_Johns", Locale::Spanish, "1 de junio de 2026, 09:30 (America/St Johns)"),
        ("UTC", Locale::French, "1er juin 2026 à 12:00 (temps universel)"),
    ] {
        let envelope = Envelope { time_zone: zone.parse().unwrap(), ..envelope(locale) };
        let content = content(&mail, &envelope, Some(LINK)).expect("a letter");
        let until = &content.facts.last().expect("a fact").1;
        assert_eq!(until, expected);
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
            assert!(html.contains(&format!("{}</h1>", expected.heading)), "{name}");
            assert!(!expected.heading.is_empty() && expected.heading != expected.subject, "{name}");
            for part in [&text, &html] {
                assert!(part.contains(&link) && part.contains(&other), "{name}");
                assert!(part.contains(&expected.not_you), "{name}");
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
    assert_eq!(header("Auto-Submitted").as_deref(), Some("auto-generated"));
    assert_eq!(header("Subject").as_deref(), Some("Active su cuenta en Norte Lines"));
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
