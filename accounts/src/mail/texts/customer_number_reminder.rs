//! The customer numbers of your email.

use super::{Reader, common};
use crate::mail::letter::Letter;

texts! {
    subject(portal: &str) {
        en "Your customer number on {portal}",
        es "Su número de cliente en {portal}",
        fr "Votre numéro client sur {portal}",
    }
    happened_one(portal: &str) {
        en "You asked for your customer number on {portal}. Here it is.",
        es "Usted pidió su número de cliente en {portal}. Aquí está.",
        fr "Vous avez demandé votre numéro client sur {portal}. Le voici.",
    }
    happened_several(portal: &str) {
        en "You asked for your customer number on {portal}. These belong to your email.",
        es "Usted pidió su número de cliente en {portal}. Estos corresponden a su correo.",
        fr "Vous avez demandé votre numéro client sur {portal}. Voici ceux de votre adresse.",
    }
    not_you() {
        en "If you did not ask for it, do nothing: the number alone opens nothing.",
        es "Si usted no lo pidió, no haga nada: el número solo no abre nada.",
        fr "Si vous ne l’avez pas demandé, ne faites rien : le numéro seul n’ouvre rien.",
    }
}

pub(super) fn letter(
    Reader { locale, portal, .. }: Reader<'_>,
    numbers: &[String],
    sign_in_url: &str,
) -> Letter {
    let happened = if numbers.len() == 1 { happened_one } else { happened_several };
    Letter {
        subject: subject(locale, portal),
        greeting: common::hello_stranger(locale),
        paragraphs: vec![happened(locale, portal)],
        facts: numbers
            .iter()
            .map(|number| (common::customer_number(locale), number.clone()))
            .collect(),
        button: Some((common::sign_in(locale), sign_in_url.to_owned())),
        not_you: not_you(locale),
        ..Letter::default()
    }
}
