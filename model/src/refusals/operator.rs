//! What admins change for their operator: settings, portals, senders, texts, products.

use super::Refusal;
use crate::Setting;
use serde::{Deserialize, Serialize};

refusals!(
    /// Changing an operator's settings in the backoffice.
    SettingsFormRefusal {
        ForceLoginWithoutAccounts = "force-login-without-accounts" @ Setting::ForceLogin.name(),
        SsoWithoutProvider = "sso-without-provider" @ Setting::SsoEnabled.name(),
        SsoOnlyWithoutSso = "sso-only-without-sso" @ Setting::SsoOnly.name(),
        SsoOnlyWithoutTestedProvider = "sso-only-without-tested-provider" @ Setting::SsoOnly.name(),
        SessionIdleInvalid = "session-idle-invalid" @ Setting::SessionIdleMinutes.name(),
        SessionAbsoluteInvalid = "session-absolute-invalid" @ Setting::SessionAbsoluteMinutes.name(),
        RememberMeInvalid = "remember-me-invalid" @ Setting::RememberMeMinutes.name(),
        PasswordMinimumInvalid = "password-minimum-invalid" @ Setting::PasswordMinimum.name(),
        ActivationHoursInvalid = "activation-hours-invalid" @ Setting::ActivationHours.name(),
        NetworkMultiplierInvalid = "network-multiplier-invalid" @ Setting::NetworkMultiplier.name(),
        TrustedNetworksInvalid = "trusted-networks-invalid" @ Setting::TrustedNetworks.name(),
        TimeZoneUnknown = "time-zone-unknown" @ Setting::TimeZone.name(),
        LegalNameInvalid = "legal-name-invalid" @ Setting::LegalName.name(),
        PostalAddressInvalid = "postal-address-invalid" @ Setting::PostalAddress.name(),
        ContactPhoneInvalid = "contact-phone-invalid" @ Setting::ContactPhone.name(),
        ContactEmailInvalid = "contact-email-invalid" @ Setting::ContactEmail.name(),
        PrivacyUrlInvalid = "privacy-url-invalid" @ Setting::PrivacyUrl.name(),
        TermsUrlInvalid = "terms-url-invalid" @ Setting::TermsUrl.name(),
        AccessibilityUrlInvalid = "accessibility-url-invalid" @ Setting::AccessibilityUrl.name(),
        /// A portal's own value conflicts with this one.
        PortalForcesLogin = "portal-forces-login" @ Setting::CustomerAccountsEnabled.name(),
        PortalHasNoAccounts = "portal-has-no-accounts" @ Setting::ForceLogin.name(),
        PortalIsSsoOnly = "portal-is-sso-only" @ Setting::SsoEnabled.name(),
        PortalHasNoSso = "portal-has-no-sso" @ Setting::SsoOnly.name(),
        PortalLacksTestedProvider = "portal-lacks-tested-provider",
        /// Accounts are to be closed, and the form does not confirm it.
        AccountsOffUnconfirmed = "accounts-off-unconfirmed" @ "accounts_off",
        /// Another admin has changed one of the edited settings since the form was shown.
        ChangedMeanwhile = "changed-meanwhile",
        /// The operator has no such portal.
        Unknown = "unknown",
        /// There is no such setting, or a switch is neither on nor off.
        Invalid = "invalid",
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
        PortugueseLong = "portuguese-long" @ "pt_br",
        PortugueseForbidden = "portuguese-forbidden" @ "pt_br",
        PortuguesePlaceholder = "portuguese-placeholder" @ "pt_br",
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
        TitlePtBrMissing = "title-pt-br-missing" @ "title_pt_br",
        TitlePtBrInvalid = "title-pt-br-invalid" @ "title_pt_br",
        DescriptionPtBrInvalid = "description-pt-br-invalid" @ "description_pt_br",
        CurrencyInvalid = "currency-invalid" @ "currency",
        PriceInvalid = "price-invalid" @ "price",
        PortalsMissing = "portals-missing" @ "portals",
        FromInvalid = "from-invalid" @ "on_sale_from",
        /// Clocks skip it when daylight saving time begins.
        FromSkipped = "from-skipped" @ "on_sale_from",
        UntilInvalid = "until-invalid" @ "on_sale_until",
        UntilSkipped = "until-skipped" @ "on_sale_until",
        UntilBeforeFrom = "until-before-from" @ "on_sale_until",
        CapacityInvalid = "capacity-invalid" @ "capacity",
        TravellersInvalid = "travellers-invalid" @ "max_travellers",
        PaymentHoursInvalid = "payment-hours-invalid" @ "payment_hours",
        DatesInvalid = "dates-invalid" @ "dates",
        /// Clocks skip one of them.
        DatesSkipped = "dates-skipped" @ "dates",
        DatesTwice = "dates-twice" @ "dates",
        DatesTooMany = "dates-too-many" @ "dates",
        /// One that is added is over.
        DatesPast = "dates-past" @ "dates",
        /// The operator sells as many products as it may.
        TooMany = "too-many",
        /// Another admin has changed it since the form was shown.
        ChangedMeanwhile = "changed-meanwhile",
        Unknown = "unknown",
    }
);
