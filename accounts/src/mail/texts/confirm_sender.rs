//! Mails of an operator are to come from this address.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject(operator: &str) {
        en "Confirm the sender address for {operator}",
        es "Confirme la dirección del remitente de {operator}",
        fr "Confirmez l’adresse d’expéditeur de {operator}",
    }
    happened(operator: &str, address: &str) {
        en "An admin at {operator} wants emails to customers to be sent from {address}. Open the link, sign in to the backoffice as an admin of {operator} and confirm. If you aren’t one, forward this email to the admin who asked you.",
        es "Un administrador de {operator} quiere que los correos a los clientes se envíen desde {address}. Abra el enlace, inicie sesión en el panel de administración como administrador de {operator} y confirme. Si no lo es, reenvíe este correo al administrador que se lo pidió.",
        fr "Un administrateur de {operator} souhaite que les e-mails aux clients soient envoyés depuis {address}. Ouvrez le lien, connectez-vous au back-office en tant qu’administrateur de {operator} et confirmez. Si vous ne l’êtes pas, transférez cet e-mail à l’administrateur qui vous l’a demandé.",
    }
    confirm() { en "Confirm address", es "Confirmar dirección", fr "Confirmer l’adresse" }
    not_you(operator: &str) {
        en "If you have nothing to do with {operator}, you can ignore this email. No emails are sent in your name without this link.",
        es "Si no tiene nada que ver con {operator}, puede ignorar este correo: sin este enlace no se envía ningún correo en su nombre.",
        fr "Si vous n’avez aucun rapport avec {operator}, vous pouvez ignorer cet e-mail\u{202f}: sans ce lien, aucun e-mail n’est envoyé en votre nom.",
    }
}

pub(super) fn content(
    Reader { locale, .. }: Reader<'_>,
    operator: &str,
    address: &str,
    hours: u32,
    link: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, operator),
        greeting: common::hello_without_name(locale),
        paragraphs: vec![happened(locale, operator, address)],
        button: Some((confirm(locale), link.to_owned())),
        not_you: not_you(locale, operator),
        expires_in: Some(common::expires_in(locale, hours * 60)),
        ..EmailContent::default()
    }
}
