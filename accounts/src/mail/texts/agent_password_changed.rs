//! Your password for the backoffice was changed.

use super::{Reader, common};
use crate::mail::letter::Letter;

texts! {
    subject() {
        en "Your password for the backoffice was changed",
        es "Su contraseña del backoffice cambió",
        fr "Votre mot de passe du backoffice a été modifié",
    }
    happened() {
        en "The password of your sign-in to the backoffice was changed, and your sessions were ended. If it was you, there is nothing to do.",
        es "La contraseña de su acceso al backoffice cambió y sus sesiones se cerraron. Si fue usted, no tiene que hacer nada.",
        fr "Le mot de passe de votre accès au backoffice a été modifié et vos sessions ont été fermées. Si c’était vous, il n’y a rien à faire.",
    }
    not_you() {
        en "If it was not you, choose a new password at once and tell an administrator.",
        es "Si no fue usted, elija enseguida una contraseña nueva y avise a un administrador.",
        fr "Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe et prévenez un administrateur.",
    }
}

pub(super) fn letter(Reader { locale, .. }: Reader<'_>, name: &str, reset_url: &str) -> Letter {
    Letter {
        subject: subject(locale),
        greeting: common::greeting(locale, name),
        paragraphs: vec![happened(locale)],
        button: Some((common::choose_new_password(locale), reset_url.to_owned())),
        not_you: not_you(locale),
        ..Letter::default()
    }
}
