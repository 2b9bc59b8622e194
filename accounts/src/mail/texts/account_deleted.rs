//! Your account is deleted.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject(portal: &str) {
        en "Your {portal} account has been deleted",
        es "Se eliminó su cuenta en {portal}",
        fr "Votre compte {portal} a été supprimé",
    }
    happened(portal: &str) {
        en "We deleted your {portal} account, as you requested. Your name, email address and phone number are no longer on file. We keep your purchases without these details, and any tickets you have are still valid.",
        es "Eliminamos su cuenta en {portal}, como usted lo solicitó. Ya no conservamos su nombre, su correo electrónico ni su teléfono. Sus compras quedan registradas sin esos datos y los tickets que tenga siguen siendo válidos.",
        fr "Nous avons supprimé votre compte {portal}, comme vous l’avez demandé. Votre nom, votre adresse e-mail et votre numéro de téléphone ne sont plus enregistrés. Vos achats sont conservés sans ces informations et vos billets restent valables.",
    }
    go(portal: &str) { en "Go to {portal}", es "Ir a {portal}", fr "Aller sur {portal}" }
    not_you(portal: &str) {
        en "If this wasn’t you, contact {portal}.",
        es "Si no fue usted, comuníquese con {portal}.",
        fr "Si vous n’êtes pas à l’origine de cette suppression, contactez {portal}.",
    }
}

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    first_name: &str,
    portal_url: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal)],
        button: Some((go(locale, portal), portal_url.to_owned())),
        not_you: not_you(locale, portal),
        ..EmailContent::default()
    }
}
