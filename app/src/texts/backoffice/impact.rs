//! How many customers a change signs out, shown before it is made. Nothing if there are none.

use model::{Locale, Setting, Settings, SwitchImpact};

/// Returns the effect of turning a switch the other way on signed-in customers, where that ends sessions. Closing
/// accounts has a confirmation of its own, which says it.
pub fn of_switch(
    setting: Setting,
    settings: &Settings,
    impact: SwitchImpact,
    locale: Locale,
) -> Option<String> {
    match setting {
        Setting::SsoEnabled if settings.sso_enabled => turning_off(locale, impact.sso_off),
        Setting::SsoOnly if !(settings.sso_enabled && settings.sso_only) => {
            turning_on(locale, impact.sso_only)
        }
        _ => None,
    }
}

/// Returns who loses access when customer accounts are closed.
pub fn closing(locale: Locale, customers: i64) -> String {
    said(customers, close_one(locale), || close_many(locale, customers))
        .unwrap_or_else(|| close_none(locale).to_owned())
}

fn turning_off(locale: Locale, customers: i64) -> Option<String> {
    said(customers, off_one(locale), || off_many(locale, customers))
}

fn turning_on(locale: Locale, customers: i64) -> Option<String> {
    said(customers, on_one(locale), || on_many(locale, customers))
}

/// Returns the effect of removing a provider on signed-in customers.
pub fn removing(locale: Locale, customers: i64) -> Option<String> {
    said(customers, remove_one(locale), || remove_many(locale, customers))
}

/// Returns the effect of changing a provider's access rule on signed-in customers.
pub fn changing(locale: Locale, customers: i64) -> Option<String> {
    said(customers, change_one(locale), || change_many(locale, customers))
}

fn said(customers: i64, one: &str, many: impl FnOnce() -> String) -> Option<String> {
    match customers {
        i64::MIN..=0 => None,
        1 => Some(one.to_owned()),
        _ => Some(many()),
    }
}

texts! {
    close_accounts {
        en "Yes, close all customer accounts",
        es "Sí, cerrar todas las cuentas de cliente",
        fr "Oui, fermer tous les comptes client",
    }
    close_none {
        en "If you turn this off, customers can’t sign in any more. Nobody is signed in right now.",
        es "Si lo desactiva, los clientes ya no podrán iniciar sesión. Ahora mismo nadie tiene la sesión iniciada.",
        fr "En cas de désactivation, les clients ne pourront plus se connecter. Personne n’est connecté en ce moment.",
    }
    close_one {
        en "If you turn this off, customers can’t sign in any more, and 1 person who is signed in loses access at once.",
        es "Si lo desactiva, los clientes ya no podrán iniciar sesión y 1 persona con la sesión iniciada perderá el acceso de inmediato.",
        fr "En cas de désactivation, les clients ne pourront plus se connecter et 1 personne connectée perdra aussitôt l’accès.",
    }
    close_many(customers: i64) {
        en "If you turn this off, customers can’t sign in any more, and {customers} people who are signed in lose access at once.",
        es "Si lo desactiva, los clientes ya no podrán iniciar sesión y {customers} personas con la sesión iniciada perderán el acceso de inmediato.",
        fr "En cas de désactivation, les clients ne pourront plus se connecter et {customers} personnes connectées perdront aussitôt l’accès.",
    }
    unconfirmed {
        en "Confirm that you want to close all customer accounts.",
        es "Confirme que quiere cerrar todas las cuentas de cliente.",
        fr "Confirmez que vous souhaitez fermer tous les comptes client.",
    }
    off_one {
        en "If you turn this off, 1 person who is signed in will have to sign in again.",
        es "Si lo desactiva, 1 persona con la sesión iniciada tendrá que iniciarla de nuevo.",
        fr "En cas de désactivation, 1 personne connectée devra se reconnecter.",
    }
    off_many(customers: i64) {
        en "If you turn this off, {customers} people who are signed in will have to sign in again.",
        es "Si lo desactiva, {customers} personas con la sesión iniciada tendrán que iniciarla de nuevo.",
        fr "En cas de désactivation, {customers} personnes connectées devront se reconnecter.",
    }
    on_one {
        en "If you turn this on, 1 person who is signed in with a password will have to sign in again.",
        es "Si lo activa, 1 persona que inició sesión con contraseña tendrá que iniciarla de nuevo.",
        fr "En cas d’activation, 1 personne connectée avec un mot de passe devra se reconnecter.",
    }
    on_many(customers: i64) {
        en "If you turn this on, {customers} people who are signed in with a password will have to sign in again.",
        es "Si lo activa, {customers} personas que iniciaron sesión con contraseña tendrán que iniciarla de nuevo.",
        fr "En cas d’activation, {customers} personnes connectées avec un mot de passe devront se reconnecter.",
    }
    remove_one {
        en "1 person is signed in with this provider and will have to sign in again.",
        es "1 persona inició sesión con este proveedor y tendrá que iniciarla de nuevo.",
        fr "1 personne est connectée avec ce fournisseur et devra se reconnecter.",
    }
    remove_many(customers: i64) {
        en "{customers} people are signed in with this provider and will have to sign in again.",
        es "{customers} personas iniciaron sesión con este proveedor y tendrán que iniciarla de nuevo.",
        fr "{customers} personnes sont connectées avec ce fournisseur et devront se reconnecter.",
    }
    change_one {
        en "1 person is signed in with this provider. If you change its address, the property to validate or the value to match, they will have to sign in again.",
        es "1 persona inició sesión con este proveedor. Si cambia la dirección, la propiedad que se valida o el valor esperado, tendrá que iniciarla de nuevo.",
        fr "1 personne est connectée avec ce fournisseur. Si vous modifiez l’adresse, la propriété à vérifier ou la valeur attendue, elle devra se reconnecter.",
    }
    change_many(customers: i64) {
        en "{customers} people are signed in with this provider. If you change its address, the property to validate or the value to match, they will have to sign in again.",
        es "{customers} personas iniciaron sesión con este proveedor. Si cambia la dirección, la propiedad que se valida o el valor esperado, tendrán que iniciarla de nuevo.",
        fr "{customers} personnes sont connectées avec ce fournisseur. Si vous modifiez l’adresse, la propriété à vérifier ou la valeur attendue, elles devront se reconnecter.",
    }
}
