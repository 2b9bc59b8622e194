//! Why a form was refused: closed codes instead of text, so that addresses carry nothing but known codes.

use serde::{Deserialize, Serialize};

/// A reason for refusing a form. It belongs to one field, or to the whole form.
pub trait Refusal: Copy + Eq + Sized + 'static {
    /// Returns the code in addresses and logs.
    fn code(self) -> &'static str;
    /// Returns the refusal of that code.
    fn from_code(code: &str) -> Option<Self>;
    /// Returns the name of the form field it belongs to; `None` for the whole form.
    fn field(self) -> Option<&'static str>;
}

/// The error of every use case and server function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure<R> {
    /// The input was refused, for at least one reason.
    Refused(Vec<R>),
    /// Throttled; the next attempt is possible after that many seconds.
    Wait(u32),
    /// The server is at capacity.
    Busy,
    /// A service that we depend on does not answer. Nothing was changed.
    Unavailable,
    /// The answer to a commit was lost: whether it was done is unknown.
    Unconfirmed,
    /// The agent's role lacks the permission.
    Forbidden,
}

impl<R> From<R> for Failure<R>
where
    R: Refusal,
{
    fn from(refusal: R) -> Self {
        Self::Refused(vec![refusal])
    }
}

macro_rules! refusals {
    ($(#[$doc:meta])* $name:ident { $($(#[$note:meta])* $variant:ident = $code:literal $(@ $field:literal)?),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name { $($(#[$note])* #[serde(rename = $code)] $variant),+ }

        impl Refusal for $name {
            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
            fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
            fn field(self) -> Option<&'static str> {
                match self { $(Self::$variant => refusals!(@field $($field)?)),+ }
            }
        }
    };
    (@field $field:literal) => { Some($field) };
    (@field) => { None };
}

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
    }
);

refusals!(
    /// Confirming a registration by its mailed link.
    ConfirmRefusal {
        PasswordMissing = "password-missing" @ "password",
        PasswordWrong = "password-wrong" @ "password",
        EmailTaken = "email-taken",
        LinkDead = "link-dead",
        /// The reason is in the mail, so that only the reader of the mailbox learns it.
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
    }
);

refusals!(
    /// Changing name, phone and language in the profile.
    ProfileRefusal {
        FirstNameMissing = "first-name-missing" @ "first_name",
        FirstNameInvalid = "first-name-invalid" @ "first_name",
        LastNameMissing = "last-name-missing" @ "last_name",
        LastNameInvalid = "last-name-invalid" @ "last_name",
        PhoneInvalid = "phone-invalid" @ "phone",
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
        /// It costs something else than the page said.
        PriceChanged = "price-changed",
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
    /// Proving ownership of an account before an identity is linked to it.
    LinkRefusal {
        PasswordMissing = "password-missing" @ "password",
        PasswordWrong = "password-wrong" @ "password",
        /// The provider's answer has expired; sign in there again.
        PendingLinkGone = "arrival-gone",
        /// The mailed link is not valid, or was opened in another browser.
        LinkDead = "link-dead",
        ChoiceMissing = "choice-missing" @ "customer",
    }
);

refusals!(
    /// Removing a linked identity.
    UnlinkRefusal {
        LastWayIn = "last-way-in",
        Unknown = "unknown",
    }
);

refusals!(
    /// Signing in to the backoffice. `NoMatch` covers every failure that would reveal which agents exist.
    AgentSignInRefusal {
        EmailMissing = "email-missing" @ "email",
        EmailInvalid = "email-invalid" @ "email",
        PasswordMissing = "password-missing" @ "password",
        NoMatch = "no-match",
    }
);

refusals!(
    /// The code of a second factor, and its enrolment.
    SecondFactorRefusal {
        CodeMissing = "code-missing" @ "code",
        /// Wrong, expired, or used before.
        CodeWrong = "code-wrong" @ "code",
        /// The sign-in has expired, or is at another stage.
        SignedOut = "signed-out",
        AlreadyEnrolled = "already-enrolled",
        /// The configuration has no encryption key, or not the one that encrypted the secret.
        NoKey = "no-key",
    }
);

refusals!(
    /// Managing agents.
    AgentRefusal {
        NameMissing = "name-missing" @ "name",
        NameInvalid = "name-invalid" @ "name",
        EmailInvalid = "email-invalid" @ "email",
        /// The operator has an agent with that address.
        EmailTaken = "email-taken" @ "email",
        /// The operator would have no admin.
        LastAdmin = "last-admin",
        /// Not possible for one's own account; another admin has to do it.
        Oneself = "oneself",
        /// The person is an agent of another operator too, which shares the second factor.
        WorksElsewhere = "works-elsewhere",
        /// The invitation was already accepted.
        NotInvited = "not-invited",
        /// The configuration has no address of the backoffice, which links need.
        NoBackoffice = "no-backoffice",
        Unknown = "unknown",
    }
);

refusals!(
    /// Changing an operator's settings in the backoffice.
    SettingsFormRefusal {
        ForceLoginWithoutAccounts = "force-login-without-accounts" @ "force_login",
        SsoWithoutProvider = "sso-without-provider" @ "sso_enabled",
        SsoOnlyWithoutSso = "sso-only-without-sso" @ "sso_only",
        SsoOnlyWithoutTestedProvider = "sso-only-without-tested-provider" @ "sso_only",
        SessionIdleInvalid = "session-idle-invalid" @ "session_idle_minutes",
        SessionAbsoluteInvalid = "session-absolute-invalid" @ "session_absolute_minutes",
        RememberMeInvalid = "remember-me-invalid" @ "remember_me_minutes",
        PasswordMinimumInvalid = "password-minimum-invalid" @ "password_minimum",
        ActivationHoursInvalid = "activation-hours-invalid" @ "activation_hours",
        NetworkMultiplierInvalid = "network-multiplier-invalid" @ "network_multiplier",
        TrustedNetworksInvalid = "trusted-networks-invalid" @ "trusted_networks",
        /// A portal's own value conflicts with this one.
        PortalForcesLogin = "portal-forces-login" @ "customer_accounts_enabled",
        PortalHasNoAccounts = "portal-has-no-accounts" @ "force_login",
        PortalIsSsoOnly = "portal-is-sso-only" @ "sso_enabled",
        PortalHasNoSso = "portal-has-no-sso" @ "sso_only",
        PortalLacksTestedProvider = "portal-lacks-tested-provider",
        /// The operator has no such portal.
        Unknown = "unknown",
        /// There is no such setting, or a switch is neither on nor off.
        Invalid = "invalid",
    }
);

refusals!(
    /// Sending a mail again.
    MailRefusal {
        /// It was sent, or is queued.
        NotDead = "not-dead",
        /// The customer has changed the address since.
        AddressChanged = "address-changed",
        Unknown = "unknown",
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
    }
);

refusals!(
    /// Confirming or undoing a change of email by its mailed link.
    EmailLinkRefusal {
        LinkDead = "link-dead",
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
    }
);

refusals!(
    /// Sending an activation mail from the backoffice.
    ActivationRefusal {
        Unknown = "unknown",
        NoEmail = "no-email",
        SsoOnly = "sso-only",
        AccountsOff = "accounts-off",
        Disabled = "disabled",
        AlreadyActive = "already-active",
        AgentsAddress = "agents-address",
        AddressChanged = "address-changed",
    }
);

refusals!(
    /// Changing a customer's data in the backoffice.
    CustomerRefusal {
        Unknown = "unknown",
        FirstNameMissing = "first-name-missing" @ "first_name",
        FirstNameInvalid = "first-name-invalid" @ "first_name",
        LastNameMissing = "last-name-missing" @ "last_name",
        LastNameInvalid = "last-name-invalid" @ "last_name",
        EmailInvalid = "email-invalid" @ "email",
        /// An active account needs an address.
        EmailMissing = "email-missing" @ "email",
        PhoneInvalid = "phone-invalid" @ "phone",
    }
);

refusals!(
    /// Ending a customer's sessions, disabling and enabling them in the backoffice.
    CustomerActionRefusal {
        Unknown = "unknown",
    }
);

refusals!(
    /// Adding and changing a product, and what else is done to it.
    ProductRefusal {
        TitleEnMissing = "title-en-missing" @ "title_en",
        TitleEnInvalid = "title-en-invalid" @ "title_en",
        DescriptionEnInvalid = "description-en-invalid" @ "description_en",
        TitleEsMissing = "title-es-missing" @ "title_es",
        TitleEsInvalid = "title-es-invalid" @ "title_es",
        DescriptionEsInvalid = "description-es-invalid" @ "description_es",
        TitleFrMissing = "title-fr-missing" @ "title_fr",
        TitleFrInvalid = "title-fr-invalid" @ "title_fr",
        DescriptionFrInvalid = "description-fr-invalid" @ "description_fr",
        CurrencyInvalid = "currency-invalid" @ "currency",
        PriceInvalid = "price-invalid" @ "price",
        PortalsMissing = "portals-missing" @ "portals",
        FromInvalid = "from-invalid" @ "on_sale_from",
        UntilInvalid = "until-invalid" @ "on_sale_until",
        UntilBeforeFrom = "until-before-from" @ "on_sale_until",
        CapacityInvalid = "capacity-invalid" @ "capacity",
        TravellersInvalid = "travellers-invalid" @ "max_travellers",
        PaymentHoursInvalid = "payment-hours-invalid" @ "payment_hours",
        /// The operator sells as many products as it may.
        TooMany = "too-many",
        /// Another admin has changed it since the form was shown.
        ChangedMeanwhile = "changed-meanwhile",
        Unknown = "unknown",
    }
);

refusals!(
    /// Recording that an order was paid.
    PaymentRefusal {
        /// Its time was over, and its places went to others.
        Expired = "expired",
        Unknown = "unknown",
    }
);

refusals!(
    /// Making two customers one.
    MergeRefusal {
        Unknown = "unknown",
        /// Both are the same customer.
        Same = "same",
        SurvivorMissing = "survivor-missing" @ "survivor",
        /// Both have an active account, so one sign-in has to be chosen.
        SignInMissing = "sign-in-missing" @ "sign_in",
        /// One of them is disabled and the other is not.
        DisabledDiffers = "disabled-differs",
        /// One of them deleted their account.
        Deleted = "deleted",
        /// An agent changed the address of one of them, and its former owner can still object.
        AddressChanged = "address-changed",
        /// One of them was changed since the agent loaded the page.
        ChangedMeanwhile = "changed-meanwhile",
    }
);

refusals!(
    /// Undoing a merge.
    UnmergeRefusal {
        Unknown = "unknown",
        /// It was more than 30 days ago.
        TooLate = "too-late",
        /// The survivor deleted their account.
        SurvivorDeleted = "survivor-deleted",
        /// The survivor was merged into a third customer; that merge has to be undone first.
        SurvivorMerged = "survivor-merged",
        /// Another customer was merged into the survivor since; that merge has to be undone first.
        LaterMerge = "later-merge",
        /// The email to restore as sign-in now belongs to another customer.
        EmailTaken = "email-taken",
    }
);

refusals!(
    /// Setting up a provider in the backoffice. `…Invalid` is a text that is too long or has forbidden characters.
    ProviderFormRefusal {
        Unknown = "unknown",
        /// Another admin has saved it since this page was loaded.
        ChangedMeanwhile = "changed-meanwhile",
        NameMissing = "name-missing" @ "name",
        NameInvalid = "name-invalid" @ "name",
        /// Not a public `https` address.
        UrlInvalid = "url-invalid" @ "url",
        ClientIdMissing = "client-id-missing" @ "client_id",
        ClientIdInvalid = "client-id-invalid" @ "client_id",
        AuthenticationInvalid = "authentication-invalid" @ "authentication",
        SecretMissing = "secret-missing" @ "secret",
        SecretInvalid = "secret-invalid" @ "secret",
        /// The configuration has no encryption key.
        NoKey = "no-key" @ "secret",
        ScopesInvalid = "scopes-invalid" @ "scopes",
        ButtonEnInvalid = "button-en-invalid" @ "button_en",
        ButtonEsInvalid = "button-es-invalid" @ "button_es",
        ButtonFrInvalid = "button-fr-invalid" @ "button_fr",
        FirstNameInvalid = "first-name-invalid" @ "mapping_first_name",
        LastNameInvalid = "last-name-invalid" @ "mapping_last_name",
        EmailInvalid = "email-invalid" @ "mapping_email",
        EmailVerifiedInvalid = "email-verified-invalid" @ "mapping_email_verified",
        ExternalIdInvalid = "external-id-invalid" @ "mapping_external_id",
        /// A value without a property, or a property without a value.
        PropertyMissing = "property-missing" @ "property_to_validate",
        PropertyInvalid = "property-invalid" @ "property_to_validate",
        ValueMissing = "value-missing" @ "value_to_match",
        ValueInvalid = "value-invalid" @ "value_to_match",
        ErrorEnInvalid = "error-en-invalid" @ "error_en",
        ErrorEsInvalid = "error-es-invalid" @ "error_es",
        ErrorFrInvalid = "error-fr-invalid" @ "error_fr",
    }
);

refusals!(
    /// Removing a provider in the backoffice.
    RemoveProviderRefusal {
        Unknown = "unknown",
        /// Customers have no other sign-in.
        InUse = "in-use",
        /// Single sign-on is the only sign-in, and no other provider has passed its test.
        OnlyWayIn = "only-way-in",
    }
);

refusals!(
    /// Testing a provider in the backoffice.
    TestProviderRefusal {
        Unknown = "unknown",
        /// The test has expired, was finished already, or was begun in another browser or by another admin.
        TestGone = "test-gone",
    }
);

refusals!(
    /// Adding a portal, or changing its name or host.
    PortalRefusal {
        NameMissing = "name-missing" @ "name",
        NameInvalid = "name-invalid" @ "name",
        HostInvalid = "host-invalid" @ "host",
        /// Another portal has the host.
        HostTaken = "host-taken" @ "host",
        /// It is the host of the backoffice.
        HostReserved = "host-reserved" @ "host",
        /// The operator has the maximum of unverified hosts.
        TooManyHosts = "too-many-hosts" @ "host",
        Unknown = "unknown",
    }
);

refusals!(
    /// Changing a portal's colour.
    AccentRefusal {
        AccentInvalid = "accent-invalid" @ "accent",
        /// The contrast is too low for text.
        AccentContrast = "accent-contrast" @ "accent",
        Unknown = "unknown",
    }
);

refusals!(
    /// Uploading a portal's logo.
    LogoRefusal {
        LogoMissing = "logo-missing" @ "logo",
        LogoTooLarge = "logo-too-large" @ "logo",
        LogoNoPicture = "logo-no-picture" @ "logo",
        LogoSize = "logo-size" @ "logo",
        Unknown = "unknown",
    }
);

refusals!(
    /// Choosing the languages of a portal.
    LanguagesRefusal {
        NoLanguage = "no-language" @ "locale_en",
        DefaultNotOffered = "default-not-offered" @ "default_locale",
        Unknown = "unknown",
    }
);

refusals!(
    /// Changing the sender of mails.
    SenderRefusal {
        NameMissing = "name-missing" @ "sender_name",
        NameInvalid = "name-invalid" @ "sender_name",
        AddressInvalid = "address-invalid" @ "sender",
    }
);

refusals!(
    /// Confirming the sender address of mails.
    SenderLinkRefusal {
        LinkDead = "link-dead",
    }
);

refusals!(
    /// Replacing a text by one's own, in each language.
    MessageRefusal {
        EnglishLong = "english-long" @ "en",
        EnglishForbidden = "english-forbidden" @ "en",
        EnglishPlaceholder = "english-placeholder" @ "en",
        SpanishLong = "spanish-long" @ "es",
        SpanishForbidden = "spanish-forbidden" @ "es",
        SpanishPlaceholder = "spanish-placeholder" @ "es",
        FrenchLong = "french-long" @ "fr",
        FrenchForbidden = "french-forbidden" @ "fr",
        FrenchPlaceholder = "french-placeholder" @ "fr",
        Unknown = "unknown",
    }
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_back_and_other_texts_do_not() {
        let refusal = RegisterRefusal::EmailTaken;
        assert_eq!(RegisterRefusal::from_code(refusal.code()), Some(refusal));
        assert_eq!(RegisterRefusal::from_code("<script>"), None);
        assert_eq!(refusal.field(), Some("email"));
        assert_eq!(SignInRefusal::NoMatch.field(), None);
    }
}
