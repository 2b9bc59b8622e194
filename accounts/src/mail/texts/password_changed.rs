//! Your password was changed.

use super::{Reader, common};
use crate::mail::letter::Letter;

texts! {
    subject(portal: &str) {
        en "Your password on {portal} was changed",
        es "Su contraseña en {portal} cambió",
        fr "Votre mot de passe sur {portal} a été modifié",
    }
    happened(portal: &str) {
        en "The password of your account on {portal} was changed, and your other sessions were ended. If it was you, there is nothing to do.",
        es "La contraseña de su cuenta en {portal} cambió y sus demás sesiones se cerraron. Si fue usted, no tiene que hacer nada.",
        fr "Le mot de passe de votre compte sur {portal} a été modifié et vos autres sessions ont été fermées. Si c’était vous, il n’y a rien à faire.",
    }
    not_you(portal: &str) {
        en "If it was not you, choose a new password at once and tell {portal}.",
        es "Si no fue usted, elija enseguida una contraseña nueva y avise a {portal}.",
        fr "Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe et prévenez {portal}.",
    }
}

pub(super) fn letter(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    reset_url: &str,
) -> Letter {
    Letter {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal)],
        button: Some((common::choose_new_password(locale), reset_url.to_owned())),
        not_you: not_you(locale, portal),
        ..Letter::default()
    }
}
