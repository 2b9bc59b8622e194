//! The text of each refusal, and the pages that help. A refusal without a text does not compile.

use super::{common, profile, recovery, sign_in, sso};
use model::refusals::{
    BuyRefusal, ConfirmRefusal, LinkRefusal, PasswordRefusal, ProfileRefusal, RecoveryRefusal,
    RegisterRefusal, ResendRefusal, SessionRefusal, SignInRefusal, UnlinkRefusal,
};
use model::{Locale, Refusal};

/// A refusal that has a text for users.
pub trait Explain: Refusal {
    const ALL: &'static [Self];
    /// Returns what is wrong and what to do about it. `minimum` is the shortest password, in code points.
    fn text(self, locale: Locale, minimum: usize) -> String;
    /// Returns address and label of the pages that help, for what the form itself cannot solve.
    fn next_steps(self, locale: Locale) -> Vec<(&'static str, &'static str)>;
}

/// Declares every refusal of a form in the order of its fields, each with its text and the pages that help.
macro_rules! explain {
    ($refusal:ident($locale:ident, $minimum:ident) { $($variant:ident => $text:expr $(, go $path:literal $name:expr)*;)+ }) => {
        impl Explain for $refusal {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            #[allow(unused_variables)]
            fn text(self, $locale: Locale, $minimum: usize) -> String {
                match self { $(Self::$variant => ($text).to_string()),+ }
            }
            #[allow(unused_variables)]
            fn next_steps(self, $locale: Locale) -> Vec<(&'static str, &'static str)> {
                match self { $(Self::$variant => vec![$(($path, $name)),*]),+ }
            }
        }
    };
}

pub(crate) use explain;

texts! {
    identifier_missing { en "Type your email or customer number.", es "Escriba su correo o su número de cliente.", fr "Saisissez votre e-mail ou votre numéro client." }
    identifier_invalid {
        en "This is neither an email nor a customer number. A number has 9 digits, like 482-915-607.",
        es "No es un correo ni un número de cliente. El número tiene 9 dígitos, como 482-915-607.",
        fr "Ce n’est ni un e-mail ni un numéro client. Un numéro a 9 chiffres, comme 482-915-607.",
    }
    password_missing { en "Type your password.", es "Escriba su contraseña.", fr "Saisissez votre mot de passe." }
    no_match {
        en "What you typed does not match an account. Check both fields and try again.",
        es "Lo que escribió no corresponde a ninguna cuenta. Revise los dos campos y vuelva a probar.",
        fr "Votre saisie ne correspond à aucun compte. Vérifiez les deux champs et réessayez.",
    }
    email_invalid { en "Type an email like ana@example.com.", es "Escriba un correo como ana@example.com.", fr "Saisissez une adresse comme ana@example.com." }
    email_taken {
        en "This email already belongs to an account. Sign in with it or with the customer number, or choose a new password.",
        es "Este correo ya pertenece a una cuenta. Inicie sesión con él o con el número de cliente, o elija una contraseña nueva.",
        fr "Cette adresse appartient déjà à un compte. Connectez-vous avec elle ou avec le numéro client, ou choisissez un nouveau mot de passe.",
    }
    first_name_missing { en "Type your first name.", es "Escriba su nombre.", fr "Saisissez votre prénom." }
    phone_invalid {
        en "Type a phone number with 6 to 15 digits, like +54 351 555 0142.",
        es "Escriba un teléfono de 6 a 15 dígitos, como +54 351 555 0142.",
        fr "Saisissez un numéro de 6 à 15 chiffres, comme +54 351 555 0142.",
    }
    last_name_missing { en "Type your last name.", es "Escriba su apellido.", fr "Saisissez votre nom." }
    name_invalid {
        en "Use letters only, at most 100 characters.",
        es "Use solo letras, como máximo 100 caracteres.",
        fr "Utilisez seulement des lettres, 100 caractères au plus.",
    }
    password_short(minimum: usize) {
        en "Use at least {minimum} characters.",
        es "Use al menos {minimum} caracteres.",
        fr "Utilisez au moins {minimum} caractères.",
    }
    password_long { en "Use at most 256 characters.", es "Use como máximo 256 caracteres.", fr "Utilisez 256 caractères au plus." }
    password_common {
        en "Many people use this password, so it is easy to guess. Choose another one.",
        es "Mucha gente usa esta contraseña y es fácil de adivinar. Elija otra.",
        fr "Beaucoup de gens utilisent ce mot de passe, il est facile à deviner. Choisissez-en un autre.",
    }
    password_personal {
        en "Your name, your email and our name are easy to guess. Choose another password.",
        es "Su nombre, su correo y nuestro nombre son fáciles de adivinar. Elija otra contraseña.",
        fr "Votre nom, votre adresse et notre nom sont faciles à deviner. Choisissez un autre mot de passe.",
    }
    password_wrong {
        en "This is not the password chosen at registration. Try again.",
        es "No es la contraseña elegida al registrarse. Vuelva a probar.",
        fr "Ce n’est pas le mot de passe choisi à l’inscription. Réessayez.",
    }
    current_missing { en "Type your current password.", es "Escriba su contraseña actual.", fr "Saisissez votre mot de passe actuel." }
    current_wrong { en "This is not your current password. Try again.", es "No es su contraseña actual. Vuelva a probar.", fr "Ce n’est pas votre mot de passe actuel. Réessayez." }
    link_dead {
        en "This link does not work any more.",
        es "Este enlace ya no funciona.",
        fr "Ce lien ne fonctionne plus.",
    }
    see_mail {
        en "We could not open an account with this email. We have sent you a mail that says why, and what to do.",
        es "No pudimos abrir una cuenta con este correo. Le enviamos un mensaje que explica por qué y qué hacer.",
        fr "Nous n’avons pas pu ouvrir de compte avec cette adresse. Nous vous avons envoyé un e-mail qui explique pourquoi et quoi faire.",
    }
    nothing_pending {
        en "There is no registration to send a mail for. Your account may be active already.",
        es "No hay ningún registro al que enviar un correo. Puede que su cuenta ya esté activa.",
        fr "Aucune inscription n’attend d’e-mail. Votre compte est peut-être déjà actif.",
    }
    travellers_invalid(most: i32) {
        en "Choose 1 to {most} travellers.",
        es "Elija de 1 a {most} pasajeros.",
        fr "Choisissez de 1 à {most} voyageurs.",
    }
    product_gone { en "This ticket is not on sale any more.", es "Este pasaje ya no está a la venta.", fr "Ce billet n’est plus en vente." }
    sold_out { en "This ticket is sold out. Nothing was bought.", es "Este pasaje está agotado. No se compró nada.", fr "Ce billet est complet. Rien n’a été acheté." }
    too_few_places {
        en "There are not that many places left. Choose fewer travellers.",
        es "No quedan tantos lugares. Elija menos pasajeros.",
        fr "Il ne reste pas autant de places. Choisissez moins de voyageurs.",
    }
    signed_out { en "Your session has ended. Sign in again.", es "Su sesión terminó. Vuelva a iniciar sesión.", fr "Votre session est terminée. Reconnectez-vous." }
}

explain! { SignInRefusal(locale, minimum) {
    IdentifierMissing => identifier_missing(locale);
    IdentifierInvalid => identifier_invalid(locale);
    PasswordMissing => password_missing(locale);
    NoMatch => no_match(locale), go "/forgot-password" sign_in::forgot_password(locale);
} }

explain! { RegisterRefusal(locale, minimum) {
    EmailInvalid => email_invalid(locale);
    EmailTaken => email_taken(locale), go "/sign-in" common::sign_in(locale), go "/forgot-password" sign_in::forgot_password(locale);
    FirstNameMissing => first_name_missing(locale);
    FirstNameInvalid => name_invalid(locale);
    LastNameMissing => last_name_missing(locale);
    LastNameInvalid => name_invalid(locale);
    PasswordShort => password_short(locale, minimum);
    PasswordLong => password_long(locale);
    PasswordCommon => password_common(locale);
    PasswordPersonal => password_personal(locale);
} }

explain! { ConfirmRefusal(locale, minimum) {
    PasswordMissing => password_missing(locale);
    PasswordWrong => password_wrong(locale);
    EmailTaken => email_taken(locale), go "/sign-in" common::sign_in(locale), go "/forgot-password" sign_in::forgot_password(locale);
    LinkDead => link_dead(locale), go "/sign-in" common::sign_in(locale), go "/register" common::register(locale);
    SeeMail => see_mail(locale), go "/sign-in" common::sign_in(locale);
} }

explain! { ResendRefusal(locale, minimum) {
    NothingPending => nothing_pending(locale), go "/sign-in" common::sign_in(locale), go "/register" common::register(locale);
} }

explain! { RecoveryRefusal(locale, minimum) {
    IdentifierMissing => identifier_missing(locale);
    IdentifierInvalid => identifier_invalid(locale);
    EmailInvalid => email_invalid(locale);
} }

explain! { PasswordRefusal(locale, minimum) {
    CurrentMissing => current_missing(locale);
    CurrentWrong => current_wrong(locale);
    SignInAgain => profile::sign_in_again(locale);
    PasswordShort => password_short(locale, minimum);
    PasswordLong => password_long(locale);
    PasswordCommon => password_common(locale);
    PasswordPersonal => password_personal(locale);
    LinkDead => link_dead(locale), go "/forgot-password" recovery::new_link(locale);
} }

explain! { ProfileRefusal(locale, minimum) {
    FirstNameMissing => first_name_missing(locale);
    FirstNameInvalid => name_invalid(locale);
    LastNameMissing => last_name_missing(locale);
    LastNameInvalid => name_invalid(locale);
    PhoneInvalid => phone_invalid(locale);
} }

explain! { BuyRefusal(locale, minimum) {
    TravellersInvalid => travellers_invalid(locale, model::purchase::MAX_TRAVELLERS);
    FirstNameMissing => first_name_missing(locale);
    FirstNameInvalid => name_invalid(locale);
    LastNameMissing => last_name_missing(locale);
    LastNameInvalid => name_invalid(locale);
    EmailInvalid => email_invalid(locale);
    ProductGone => product_gone(locale), go "/" common::back_to_tickets(locale);
    SoldOut => sold_out(locale), go "/" common::back_to_tickets(locale);
    TooFewPlaces => too_few_places(locale);
} }

explain! { SessionRefusal(locale, minimum) {
    SignedOut => signed_out(locale), go "/sign-in" common::sign_in(locale);
} }

explain! { LinkRefusal(locale, minimum) {
    PasswordMissing => password_missing(locale);
    PasswordWrong => sso::password_wrong(locale);
    ArrivalGone => sso::arrival_gone(locale), go "/sign-in" common::sign_in(locale);
    LinkDead => sso::link_dead(locale), go "/sso/link" recovery::new_link(locale);
    ChoiceMissing => sso::choice_missing(locale);
} }

explain! { UnlinkRefusal(locale, minimum) {
    LastWayIn => sso::last_way_in(locale);
    Unknown => sso::unlinked_already(locale);
} }
