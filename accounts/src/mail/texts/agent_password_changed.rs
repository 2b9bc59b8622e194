//! Your password for the backoffice was changed.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject() {
        en "Your backoffice password was changed",
        es "Se cambió su contraseña del panel de administración",
        fr "Votre mot de passe du back-office a été modifié",
    }
    happened() {
        en "The password for your backoffice account was changed and you’ve been signed out everywhere. If this was you, you don’t need to do anything.",
        es "Se cambió la contraseña de su cuenta del panel de administración y se cerraron todas sus sesiones. Si fue usted, no tiene que hacer nada.",
        fr "Le mot de passe de votre compte du back-office a été modifié et toutes vos sessions ont été fermées. Si c’était vous, vous n’avez rien à faire.",
    }
    not_you() {
        en "If this wasn’t you, tell an admin as well.",
        es "Si no fue usted, avise también a un administrador.",
        fr "Si vous n’êtes pas à l’origine de cette modification, prévenez également un administrateur.",
    }
}

pub(super) fn content(
    Reader { locale, .. }: Reader<'_>,
    name: &str,
    sign_in_url: Option<&str>,
    reset_url: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale),
        greeting: common::greeting(locale, name),
        paragraphs: vec![happened(locale)],
        not_you: not_you(locale),
        ..common::sign_in_or_choose_password(locale, sign_in_url, reset_url)
    }
}
