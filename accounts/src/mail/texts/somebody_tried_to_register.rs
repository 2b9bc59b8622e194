//! Somebody tried to register with your email.

use super::{Reader, common};
use crate::mail::letter::Letter;

texts! {
    subject(portal: &str) {
        en "You already have an account on {portal}",
        es "Ya tiene una cuenta en {portal}",
        fr "Vous avez déjà un compte sur {portal}",
    }
    happened(portal: &str) {
        en "Somebody tried to create an account on {portal} with this email. You already have one, so nothing was changed.",
        es "Alguien intentó crear una cuenta en {portal} con este correo. Usted ya tiene una, así que nada cambió.",
        fr "Quelqu’un a essayé de créer un compte sur {portal} avec cette adresse. Vous en avez déjà un : rien n’a changé.",
    }
    sign_in_by_email() {
        en "If it was you, sign in with this email and your password.",
        es "Si fue usted, inicie sesión con este correo y su contraseña.",
        fr "Si c’était vous, connectez-vous avec cette adresse et votre mot de passe.",
    }
    sign_in_by_either() {
        en "If it was you, sign in with this email or your customer number, and your password.",
        es "Si fue usted, inicie sesión con este correo o su número de cliente, y su contraseña.",
        fr "Si c’était vous, connectez-vous avec cette adresse ou votre numéro client, et votre mot de passe.",
    }
    forgotten() {
        en "Forgot your password? Choose a new one:",
        es "¿Olvidó su contraseña? Elija una nueva:",
        fr "Mot de passe oublié ? Choisissez-en un nouveau :",
    }
    not_you() {
        en "If it was not you, do nothing: nobody got into your account.",
        es "Si no fue usted, no haga nada: nadie entró en su cuenta.",
        fr "Si ce n’était pas vous, ne faites rien : personne n’a accédé à votre compte.",
    }
}

pub(super) fn letter(
    Reader { locale, portal, .. }: Reader<'_>,
    sign_in_url: &str,
    reset_url: &str,
    number_sign_in: bool,
) -> Letter {
    let advice = if number_sign_in { sign_in_by_either(locale) } else { sign_in_by_email(locale) };
    Letter {
        subject: subject(locale, portal),
        greeting: common::hello_stranger(locale),
        paragraphs: vec![happened(locale, portal), advice],
        button: Some((common::sign_in(locale), sign_in_url.to_owned())),
        other_way: Some((forgotten(locale), reset_url.to_owned())),
        not_you: not_you(locale),
        ..Letter::default()
    }
}
