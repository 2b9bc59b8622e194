//! Choose a new password.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject(portal: &str) {
        en "Reset your {portal} password",
        es "Restablezca su contraseña en {portal}",
        fr "Réinitialisez votre mot de passe {portal}",
    }
    heading() {
        en "Reset your password",
        es "Restablezca su contraseña",
        fr "Réinitialisez votre mot de passe",
    }
    happened(portal: &str) {
        en "We received a request to reset the password for your {portal} account. Open the link to choose a new one.",
        es "Recibimos una solicitud para restablecer la contraseña de su cuenta en {portal}. Abra el enlace para elegir una nueva.",
        fr "Nous avons reçu une demande de réinitialisation du mot de passe de votre compte {portal}. Ouvrez le lien pour en choisir un nouveau.",
    }
    not_you() {
        en "If you didn’t request this, you can ignore this email. Your password won’t change.",
        es "Si no lo solicitó, puede ignorar este correo: su contraseña no cambiará.",
        fr "Si vous n’êtes pas à l’origine de cette demande, vous pouvez ignorer cet e-mail\u{202f}: votre mot de passe ne changera pas.",
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
        heading: heading(locale),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal)],
        facts: number
            .into_iter()
            .map(|number| (common::customer_number(locale), number.to_owned()))
            .collect(),
        button: Some((common::choose_new_password(locale), link.to_owned())),
        not_you: not_you(locale),
        lasts: Some(common::lasts(locale, minutes)),
        ..EmailContent::default()
    }
}
