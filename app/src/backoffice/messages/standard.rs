//! The standard texts of portal pages, used where an operator has no custom one.

use crate::texts::backoffice::messages;
use crate::texts::{company, registration, sign_in};
use model::{Locale, Message};

/// Returns the standard text; empty for messages that only appear in mails.
pub fn on_page(message: Message, locale: Locale) -> String {
    let text = match message {
        Message::SignInIntroduction => sign_in::lead(locale),
        Message::RegistrationIntroduction => registration::lead(locale),
        Message::RegistrationConsent => messages::no_consent(locale),
        Message::RegistrationDone => registration::check_mail_text(locale),
        Message::EmailRegistered => registration::taken_text(locale),
        Message::AccountActivated => sign_in::activated(locale),
        Message::SignedOut => sign_in::signed_out_text(locale),
        Message::Accessibility => company::accessibility_text(locale),
        Message::ConfirmationMail | Message::ActivationMail | Message::PurchaseMail => "",
    };
    text.to_owned()
}
