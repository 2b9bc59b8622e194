//! Confirm your new email.

use super::{Reader, common};
use crate::mail::letter::Letter;

texts! {
    subject(portal: &str) {
        en "Confirm your new email on {portal}",
        es "Confirme su nuevo correo en {portal}",
        fr "Confirmez votre nouvelle adresse sur {portal}",
    }
    happened(portal: &str) {
        en "You asked to use this email for your account on {portal}. Open the link to confirm it. Until then nothing changes.",
        es "Usted pidió usar este correo para su cuenta en {portal}. Abra el enlace para confirmarlo. Hasta entonces nada cambia.",
        fr "Vous avez demandé à utiliser cette adresse pour votre compte sur {portal}. Ouvrez le lien pour la confirmer. D’ici là, rien ne change.",
    }
    elsewhere() {
        en "Where you are not signed in, we ask for your password.",
        es "Donde no tenga la sesión iniciada le pediremos su contraseña.",
        fr "Là où vous n’êtes pas connecté, nous demanderons votre mot de passe.",
    }
    confirm() { en "Confirm my email", es "Confirmar mi correo", fr "Confirmer mon adresse" }
    not_you() {
        en "If you did not ask for it, do nothing: somebody may have mistyped their email.",
        es "Si usted no lo pidió, no haga nada: quizá alguien escribió mal su correo.",
        fr "Si vous ne l’avez pas demandé, ne faites rien : quelqu’un a peut-être mal saisi son adresse.",
    }
}

pub(super) fn letter(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    minutes: u32,
    link: &str,
) -> Letter {
    Letter {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal), elsewhere(locale)],
        button: Some((confirm(locale), link.to_owned())),
        not_you: not_you(locale),
        lasts: Some(common::lasts(locale, minutes)),
        ..Letter::default()
    }
}
