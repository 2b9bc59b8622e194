//! Your email was changed: to the old address, with a way back.

use super::{Reader, common};
use crate::mail::letter::Letter;

texts! {
    subject(portal: &str) {
        en "Your email on {portal} was changed",
        es "Su correo en {portal} cambió",
        fr "Votre adresse sur {portal} a été modifiée",
    }
    happened(portal: &str) {
        en "{portal} no longer has this email on file for you. If it was you, or you asked for it, there is nothing to do.",
        es "{portal} ya no tiene este correo como suyo. Si fue usted, o si usted lo pidió, no tiene que hacer nada.",
        fr "{portal} n’utilise plus cette adresse pour vous. Si c’était vous, ou si vous l’avez demandé, il n’y a rien à faire.",
    }
    new_label() { en "New email", es "Correo nuevo", fr "Nouvelle adresse" }
    undo() { en "Undo the change", es "Deshacer el cambio", fr "Annuler la modification" }
    not_you(portal: &str) {
        en "If it was not you, undo the change at once: you get this email back, every session ends, and we mail you a link to choose a new password. Then tell {portal}.",
        es "Si no fue usted, deshaga el cambio enseguida: recuperará este correo, se cerrarán todas las sesiones y le enviaremos un enlace para elegir una contraseña nueva. Después avise a {portal}.",
        fr "Si ce n’était pas vous, annulez tout de suite la modification : vous retrouverez cette adresse, toutes les sessions seront fermées et nous vous enverrons un lien pour choisir un nouveau mot de passe. Prévenez ensuite {portal}.",
    }
    lasts(days: u32) {
        en "The link works once and expires in {days} days.",
        es "El enlace sirve una sola vez y vence en {days} días.",
        fr "Le lien ne sert qu’une fois et expire dans {days} jours.",
    }
}

pub(super) fn letter(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    email: Option<&str>,
    days: u32,
    link: &str,
) -> Letter {
    Letter {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal)],
        facts: email.into_iter().map(|email| (new_label(locale), email.to_owned())).collect(),
        button: Some((undo(locale), link.to_owned())),
        not_you: not_you(locale, portal),
        lasts: Some(lasts(locale, days)),
        ..Letter::default()
    }
}
