//! Somebody tried to register with your email.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject(portal: &str) {
        en "You already have an account with {portal}",
        es "Ya tiene una cuenta en {portal}",
        fr "Vous avez déjà un compte {portal}",
    }
    happened(portal: &str) {
        en "Someone tried to create an account on {portal} with this email address. You already have one, so nothing was changed.",
        es "Alguien intentó crear una cuenta en {portal} con este correo electrónico. Usted ya tiene una, así que no cambió nada.",
        fr "Quelqu’un a essayé de créer un compte sur {portal} avec cette adresse e-mail. Vous en avez déjà un\u{202f}: rien n’a changé.",
    }
    sign_in_by_email() {
        en "If this was you, sign in with this email address and your password.",
        es "Si fue usted, inicie sesión con este correo electrónico y su contraseña.",
        fr "Si c’était vous, connectez-vous avec cette adresse e-mail et votre mot de passe.",
    }
    sign_in_by_either() {
        en "If this was you, sign in with your password and either this email address or your customer number.",
        es "Si fue usted, inicie sesión con su contraseña y este correo electrónico o su número de cliente.",
        fr "Si c’était vous, connectez-vous avec votre mot de passe et cette adresse e-mail ou votre numéro client.",
    }
    forgotten() {
        en "Forgot your password? Choose a new one:",
        es "¿Olvidó su contraseña? Elija una nueva:",
        fr "Mot de passe oublié\u{202f}? Choisissez-en un nouveau\u{202f}:",
    }
    not_you() {
        en "If this wasn’t you, you can ignore this email. No one has accessed your account.",
        es "Si no fue usted, puede ignorar este correo: nadie accedió a su cuenta.",
        fr "Si ce n’était pas vous, vous pouvez ignorer cet e-mail\u{202f}: personne n’a accédé à votre compte.",
    }
}

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    sign_in_url: &str,
    reset_url: &str,
    number_sign_in: bool,
) -> EmailContent {
    let advice = if number_sign_in { sign_in_by_either(locale) } else { sign_in_by_email(locale) };
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::hello_without_name(locale),
        paragraphs: vec![happened(locale, portal), advice],
        button: Some((common::sign_in(locale), sign_in_url.to_owned())),
        other_way: Some((forgotten(locale), reset_url.to_owned())),
        not_you: not_you(locale),
        ..EmailContent::default()
    }
}
