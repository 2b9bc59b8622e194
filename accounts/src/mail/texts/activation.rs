//! An account was prepared for you: choose its password.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject(portal: &str) {
        en "Choose a password for your {portal} account",
        es "Elija una contraseña para su cuenta en {portal}",
        fr "Choisissez un mot de passe pour votre compte {portal}",
    }
    happened(portal: &str) {
        en "Your {portal} customer account is ready. Choose a password to activate it, then sign in with your customer number.",
        es "Su cuenta de cliente en {portal} está lista. Elija una contraseña para activarla y después inicie sesión con su número de cliente.",
        fr "Votre compte client {portal} est prêt. Choisissez un mot de passe pour l’activer, puis connectez-vous avec votre numéro client.",
    }
    choose() { en "Choose a password", es "Elegir una contraseña", fr "Choisir un mot de passe" }
    not_you() {
        en "If you don’t want an account, you can ignore this email. Nobody can sign in until a password is chosen.",
        es "Si no quiere una cuenta, puede ignorar este correo: nadie puede iniciar sesión sin contraseña.",
        fr "Si vous ne souhaitez pas de compte, vous pouvez ignorer cet e-mail\u{202f}: sans mot de passe, personne ne peut se connecter.",
    }
}

pub(super) fn content(
    reader: Reader<'_>,
    first_name: &str,
    number: &str,
    hours: u32,
    link: &str,
) -> EmailContent {
    let Reader { locale, portal, .. } = reader;
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![reader.introduction(|| happened(locale, portal))],
        facts: vec![(common::customer_number(locale), number.to_owned())],
        button: Some((choose(locale), link.to_owned())),
        not_you: not_you(locale),
        expires_in: Some(common::expires_in(locale, hours * 60)),
        ..EmailContent::default()
    }
}
