//! The texts that pages of a portal say where its operator says nothing of its own.

use crate::texts::{refusals, registration, sign_in};
use model::{Locale, Message};

/// The standard text; of what only mails say, nothing.
pub fn on_page(message: Message, locale: Locale) -> String {
    let text = match message {
        Message::SignInIntroduction => sign_in::lead(locale),
        Message::RegistrationIntroduction => registration::lead(locale),
        Message::RegistrationDone => registration::check_mail_text(locale),
        Message::EmailRegistered => refusals::email_taken(locale),
        Message::AccountActivated => sign_in::activated(locale),
        Message::SignedOut => sign_in::signed_out_text(locale),
        Message::ConfirmationMail | Message::ActivationMail | Message::PurchaseMail => "",
    };
    text.to_owned()
}
