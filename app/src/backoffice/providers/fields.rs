//! The fields of a provider's form, for adding and editing.

use crate::components::field::{Choice, Field, Switch};
use crate::components::other_fields::Lines;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::providers as texts;
use crate::texts::common;
use leptos::prelude::*;
use model::{ClientAuthentication, LocalText, Locale, Mapping, Protocol, Provider};

#[component]
pub fn ProviderFields(provider: Provider, has_secret: bool, locale: Locale) -> impl IntoView {
    let Provider { mapping, button, error, .. } = provider.clone();
    view! {
        <Connection provider=provider.clone() has_secret locale />
        <Texts
            title=texts::button_title(locale)
            lead=texts::button_lead(locale)
            names=["button_en", "button_es", "button_fr", "button_pt_br"]
            label=texts::button_in
            text=button
            locale
        />
        <Attributes mapping locale />
        <AccessRule provider locale />
        <Texts
            title=texts::error_title(locale)
            lead=texts::error_lead(locale)
            names=["error_en", "error_es", "error_fr", "error_pt_br"]
            label=texts::error_in
            text=error
            locale
        />
    }
    .into_any()
}

#[component]
fn Connection(provider: Provider, has_secret: bool, locale: Locale) -> impl IntoView {
    let is_oidc = provider.protocol == Protocol::Oidc;
    let (url, hint) = if is_oidc {
        (texts::issuer(locale), texts::issuer_hint(locale))
    } else {
        (texts::server_url(locale), texts::server_url_hint(locale))
    };
    let client = is_oidc.then(|| view! { <Client provider=provider.clone() has_secret locale /> });
    view! {
        <fieldset>
            <legend>{texts::connection(locale)}</legend>
            <Field
                name="name"
                label=frame_texts::name(locale)
                autocomplete="off"
                value=provider.name.clone()
                hint=texts::name_hint(locale).into_any()
            />
            <Field
                name="url"
                label=url
                kind="url"
                inputmode="url"
                autocomplete="off"
                value=provider.url.clone()
                hint=hint.into_any()
            />
            {client}
        </fieldset>
    }
    .into_any()
}

/// Fields that only OpenID Connect has.
#[component]
fn Client(provider: Provider, has_secret: bool, locale: Locale) -> impl IntoView {
    let ways = ClientAuthentication::ALL.map(|way| {
        let text = match way {
            ClientAuthentication::Basic => texts::basic(locale),
            ClientAuthentication::Post => texts::post(locale),
            ClientAuthentication::None => texts::no_secret(locale),
        };
        (way.as_str().to_owned(), text.to_owned())
    });
    let secret_hint =
        if has_secret { texts::secret_kept_hint(locale) } else { texts::secret_hint(locale) };
    view! {
        <Field
            name="client_id"
            label=texts::client_id(locale)
            autocomplete="off"
            value=provider.client_id.clone()
            hint=texts::client_id_hint(locale).into_any()
        />
        <Choice
            name="authentication"
            label=texts::authentication(locale)
            options=ways.to_vec()
            value=provider.authentication.as_str()
            hint=texts::authentication_hint(locale).into_any()
        />
        <Field
            name="secret"
            label=texts::secret(locale)
            kind="password"
            // Browsers ignore `off` here, and would fill in the agent's own password.
            autocomplete="new-password"
            hint=secret_hint.into_any()
            required=false
        />
        <Field
            name="scopes"
            label=texts::scopes(locale)
            autocomplete="off"
            value=provider.scopes.join(" ")
            hint=texts::scopes_hint(locale).into_any()
            required=false
        />
    }
    .into_any()
}

/// A text of the operator's in each language.
#[component]
fn Texts(
    title: &'static str,
    lead: &'static str,
    /// The field names, in the order of [`Locale::ALL`].
    names: [&'static str; Locale::ALL.len()],
    /// Returns a field's label, by its language.
    label: fn(Locale, &str) -> String,
    text: LocalText,
    locale: Locale,
) -> impl IntoView {
    let fields = names
        .into_iter()
        .zip(Locale::ALL)
        .map(|(name, language)| {
            let (label, value) = (label(locale, language.name()), text.of(language).to_owned());
            view! { <Field name label autocomplete="off" lang=language.tag() value required=false /> }
        })
        .collect_view();
    view! {
        <fieldset>
            <legend>{title}</legend>
            <p class="hint">{lead}</p>
            {fields}
        </fieldset>
    }
    .into_any()
}

#[component]
fn Attributes(mapping: Mapping, locale: Locale) -> impl IntoView {
    view! {
        <fieldset>
            <legend>{texts::mapping(locale)}</legend>
            <p class="hint">{texts::mapping_lead(locale)}</p>
            <div class="pair">
                <Field
                    name="mapping_first_name"
                    label=common::first_name(locale)
                    autocomplete="off"
                    value=mapping.first_name
                    required=false
                />
                <Field
                    name="mapping_last_name"
                    label=common::last_name(locale)
                    autocomplete="off"
                    value=mapping.last_name
                    required=false
                />
            </div>
            <Field
                name="mapping_email"
                label=common::email(locale)
                autocomplete="off"
                value=mapping.email
                required=false
            />
            <Field
                name="mapping_email_verified"
                label=texts::email_verified(locale)
                autocomplete="off"
                value=mapping.email_verified
                hint=texts::email_verified_hint(locale).into_any()
                required=false
            />
            <Field
                name="mapping_external_id"
                label=texts::external_id(locale)
                autocomplete="off"
                value=mapping.external_id
                hint=texts::external_id_hint(locale).into_any()
                required=false
            />
        </fieldset>
    }
    .into_any()
}

#[component]
fn AccessRule(provider: Provider, locale: Locale) -> impl IntoView {
    view! {
        <fieldset>
            <legend>{texts::access_rule(locale)}</legend>
            <p class="hint">{texts::access_rule_lead(locale)}</p>
            <Field
                name="property_to_validate"
                label=texts::property(locale)
                autocomplete="off"
                value=provider.property_to_validate.clone()
                required=false
            />
            <Lines
                name="value_to_match"
                label=texts::value(locale)
                value=provider.value_to_match.clone()
                hint=texts::value_hint(locale).into_any()
            />
            <Switch
                name="trust_emails"
                label=texts::trust(locale)
                on=provider.trust_emails
                hint=texts::trust_hint(locale)
            />
        </fieldset>
    }
    .into_any()
}
