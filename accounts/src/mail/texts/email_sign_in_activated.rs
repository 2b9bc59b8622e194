//! Your email signs in now.

use super::{Reader, common};
use crate::mail::letter::Letter;

texts! {
    subject(portal: &str) {
        en "You can now sign in to {portal} with your email",
        es "Ya puede iniciar sesión en {portal} con su correo",
        fr "Vous pouvez désormais vous connecter à {portal} avec votre e-mail",
    }
    happened(portal: &str) {
        en "The sign-in with this email was turned on for your account on {portal}, with a new password. Your other sessions were ended. If it was you, there is nothing to do.",
        es "Se activó el inicio de sesión con este correo para su cuenta en {portal}, con una contraseña nueva. Sus demás sesiones se cerraron. Si fue usted, no tiene que hacer nada.",
        fr "La connexion avec cette adresse a été activée pour votre compte sur {portal}, avec un nouveau mot de passe. Vos autres sessions ont été fermées. Si c’était vous, il n’y a rien à faire.",
    }
    number_too() {
        en "Your customer number goes on working, with the same new password.",
        es "Su número de cliente sigue sirviendo, con la misma contraseña nueva.",
        fr "Votre numéro client fonctionne toujours, avec le même nouveau mot de passe.",
    }
    not_you(portal: &str) {
        en "If it was not you, choose a new password at once and tell {portal}.",
        es "Si no fue usted, elija enseguida una contraseña nueva y avise a {portal}.",
        fr "Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe et prévenez {portal}.",
    }
}

pub(super) fn letter(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    number: Option<&str>,
    reset_url: &str,
) -> Letter {
    let mut paragraphs = vec![happened(locale, portal)];
    paragraphs.extend(number.map(|_| number_too(locale)));
    Letter {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs,
        facts: number
            .into_iter()
            .map(|number| (common::customer_number(locale), number.to_owned()))
            .collect(),
        button: Some((common::choose_new_password(locale), reset_url.to_owned())),
        not_you: not_you(locale, portal),
        ..Letter::default()
    }
}
