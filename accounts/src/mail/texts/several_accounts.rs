//! No account can be opened with your email: you have several already.

use super::{Reader, common};
use crate::mail::letter::Letter;

texts! {
    subject(portal: &str) {
        en "You already have accounts on {portal}",
        es "Ya tiene cuentas en {portal}",
        fr "Vous avez déjà des comptes sur {portal}",
    }
    happened(portal: &str) {
        en "Somebody tried to create an account on {portal} with this email. Several customer accounts have it already, so we could not tell which one is meant, and nothing was changed.",
        es "Alguien intentó crear una cuenta en {portal} con este correo. Ya lo tienen varias cuentas de cliente, así que no pudimos saber cuál es, y nada cambió.",
        fr "Quelqu’un a essayé de créer un compte sur {portal} avec cette adresse. Plusieurs comptes clients l’ont déjà : nous n’avons pas pu savoir lequel choisir, et rien n’a changé.",
    }
    what_to_do(portal: &str) {
        en "If it was you, sign in as you did before. Contact {portal} to have the accounts made one.",
        es "Si fue usted, inicie sesión como antes. Póngase en contacto con {portal} para unir las cuentas.",
        fr "Si c’était vous, connectez-vous comme avant. Contactez {portal} pour réunir les comptes.",
    }
    not_you() {
        en "If it was not you, do nothing: nobody got into your accounts.",
        es "Si no fue usted, no haga nada: nadie entró en sus cuentas.",
        fr "Si ce n’était pas vous, ne faites rien : personne n’a accédé à vos comptes.",
    }
}

pub(super) fn letter(
    Reader { locale, portal, .. }: Reader<'_>,
    numbers: &[String],
    sign_in_url: &str,
) -> Letter {
    Letter {
        subject: subject(locale, portal),
        greeting: common::hello_stranger(locale),
        paragraphs: vec![happened(locale, portal), what_to_do(locale, portal)],
        facts: numbers
            .iter()
            .map(|number| (common::customer_number(locale), number.clone()))
            .collect(),
        button: Some((common::sign_in(locale), sign_in_url.to_owned())),
        not_you: not_you(locale),
        ..Letter::default()
    }
}
