//! No account can be opened with your email: your customer account is locked.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject(portal: &str) {
        en "Your {portal} account is disabled",
        es "Su cuenta en {portal} está desactivada",
        fr "Votre compte {portal} est désactivé",
    }
    happened(portal: &str) {
        en "Someone tried to create an account on {portal} with this email address. It belongs to a customer account that is disabled, so it can’t be used to create another one.",
        es "Alguien intentó crear una cuenta en {portal} con este correo electrónico. Pertenece a una cuenta de cliente desactivada, así que no se puede usar para crear otra.",
        fr "Quelqu’un a essayé de créer un compte sur {portal} avec cette adresse e-mail. Elle appartient à un compte client désactivé et ne peut pas servir à en créer un autre.",
    }
    what_to_do(portal: &str) {
        en "If this was you, ask {portal} to enable the account again.",
        es "Si fue usted, pida a {portal} que vuelva a activar la cuenta.",
        fr "Si c’était vous, demandez à {portal} de réactiver le compte.",
    }
    open_portal(portal: &str) { en "Go to {portal}", es "Ir a {portal}", fr "Aller sur {portal}" }
    not_you() {
        en "If this wasn’t you, you can ignore this email. Nothing has changed.",
        es "Si no fue usted, puede ignorar este correo: no cambió nada.",
        fr "Si ce n’était pas vous, vous pouvez ignorer cet e-mail\u{202f}: rien n’a changé.",
    }
}

pub(super) fn content(Reader { locale, portal, .. }: Reader<'_>, portal_url: &str) -> EmailContent {
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::hello_without_name(locale),
        paragraphs: vec![happened(locale, portal), what_to_do(locale, portal)],
        button: Some((open_portal(locale, portal), portal_url.to_owned())),
        not_you: not_you(locale),
        ..EmailContent::default()
    }
}
