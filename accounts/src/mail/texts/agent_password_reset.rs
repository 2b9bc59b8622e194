//! Choose a new password for the backoffice.

use super::{Reader, common};
use crate::mail::letter::Letter;

texts! {
    subject() {
        en "Choose a new password for the backoffice",
        es "Elija una contraseña nueva para el backoffice",
        fr "Choisissez un nouveau mot de passe pour le backoffice",
    }
    happened() {
        en "A new password was asked for, for your sign-in to the backoffice. Open the link to choose it. You need your authenticator afterwards, as always.",
        es "Se pidió una contraseña nueva para su acceso al backoffice. Abra el enlace para elegirla. Después necesitará su autenticador, como siempre.",
        fr "Un nouveau mot de passe a été demandé pour votre accès au backoffice. Ouvrez le lien pour le choisir. Vous aurez ensuite besoin de votre authentificateur, comme toujours.",
    }
    not_you() {
        en "If it was not you, do nothing: your password stays as it is.",
        es "Si no fue usted, no haga nada: su contraseña sigue igual.",
        fr "Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.",
    }
}

pub(super) fn letter(
    Reader { locale, .. }: Reader<'_>,
    name: &str,
    minutes: u32,
    link: &str,
) -> Letter {
    Letter {
        subject: subject(locale),
        greeting: common::greeting(locale, name),
        paragraphs: vec![happened(locale)],
        button: Some((common::choose_new_password(locale), link.to_owned())),
        not_you: not_you(locale),
        lasts: Some(common::lasts(locale, minutes)),
        ..Letter::default()
    }
}
