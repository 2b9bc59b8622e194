//! Confirm your registration.

use super::{Reader, common};
use crate::mail::letter::Letter;

texts! {
    subject(portal: &str) {
        en "Activate your account on {portal}",
        es "Active su cuenta en {portal}",
        fr "Activez votre compte sur {portal}",
    }
    happened(portal: &str) {
        en "You registered on {portal} with this email. Open the link and your account is active.",
        es "Usted se registró en {portal} con este correo. Abra el enlace y su cuenta quedará activa.",
        fr "Vous avez créé un compte sur {portal} avec cette adresse. Ouvrez le lien et votre compte sera actif.",
    }
    elsewhere() {
        en "On another device, we ask for the password you chose.",
        es "En otro dispositivo le pediremos la contraseña que eligió.",
        fr "Sur un autre appareil, nous demanderons le mot de passe que vous avez choisi.",
    }
    activate() { en "Activate my account", es "Activar mi cuenta", fr "Activer mon compte" }
    not_you() {
        en "If you did not register, do nothing: without this link no account is made.",
        es "Si usted no se registró, no haga nada: sin este enlace no se crea ninguna cuenta.",
        fr "Si vous n’avez pas créé de compte, ne faites rien : sans ce lien, aucun compte n’est créé.",
    }
}

pub(super) fn letter(reader: Reader<'_>, first_name: &str, hours: u32, link: &str) -> Letter {
    let Reader { locale, portal, .. } = reader;
    Letter {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![reader.introduction(|| happened(locale, portal)), elsewhere(locale)],
        button: Some((activate(locale), link.to_owned())),
        not_you: not_you(locale),
        lasts: Some(common::lasts(locale, hours * 60)),
        ..Letter::default()
    }
}
