//! Signing in, registering, passwords, and sessions.

use super::Refusal;
use serde::{Deserialize, Serialize};

refusals!(
    /// Signing in. `NoMatch` covers every failure that would reveal which accounts exist.
    SignInRefusal {
        IdentifierMissing = "identifier-missing" @ "identifier",
        IdentifierInvalid = "identifier-invalid" @ "identifier",
        PasswordMissing = "password-missing" @ "password",
        NoMatch = "no-match",
    }
);

refusals!(
    /// Registering.
    RegisterRefusal {
        EmailInvalid = "email-invalid" @ "email",
        EmailTaken = "email-taken" @ "email",
        FirstNameMissing = "first-name-missing" @ "first_name",
        FirstNameInvalid = "first-name-invalid" @ "first_name",
        LastNameMissing = "last-name-missing" @ "last_name",
        LastNameInvalid = "last-name-invalid" @ "last_name",
        PasswordShort = "password-short" @ "password",
        PasswordLong = "password-long" @ "password",
        PasswordCommon = "password-common" @ "password",
        PasswordPersonal = "password-personal" @ "password",
        ConsentMissing = "consent-missing" @ "consent",
        /// The form shows a text that has been replaced.
        ConsentChanged = "consent-changed" @ "consent",
    }
);

refusals!(
    /// Confirming a registration by its mailed link.
    ConfirmRefusal {
        PasswordMissing = "password-missing" @ "password",
        PasswordWrong = "password-wrong" @ "password",
        EmailTaken = "email-taken",
        LinkDead = "link-dead",
        /// The browser has no link any more: the page was open for too long.
        OpenAgain = "open-again",
        /// The reason is in the mail, so that only the reader of the mailbox sees it.
        SeeMail = "see-mail",
    }
);

refusals!(
    /// Sending the confirmation again.
    ResendRefusal {
        NothingPending = "nothing-pending",
    }
);

refusals!(
    /// Asking for a new password, or for customer numbers.
    RecoveryRefusal {
        IdentifierMissing = "identifier-missing" @ "identifier",
        IdentifierInvalid = "identifier-invalid" @ "identifier",
        EmailInvalid = "email-invalid" @ "email",
    }
);

refusals!(
    /// Choosing a password, by a mailed link or in the profile.
    PasswordRefusal {
        CurrentMissing = "current-missing" @ "current",
        CurrentWrong = "current-wrong" @ "current",
        /// The session has ended meanwhile.
        SignInAgain = "sign-in-again",
        PasswordShort = "password-short" @ "password",
        PasswordLong = "password-long" @ "password",
        PasswordCommon = "password-common" @ "password",
        PasswordPersonal = "password-personal" @ "password",
        LinkDead = "link-dead",
        /// The browser has no link, or that of another customer, which another tab has opened.
        OpenAgain = "open-again",
    }
);

refusals!(
    /// Requests without reasons of their own, which fail only by throttling, load or a missing session.
    SessionRefusal {
        SignedOut = "signed-out",
    }
);

refusals!(
    /// Signing in at a provider. Shown on a page of its own, never by another redirect.
    SsoRefusal {
        /// Cancelled by the user, or refused by the provider.
        Denied = "denied",
        /// The access rule refuses the user.
        NotAllowed = "not-allowed",
        /// The customer is disabled, or there is none who may sign in.
        Inactive = "inactive",
        /// The answer came too late, twice, or in another browser.
        FlowGone = "flow-gone",
        /// The provider does not answer, or violates the protocol.
        ProviderFailed = "provider-failed",
        /// The provider was asked for a new login, and answered with an old one.
        OldLogin = "old-login",
    }
);

refusals!(
    /// Proving ownership of an account before an identity is linked to it, or opening one for it.
    LinkRefusal {
        PasswordMissing = "password-missing" @ "password",
        PasswordWrong = "password-wrong" @ "password",
        /// The provider's answer has expired or was used; sign in there again.
        PendingLinkGone = "arrival-gone",
        /// The mailed link is not valid, or was opened in another browser.
        LinkDead = "link-dead",
        ChoiceMissing = "choice-missing" @ "customer",
        ConsentMissing = "consent-missing" @ "consent",
        /// The form shows a text that has been replaced.
        ConsentChanged = "consent-changed" @ "consent",
    }
);

refusals!(
    /// Removing a linked identity.
    UnlinkRefusal {
        LastWayIn = "last-way-in",
        Unknown = "unknown",
        /// The session is not fresh.
        SignInAgain = "sign-in-again",
    }
);
