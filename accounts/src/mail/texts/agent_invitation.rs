//! You are invited to work in a backoffice.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject(operator: &str) {
        en "You’ve been invited to the {operator} backoffice",
        es "Invitación al panel de administración de {operator}",
        fr "Invitation au back-office de {operator}",
    }
    happened(operator: &str) {
        en "{operator} has invited you to work in its backoffice. Open the link to accept. If you don’t have a backoffice account yet, you’ll choose a password and set up an authenticator app on your phone.",
        es "{operator} le invita a trabajar en su panel de administración. Abra el enlace para aceptar. Si todavía no tiene una cuenta, elegirá una contraseña y configurará una aplicación de autenticación en su teléfono.",
        fr "{operator} vous invite à travailler dans son back-office. Ouvrez le lien pour accepter. Si vous n’y avez pas encore de compte, vous choisirez un mot de passe et configurerez une application d’authentification sur votre téléphone.",
    }
    accept() { en "Accept invitation", es "Aceptar invitación", fr "Accepter l’invitation" }
    not_you(operator: &str) {
        en "If you don’t work for {operator}, you can ignore this email. The invitation has no effect unless you accept it.",
        es "Si no trabaja para {operator}, puede ignorar este correo: la invitación no tiene efecto si no la acepta.",
        fr "Si vous ne travaillez pas pour {operator}, vous pouvez ignorer cet e-mail\u{202f}: l’invitation reste sans effet si vous ne l’acceptez pas.",
    }
}

pub(super) fn content(
    Reader { locale, .. }: Reader<'_>,
    name: &str,
    operator: &str,
    hours: u32,
    link: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, operator),
        greeting: common::greeting(locale, name),
        paragraphs: vec![happened(locale, operator)],
        button: Some((accept(locale), link.to_owned())),
        not_you: not_you(locale, operator),
        expires_in: Some(common::expires_in(locale, hours * 60)),
        ..EmailContent::default()
    }
}
