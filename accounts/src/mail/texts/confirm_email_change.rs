//! Confirm your new email.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject(portal: &str) {
        en "Confirm your new email address for {portal}",
        es "Confirme su correo electrónico nuevo en {portal}",
        fr "Confirmez votre nouvelle adresse e-mail sur {portal}",
    }
    happened(portal: &str) {
        en "You asked to use this email address for your {portal} account. Open the link to confirm it. Nothing changes until you do.",
        es "Usted solicitó usar este correo electrónico para su cuenta en {portal}. Abra el enlace para confirmarlo. Hasta entonces no cambia nada.",
        fr "Vous avez demandé à utiliser cette adresse e-mail pour votre compte {portal}. Ouvrez le lien pour la confirmer. D’ici là, rien ne change.",
    }
    elsewhere() {
        en "If you’re not signed in where you open the link, we’ll ask for your password.",
        es "Si abre el enlace donde no tiene la sesión iniciada, le pediremos su contraseña.",
        fr "Si vous n’êtes pas connecté là où vous ouvrez le lien, nous vous demanderons votre mot de passe.",
    }
    confirm() {
        en "Confirm email address",
        es "Confirmar correo electrónico",
        fr "Confirmer l’adresse e-mail",
    }
    not_you() {
        en "If you didn’t request this, you can ignore this email. Someone may have mistyped their email address.",
        es "Si no lo solicitó, puede ignorar este correo: quizá alguien escribió mal su dirección.",
        fr "Si vous n’êtes pas à l’origine de cette demande, vous pouvez ignorer cet e-mail\u{202f}: quelqu’un a peut-être mal saisi son adresse.",
    }
}

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    minutes: u32,
    link: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal), elsewhere(locale)],
        button: Some((confirm(locale), link.to_owned())),
        not_you: not_you(locale),
        expires_in: Some(common::expires_in(locale, minutes)),
        ..EmailContent::default()
    }
}
