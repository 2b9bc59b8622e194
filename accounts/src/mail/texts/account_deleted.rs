//! Your account is deleted.

use super::{Reader, common};
use crate::mail::letter::Letter;

texts! {
    subject(portal: &str) {
        en "Your account on {portal} is deleted",
        es "Su cuenta en {portal} está eliminada",
        fr "Votre compte sur {portal} est supprimé",
    }
    happened(portal: &str) {
        en "Your account on {portal} was deleted, as you asked. Your name, email and phone are no longer on file. Purchases stay in the books without them; tickets you have remain valid.",
        es "Su cuenta en {portal} fue eliminada, como usted pidió. Su nombre, correo y teléfono ya no están registrados. Las compras quedan en los libros sin ellos; los pasajes que tenga siguen siendo válidos.",
        fr "Votre compte sur {portal} a été supprimé, comme vous l’avez demandé. Votre nom, votre adresse et votre téléphone ne sont plus enregistrés. Les achats restent dans les comptes sans eux ; vos billets restent valables.",
    }
    go(portal: &str) { en "Go to {portal}", es "Ir a {portal}", fr "Aller sur {portal}" }
    not_you(portal: &str) {
        en "If it was not you, tell {portal}.",
        es "Si no fue usted, avise a {portal}.",
        fr "Si ce n’était pas vous, prévenez {portal}.",
    }
}

pub(super) fn letter(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    portal_url: &str,
) -> Letter {
    Letter {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal)],
        button: Some((go(locale, portal), portal_url.to_owned())),
        not_you: not_you(locale, portal),
        ..Letter::default()
    }
}
