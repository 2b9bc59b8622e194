//! Choose a new password for the backoffice.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject() {
        en "Reset your backoffice password",
        es "Restablezca su contraseña del panel de administración",
        fr "Réinitialisez votre mot de passe du back-office",
    }
    happened() {
        en "We received a request to reset the password for your backoffice account. Open the link to choose a new one. You’ll still need your authenticator app to sign in.",
        es "Recibimos una solicitud para restablecer la contraseña de su cuenta del panel de administración. Abra el enlace para elegir una nueva. Para iniciar sesión seguirá necesitando su aplicación de autenticación.",
        fr "Nous avons reçu une demande de réinitialisation du mot de passe de votre compte du back-office. Ouvrez le lien pour en choisir un nouveau. Vous aurez toujours besoin de votre application d’authentification pour vous connecter.",
    }
    not_you() {
        en "If you didn’t request this, you can ignore this email. Your password won’t change.",
        es "Si no lo solicitó, puede ignorar este correo: su contraseña no cambiará.",
        fr "Si vous n’êtes pas à l’origine de cette demande, vous pouvez ignorer cet e-mail\u{202f}: votre mot de passe ne changera pas.",
    }
}

pub(super) fn content(
    Reader { locale, .. }: Reader<'_>,
    name: &str,
    minutes: u32,
    link: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale),
        greeting: common::greeting(locale, name),
        paragraphs: vec![happened(locale)],
        button: Some((common::choose_new_password(locale), link.to_owned())),
        not_you: not_you(locale),
        expires_in: Some(common::expires_in(locale, minutes)),
        ..EmailContent::default()
    }
}
