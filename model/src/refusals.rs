//! Why a form was refused: closed codes, never text, so that nothing but a known code ever travels in an address.

use serde::{Deserialize, Serialize};

/// One reason for refusing a form. A code belongs to a field, or to the form as a whole.
pub trait Refusal: Copy + Eq + Sized + 'static {
    /// The code in addresses and logs.
    fn code(self) -> &'static str;
    /// The refusal of that code.
    fn from_code(code: &str) -> Option<Self>;
    /// The name of the form's field it is about.
    fn field(self) -> Option<&'static str>;
}

/// What every use case and server function answers when it did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure<R> {
    /// The input was refused, for each of these reasons (at least one).
    Refused(Vec<R>),
    /// Too many tries; the next one is possible after that many seconds.
    Wait(u32),
    /// The server has too much to do right now.
    Busy,
    /// A part the server needs does not answer. Nothing was changed.
    Unavailable,
    /// What was asked for was on its way to be kept when the answer got lost: whether it was done is not known.
    Unconfirmed,
    /// The agent's role does not allow it.
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
    /// Signing in. `NoMatch` is the one answer to every failure that could tell people apart.
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
    /// Confirming a registration by its link.
    ConfirmRefusal {
        PasswordMissing = "password-missing" @ "password",
        PasswordWrong = "password-wrong" @ "password",
        EmailTaken = "email-taken",
        LinkDead = "link-dead",
        /// Only the reader of the mailbox is told why.
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
    /// Asking for a new password, or for the customer number.
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
    /// Changing names and language in the profile.
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
    /// What has no reason of its own: only waiting, being busy or being signed out.
    SessionRefusal {
        SignedOut = "signed-out",
    }
);

refusals!(
    /// Signing in by a provider. Told on a page of its own, never by another redirect.
    SsoRefusal {
        /// Cancelled or refused at the provider.
        Denied = "denied",
        /// The operator's property has another value.
        NotAllowed = "not-allowed",
        /// The customer, or nobody like that, may sign in.
        Inactive = "inactive",
        /// The answer came too late, twice, or to another browser.
        FlowGone = "flow-gone",
        /// The provider does not answer, or not as it should.
        ProviderFailed = "provider-failed",
        /// The provider was to ask for a login made anew, and did not.
        OldLogin = "old-login",
    }
);

refusals!(
    /// Proving that an account is one's own before a provider's user is linked to it.
    LinkRefusal {
        PasswordMissing = "password-missing" @ "password",
        PasswordWrong = "password-wrong" @ "password",
        /// The provider's answer is too old: begin again.
        ArrivalGone = "arrival-gone",
        /// The mailed link does not work, or was opened in another browser.
        LinkDead = "link-dead",
        ChoiceMissing = "choice-missing" @ "customer",
    }
);

refusals!(
    /// Removing a linked sign-in.
    UnlinkRefusal {
        LastWayIn = "last-way-in",
        Unknown = "unknown",
    }
);

refusals!(
    /// Signing in to the backoffice. `NoMatch` is the one answer to every failure that could tell people apart.
    AgentSignInRefusal {
        EmailMissing = "email-missing" @ "email",
        EmailInvalid = "email-invalid" @ "email",
        PasswordMissing = "password-missing" @ "password",
        NoMatch = "no-match",
    }
);

refusals!(
    /// The code of an agent's second factor, and setting it up.
    SecondFactorRefusal {
        CodeMissing = "code-missing" @ "code",
        /// Wrong, too old, or used before.
        CodeWrong = "code-wrong" @ "code",
        /// The sign-in took too long, or is at another stage.
        SignedOut = "signed-out",
        AlreadyEnrolled = "already-enrolled",
        /// The configuration has no key to keep secrets with, or not the one they were kept with.
        NoKey = "no-key",
    }
);

refusals!(
    /// Administering agents.
    AgentRefusal {
        NameMissing = "name-missing" @ "name",
        NameInvalid = "name-invalid" @ "name",
        EmailInvalid = "email-invalid" @ "email",
        /// The operator has an agent with that address.
        EmailTaken = "email-taken" @ "email",
        /// Nobody could administer the operator's agents any more.
        LastAdmin = "last-admin",
        /// Not to oneself: another admin has to do it.
        Oneself = "oneself",
        /// The person works for another operator as well, whose second factor it is too.
        WorksElsewhere = "works-elsewhere",
        /// The invitation was accepted already.
        NotInvited = "not-invited",
        /// The configuration does not say where the backoffice is, so that no link can be made.
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
        /// A portal has a value of its own that does not go together with this one.
        PortalForcesLogin = "portal-forces-login" @ "customer_accounts_enabled",
        PortalHasNoAccounts = "portal-has-no-accounts" @ "force_login",
        PortalIsSsoOnly = "portal-is-sso-only" @ "sso_enabled",
        PortalHasNoSso = "portal-has-no-sso" @ "sso_only",
        PortalLacksTestedProvider = "portal-lacks-tested-provider",
        /// The portal is none of the operator's.
        Unknown = "unknown",
        /// There is no such setting, or a switch is neither on nor off.
        Invalid = "invalid",
    }
);

refusals!(
    /// Sending a mail again.
    MailRefusal {
        /// It was sent, or is on its way.
        NotDead = "not-dead",
        /// The customer has another address by now.
        AddressChanged = "address-changed",
        Unknown = "unknown",
    }
);

refusals!(
    /// Turning on the sign-in by email in the profile.
    ActivateEmailRefusal {
        CurrentMissing = "current-missing" @ "current",
        CurrentWrong = "current-wrong" @ "current",
        /// There is no password to prove who it is, and the session is not fresh.
        SignInAgain = "sign-in-again",
        PasswordShort = "password-short" @ "password",
        PasswordLong = "password-long" @ "password",
        PasswordCommon = "password-common" @ "password",
        PasswordPersonal = "password-personal" @ "password",
        /// It is the current one; a new one is asked for.
        PasswordSame = "password-same" @ "password",
        NoEmail = "no-email",
        AlreadyOn = "already-on",
        /// Nobody has proved the mailbox yet: confirm the address first.
        EmailUnproved = "email-unproved",
        EmailTaken = "email-taken",
        PasswordsOff = "passwords-off",
    }
);

refusals!(
    /// Asking for another email in the profile.
    EmailChangeRefusal {
        CurrentMissing = "current-missing" @ "current",
        CurrentWrong = "current-wrong" @ "current",
        SignInAgain = "sign-in-again",
        EmailInvalid = "email-invalid" @ "email",
        /// It is the address on file, and proved.
        EmailSame = "email-same" @ "email",
        EmailTaken = "email-taken" @ "email",
    }
);

refusals!(
    /// Confirming or undoing a change of email by its link.
    EmailLinkRefusal {
        LinkDead = "link-dead",
        /// Asked for in a browser that is not signed in as that customer.
        PasswordMissing = "password-missing" @ "password",
        PasswordWrong = "password-wrong" @ "password",
        /// There is no password: sign in in this browser first.
        SignInFirst = "sign-in-first",
        EmailTaken = "email-taken",
    }
);

refusals!(
    /// Asking for a purchase that was made with another address. Nothing here depends on whether it exists.
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
        /// Another customer asked for it than the one who is signed in.
        OtherCustomer = "other-customer",
        /// Meanwhile it has become somebody's who signs in.
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
    CustomerActRefusal {
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
        /// It is one customer already.
        Same = "same",
        SurvivorMissing = "survivor-missing" @ "survivor",
        /// Both have an active account: one of them has to be chosen.
        SignInMissing = "sign-in-missing" @ "sign_in",
        /// One of them is locked out and the other is not.
        DisabledDiffers = "disabled-differs",
        /// One of them deleted their account.
        Deleted = "deleted",
        /// An agent changed an address of theirs: its former owner has time left to object.
        AddressChanged = "address-changed",
        /// One of them is not any more as the agent saw them.
        ChangedMeanwhile = "changed-meanwhile",
    }
);

refusals!(
    /// Making one customer two again.
    UnmergeRefusal {
        Unknown = "unknown",
        /// It is more than 30 days ago.
        TooLate = "too-late",
        /// The survivor deleted their account.
        SurvivorDeleted = "survivor-deleted",
        /// The survivor became part of a third customer: that has to be undone first.
        SurvivorMerged = "survivor-merged",
        /// Another customer became part of the survivor since: that has to be undone first.
        LaterMerge = "later-merge",
        /// The email that would sign in again is another customer's sign-in by now.
        EmailTaken = "email-taken",
    }
);

refusals!(
    /// Setting up a provider in the backoffice. `…Invalid` is a text that is too long or has characters that cannot be shown.
    ProviderFormRefusal {
        Unknown = "unknown",
        /// Somebody else saved it since this page was opened.
        ChangedMeanwhile = "changed-meanwhile",
        NameMissing = "name-missing" @ "name",
        NameInvalid = "name-invalid" @ "name",
        /// Not a public address by https.
        UrlInvalid = "url-invalid" @ "url",
        ClientIdMissing = "client-id-missing" @ "client_id",
        ClientIdInvalid = "client-id-invalid" @ "client_id",
        AuthenticationInvalid = "authentication-invalid" @ "authentication",
        SecretMissing = "secret-missing" @ "secret",
        SecretInvalid = "secret-invalid" @ "secret",
        /// The configuration has no key to keep secrets with.
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
        /// A value without a property, or the other way round.
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
        /// Customers have no other way in.
        InUse = "in-use",
        /// Single sign-on is the only way in, and no other provider has passed its test.
        OnlyWayIn = "only-way-in",
    }
);

refusals!(
    /// Testing a provider in the backoffice.
    TestProviderRefusal {
        Unknown = "unknown",
        /// The round trip took too long, was over already, or was begun in another browser or by somebody else.
        TestGone = "test-gone",
    }
);

refusals!(
    /// Adding a portal, or giving it another name or host.
    PortalRefusal {
        NameMissing = "name-missing" @ "name",
        NameInvalid = "name-invalid" @ "name",
        HostInvalid = "host-invalid" @ "host",
        /// Another portal answers there.
        HostTaken = "host-taken" @ "host",
        /// The backoffice answers there.
        HostReserved = "host-reserved" @ "host",
        /// The operator waits for as many hosts as it may.
        TooManyHosts = "too-many-hosts" @ "host",
        Unknown = "unknown",
    }
);

refusals!(
    /// Giving a portal another colour.
    AccentRefusal {
        AccentInvalid = "accent-invalid" @ "accent",
        /// Text could not be read on it, or in it.
        AccentContrast = "accent-contrast" @ "accent",
        Unknown = "unknown",
    }
);

refusals!(
    /// Giving a portal a logo.
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
    /// Choosing who mails come from.
    SenderRefusal {
        NameMissing = "name-missing" @ "sender_name",
        NameInvalid = "name-invalid" @ "sender_name",
        AddressInvalid = "address-invalid" @ "sender",
    }
);

refusals!(
    /// Confirming an address that mails are to come from.
    SenderLinkRefusal {
        LinkDead = "link-dead",
    }
);

refusals!(
    /// Saying something in one's own words, in each language.
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
    fn a_code_reads_back_and_nothing_else_does() {
        let refusal = RegisterRefusal::EmailTaken;
        assert_eq!(RegisterRefusal::from_code(refusal.code()), Some(refusal));
        assert_eq!(RegisterRefusal::from_code("<script>"), None);
        assert_eq!(refusal.field(), Some("email"));
        assert_eq!(SignInRefusal::NoMatch.field(), None);
    }
}
