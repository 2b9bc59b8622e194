//! An account was prepared for you: choose its password.

use super::{Reader, common};
use crate::mail::letter::Letter;

texts! {
    subject(portal: &str) {
        en "Choose a password for your account on {portal}",
        es "Elija una contraseña para su cuenta en {portal}",
        fr "Choisissez un mot de passe pour votre compte sur {portal}",
    }
    happened(portal: &str) {
        en "A customer account on {portal} is ready for you. Choose a password and it is active. You then sign in with your customer number.",
        es "Una cuenta de cliente en {portal} está lista para usted. Elija una contraseña y quedará activa. Después inicie sesión con su número de cliente.",
        fr "Un compte client sur {portal} est prêt pour vous. Choisissez un mot de passe et il sera actif. Connectez-vous ensuite avec votre numéro client.",
    }
    choose() { en "Choose a password", es "Elegir una contraseña", fr "Choisir un mot de passe" }
    not_you() {
        en "If you do not want an account, do nothing: without a password nobody can sign in.",
        es "Si no quiere una cuenta, no haga nada: sin contraseña nadie puede iniciar sesión.",
        fr "Si vous ne voulez pas de compte, ne faites rien : sans mot de passe, personne ne peut se connecter.",
    }
}

pub(super) fn letter(
    reader: Reader<'_>,
    first_name: &str,
    number: &str,
    hours: u32,
    link: &str,
) -> Letter {
    let Reader { locale, portal, .. } = reader;
    Letter {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![reader.introduction(|| happened(locale, portal))],
        facts: vec![(common::customer_number(locale), number.to_owned())],
        button: Some((choose(locale), link.to_owned())),
        not_you: not_you(locale),
        lasts: Some(common::lasts(locale, hours * 60)),
        ..Letter::default()
    }
}
