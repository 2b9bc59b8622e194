//! What several mails say.

use crate::mail::letter::greetable;
use model::Locale;

texts! {
    hello(name: &str) { en "Hello {name},", es "Hola, {name}:", fr "Bonjour {name}," }
    hello_stranger() { en "Hello,", es "Hola:", fr "Bonjour," }
    link_hint() {
        en "If the button does not work, open this address:",
        es "Si el botón no funciona, abra esta dirección:",
        fr "Si le bouton ne fonctionne pas, ouvrez cette adresse :",
    }
    sign_in() { en "Sign in", es "Iniciar sesión", fr "Se connecter" }
    choose_new_password() {
        en "Choose a new password",
        es "Elegir una contraseña nueva",
        fr "Choisir un nouveau mot de passe",
    }
    customer_number() { en "Customer number", es "Número de cliente", fr "Numéro client" }
    works_for(time: &str) {
        en "The link works once and expires in {time}.",
        es "El enlace sirve una sola vez y vence en {time}.",
        fr "Le lien ne sert qu’une fois et expire dans {time}.",
    }
    hour() { en "1 hour", es "1 hora", fr "1 heure" }
    hours(count: u32) { en "{count} hours", es "{count} horas", fr "{count} heures" }
    minutes(count: u32) { en "{count} minutes", es "{count} minutos", fr "{count} minutes" }
}

pub(super) fn greeting(locale: Locale, first_name: &str) -> String {
    match greetable(first_name) {
        Some(name) => hello(locale, &name),
        None => hello_stranger(locale),
    }
}

/// How long a link works, in whole hours where that is exact.
pub(super) fn lasts(locale: Locale, minutes_left: u32) -> String {
    let time = match (minutes_left / 60, minutes_left % 60) {
        (1, 0) => hour(locale),
        (count, 0) => hours(locale, count),
        _ => minutes(locale, minutes_left),
    };
    works_for(locale, &time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_in_hours_where_that_is_exact() {
        let english = |minutes| lasts(Locale::English, minutes);
        assert_eq!(english(60), "The link works once and expires in 1 hour.");
        assert_eq!(english(24 * 60), "The link works once and expires in 24 hours.");
        assert_eq!(english(90), "The link works once and expires in 90 minutes.");
    }
}
