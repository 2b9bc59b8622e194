//! The text of every mail: one module per mail. The sentences are in `locales/`; one that lacks a language does not
//! compile.

use super::{Mail, content::EmailContent};
use model::{Locale, Message};

/// Declares a function for each text of a file, made from `locales/*/mail` by the build script.
macro_rules! texts {
    ($file:literal) => {
        include!(concat!(env!("OUT_DIR"), "/texts/", $file, ".rs"));
    };
}

mod account_deleted;
mod activation;
mod add_purchase;
mod agent_invitation;
mod agent_password_changed;
mod agent_password_reset;
mod common;
mod confirm_email_change;
mod confirm_registration;
mod confirm_sender;
mod counter;
mod customer_number_reminder;
mod customers_merged;
mod email_changed;
mod email_sign_in_activated;
mod footer;
mod link_sign_in;
mod password_changed;
mod purchase_cancelled;
mod purchase_confirmation;
mod purchase_not_free;
mod purchase_paid;
mod reader;
mod registration_blocked;
mod reset_password;
mod several_accounts;
mod sign_in_linked;
mod somebody_tried_to_register;
mod webhook_disabled;

pub(super) use counter::CounterCode;
pub(super) use footer::Footer;
pub(super) use reader::Reader;

/// Returns the first paragraph of a mail where the operator has none of its own, with its placeholders in braces. None
/// for messages of pages.
pub fn standard(message: Message, locale: Locale) -> Option<String> {
    match message {
        Message::ConfirmationMail => Some(confirm_registration::happened(locale, "{portal}")),
        Message::ActivationMail => Some(activation::happened(locale, "{portal}")),
        Message::PurchaseMail => Some(purchase_confirmation::happened(locale)),
        _ => None,
    }
}

/// Returns the content of a mail; None if the mail needs a link and has none.
pub(super) fn content(mail: &Mail, reader: Reader<'_>, link: Option<&str>) -> Option<EmailContent> {
    let content = match mail {
        Mail::ConfirmRegistration { first_name, hours } => {
            confirm_registration::content(reader, first_name, *hours, link?)
        }
        Mail::SomebodyTriedToRegister { sign_in_url, reset_url, number_sign_in } => {
            somebody_tried_to_register::content(reader, sign_in_url, reset_url, *number_sign_in)
        }
        Mail::RegistrationBlocked { portal_url } => {
            registration_blocked::content(reader, portal_url)
        }
        Mail::SeveralAccounts { numbers, sign_in_url } => {
            several_accounts::content(reader, numbers, sign_in_url)
        }
        Mail::Activation { first_name, number, hours } => {
            activation::content(reader, first_name, number, *hours, link?)
        }
        Mail::ResetPassword { first_name, number, minutes } => {
            reset_password::content(reader, first_name, number.as_deref(), *minutes, link?)
        }
        Mail::PasswordChanged { first_name, sign_in_url, reset_url } => {
            password_changed::content(reader, first_name, sign_in_url.as_deref(), reset_url)
        }
        Mail::LinkSignIn { first_name, provider, minutes } => {
            link_sign_in::content(reader, first_name, provider, *minutes, link?)
        }
        Mail::SignInLinked { first_name, provider, profile_url } => {
            sign_in_linked::content(reader, first_name, provider, profile_url)
        }
        Mail::EmailSignInActivated { first_name, number, sign_in_url, reset_url } => {
            let (number, sign_in_url) = (number.as_deref(), sign_in_url.as_deref());
            email_sign_in_activated::content(reader, first_name, number, sign_in_url, reset_url)
        }
        Mail::ConfirmEmailChange { first_name, minutes } => {
            confirm_email_change::content(reader, first_name, *minutes, link?)
        }
        Mail::EmailChanged { first_name, email, days } => {
            email_changed::content(reader, first_name, email.as_deref(), *days, link?)
        }
        Mail::CustomersMerged { first_name, number, other, sign_in_url } => {
            customers_merged::owner(reader, first_name, (number, other), sign_in_url)
        }
        Mail::MergedAway { first_name, number, other, days } => {
            customers_merged::former(reader, first_name, (number, other), *days, link?)
        }
        Mail::AccountDeleted { first_name, portal_url } => {
            account_deleted::content(reader, first_name, portal_url)
        }
        Mail::CustomerNumberReminder { numbers, sign_in_url, signing_in, email_signs_in } => {
            let hint = signing_in.as_deref().map(|numbers| (numbers, *email_signs_in));
            customer_number_reminder::content(reader, numbers, hint, sign_in_url)
        }
        Mail::PurchaseConfirmation {
            first_name,
            number,
            product,
            buyer,
            travel_at,
            travellers,
            total,
            payable_until,
        } => {
            let purchase = purchase_confirmation::Bought {
                number,
                product,
                buyer,
                travel_at: *travel_at,
                travellers: *travellers,
                total,
                payable_until: *payable_until,
            };
            purchase_confirmation::content(reader, first_name, &purchase, link)
        }
        Mail::PurchasePaid { first_name, number, product, buyer, travel_at, total } => {
            let paid = purchase_paid::Paid { number, product, buyer, travel_at: *travel_at, total };
            purchase_paid::content(reader, first_name, &paid, link)
        }
        Mail::PurchaseCancelled {
            first_name,
            number,
            product,
            buyer,
            travel_at,
            refunded,
            reason,
        } => {
            let purchase = purchase_cancelled::Purchase {
                number,
                product,
                buyer,
                travel_at: *travel_at,
                refunded: *refunded,
                reason,
            };
            purchase_cancelled::content(reader, first_name, &purchase, link)
        }
        Mail::AddPurchase { first_name, number, minutes } => {
            add_purchase::content(reader, first_name, number, *minutes, link?)
        }
        Mail::PurchaseNotFree { first_name, number, sign_in_url, reset_url, portal_url } => {
            let account = sign_in_url.as_deref().map(|url| (url, reset_url.as_deref()));
            purchase_not_free::content(reader, (first_name, number), account, portal_url)
        }
        Mail::AgentInvitation { name, operator, hours } => {
            agent_invitation::content(reader, name, operator, *hours, link?)
        }
        Mail::ConfirmSender { operator, address, hours } => {
            confirm_sender::content(reader, operator, address, *hours, link?)
        }
        Mail::AgentPasswordReset { name, minutes } => {
            agent_password_reset::content(reader, name, *minutes, link?)
        }
        Mail::AgentPasswordChanged { name, sign_in_url, reset_url } => {
            agent_password_changed::content(reader, name, sign_in_url.as_deref(), reset_url)
        }
        Mail::WebhookDisabled { name, host, webhooks_url, is_gone } => {
            webhook_disabled::content(reader, (name, host), webhooks_url.as_deref(), *is_gone)
        }
    };
    Some(EmailContent { link_hint: common::link_hint(reader.locale), ..content })
}
