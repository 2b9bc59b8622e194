//! A provider's user signs in to your account now.

use super::{Reader, common};
use crate::mail::letter::Letter;

texts! {
    subject(portal: &str, provider: &str) {
        en "{provider} now signs in to your account on {portal}",
        es "Ahora puede entrar a su cuenta en {portal} con {provider}",
        fr "{provider} donne désormais accès à votre compte sur {portal}",
    }
    happened(portal: &str, provider: &str) {
        en "A sign-in with {provider} was linked to your account on {portal}. If it was you, there is nothing to do. Your profile lists every way to sign in.",
        es "Se vinculó un inicio de sesión con {provider} a su cuenta en {portal}. Si fue usted, no tiene que hacer nada. Su perfil muestra todas las formas de iniciar sesión.",
        fr "Une connexion avec {provider} a été associée à votre compte sur {portal}. Si c’était vous, il n’y a rien à faire. Votre profil liste tous les moyens de connexion.",
    }
    see_profile() { en "See your profile", es "Ver su perfil", fr "Voir votre profil" }
    not_you(portal: &str) {
        en "If it was not you, remove that sign-in in your profile at once and tell {portal}.",
        es "Si no fue usted, quite enseguida ese inicio de sesión en su perfil y avise a {portal}.",
        fr "Si ce n’était pas vous, retirez tout de suite cette connexion dans votre profil et prévenez {portal}.",
    }
}

pub(super) fn letter(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    provider: &str,
    profile_url: &str,
) -> Letter {
    Letter {
        subject: subject(locale, portal, provider),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal, provider)],
        button: Some((see_profile(locale), profile_url.to_owned())),
        not_you: not_you(locale, portal),
        ..Letter::default()
    }
}
