//! Your email signs in now.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject(portal: &str) {
        en "You can now sign in to {portal} with your email",
        es "Ya puede iniciar sesión en {portal} con su correo electrónico",
        fr "Vous pouvez désormais vous connecter à {portal} avec votre adresse e-mail",
    }
    happened(portal: &str) {
        en "Sign-in with this email address was turned on for your {portal} account, with a new password. You’ve been signed out on your other devices. If this was you, you don’t need to do anything.",
        es "Se activó el inicio de sesión con este correo electrónico para su cuenta en {portal}, con una contraseña nueva. Se cerraron sus demás sesiones. Si fue usted, no tiene que hacer nada.",
        fr "La connexion avec cette adresse e-mail a été activée pour votre compte {portal}, avec un nouveau mot de passe. Vos autres sessions ont été fermées. Si c’était vous, vous n’avez rien à faire.",
    }
    number_too() {
        en "You can still sign in with your customer number, using the same new password.",
        es "También puede seguir iniciando sesión con su número de cliente y la misma contraseña nueva.",
        fr "Vous pouvez toujours vous connecter avec votre numéro client et ce même nouveau mot de passe.",
    }
    not_you(portal: &str) {
        en "If this wasn’t you, contact {portal} as well.",
        es "Si no fue usted, comuníquese también con {portal}.",
        fr "Si vous n’êtes pas à l’origine de cette modification, contactez également {portal}.",
    }
}

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    number: Option<&str>,
    sign_in_url: Option<&str>,
    reset_url: &str,
) -> EmailContent {
    let mut paragraphs = vec![happened(locale, portal)];
    paragraphs.extend(number.map(|_| number_too(locale)));
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs,
        facts: number
            .into_iter()
            .map(|number| (common::customer_number(locale), number.to_owned()))
            .collect(),
        not_you: not_you(locale, portal),
        ..common::sign_in_or_choose_password(locale, sign_in_url, reset_url)
    }
}
