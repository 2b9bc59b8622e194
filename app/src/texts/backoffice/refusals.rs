//! The texts of the backoffice's refusals.

use super::{
    agents, api_tokens, bounces, customers, exports, impact, messages, portals, providers, setting,
    settings, webhooks,
};
use crate::texts::refusals::{
    Explain, email_invalid, explain, name_invalid, password_missing, phone_invalid, signed_out,
};
use crate::texts::{common, sign_in};
use model::refusals::{
    AccentRefusal, ActivationRefusal, AgentRefusal, AgentSignInRefusal, ApiTokenRefusal,
    CustomerActionRefusal, CustomerRefusal, ExportRefusal, LanguagesRefusal, LogoRefusal,
    MailRefusal, MessageRefusal, NewCustomerRefusal, PortalRefusal, ProviderFormRefusal,
    RemoveProviderRefusal, SecondFactorRefusal, SenderLinkRefusal, SenderRefusal,
    SettingsFormRefusal, TestProviderRefusal, WebhookRefusal,
};
use model::{Locale, Setting};

mod campaigns;
mod orders;

texts!("backoffice/refusals");

explain! { AgentSignInRefusal(locale, minimum) {
    EmailMissing => email_missing(locale);
    EmailInvalid => email_invalid(locale);
    PasswordMissing => password_missing(locale);
    NoMatch => no_match(locale), go "/forgot-password" sign_in::forgot_password(locale);
} }

explain! { SecondFactorRefusal(locale, minimum) {
    CodeMissing => code_missing(locale);
    CodeWrong => code_wrong(locale);
    SignedOut => signed_out(locale), go "/sign-in" common::sign_in(locale);
    AlreadyEnrolled => already_enrolled(locale), go "/sign-in" common::sign_in(locale);
    NoKey => super::no_key_text(locale);
} }

explain! { AgentRefusal(locale, minimum) {
    NameMissing => agents::name_missing(locale);
    NameInvalid => name_invalid(locale);
    EmailInvalid => email_invalid(locale);
    EmailTaken => agents::email_taken(locale);
    LastAdmin => agents::last_admin(locale);
    Oneself => agents::oneself(locale);
    WorksElsewhere => agents::works_elsewhere(locale);
    NotInvited => agents::not_invited(locale);
    NoBackoffice => agents::no_backoffice(locale);
    Unknown => agents::unknown(locale), go "/agents" super::agents(locale);
} }

explain! { ApiTokenRefusal(locale, minimum) {
    NameMissing => agents::name_missing(locale);
    NameInvalid => api_tokens::name_invalid(locale);
    NameTaken => api_tokens::name_taken(locale);
    ScopesMissing => api_tokens::scopes_missing(locale);
    ExpiryInvalid => api_tokens::expiry_invalid(locale);
    Unknown => api_tokens::unknown(locale);
} }

explain! { WebhookRefusal(locale, minimum) {
    UrlMissing => webhooks::url_missing(locale);
    UrlInvalid => webhooks::url_invalid(locale);
    UrlForbidden => webhooks::url_forbidden(locale);
    UrlTaken => webhooks::url_taken(locale);
    KindsMissing => webhooks::kinds_missing(locale);
    TooMany => webhooks::too_many(locale);
    NoKey => super::no_key_text(locale);
    Unknown => webhooks::unknown(locale), go "/webhooks" webhooks::webhooks(locale);
    Inactive => webhooks::inactive(locale);
    NotEnded => webhooks::not_ended(locale);
} }

explain! { SettingsFormRefusal(locale, minimum) {
    ForceLoginWithoutAccounts => settings::force_without_accounts(locale);
    SsoWithoutProvider => settings::sso_without_provider(locale), go "/providers" providers::providers(locale);
    SsoOnlyWithoutSso => settings::only_without_sso(locale);
    SsoOnlyWithoutTestedProvider => settings::only_without_tested(locale), go "/providers" providers::providers(locale);
    SessionIdleInvalid => setting::invalid_value(Setting::SessionIdleMinutes, locale);
    SessionAbsoluteInvalid => setting::invalid_value(Setting::SessionAbsoluteMinutes, locale);
    RememberMeInvalid => setting::invalid_value(Setting::RememberMeMinutes, locale);
    PasswordMinimumInvalid => setting::invalid_value(Setting::PasswordMinimum, locale);
    ActivationHoursInvalid => setting::invalid_value(Setting::ActivationHours, locale);
    NetworkMultiplierInvalid => setting::invalid_value(Setting::NetworkMultiplier, locale);
    TrustedNetworksInvalid => setting::invalid_value(Setting::TrustedNetworks, locale);
    TimeZoneUnknown => setting::invalid_value(Setting::TimeZone, locale);
    LegalNameInvalid => setting::invalid_value(Setting::LegalName, locale);
    PostalAddressInvalid => setting::invalid_value(Setting::PostalAddress, locale);
    ContactPhoneInvalid => setting::invalid_value(Setting::ContactPhone, locale);
    ContactEmailInvalid => setting::invalid_value(Setting::ContactEmail, locale);
    PrivacyUrlInvalid => setting::invalid_value(Setting::PrivacyUrl, locale);
    TermsUrlInvalid => setting::invalid_value(Setting::TermsUrl, locale);
    AccessibilityUrlInvalid => setting::invalid_value(Setting::AccessibilityUrl, locale);
    PortalForcesLogin => settings::portal_forces(locale, settings::one_portal(locale)), go "/portals" super::portals(locale);
    PortalHasNoAccounts => settings::portal_without_accounts(locale, settings::one_portal(locale)), go "/portals" super::portals(locale);
    PortalIsSsoOnly => settings::portal_only(locale, settings::one_portal(locale)), go "/portals" super::portals(locale);
    PortalHasNoSso => settings::portal_without_sso(locale, settings::one_portal(locale)), go "/portals" super::portals(locale);
    PortalLacksTestedProvider => settings::portal_untested(locale, settings::one_portal(locale)), go "/portals" super::portals(locale);
    AccountsOffUnconfirmed => impact::unconfirmed(locale);
    ChangedMeanwhile => settings::changed_meanwhile(locale);
    Unknown => portals::unknown(locale), go "/portals" super::portals(locale);
    Invalid => setting::invalid(locale);
} }

explain! { PortalRefusal(locale, minimum) {
    NameMissing => portals::name_missing(locale);
    NameInvalid => portals::name_invalid(locale);
    HostInvalid => portals::host_invalid(locale);
    HostTaken => portals::host_taken(locale);
    HostReserved => portals::host_reserved(locale);
    TooManyHosts => portals::too_many_hosts(locale);
    Unknown => portals::unknown(locale), go "/portals" super::portals(locale);
} }

explain! { AccentRefusal(locale, minimum) {
    AccentInvalid => portals::colour_invalid(locale);
    AccentContrast => portals::colour_faint(locale);
    Unknown => portals::unknown(locale), go "/portals" super::portals(locale);
} }

explain! { LogoRefusal(locale, minimum) {
    LogoMissing => portals::logo_missing(locale);
    LogoTooLarge => portals::logo_large(locale);
    LogoNoPicture => portals::logo_no_picture(locale);
    LogoSize => portals::logo_size(locale);
    Unknown => portals::unknown(locale), go "/portals" super::portals(locale);
} }

explain! { LanguagesRefusal(locale, minimum) {
    NoLanguage => portals::no_language(locale);
    DefaultNotOffered => portals::default_not_offered(locale);
    Unknown => portals::unknown(locale), go "/portals" super::portals(locale);
} }

explain! { SenderRefusal(locale, minimum) {
    NameMissing => portals::name_missing(locale);
    NameInvalid => portals::name_invalid(locale);
    AddressInvalid => settings::sender_invalid(locale);
} }

explain! { SenderLinkRefusal(locale, minimum) {
    LinkDead => settings::sender_link_dead(locale), go "/settings" super::settings(locale);
} }

explain! { MessageRefusal(locale, minimum) {
    EnglishLong => messages::too_long(locale);
    EnglishForbidden => messages::forbidden(locale);
    EnglishPlaceholder => messages::placeholder(locale);
    SpanishLong => messages::too_long(locale);
    SpanishForbidden => messages::forbidden(locale);
    SpanishPlaceholder => messages::placeholder(locale);
    FrenchLong => messages::too_long(locale);
    FrenchForbidden => messages::forbidden(locale);
    FrenchPlaceholder => messages::placeholder(locale);
    PortugueseLong => messages::too_long(locale);
    PortugueseForbidden => messages::forbidden(locale);
    PortuguesePlaceholder => messages::placeholder(locale);
    Unknown => messages::unknown(locale), go "/messages" super::messages(locale);
} }

explain! { MailRefusal(locale, minimum) {
    NotDead => agents::not_dead(locale);
    AddressChanged => agents::address_changed(locale);
    Unknown => agents::mail_gone(locale);
} }

explain! { ActivationRefusal(locale, minimum) {
    Unknown => customers::unknown_customer(locale), go "/customers" super::customers(locale);
    NoEmail => customers::why_no_email(locale);
    SsoOnly => customers::why_sso_only(locale);
    AccountsOff => customers::why_accounts_off(locale);
    Disabled => customers::why_disabled(locale);
    AlreadyActive => customers::why_already_active(locale);
    AgentsAddress => customers::why_agents_address(locale);
    AddressChanged => customers::why_address_changed_refused(locale);
    Bounced => bounces::refused(locale);
} }

explain! { CustomerRefusal(locale, minimum) {
    Unknown => customers::unknown_customer(locale), go "/customers" super::customers(locale);
    FirstNameMissing => customers::first_name_missing(locale);
    FirstNameInvalid => name_invalid(locale);
    LastNameMissing => customers::last_name_missing(locale);
    LastNameInvalid => name_invalid(locale);
    EmailInvalid => email_invalid(locale);
    EmailMissing => customer_email_missing(locale);
    PhoneInvalid => phone_invalid(locale);
    ExternalIdTaken => customers::external_id_taken(locale);
    ChangedMeanwhile => customers::changed_meanwhile(locale);
} }

explain! { NewCustomerRefusal(locale, minimum) {
    FirstNameMissing => customers::first_name_missing(locale);
    FirstNameInvalid => name_invalid(locale);
    LastNameMissing => customers::last_name_missing(locale);
    LastNameInvalid => name_invalid(locale);
    EmailInvalid => email_invalid(locale);
    AgentsAddress => customers::agents_address(locale);
    PhoneInvalid => phone_invalid(locale);
    LanguageInvalid => customers::language_invalid(locale);
    PossibleDuplicates => customers::possible_duplicates_found(locale);
} }

explain! { ExportRefusal(locale, minimum) {
    Unknown => exports::unknown(locale);
} }

explain! { CustomerActionRefusal(locale, minimum) {
    Unknown => customers::unknown_customer(locale), go "/customers" super::customers(locale);
} }

explain! { ProviderFormRefusal(locale, minimum) {
    Unknown => providers::unknown(locale), go "/providers" providers::providers(locale);
    ChangedMeanwhile => providers::changed_meanwhile(locale);
    NameMissing => providers::name_missing(locale);
    NameInvalid => providers::one_line(locale);
    UrlInvalid => providers::url_invalid(locale);
    ClientIdMissing => providers::client_id_missing(locale);
    ClientIdInvalid => providers::one_line(locale);
    AuthenticationInvalid => providers::authentication_invalid(locale);
    SecretMissing => providers::secret_missing(locale);
    SecretInvalid => providers::secret_invalid(locale);
    NoKey => providers::no_key(locale);
    ScopesInvalid => providers::one_line(locale);
    ButtonEnInvalid => providers::one_line(locale);
    ButtonEsInvalid => providers::one_line(locale);
    ButtonFrInvalid => providers::one_line(locale);
    ButtonPtBrInvalid => providers::one_line(locale);
    FirstNameInvalid => providers::one_line(locale);
    LastNameInvalid => providers::one_line(locale);
    EmailInvalid => providers::one_line(locale);
    EmailVerifiedInvalid => providers::one_line(locale);
    ExternalIdInvalid => providers::one_line(locale);
    PropertyMissing => providers::property_missing(locale);
    PropertyInvalid => providers::one_line(locale);
    ValueMissing => providers::value_missing(locale);
    ValueInvalid => providers::values_invalid(locale);
    ErrorEnInvalid => providers::one_line(locale);
    ErrorEsInvalid => providers::one_line(locale);
    ErrorFrInvalid => providers::one_line(locale);
    ErrorPtBrInvalid => providers::one_line(locale);
} }

explain! { RemoveProviderRefusal(locale, minimum) {
    Unknown => providers::unknown(locale), go "/providers" providers::providers(locale);
    InUse => providers::in_use(locale);
    OnlyWayIn => providers::stays_only_way(locale);
} }

explain! { TestProviderRefusal(locale, minimum) {
    Unknown => providers::unknown(locale), go "/providers" providers::providers(locale);
    TestGone => providers::test_gone(locale);
} }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_that_depend_on_another_page_lead_there() {
        for (refusal, page) in [
            (SettingsFormRefusal::SsoWithoutProvider, ("/providers", "Providers")),
            (SettingsFormRefusal::SsoOnlyWithoutTestedProvider, ("/providers", "Providers")),
            (SettingsFormRefusal::PortalForcesLogin, ("/portals", "Portals")),
            (SettingsFormRefusal::PortalHasNoAccounts, ("/portals", "Portals")),
            (SettingsFormRefusal::PortalIsSsoOnly, ("/portals", "Portals")),
            (SettingsFormRefusal::PortalHasNoSso, ("/portals", "Portals")),
            (SettingsFormRefusal::PortalLacksTestedProvider, ("/portals", "Portals")),
        ] {
            assert_eq!(refusal.next_steps(Locale::English), [page], "{refusal:?}");
        }
    }
}
