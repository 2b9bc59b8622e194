//! Choose a new password.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject(portal: &str) {
        en "Choose a new password for your {portal} account",
        es "Elija una contraseña nueva para su cuenta en {portal}",
        fr "Choisissez un nouveau mot de passe pour votre compte {portal}",
    }
    happened(portal: &str) {
        en "We received a request to choose a new password for your {portal} account. Open the link to choose it.",
        es "Recibimos una solicitud para elegir una contraseña nueva para su cuenta en {portal}. Abra el enlace para elegirla.",
        fr "Nous avons reçu une demande de nouveau mot de passe pour votre compte {portal}. Ouvrez le lien pour le choisir.",
    }
    not_you() {
        en "If you didn’t request this, you can ignore this email. Nothing will change.",
        es "Si no lo solicitó, puede ignorar este correo: no cambiará nada.",
        fr "Si vous n’êtes pas à l’origine de cette demande, vous pouvez ignorer cet e-mail\u{202f}: rien ne changera.",
    }
}

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    number: Option<&str>,
    minutes: u32,
    link: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal)],
        facts: number
            .into_iter()
            .map(|number| (common::customer_number(locale), number.to_owned()))
            .collect(),
        button: Some((common::choose_new_password(locale), link.to_owned())),
        not_you: not_you(locale),
        expires_in: Some(common::expires_in(locale, minutes)),
        ..EmailContent::default()
    }
}
