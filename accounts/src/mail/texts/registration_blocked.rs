//! No account can be opened with your email: your customer account is locked.

use super::{Reader, common};
use crate::mail::letter::Letter;

texts! {
    subject(portal: &str) {
        en "Your account on {portal} is locked",
        es "Su cuenta en {portal} está bloqueada",
        fr "Votre compte sur {portal} est bloqué",
    }
    happened(portal: &str) {
        en "Somebody tried to create an account on {portal} with this email. It belongs to a customer account that is locked, so no other one can be opened with it.",
        es "Alguien intentó crear una cuenta en {portal} con este correo. Pertenece a una cuenta de cliente bloqueada, así que no se puede abrir otra con él.",
        fr "Quelqu’un a essayé de créer un compte sur {portal} avec cette adresse. Elle appartient à un compte client bloqué : aucun autre ne peut être ouvert avec elle.",
    }
    what_to_do(portal: &str) {
        en "If it was you, contact {portal}: only they can unlock the account.",
        es "Si fue usted, póngase en contacto con {portal}: solo ellos pueden desbloquear la cuenta.",
        fr "Si c’était vous, contactez {portal} : eux seuls peuvent débloquer le compte.",
    }
    open_portal(portal: &str) { en "Go to {portal}", es "Ir a {portal}", fr "Aller sur {portal}" }
    not_you() {
        en "If it was not you, do nothing: nothing was changed.",
        es "Si no fue usted, no haga nada: nada cambió.",
        fr "Si ce n’était pas vous, ne faites rien : rien n’a changé.",
    }
}

pub(super) fn letter(Reader { locale, portal, .. }: Reader<'_>, portal_url: &str) -> Letter {
    Letter {
        subject: subject(locale, portal),
        greeting: common::hello_stranger(locale),
        paragraphs: vec![happened(locale, portal), what_to_do(locale, portal)],
        button: Some((open_portal(locale, portal), portal_url.to_owned())),
        not_you: not_you(locale),
        ..Letter::default()
    }
}
