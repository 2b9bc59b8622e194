//! Choose a new password.

use super::{Reader, common};
use crate::mail::letter::Letter;

texts! {
    subject(portal: &str) {
        en "Choose a new password for {portal}",
        es "Elija una contraseña nueva para {portal}",
        fr "Choisissez un nouveau mot de passe pour {portal}",
    }
    happened(portal: &str) {
        en "A new password was asked for, for your account on {portal}. Open the link to choose it.",
        es "Se pidió una contraseña nueva para su cuenta en {portal}. Abra el enlace para elegirla.",
        fr "Un nouveau mot de passe a été demandé pour votre compte sur {portal}. Ouvrez le lien pour le choisir.",
    }
    not_you() {
        en "If it was not you, do nothing: your password stays as it is.",
        es "Si no fue usted, no haga nada: su contraseña sigue igual.",
        fr "Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.",
    }
}

pub(super) fn letter(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    number: Option<&str>,
    minutes: u32,
    link: &str,
) -> Letter {
    Letter {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal)],
        facts: number
            .into_iter()
            .map(|number| (common::customer_number(locale), number.to_owned()))
            .collect(),
        button: Some((common::choose_new_password(locale), link.to_owned())),
        not_you: not_you(locale),
        lasts: Some(common::lasts(locale, minutes)),
        ..Letter::default()
    }
}
