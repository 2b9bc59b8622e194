//! Your password was changed.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject(portal: &str) {
        en "Your {portal} password was changed",
        es "Se cambió su contraseña en {portal}",
        fr "Votre mot de passe {portal} a été modifié",
    }
    happened(portal: &str) {
        en "The password for your {portal} account was changed and you’ve been signed out on your other devices. If this was you, you don’t need to do anything.",
        es "Se cambió la contraseña de su cuenta en {portal} y se cerraron sus demás sesiones. Si fue usted, no tiene que hacer nada.",
        fr "Le mot de passe de votre compte {portal} a été modifié et vos autres sessions ont été fermées. Si c’était vous, vous n’avez rien à faire.",
    }
    not_you(portal: &str) {
        en "If this wasn’t you, contact {portal} as well.",
        es "Si no fue usted, comuníquese también con {portal}.",
        fr "Si vous n’êtes pas à l’origine de cette modification, contactez également {portal}.",
    }
}

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    sign_in_url: Option<&str>,
    reset_url: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal)],
        not_you: not_you(locale, portal),
        ..common::sign_in_or_choose_password(locale, sign_in_url, reset_url)
    }
}
