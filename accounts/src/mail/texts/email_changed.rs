//! Your email was changed: to the old address, with a way back.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject(portal: &str) {
        en "Your {portal} email address was changed",
        es "Se cambió su correo electrónico en {portal}",
        fr "Votre adresse e-mail sur {portal} a été modifiée",
    }
    happened(portal: &str) {
        en "{portal} no longer has this email address on file for you. If you made this change or asked for it, you don’t need to do anything.",
        es "{portal} ya no tiene registrado este correo electrónico a su nombre. Si usted hizo o solicitó este cambio, no tiene que hacer nada.",
        fr "Cette adresse e-mail n’est plus enregistrée à votre nom sur {portal}. Si vous avez effectué ou demandé cette modification, vous n’avez rien à faire.",
    }
    new_label() {
        en "New email address",
        es "Correo electrónico nuevo",
        fr "Nouvelle adresse e-mail",
    }
    undo() { en "Undo change", es "Deshacer el cambio", fr "Annuler la modification" }
    not_you(portal: &str) {
        en "If this wasn’t you, undo the change right away. You’ll get this email address back, all sessions will end and we’ll email you a link to choose a new password. Then contact {portal}.",
        es "Si no fue usted, deshaga el cambio de inmediato: recuperará este correo electrónico, se cerrarán todas las sesiones y le enviaremos un enlace para elegir una contraseña nueva. Después comuníquese con {portal}.",
        fr "Si vous n’êtes pas à l’origine de cette modification, annulez-la immédiatement\u{202f}: vous récupérerez cette adresse e-mail, toutes les sessions seront fermées et nous vous enverrons un lien pour choisir un nouveau mot de passe. Contactez ensuite {portal}.",
    }
}

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    email: Option<&str>,
    days: u32,
    link: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal)],
        facts: email.into_iter().map(|email| (new_label(locale), email.to_owned())).collect(),
        button: Some((undo(locale), link.to_owned())),
        not_you: not_you(locale, portal),
        expires_in: Some(common::expires_in_days(locale, days)),
        ..EmailContent::default()
    }
}
