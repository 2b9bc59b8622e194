//! What each setting is called, what its field says, and what its refusal says. The numbers are those of its
//! declaration.

use super::{company, time_zone};
use crate::texts::durations;
use model::settings::{RECOMMENDED_PASSWORD_MINIMUM, Rule, Unit};
use model::{Locale, Setting};

const MINUTES_PER_HOUR: i32 = 60;

texts! {
    accounts { en "Customer accounts enabled", es "Cuentas de cliente activadas", fr "Comptes client activés" }
    accounts_hint {
        en "Customers sign in and see their purchases. When this is off, everyone buys as a guest.",
        es "Los clientes inician sesión y ven sus compras. Si está desactivado, todas las personas compran como invitadas.",
        fr "Les clients se connectent et voient leurs achats. Si l’option est désactivée, tout le monde achète en tant qu’invité.",
    }
    force {
        en "Force customer login to use websales",
        es "Exigir inicio de sesión para usar la venta en línea",
        fr "Exiger la connexion pour utiliser la vente en ligne",
    }
    force_hint {
        en "Nothing is shown or sold to people who aren’t signed in. Needs customer accounts.",
        es "Sin iniciar sesión no se muestra ni se vende nada. Requiere cuentas de cliente.",
        fr "Sans connexion, rien n’est affiché ni vendu. Nécessite les comptes client.",
    }
    tell { en "Say when an email is already registered", es "Indicar cuando un correo ya está registrado", fr "Indiquer quand une adresse e-mail est déjà inscrite" }
    tell_hint {
        en "When this is on, the page says so and shows what to do next. When it is off, only the owner gets an email about it, and nobody else finds out.",
        es "Si está activado, la página lo indica y muestra qué hacer. Si está desactivado, solo se avisa por correo al titular y nadie más se entera.",
        fr "Si l’option est activée, la page l’indique et explique que faire. Sinon, seul le titulaire est prévenu par e-mail et personne d’autre ne l’apprend.",
    }
    sso { en "Single sign-on enabled", es "Inicio de sesión único activado", fr "Authentification unique activée" }
    sso_hint {
        en "The sign-in page shows one button for each provider.",
        es "La página de inicio de sesión muestra un botón por proveedor.",
        fr "La page de connexion affiche un bouton par fournisseur.",
    }
    only { en "Only allow to sign in with single sign-on", es "Permitir solo el inicio de sesión único", fr "N’autoriser que l’authentification unique" }
    only_hint {
        en "No passwords and no registration. Needs a provider that has passed its test.",
        es "Sin contraseñas ni registro. Requiere un proveedor que haya superado su prueba.",
        fr "Ni mots de passe ni inscription. Nécessite un fournisseur qui a réussi son test.",
    }
    idle { en "Sign out after inactivity", es "Cerrar sesión tras inactividad", fr "Déconnexion après inactivité" }
    absolute { en "Maximum session length", es "Duración máxima de la sesión", fr "Durée maximale de la session" }
    remember { en "Length of “Keep me signed in”", es "Duración de «Mantener la sesión iniciada»", fr "Durée de «\u{202f}Rester connecté\u{202f}»" }
    minimum { en "Minimum password length (characters)", es "Longitud mínima de la contraseña (caracteres)", fr "Longueur minimale du mot de passe (caractères)" }
    minimum_hint(min: i32, max: i32, weak: i32) {
        en "{min} to {max}. Below {weak}, a password alone is weak.",
        es "De {min} a {max}. Con menos de {weak}, una contraseña sola es débil.",
        fr "De {min} à {max}. En dessous de {weak}, un mot de passe seul est faible.",
    }
    activation { en "Activation links valid for", es "Validez de los enlaces de activación", fr "Validité des liens d’activation" }
    activation_hint(range: &str) {
        en "Whole hours or days. Allowed: {range}. The emails say how long.",
        es "Horas o días completos. Permitido: {range}. Los correos lo indican.",
        fr "Heures ou jours entiers. Valeur autorisée\u{202f}: {range}. Les e-mails l’indiquent.",
    }
    invalid { en "This can’t be saved. Open the page again.", es "No se puede guardar. Abra la página de nuevo.", fr "Impossible d’enregistrer. Rouvrez la page." }
    multiplier { en "Limit multiplier", es "Multiplicador del límite", fr "Multiplicateur de la limite" }
    multiplier_hint(min: i32, max: i32) {
        en "{min} to {max}. Multiplies the sign-ins, registrations and purchases allowed from each network address.",
        es "De {min} a {max}. Multiplica los inicios de sesión, registros y compras permitidos desde cada dirección de red.",
        fr "De {min} à {max}. Multiplie les connexions, inscriptions et achats autorisés depuis chaque adresse réseau.",
    }
    trusted { en "Trusted networks", es "Redes de confianza", fr "Réseaux de confiance" }
    trusted_hint {
        en "For example your offices: 192.0.2.0/24, 2001:db8::/32. Their limit is 20 times higher.",
        es "Por ejemplo, sus oficinas: 192.0.2.0/24, 2001:db8::/32. Su límite es 20 veces mayor.",
        fr "Par exemple vos bureaux\u{202f}: 192.0.2.0/24, 2001:db8::/32. Leur limite est 20 fois plus élevée.",
    }
    trusted_invalid {
        en "Enter up to 20 addresses or networks, separated by commas. IPv4 networks must be /16 or smaller, IPv6 networks /32 or smaller.",
        es "Escriba hasta 20 direcciones o redes, separadas por comas. Las redes IPv4 deben ser /16 o más pequeñas; las IPv6, /32 o más pequeñas.",
        fr "Saisissez jusqu’à 20 adresses ou réseaux, séparés par des virgules. Les réseaux IPv4 doivent être en /16 ou plus petits, les réseaux IPv6 en /32 ou plus petits.",
    }
    allowed(range: &str) {
        en "For example 90 minutes, 2 hours or 30 days. Allowed: {range}.",
        es "Por ejemplo, 90 minutos, 2 horas o 30 días. Permitido: {range}.",
        fr "Par exemple 90 minutes, 2 heures ou 30 jours. Valeur autorisée\u{202f}: {range}.",
    }
    enter_time(range: &str) {
        en "Enter a time from {range}, such as 2 hours.",
        es "Escriba una duración {range}; por ejemplo, 2 horas.",
        fr "Saisissez une durée {range}, par exemple 2 heures.",
    }
    enter_number(range: &str) { en "Enter a number from {range}.", es "Escriba un número {range}.", fr "Saisissez un nombre {range}." }
    range(min: &str, max: &str) { en "{min} to {max}", es "de {min} a {max}", fr "de {min} à {max}" }
}

/// Returns the label of a setting's field.
pub const fn label(setting: Setting, locale: Locale) -> &'static str {
    match setting {
        Setting::CustomerAccountsEnabled => accounts(locale),
        Setting::ForceLogin => force(locale),
        Setting::SsoEnabled => sso(locale),
        Setting::SsoOnly => only(locale),
        Setting::TellWhenEmailIsRegistered => tell(locale),
        Setting::SessionIdleMinutes => idle(locale),
        Setting::SessionAbsoluteMinutes => absolute(locale),
        Setting::RememberMeMinutes => remember(locale),
        Setting::PasswordMinimum => minimum(locale),
        Setting::ActivationHours => activation(locale),
        Setting::NetworkMultiplier => multiplier(locale),
        Setting::TrustedNetworks => trusted(locale),
        Setting::TimeZone => time_zone::label(locale),
        Setting::LegalName => company::legal_name(locale),
        Setting::PostalAddress => company::postal_address(locale),
        Setting::ContactPhone => company::phone(locale),
        Setting::ContactEmail => company::email(locale),
        Setting::PrivacyUrl => company::privacy(locale),
        Setting::TermsUrl => company::terms(locale),
        Setting::AccessibilityUrl => company::accessibility(locale),
    }
}

/// Returns what a setting's field says about its value.
pub fn hint(setting: Setting, locale: Locale) -> String {
    // What is no number has no bounds, and no text about them.
    let (min, max) = setting.rule().bounds().unwrap_or_default();
    match setting {
        Setting::CustomerAccountsEnabled => accounts_hint(locale).to_owned(),
        Setting::ForceLogin => force_hint(locale).to_owned(),
        Setting::SsoEnabled => sso_hint(locale).to_owned(),
        Setting::SsoOnly => only_hint(locale).to_owned(),
        Setting::TellWhenEmailIsRegistered => tell_hint(locale).to_owned(),
        Setting::SessionIdleMinutes
        | Setting::SessionAbsoluteMinutes
        | Setting::RememberMeMinutes => allowed(locale, &range_of(setting, locale)),
        Setting::PasswordMinimum => minimum_hint(locale, min, max, RECOMMENDED_PASSWORD_MINIMUM),
        Setting::ActivationHours => activation_hint(locale, &range_of(setting, locale)),
        Setting::NetworkMultiplier => multiplier_hint(locale, min, max),
        Setting::TrustedNetworks => trusted_hint(locale).to_owned(),
        Setting::TimeZone => time_zone::hint(locale).to_owned(),
        Setting::LegalName => company::legal_name_hint(locale).to_owned(),
        Setting::PostalAddress => company::postal_address_hint(locale).to_owned(),
        Setting::ContactPhone => company::phone_hint(locale).to_owned(),
        Setting::ContactEmail => company::email_hint(locale).to_owned(),
        Setting::PrivacyUrl => company::privacy_hint(locale).to_owned(),
        Setting::TermsUrl => company::terms_hint(locale).to_owned(),
        Setting::AccessibilityUrl => company::accessibility_hint(locale).to_owned(),
    }
}

/// Returns what is said about a value that the setting does not take.
pub fn invalid_value(setting: Setting, locale: Locale) -> String {
    match setting.rule() {
        Rule::Switch => invalid(locale).to_owned(),
        Rule::Number(.., Unit::Minutes | Unit::Hours) => {
            enter_time(locale, &range_of(setting, locale))
        }
        Rule::Number(..) => enter_number(locale, &range_of(setting, locale)),
        Rule::Networks => trusted_invalid(locale).to_owned(),
        Rule::Zone => time_zone::unknown(locale).to_owned(),
        Rule::Line(max) => company::line_invalid(locale, max),
        Rule::Phone => company::phone_invalid(locale).to_owned(),
        Rule::Email => company::email_invalid(locale).to_owned(),
        Rule::HttpsUrl => company::url_invalid(locale).to_owned(),
    }
}

/// Returns the values that a setting takes, such as `1 hour to 30 days`.
fn range_of(setting: Setting, locale: Locale) -> String {
    let bound = |number| value(setting, number, locale);
    let (min, max) = setting.rule().bounds().unwrap_or_default();
    range(locale, &bound(min), &bound(max))
}

/// Returns a value in words, such as `24 hours`; `None` if the setting is no length of time.
pub fn in_words(setting: Setting, value: i32, locale: Locale) -> Option<String> {
    match setting.rule() {
        Rule::Number(.., Unit::Minutes) => Some(duration(value, locale)),
        Rule::Number(.., Unit::Hours) => {
            Some(duration(value.saturating_mul(MINUTES_PER_HOUR), locale))
        }
        Rule::Number(.., Unit::Characters | Unit::Factor)
        | Rule::Switch
        | Rule::Networks
        | Rule::Zone
        | Rule::Line(_)
        | Rule::Phone
        | Rule::Email
        | Rule::HttpsUrl => None,
    }
}

/// Returns a value as its field shows it.
pub fn value(setting: Setting, value: i32, locale: Locale) -> String {
    in_words(setting, value, locale).unwrap_or_else(|| value.to_string())
}

fn duration(minutes: i32, locale: Locale) -> String {
    durations::minutes(minutes.unsigned_abs(), locale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_in_words() {
        for (setting, english, spanish, french) in [
            (
                Setting::SessionIdleMinutes,
                "5 minutes to 24 hours",
                "de 5 minutos a 24 horas",
                "de 5 minutes à 24 heures",
            ),
            (
                Setting::RememberMeMinutes,
                "1 hour to 30 days",
                "de 1 hora a 30 días",
                "de 1 heure à 30 jours",
            ),
            (
                Setting::ActivationHours,
                "1 hour to 3 days",
                "de 1 hora a 3 días",
                "de 1 heure à 3 jours",
            ),
            (Setting::PasswordMinimum, "8 to 64", "de 8 a 64", "de 8 à 64"),
        ] {
            assert_eq!(range_of(setting, Locale::English), english);
            assert_eq!(range_of(setting, Locale::Spanish), spanish);
            assert_eq!(range_of(setting, Locale::French), french);
        }
    }

    #[test]
    fn the_hint_of_a_number_says_its_bounds() {
        for &setting in Setting::ALL {
            let Some((min, max)) = setting.rule().bounds() else { continue };
            for locale in Locale::ALL {
                let hint = hint(setting, locale);
                let has = |number: i32| hint.contains(&value(setting, number, locale));
                assert!(has(min) && has(max), "{setting:?}: {hint}");
            }
        }
    }

    #[test]
    fn what_a_field_shows_reads_back() {
        for &setting in Setting::ALL {
            let Some((min, max)) = setting.rule().bounds() else { continue };
            for number in (min..=max).step_by(7).chain([max]) {
                for locale in Locale::ALL {
                    let shown = value(setting, number, locale);
                    assert_eq!(setting.stored(&shown), number.to_string(), "{shown}");
                }
            }
        }
    }
}
