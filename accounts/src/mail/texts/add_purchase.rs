//! Add a purchase to your account.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject(number: &str, portal: &str) {
        en "Add purchase {number} to your {portal} account",
        es "Agregue la compra {number} a su cuenta en {portal}",
        fr "Ajoutez l’achat {number} à votre compte {portal}",
    }
    happened(number: &str, portal: &str) {
        en "A customer who is signed in to {portal} is looking for purchase {number}, which was made with this email address.",
        es "Un cliente que inició sesión en {portal} busca la compra {number}, que se hizo con este correo electrónico.",
        fr "Un client connecté à {portal} recherche l’achat {number}, effectué avec cette adresse e-mail.",
    }
    what_to_do() {
        en "If this was you, open the link in the same browser to add it to your purchases. In any other browser, sign in to the same account first. The link doesn’t work for anyone else.",
        es "Si fue usted, abra el enlace en el mismo navegador para agregarla a sus compras. En cualquier otro, inicie sesión primero con la misma cuenta. El enlace no es válido para otras personas.",
        fr "Si c’était vous, ouvrez le lien dans le même navigateur pour l’ajouter à vos achats. Dans un autre navigateur, connectez-vous d’abord au même compte. Le lien n’est valable pour personne d’autre.",
    }
    add() { en "Add purchase", es "Agregar compra", fr "Ajouter l’achat" }
    not_you() {
        en "If you didn’t request this, you can ignore this email. The purchase will stay where it is.",
        es "Si no lo solicitó, puede ignorar este correo: la compra seguirá donde está.",
        fr "Si vous n’êtes pas à l’origine de cette demande, vous pouvez ignorer cet e-mail\u{202f}: l’achat restera où il est.",
    }
}

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    number: &str,
    minutes: u32,
    link: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, number, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, number, portal), what_to_do(locale)],
        button: Some((add(locale), link.to_owned())),
        not_you: not_you(locale),
        expires_in: Some(common::expires_in(locale, minutes)),
        ..EmailContent::default()
    }
}
