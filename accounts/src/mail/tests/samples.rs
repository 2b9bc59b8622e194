//! One mail of every kind, filled in.

use crate::mail::{Company, Envelope, Mail};
use model::{Locale, TimeZone};

pub const LINK: &str = "https://tickets.example.test/confirm/a-token_of-43-characters";

pub fn envelope(locale: Locale) -> Envelope {
    Envelope {
        to: "ana@example.test".into(),
        sender_name: "Norte Lines".into(),
        sender: "tickets@norte.example.test".into(),
        return_path: None,
        portal_name: "Norte Lines".into(),
        logo: None,
        company: Company {
            legal_name: "Norte Lines S.A.".into(),
            address: "Av. Belgrano 1200, 4400 Salta, Argentina".into(),
            phone: "+54 387 421-0000".into(),
            email: "help@norte.example.test".into(),
            privacy_url: "https://www.norte.example.test/privacy".into(),
            terms_url: "https://www.norte.example.test/terms".into(),
            accessibility_url: String::new(),
        },
        accent: "#0b6e4f".into(),
        locale,
        time_zone: TimeZone::UNCHOSEN,
        introduction: None,
        counter_code: None,
        message_id: "<one@norte.example.test>".into(),
    }
}

pub fn mails() -> [(&'static str, Mail); 33] {
    let first_name = || "Ana María".to_owned();
    let buyer = || "Ana María Quiroga".to_owned();
    let number = || "123-123-123".to_owned();
    let sign_in_url = || "https://tickets.example.test/sign-in".to_owned();
    let reset_url = || "https://tickets.example.test/forgot-password".to_owned();
    let later = || "812-812-812".to_owned();
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
            Mail::CustomerNumberReminder {
                numbers: [numbers(), vec![later()]].concat(),
                sign_in_url: sign_in_url(),
                signing_in: Some(vec![number(), later()]),
                email_signs_in: true,
            },
        ),
        (
            "customer-number-reminder-guest",
            Mail::CustomerNumberReminder {
                numbers: vec![number()],
                sign_in_url: sign_in_url(),
                signing_in: Some(Vec::new()),
                email_signs_in: false,
            },
        ),
        (
            "customer-number-reminder-email",
            Mail::CustomerNumberReminder {
                numbers: vec![number()],
                sign_in_url: sign_in_url(),
                signing_in: Some(Vec::new()),
                email_signs_in: true,
            },
        ),
        (
            "purchase-confirmation",
            Mail::PurchaseConfirmation {
                first_name: first_name(),
                number: bought.0,
                product: bought.1,
                buyer: buyer(),
                travel_at: None,
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
                buyer: buyer(),
                travel_at: None,
                total: "ARS\u{a0}48,600.50".to_owned(),
            },
        ),
        (
            "purchase-cancelled",
            Mail::PurchaseCancelled {
                first_name: first_name(),
                number: "P-20318".to_owned(),
                product: "Salta – Jujuy".to_owned(),
                buyer: buyer(),
                travel_at: None,
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
                buyer: buyer(),
                travel_at: None,
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
            "not-free-in-account",
            Mail::PurchaseNotFree {
                first_name: first_name(),
                number: "P-20318".into(),
                sign_in_url: Some(sign_in_url()),
                reset_url: Some(reset_url()),
                portal_url: "https://tickets.example.test/".into(),
            },
        ),
        (
            "not-free-disabled",
            Mail::PurchaseNotFree {
                first_name: first_name(),
                number: "P-20318".into(),
                sign_in_url: None,
                reset_url: None,
                portal_url: "https://tickets.example.test/".into(),
            },
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
                is_gone: false,
            },
        ),
        (
            "webhook-disabled-gone",
            Mail::WebhookDisabled {
                name: "Laura".into(),
                host: "erp.example.test".into(),
                webhooks_url: Some("https://backoffice.example.test/webhooks/7".into()),
                is_gone: true,
            },
        ),
    ]
}
