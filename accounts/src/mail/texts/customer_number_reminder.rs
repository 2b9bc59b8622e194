//! The customer numbers of your email.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject(portal: &str) {
        en "Your customer number for {portal}",
        es "Su número de cliente en {portal}",
        fr "Votre numéro client {portal}",
    }
    happened_one(portal: &str) {
        en "You asked for your customer number for {portal}. Here it is.",
        es "Usted solicitó su número de cliente en {portal}. Aquí lo tiene.",
        fr "Vous avez demandé votre numéro client {portal}. Le voici.",
    }
    happened_several(portal: &str) {
        en "You asked for your customer number for {portal}. Here are the numbers for this email address.",
        es "Usted solicitó su número de cliente en {portal}. Estos son los números asociados a este correo electrónico.",
        fr "Vous avez demandé votre numéro client {portal}. Voici les numéros associés à cette adresse e-mail.",
    }
    signs_in(numbers: &str) {
        en "You can sign in with {numbers} and your password.",
        es "Puede iniciar sesión con {numbers} y su contraseña.",
        fr "Vous pouvez vous connecter avec le {numbers} et votre mot de passe.",
    }
    others_do_not() {
        en "The other numbers have no sign-in of their own.",
        es "Los demás números no permiten iniciar sesión.",
        fr "Les autres numéros ne permettent pas de se connecter.",
    }
    email_signs_in() {
        en "To sign in, use this email address and your password: signing in with a customer number is off.",
        es "Para iniciar sesión, use este correo electrónico y su contraseña: el inicio de sesión con número de cliente está desactivado.",
        fr "Pour vous connecter, utilisez cette adresse e-mail et votre mot de passe\u{202f}: la connexion par numéro client est désactivée.",
    }
    nothing_signs_in() {
        en "You can’t sign in yet: no account is active. Register with this email address to create one.",
        es "Todavía no puede iniciar sesión porque no hay ninguna cuenta activa. Regístrese con este correo electrónico para crear una.",
        fr "Vous ne pouvez pas encore vous connecter, car aucun compte n’est actif. Inscrivez-vous avec cette adresse e-mail pour en créer un.",
    }
    not_you() {
        en "If you didn’t request this, you can ignore this email. Nobody can sign in with a customer number alone.",
        es "Si no lo solicitó, puede ignorar este correo: nadie puede iniciar sesión solo con un número de cliente.",
        fr "Si vous n’êtes pas à l’origine de cette demande, vous pouvez ignorer cet e-mail\u{202f}: le numéro client seul ne permet pas de se connecter.",
    }
}

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    numbers: &[String],
    hint: Option<(&[String], bool)>,
    sign_in_url: &str,
) -> EmailContent {
    let several = numbers.len() != 1;
    let happened = if several { happened_several } else { happened_one };
    let how_to_sign_in = |(signing_in, email): (&[String], bool)| {
        let listed = signing_in.join(", ");
        match signing_in.len() {
            0 if email => email_signs_in(locale),
            0 => nothing_signs_in(locale),
            count if count < numbers.len() => {
                format!("{} {}", signs_in(locale, &listed), others_do_not(locale))
            }
            _ => signs_in(locale, &listed),
        }
    };
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::hello_without_name(locale),
        paragraphs: [Some(happened(locale, portal)), hint.map(how_to_sign_in)]
            .into_iter()
            .flatten()
            .collect(),
        facts: numbers
            .iter()
            .map(|number| (common::customer_number(locale), number.clone()))
            .collect(),
        button: Some((common::sign_in(locale), sign_in_url.to_owned())),
        not_you: not_you(locale),
        ..EmailContent::default()
    }
}
