//! A webhook was disabled, since its endpoint took no events for three days.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject(host: &str) {
        en "The webhook to {host} was disabled",
        es "Se desactivó el webhook a {host}",
        fr "Le webhook vers {host} a été désactivé",
    }
    happened(host: &str) {
        en "The system at {host} hasn’t accepted any events for 3 days. We no longer send it events, and those that were waiting have been cancelled.",
        es "El sistema en {host} no aceptó ningún evento durante 3 días. Ya no le enviamos eventos y se cancelaron los que estaban pendientes.",
        fr "Le système {host} n’a accepté aucun événement depuis 3 jours. Nous ne lui envoyons plus d’événements et ceux qui étaient en attente ont été annulés.",
    }
    what_to_do() {
        en "Once the system works again, enable the webhook. It can get the events it missed through the API.",
        es "Cuando el sistema vuelva a funcionar, active el webhook. Podrá obtener los eventos que no recibió a través de la API.",
        fr "Lorsque le système fonctionnera de nouveau, activez le webhook. Il pourra récupérer les événements manqués au moyen de l’API.",
    }
    see() { en "View webhook", es "Ver webhook", fr "Voir le webhook" }
    why() {
        en "You’re receiving this email because you’re an admin.",
        es "Recibe este correo porque es administrador.",
        fr "Vous recevez cet e-mail parce que vous êtes administrateur.",
    }
}

pub(super) fn content(
    Reader { locale, .. }: Reader<'_>,
    name: &str,
    host: &str,
    webhooks_url: Option<&str>,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, host),
        greeting: common::greeting(locale, name),
        paragraphs: vec![happened(locale, host), what_to_do(locale)],
        button: webhooks_url.map(|url| (see(locale), url.to_owned())),
        not_you: why(locale),
        ..EmailContent::default()
    }
}
