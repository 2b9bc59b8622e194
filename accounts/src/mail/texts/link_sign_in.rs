//! Prove that this account is yours, to sign in to it by a provider.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject(portal: &str) {
        en "Confirm your sign-in to {portal}",
        es "Confirme su inicio de sesión en {portal}",
        fr "Confirmez votre connexion à {portal}",
    }
    happened(portal: &str, provider: &str) {
        en "You signed in to {portal} with {provider}. Open the link in the same browser to choose the account to link to {provider}.",
        es "Usted inició sesión en {portal} con {provider}. Abra el enlace en el mismo navegador para elegir la cuenta que quiere vincular a {provider}.",
        fr "Vous vous êtes connecté à {portal} avec {provider}. Ouvrez le lien dans le même navigateur pour choisir le compte à associer à {provider}.",
    }
    go_on() { en "Confirm sign-in", es "Confirmar inicio de sesión", fr "Confirmer la connexion" }
    not_you() {
        en "If this wasn’t you, you can ignore this email. Without this link, nobody gets access to your account.",
        es "Si no fue usted, puede ignorar este correo: sin este enlace nadie accede a su cuenta.",
        fr "Si ce n’était pas vous, vous pouvez ignorer cet e-mail\u{202f}: sans ce lien, personne n’accède à votre compte.",
    }
}

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    provider: &str,
    minutes: u32,
    link: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal, provider)],
        button: Some((go_on(locale), link.to_owned())),
        not_you: not_you(locale),
        expires_in: Some(common::expires_in(locale, minutes)),
        ..EmailContent::default()
    }
}
