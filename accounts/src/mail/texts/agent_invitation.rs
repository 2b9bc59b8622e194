//! You are invited to work in a backoffice.

use super::{Reader, common};
use crate::mail::letter::Letter;

texts! {
    subject(operator: &str) {
        en "Your invitation to the backoffice of {operator}",
        es "Su invitación al backoffice de {operator}",
        fr "Votre invitation au backoffice de {operator}",
    }
    happened(operator: &str) {
        en "{operator} invites you to work in its backoffice. Open the link to accept. If you do not sign in there yet, you choose a password and set up an authenticator on your phone.",
        es "{operator} le invita a trabajar en su backoffice. Abra el enlace para aceptar. Si todavía no entra allí, elegirá una contraseña y configurará un autenticador en su teléfono.",
        fr "{operator} vous invite à travailler dans son backoffice. Ouvrez le lien pour accepter. Si vous n’y avez pas encore accès, vous choisirez un mot de passe et configurerez un authentificateur sur votre téléphone.",
    }
    accept() { en "Accept the invitation", es "Aceptar la invitación", fr "Accepter l’invitation" }
    not_you(operator: &str) {
        en "If you do not work for {operator}, do nothing: without you the invitation has no effect.",
        es "Si no trabaja para {operator}, no haga nada: sin usted la invitación no tiene efecto.",
        fr "Si vous ne travaillez pas pour {operator}, ne faites rien : sans vous, l’invitation reste sans effet.",
    }
}

pub(super) fn letter(
    Reader { locale, .. }: Reader<'_>,
    name: &str,
    operator: &str,
    hours: u32,
    link: &str,
) -> Letter {
    Letter {
        subject: subject(locale, operator),
        greeting: common::greeting(locale, name),
        paragraphs: vec![happened(locale, operator)],
        button: Some((accept(locale), link.to_owned())),
        not_you: not_you(locale, operator),
        lasts: Some(common::lasts(locale, hours * 60)),
        ..Letter::default()
    }
}
