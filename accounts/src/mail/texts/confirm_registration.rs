//! Confirm your registration.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject(portal: &str) {
        en "Activate your {portal} account",
        es "Active su cuenta en {portal}",
        fr "Activez votre compte {portal}",
    }
    happened(portal: &str) {
        en "You registered with {portal} using this email address. Open the link to activate your account.",
        es "Usted se registró en {portal} con este correo electrónico. Abra el enlace para activar su cuenta.",
        fr "Vous vous êtes inscrit sur {portal} avec cette adresse e-mail. Ouvrez le lien pour activer votre compte.",
    }
    elsewhere() {
        en "On another device, we’ll ask for the password you chose.",
        es "En otro dispositivo, le pediremos la contraseña que eligió.",
        fr "Sur un autre appareil, nous vous demanderons le mot de passe que vous avez choisi.",
    }
    activate() { en "Activate account", es "Activar cuenta", fr "Activer mon compte" }
    not_you() {
        en "If you didn’t register, you can ignore this email. No account is created without this link.",
        es "Si no se registró, puede ignorar este correo: sin este enlace no se crea ninguna cuenta.",
        fr "Si vous ne vous êtes pas inscrit, vous pouvez ignorer cet e-mail\u{202f}: sans ce lien, aucun compte n’est créé.",
    }
}

pub(super) fn content(
    reader: Reader<'_>,
    first_name: &str,
    hours: u32,
    link: &str,
) -> EmailContent {
    let Reader { locale, portal, .. } = reader;
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![reader.introduction(|| happened(locale, portal)), elsewhere(locale)],
        button: Some((activate(locale), link.to_owned())),
        not_you: not_you(locale),
        expires_in: Some(common::expires_in(locale, hours * 60)),
        ..EmailContent::default()
    }
}
