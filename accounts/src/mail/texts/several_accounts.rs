//! No account can be opened with your email: you have several already.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject(portal: &str) {
        en "You already have several accounts with {portal}",
        es "Ya tiene varias cuentas en {portal}",
        fr "Vous avez déjà plusieurs comptes {portal}",
    }
    happened(portal: &str) {
        en "Someone tried to create an account on {portal} with this email address. Several customer accounts already use it, so we couldn’t tell which one was meant and nothing was changed.",
        es "Alguien intentó crear una cuenta en {portal} con este correo electrónico. Ya lo usan varias cuentas de cliente, así que no pudimos saber a cuál corresponde y no cambió nada.",
        fr "Quelqu’un a essayé de créer un compte sur {portal} avec cette adresse e-mail. Plusieurs comptes client l’utilisent déjà\u{202f}: nous n’avons pas pu savoir lequel était concerné et rien n’a changé.",
    }
    what_to_do(portal: &str) {
        en "If this was you, sign in as before. To merge your accounts, contact {portal}.",
        es "Si fue usted, inicie sesión como antes. Para combinar sus cuentas, comuníquese con {portal}.",
        fr "Si c’était vous, connectez-vous comme avant. Pour fusionner vos comptes, contactez {portal}.",
    }
    not_you() {
        en "If this wasn’t you, you can ignore this email. No one has accessed your accounts.",
        es "Si no fue usted, puede ignorar este correo: nadie accedió a sus cuentas.",
        fr "Si ce n’était pas vous, vous pouvez ignorer cet e-mail\u{202f}: personne n’a accédé à vos comptes.",
    }
}

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    numbers: &[String],
    sign_in_url: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::hello_without_name(locale),
        paragraphs: vec![happened(locale, portal), what_to_do(locale, portal)],
        facts: numbers
            .iter()
            .map(|number| (common::customer_number(locale), number.clone()))
            .collect(),
        button: Some((common::sign_in(locale), sign_in_url.to_owned())),
        not_you: not_you(locale),
        ..EmailContent::default()
    }
}
