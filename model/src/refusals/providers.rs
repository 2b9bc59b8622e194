//! Providers: setting them up, testing and removing them.

use super::Refusal;
use serde::{Deserialize, Serialize};

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
        ButtonPtBrInvalid = "button-pt-br-invalid" @ "button_pt_br",
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
        ErrorPtBrInvalid = "error-pt-br-invalid" @ "error_pt_br",
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
