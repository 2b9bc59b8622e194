//! How many customers a change signs out, shown before it is made. Nothing if there are none.

use model::Locale;

/// Returns the effect of turning a switch off on signed-in customers.
pub fn turning_off(locale: Locale, customers: i64) -> Option<String> {
    said(customers, off_one(locale), || off_many(locale, customers))
}

/// Returns the effect of turning a switch on on signed-in customers.
pub fn turning_on(locale: Locale, customers: i64) -> Option<String> {
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
    off_one {
        en "If you turn this off, 1 person who is signed in will have to sign in again.",
        es "Si lo desactiva, 1 persona con la sesión iniciada tendrá que volver a entrar.",
        fr "Si vous le désactivez, 1 personne connectée devra se reconnecter.",
    }
    off_many(customers: i64) {
        en "If you turn this off, {customers} people who are signed in will have to sign in again.",
        es "Si lo desactiva, {customers} personas con la sesión iniciada tendrán que volver a entrar.",
        fr "Si vous le désactivez, {customers} personnes connectées devront se reconnecter.",
    }
    on_one {
        en "If you turn this on, 1 person who is signed in with a password will have to sign in again.",
        es "Si lo activa, 1 persona que entró con contraseña tendrá que volver a entrar.",
        fr "Si vous l’activez, 1 personne connectée par mot de passe devra se reconnecter.",
    }
    on_many(customers: i64) {
        en "If you turn this on, {customers} people who are signed in with a password will have to sign in again.",
        es "Si lo activa, {customers} personas que entraron con contraseña tendrán que volver a entrar.",
        fr "Si vous l’activez, {customers} personnes connectées par mot de passe devront se reconnecter.",
    }
    remove_one {
        en "1 person is signed in by this provider and will have to sign in again.",
        es "1 persona entró con este proveedor y tendrá que volver a entrar.",
        fr "1 personne est connectée par ce fournisseur et devra se reconnecter.",
    }
    remove_many(customers: i64) {
        en "{customers} people are signed in by this provider and will have to sign in again.",
        es "{customers} personas entraron con este proveedor y tendrán que volver a entrar.",
        fr "{customers} personnes sont connectées par ce fournisseur et devront se reconnecter.",
    }
    change_one {
        en "1 person is signed in by this provider. Changing its address, the property to validate or the value to match has them sign in again.",
        es "1 persona entró con este proveedor. Si cambia su dirección, la propiedad a validar o el valor que debe tener, tendrá que volver a entrar.",
        fr "1 personne est connectée par ce fournisseur. Si vous changez son adresse, la propriété à vérifier ou la valeur attendue, elle devra se reconnecter.",
    }
    change_many(customers: i64) {
        en "{customers} people are signed in by this provider. Changing its address, the property to validate or the value to match has them sign in again.",
        es "{customers} personas entraron con este proveedor. Si cambia su dirección, la propiedad a validar o el valor que debe tener, tendrán que volver a entrar.",
        fr "{customers} personnes sont connectées par ce fournisseur. Si vous changez son adresse, la propriété à vérifier ou la valeur attendue, elles devront se reconnecter.",
    }
}
