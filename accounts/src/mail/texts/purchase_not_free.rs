//! The purchase that a customer misses cannot be added to another account.

use super::{Reader, add_purchase, common, registration_blocked};
use crate::mail::content::EmailContent;

texts! {
    subject(number: &str, portal: &str) {
        en "About purchase {number} on {portal}",
        es "Sobre la compra {number} en {portal}",
        fr "À propos de l’achat {number} sur {portal}",
    }
    in_account() {
        en "It’s already in the customer account of this email address, so it can’t be added to another one. If this was you, sign in to that account with this email address or its customer number.",
        es "Ya está en la cuenta de cliente de este correo electrónico, así que no se puede agregar a otra. Si fue usted, inicie sesión en esa cuenta con este correo o con su número de cliente.",
        fr "Il figure déjà dans le compte client de cette adresse e-mail et ne peut pas être ajouté à un autre. Si c’était vous, connectez-vous à ce compte avec cette adresse ou avec son numéro client.",
    }
    closed(portal: &str) {
        en "It can’t be added to an account online. If this was you, contact {portal}.",
        es "No es posible agregarla a una cuenta por internet. Si fue usted, comuníquese con {portal}.",
        fr "Son ajout à un compte n’est pas possible en ligne. Si c’était vous, contactez {portal}.",
    }
    forgotten() {
        en "Forgot the password of that account? Choose a new one:",
        es "¿Olvidó la contraseña de esa cuenta? Elija una nueva:",
        fr "Mot de passe de ce compte oublié\u{202f}? Choisissez-en un nouveau\u{202f}:",
    }
}

/// `account` has the addresses to sign in at and to choose a new password at, if an account shows the purchase.
pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    (first_name, number): (&str, &str),
    account: Option<(&str, Option<&str>)>,
    portal_url: &str,
) -> EmailContent {
    let (text, button) = match account {
        Some((sign_in_url, _)) => {
            (in_account(locale), (common::sign_in(locale), sign_in_url.to_owned()))
        }
        None => {
            let button = (registration_blocked::open_portal(locale, portal), portal_url.to_owned());
            (closed(locale, portal), button)
        }
    };
    let reset_url = account.and_then(|(_, reset_url)| reset_url);
    EmailContent {
        subject: subject(locale, number, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![add_purchase::happened(locale, number, portal), text],
        button: Some(button),
        other_way: reset_url.map(|url| (forgotten(locale), url.to_owned())),
        not_you: add_purchase::not_you(locale),
        ..EmailContent::default()
    }
}
