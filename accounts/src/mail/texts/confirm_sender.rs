//! Mails of an operator are to come from this address.

use super::{Reader, common};
use crate::mail::letter::Letter;

texts! {
    subject(operator: &str) {
        en "Confirm the sender’s address of {operator}",
        es "Confirme la dirección de remitente de {operator}",
        fr "Confirmez l’adresse d’expéditeur de {operator}",
    }
    happened(operator: &str, address: &str) {
        en "An admin of {operator} wants its mails to customers to come from {address}. Open the link, sign in to the backoffice as an admin of {operator}, and confirm. If you are none, forward this mail to the admin who asked you.",
        es "Un administrador de {operator} quiere que los correos a los clientes salgan de {address}. Abra el enlace, entre en la administración como administrador de {operator} y confirme. Si no lo es, reenvíe este correo al administrador que se lo pidió.",
        fr "Un administrateur de {operator} souhaite que les e-mails aux clients partent de {address}. Ouvrez le lien, connectez-vous au back-office en tant qu’administrateur de {operator} et confirmez. Si vous ne l’êtes pas, transférez cet e-mail à l’administrateur qui vous l’a demandé.",
    }
    confirm() { en "Confirm the address", es "Confirmar la dirección", fr "Confirmer l’adresse" }
    not_you(operator: &str) {
        en "If you have nothing to do with {operator}, do nothing: without the link no mail is sent in your name.",
        es "Si no tiene nada que ver con {operator}, no haga nada: sin el enlace no se envía ningún correo en su nombre.",
        fr "Si vous n’avez rien à voir avec {operator}, ne faites rien : sans le lien, aucun e-mail n’est envoyé en votre nom.",
    }
}

pub(super) fn letter(
    Reader { locale, .. }: Reader<'_>,
    operator: &str,
    address: &str,
    hours: u32,
    link: &str,
) -> Letter {
    Letter {
        subject: subject(locale, operator),
        greeting: common::hello_stranger(locale),
        paragraphs: vec![happened(locale, operator, address)],
        button: Some((confirm(locale), link.to_owned())),
        not_you: not_you(locale, operator),
        lasts: Some(common::lasts(locale, hours * 60)),
        ..Letter::default()
    }
}
