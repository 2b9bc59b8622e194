//! A provider's user signs in to your account now.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject(portal: &str, provider: &str) {
        en "{provider} was linked to your {portal} account",
        es "Se vinculó {provider} a su cuenta en {portal}",
        fr "{provider} a été associé à votre compte {portal}",
    }
    happened(portal: &str, provider: &str) {
        en "Sign-in with {provider} was linked to your {portal} account. If this was you, you don’t need to do anything. Your profile shows all your sign-in methods.",
        es "Se vinculó el inicio de sesión con {provider} a su cuenta en {portal}. Si fue usted, no tiene que hacer nada. Su perfil muestra todos sus métodos de inicio de sesión.",
        fr "La connexion avec {provider} a été associée à votre compte {portal}. Si c’était vous, vous n’avez rien à faire. Votre profil affiche toutes vos méthodes de connexion.",
    }
    see_profile() { en "View profile", es "Ver perfil", fr "Voir le profil" }
    not_you(portal: &str) {
        en "If this wasn’t you, remove this sign-in method in your profile right away and contact {portal}.",
        es "Si no fue usted, quite de inmediato este método de inicio de sesión en su perfil y comuníquese con {portal}.",
        fr "Si ce n’était pas vous, dissociez immédiatement cette méthode de connexion dans votre profil et contactez {portal}.",
    }
}

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    provider: &str,
    profile_url: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, portal, provider),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal, provider)],
        button: Some((see_profile(locale), profile_url.to_owned())),
        not_you: not_you(locale, portal),
        ..EmailContent::default()
    }
}
