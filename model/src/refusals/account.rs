//! What customers do in their profile and with their purchases.

use super::Refusal;
use serde::{Deserialize, Serialize};

refusals!(
    /// Changing name, phone and language in the profile.
    ProfileRefusal {
        FirstNameMissing = "first-name-missing" @ "first_name",
        FirstNameInvalid = "first-name-invalid" @ "first_name",
        LastNameMissing = "last-name-missing" @ "last_name",
        LastNameInvalid = "last-name-invalid" @ "last_name",
        PhoneInvalid = "phone-invalid" @ "phone",
        /// Another customer is signed in than the form was about.
        OtherCustomer = "other-customer",
    }
);

refusals!(
    /// Buying.
    BuyRefusal {
        EmailInvalid = "email-invalid" @ "email",
        FirstNameMissing = "first-name-missing" @ "first_name",
        FirstNameInvalid = "first-name-invalid" @ "first_name",
        LastNameMissing = "last-name-missing" @ "last_name",
        LastNameInvalid = "last-name-invalid" @ "last_name",
        TravellersInvalid = "travellers-invalid" @ "travellers",
        ProductGone = "product-gone",
        SoldOut = "sold-out",
        TooFewPlaces = "too-few-places" @ "travellers",
        DateMissing = "date-missing" @ "date",
        /// It has begun, or was withdrawn.
        DateGone = "date-gone" @ "date",
        DateSoldOut = "date-sold-out" @ "date",
        /// It costs something else than the page said.
        PriceChanged = "price-changed",
    }
);

refusals!(
    /// Turning on sign-in by email in the profile.
    ActivateEmailRefusal {
        CurrentMissing = "current-missing" @ "current",
        CurrentWrong = "current-wrong" @ "current",
        /// There is no password to verify, and the session is not fresh.
        SignInAgain = "sign-in-again",
        PasswordShort = "password-short" @ "password",
        PasswordLong = "password-long" @ "password",
        PasswordCommon = "password-common" @ "password",
        PasswordPersonal = "password-personal" @ "password",
        /// It is the current password; a new one is required.
        PasswordSame = "password-same" @ "password",
        NoEmail = "no-email",
        AlreadyOn = "already-on",
        /// The mailbox is not proved; the address has to be confirmed first.
        EmailUnproved = "email-unproved",
        EmailTaken = "email-taken",
        PasswordsOff = "passwords-off",
        OtherCustomer = "other-customer",
    }
);

refusals!(
    /// Changing the email in the profile.
    EmailChangeRefusal {
        CurrentMissing = "current-missing" @ "current",
        CurrentWrong = "current-wrong" @ "current",
        SignInAgain = "sign-in-again",
        EmailInvalid = "email-invalid" @ "email",
        /// It is the address on file, and already proved.
        EmailSame = "email-same" @ "email",
        EmailTaken = "email-taken" @ "email",
        OtherCustomer = "other-customer",
    }
);

refusals!(
    /// Confirming or undoing a change of email by its mailed link.
    EmailLinkRefusal {
        LinkDead = "link-dead",
        /// The browser has no link any more: the page was open for too long.
        OpenAgain = "open-again",
        /// The browser is not signed in as that customer, so the password is required.
        PasswordMissing = "password-missing" @ "password",
        PasswordWrong = "password-wrong" @ "password",
        /// There is no password: sign in in this browser first.
        SignInFirst = "sign-in-first",
        EmailTaken = "email-taken",
    }
);

refusals!(
    /// Asking for a purchase made with another address. No refusal depends on whether it exists.
    MissingPurchaseRefusal {
        NumberMissing = "number-missing" @ "number",
        NumberInvalid = "number-invalid" @ "number",
        EmailInvalid = "email-invalid" @ "email",
    }
);

refusals!(
    /// Adding such a purchase to one's own by the mailed link.
    AddPurchaseRefusal {
        LinkDead = "link-dead",
        /// Another customer than the one who is signed in asked for it.
        OtherCustomer = "other-customer",
        /// It meanwhile belongs to a customer with an account.
        NotFree = "not-free",
    }
);

refusals!(
    /// Deleting one's own account.
    DeleteAccountRefusal {
        CurrentMissing = "current-missing" @ "current",
        CurrentWrong = "current-wrong" @ "current",
        SignInAgain = "sign-in-again",
        OtherCustomer = "other-customer",
    }
);
