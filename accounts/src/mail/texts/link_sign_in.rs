//! Prove that this account is yours, to sign in to it by a provider.

use super::{Reader, common};
use crate::mail::letter::Letter;

texts! {
    subject(portal: &str) {
        en "Confirm that your account on {portal} is yours",
        es "Confirme que su cuenta en {portal} es suya",
        fr "Confirmez que votre compte sur {portal} est bien le vôtre",
    }
    happened(portal: &str, provider: &str) {
        en "You signed in to {portal} with {provider}. Open the link in the same browser to choose the account that {provider} is to sign in to.",
        es "Inició sesión en {portal} con {provider}. Abra el enlace en el mismo navegador para elegir la cuenta a la que entrará con {provider}.",
        fr "Vous vous êtes connecté à {portal} avec {provider}. Ouvrez le lien dans le même navigateur pour choisir le compte auquel {provider} donnera accès.",
    }
    go_on() { en "Confirm", es "Confirmar", fr "Confirmer" }
    not_you() {
        en "If it was not you, do nothing: nobody gets into your account without this link.",
        es "Si no fue usted, no haga nada: sin este enlace nadie entra a su cuenta.",
        fr "Si ce n’était pas vous, ne faites rien : sans ce lien, personne n’entre dans votre compte.",
    }
}

pub(super) fn letter(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    provider: &str,
    minutes: u32,
    link: &str,
) -> Letter {
    Letter {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal, provider)],
        button: Some((go_on(locale), link.to_owned())),
        not_you: not_you(locale),
        lasts: Some(common::lasts(locale, minutes)),
        ..Letter::default()
    }
}
