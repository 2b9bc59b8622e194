//! The profile: email sign-in, change of email, timeline, data export and account deletion.

use super::refusals::{
    Explain, current_missing, current_wrong, email_invalid, email_taken, explain, link_dead,
    open_again, other_customer, password_common, password_long, password_missing,
    password_personal, password_short, sign_in_again,
};
use super::{common, sign_in};
use model::Locale;
use model::refusals::{
    ActivateEmailRefusal, DeleteAccountRefusal, EmailChangeRefusal, EmailLinkRefusal,
};

texts!("profile");

explain! { ActivateEmailRefusal(locale, minimum) {
    CurrentMissing => current_missing(locale);
    CurrentWrong => current_wrong(locale);
    SignInAgain => sign_in_again(locale);
    PasswordShort => password_short(locale, minimum);
    PasswordLong => password_long(locale);
    PasswordCommon => password_common(locale);
    PasswordPersonal => password_personal(locale);
    PasswordSame => password_same(locale);
    NoEmail => no_email(locale), go "/account/email" add_email(locale);
    AlreadyOn => already_on(locale), go "/account/profile" back_to_profile(locale);
    EmailUnproved => email_unproved(locale), go "/account/email" change_email(locale);
    EmailTaken => email_taken(locale), go "/forgot-password" sign_in::forgot_password(locale);
    PasswordsOff => passwords_off(locale);
    OtherCustomer => other_customer(locale);
} }

explain! { EmailChangeRefusal(locale, minimum) {
    EmailInvalid => email_invalid(locale);
    EmailSame => email_same(locale);
    EmailTaken => email_taken(locale);
    CurrentMissing => current_missing(locale);
    CurrentWrong => current_wrong(locale);
    SignInAgain => sign_in_again(locale);
    OtherCustomer => other_customer(locale);
} }

explain! { EmailLinkRefusal(locale, minimum) {
    LinkDead => link_dead(locale), go "/account/email" change_email(locale);
    OpenAgain => open_again(locale);
    PasswordMissing => password_missing(locale);
    PasswordWrong => own_password_wrong(locale);
    SignInFirst => sign_in_first(locale), go "/sign-in" common::sign_in(locale);
    EmailTaken => email_taken(locale);
} }

explain! { DeleteAccountRefusal(locale, minimum) {
    CurrentMissing => current_missing(locale);
    CurrentWrong => current_wrong(locale);
    SignInAgain => sign_in_again(locale);
    OtherCustomer => other_customer(locale);
} }
