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
    not_you() {
        en "If you didn’t request this, you can ignore this email. Nobody can sign in with a customer number alone.",
        es "Si no lo solicitó, puede ignorar este correo: nadie puede iniciar sesión solo con un número de cliente.",
        fr "Si vous n’êtes pas à l’origine de cette demande, vous pouvez ignorer cet e-mail\u{202f}: le numéro client seul ne permet pas de se connecter.",
    }
}

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    numbers: &[String],
    sign_in_url: &str,
) -> EmailContent {
    let several = numbers.len() != 1;
    let happened = if several { happened_several } else { happened_one };
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::hello_without_name(locale),
        paragraphs: vec![happened(locale, portal)],
        facts: numbers
            .iter()
            .map(|number| (common::customer_number(locale), number.clone()))
            .collect(),
        button: Some((common::sign_in(locale), sign_in_url.to_owned())),
        not_you: not_you(locale),
        ..EmailContent::default()
    }
}
