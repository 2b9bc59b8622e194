//! The text of each refusal, and the pages that help. A refusal without a text does not compile.

use super::{common, recovery, sign_in, sso};
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
            #[allow(unused_variables, reason = "few texts need each argument")]
            fn text(self, $locale: Locale, $minimum: usize) -> String {
                match self { $(Self::$variant => ($text).to_string()),+ }
            }
            #[allow(unused_variables, reason = "few texts need each argument")]
            fn next_steps(self, $locale: Locale) -> Vec<(&'static str, &'static str)> {
                match self { $(Self::$variant => vec![$(($path, $name)),*]),+ }
            }
        }
    };
}

pub(crate) use explain;

texts! {
    identifier_missing { en "Enter your email or customer number.", es "Escriba su correo o su número de cliente.", fr "Saisissez votre adresse e-mail ou votre numéro client." }
    identifier_invalid {
        en "Enter an email address or a 9-digit customer number, like 482-915-607.",
        es "Escriba un correo o un número de cliente de 9 dígitos, como 482-915-607.",
        fr "Saisissez une adresse e-mail ou un numéro client à 9 chiffres, comme 482-915-607.",
    }
    password_missing { en "Enter your password.", es "Escriba su contraseña.", fr "Saisissez votre mot de passe." }
    no_match {
        en "The details you entered don’t match an account. Check both fields and try again.",
        es "Los datos que escribió no corresponden a ninguna cuenta. Revise los dos campos e inténtelo de nuevo.",
        fr "Les informations saisies ne correspondent à aucun compte. Vérifiez les deux champs et réessayez.",
    }
    email_invalid { en "Enter an email address like ana@example.com.", es "Escriba un correo como ana@example.com.", fr "Saisissez une adresse e-mail comme ana@example.com." }
    email_taken {
        en "There’s already an account with this email. Sign in with it or with the customer number, or choose a new password.",
        es "Ya existe una cuenta con este correo. Inicie sesión con él o con el número de cliente, o elija una contraseña nueva.",
        fr "Un compte existe déjà avec cette adresse e-mail. Connectez-vous avec celle-ci ou avec le numéro client, ou choisissez un nouveau mot de passe.",
    }
    first_name_missing { en "Enter your first name.", es "Escriba su nombre.", fr "Saisissez votre prénom." }
    phone_invalid {
        en "Enter a phone number with 6 to 15 digits, like +54 351 555 0142.",
        es "Escriba un teléfono de 6 a 15 dígitos, como +54 351 555 0142.",
        fr "Saisissez un numéro de téléphone de 6 à 15 chiffres, comme +54 351 555 0142.",
    }
    last_name_missing { en "Enter your last name.", es "Escriba su apellido.", fr "Saisissez votre nom." }
    name_invalid {
        en "Use only letters, up to 100 characters.",
        es "Use solo letras, hasta 100 caracteres.",
        fr "Utilisez uniquement des lettres, 100 caractères au maximum.",
    }
    password_short(minimum: usize) {
        en "Use at least {minimum} characters.",
        es "Use al menos {minimum} caracteres.",
        fr "Utilisez au moins {minimum} caractères.",
    }
    password_long { en "Use no more than 256 characters.", es "Use 256 caracteres como máximo.", fr "Utilisez 256 caractères au maximum." }
    password_common {
        en "This password is very common and easy to guess. Choose another one.",
        es "Esta contraseña es muy común y fácil de adivinar. Elija otra.",
        fr "Ce mot de passe est très courant et facile à deviner. Choisissez-en un autre.",
    }
    password_personal {
        en "Passwords based on your name, your email or our name are easy to guess. Choose another one.",
        es "Las contraseñas basadas en su nombre, su correo o nuestro nombre son fáciles de adivinar. Elija otra.",
        fr "Un mot de passe inspiré de votre nom, de votre adresse e-mail ou de notre nom est facile à deviner. Choisissez-en un autre.",
    }
    password_wrong {
        en "That isn’t the password you chose when you registered. Try again.",
        es "No es la contraseña que eligió al registrarse. Inténtelo de nuevo.",
        fr "Ce n’est pas le mot de passe choisi lors de l’inscription. Réessayez.",
    }
    sign_in_again {
        en "For your security, sign out, sign in again and do this within 10 minutes.",
        es "Por su seguridad, cierre sesión, vuelva a iniciarla y hágalo en los 10 minutos siguientes.",
        fr "Par mesure de sécurité, déconnectez-vous, reconnectez-vous et recommencez dans les 10 minutes.",
    }
    current_missing { en "Enter your current password.", es "Escriba su contraseña actual.", fr "Saisissez votre mot de passe actuel." }
    current_wrong { en "That isn’t your current password. Try again.", es "No es su contraseña actual. Inténtelo de nuevo.", fr "Ce n’est pas votre mot de passe actuel. Réessayez." }
    link_dead {
        en "This link no longer works.",
        es "Este enlace ya no funciona.",
        fr "Ce lien ne fonctionne plus.",
    }
    see_mail {
        en "We couldn’t create an account with this email. We’ve sent you an email that explains why and what to do.",
        es "No pudimos crear una cuenta con este correo. Le enviamos un mensaje que explica por qué y qué hacer.",
        fr "Nous n’avons pas pu créer de compte avec cette adresse e-mail. Nous vous avons envoyé un e-mail qui explique pourquoi et que faire.",
    }
    nothing_pending {
        en "There’s no registration waiting to be confirmed. Your account may already be active.",
        es "No hay ningún registro por confirmar. Puede que su cuenta ya esté activa.",
        fr "Aucune inscription n’est à confirmer. Votre compte est peut-être déjà actif.",
    }
    travellers_invalid(max: i32) {
        en "Choose 1 to {max} travellers.",
        es "Elija de 1 a {max} viajeros.",
        fr "Choisissez de 1 à {max} voyageurs.",
    }
    product_gone { en "This ticket is no longer on sale.", es "Este ticket ya no está a la venta.", fr "Ce billet n’est plus en vente." }
    sold_out { en "This ticket has sold out. Nothing was bought.", es "Este ticket está agotado. No se compró nada.", fr "Ce billet est épuisé. Rien n’a été acheté." }
    date_missing { en "Choose a date.", es "Elija una fecha.", fr "Choisissez une date." }
    date_gone {
        en "This date is no longer on sale. Choose another one.",
        es "Esta fecha ya no está a la venta. Elija otra.",
        fr "Cette date n’est plus en vente. Choisissez-en une autre.",
    }
    date_sold_out {
        en "This date has sold out. Choose another one.",
        es "No quedan lugares para esta fecha. Elija otra.",
        fr "Cette date est complète. Choisissez-en une autre.",
    }
    too_few_places {
        en "There aren’t enough places left. Choose fewer travellers.",
        es "No quedan suficientes lugares. Elija menos viajeros.",
        fr "Il ne reste pas assez de places. Choisissez moins de voyageurs.",
    }
    price_changed {
        en "The price has just changed, so nothing was bought. Check the total and buy again. Reload the page if it still shows the old price.",
        es "El precio acaba de cambiar y no se compró nada. Revise el total y vuelva a comprar. Recargue la página si todavía muestra el precio anterior.",
        fr "Le prix vient de changer et rien n’a été acheté. Vérifiez le total et achetez à nouveau. Rechargez la page si elle affiche encore l’ancien prix.",
    }
    signed_out { en "Your session has ended. Sign in again.", es "Su sesión terminó. Inicie sesión de nuevo.", fr "Votre session a expiré. Reconnectez-vous." }
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
    SignInAgain => sign_in_again(locale);
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
    DateMissing => date_missing(locale);
    DateGone => date_gone(locale);
    DateSoldOut => date_sold_out(locale);
    TravellersInvalid => travellers_invalid(locale, model::product::MAX_TRAVELLERS);
    FirstNameMissing => first_name_missing(locale);
    FirstNameInvalid => name_invalid(locale);
    LastNameMissing => last_name_missing(locale);
    LastNameInvalid => name_invalid(locale);
    EmailInvalid => email_invalid(locale);
    ProductGone => product_gone(locale), go "/" common::back_to_tickets(locale);
    SoldOut => sold_out(locale), go "/" common::back_to_tickets(locale);
    TooFewPlaces => too_few_places(locale);
    PriceChanged => price_changed(locale);
} }

explain! { SessionRefusal(locale, minimum) {
    SignedOut => signed_out(locale), go "/sign-in" common::sign_in(locale);
} }

explain! { LinkRefusal(locale, minimum) {
    PasswordMissing => password_missing(locale);
    PasswordWrong => sso::password_wrong(locale);
    PendingLinkGone => sso::pending_link_gone(locale), go "/sign-in" common::sign_in(locale);
    LinkDead => sso::link_dead(locale), go "/sso/link" recovery::new_link(locale);
    ChoiceMissing => sso::choice_missing(locale);
} }

explain! { UnlinkRefusal(locale, minimum) {
    LastWayIn => sso::last_way_in(locale);
    Unknown => sso::unlinked_already(locale);
} }
