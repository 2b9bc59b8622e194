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

texts!("refusals");

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
    ConsentMissing => consent_missing(locale);
    ConsentChanged => consent_changed(locale);
} }

explain! { ConfirmRefusal(locale, minimum) {
    PasswordMissing => password_missing(locale);
    PasswordWrong => password_wrong(locale);
    EmailTaken => email_taken(locale), go "/sign-in" common::sign_in(locale), go "/forgot-password" sign_in::forgot_password(locale);
    LinkDead => link_dead(locale), go "/sign-in" common::sign_in(locale), go "/register" common::register(locale);
    OpenAgain => open_again(locale);
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
    OpenAgain => open_again(locale);
} }

explain! { ProfileRefusal(locale, minimum) {
    FirstNameMissing => first_name_missing(locale);
    FirstNameInvalid => name_invalid(locale);
    LastNameMissing => last_name_missing(locale);
    LastNameInvalid => name_invalid(locale);
    PhoneInvalid => phone_invalid(locale);
    OtherCustomer => other_customer(locale);
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
    ConsentMissing => consent_missing(locale);
    ConsentChanged => consent_changed(locale);
} }

explain! { UnlinkRefusal(locale, minimum) {
    LastWayIn => sso::last_way_in(locale);
    Unknown => sso::unlinked_already(locale);
    SignInAgain => sign_in_again(locale);
} }
