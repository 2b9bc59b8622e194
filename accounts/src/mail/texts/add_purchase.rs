//! Add a purchase to your account.

use super::{Reader, common};
use crate::mail::letter::Letter;

texts! {
    subject(number: &str, portal: &str) {
        en "Add purchase {number} to your account on {portal}",
        es "Agregue la compra {number} a su cuenta en {portal}",
        fr "Ajoutez l’achat {number} à votre compte sur {portal}",
    }
    happened(number: &str, portal: &str) {
        en "A customer who is signed in on {portal} misses purchase {number}, which was made with this email.",
        es "Un cliente con la sesión iniciada en {portal} no encuentra la compra {number}, que se hizo con este correo.",
        fr "Un client connecté à {portal} ne trouve pas l’achat {number}, qui a été fait avec cette adresse.",
    }
    what_to_do() {
        en "If it was you, open the link in the same browser to add it to your purchases. Anywhere else, sign in as the same customer. The link works for nobody else.",
        es "Si fue usted, abra el enlace en el mismo navegador para agregarla a sus compras. En cualquier otro, inicie sesión como el mismo cliente. El enlace no sirve a nadie más.",
        fr "Si c’était vous, ouvrez le lien dans le même navigateur pour l’ajouter à vos achats. Ailleurs, connectez-vous comme le même client. Le lien ne sert à personne d’autre.",
    }
    add() { en "Add the purchase", es "Agregar la compra", fr "Ajouter l’achat" }
    not_you() {
        en "If you did not ask for it, do nothing: the purchase stays where it is.",
        es "Si usted no lo pidió, no haga nada: la compra queda donde está.",
        fr "Si vous ne l’avez pas demandé, ne faites rien : l’achat reste où il est.",
    }
}

pub(super) fn letter(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    number: &str,
    minutes: u32,
    link: &str,
) -> Letter {
    Letter {
        subject: subject(locale, number, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, number, portal), what_to_do(locale)],
        button: Some((add(locale), link.to_owned())),
        not_you: not_you(locale),
        lasts: Some(common::lasts(locale, minutes)),
        ..Letter::default()
    }
}
