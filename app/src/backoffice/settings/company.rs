//! The operator's own details: its name, contacts and legal pages.

use super::shown::Shown;
use crate::backoffice::context::BackofficeContext;
use crate::components::errors::FormErrors;
use crate::components::field::Field;
use crate::components::form::Form;
use crate::failure::Refused;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::{company as texts, setting};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::SettingsFormRefusal;
use model::{Locale, Setting, Settings};

/// The settings of the form of contacts.
const CONTACTS: &[Setting] =
    &[Setting::LegalName, Setting::PostalAddress, Setting::ContactPhone, Setting::ContactEmail];
/// The settings of the form of legal pages.
const LEGAL_PAGES: &[Setting] =
    &[Setting::PrivacyUrl, Setting::TermsUrl, Setting::AccessibilityUrl];

#[server(prefix = "/agents-api", endpoint = "change-company")]
pub async fn change_company(
    #[server(default)] legal_name: String,
    #[server(default)] postal_address: String,
    #[server(default)] contact_phone: String,
    #[server(default)] contact_email: String,
    #[server(default)] shown: String,
) -> Result<(), Refused<SettingsFormRefusal>> {
    crate::ssr::change_settings(
        "change-company",
        &shown,
        [
            (Setting::LegalName, legal_name),
            (Setting::PostalAddress, postal_address),
            (Setting::ContactPhone, contact_phone),
            (Setting::ContactEmail, contact_email),
        ],
    )
    .await
}

#[server(prefix = "/agents-api", endpoint = "change-legal-pages")]
pub async fn change_legal_pages(
    #[server(default)] privacy_url: String,
    #[server(default)] terms_url: String,
    #[server(default)] accessibility_url: String,
    #[server(default)] shown: String,
) -> Result<(), Refused<SettingsFormRefusal>> {
    crate::ssr::change_settings(
        "change-legal-pages",
        &shown,
        [
            (Setting::PrivacyUrl, privacy_url),
            (Setting::TermsUrl, terms_url),
            (Setting::AccessibilityUrl, accessibility_url),
        ],
    )
    .await
}

#[component]
pub fn CompanyCard(settings: Settings, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<SettingsFormRefusal>(&context);
    view! {
        <section class="card whole" id="company">
            <h2>{texts::title(locale)}</h2>
            <p class="lead">{texts::lead(locale)}</p>
            <Form
                name="change-company"
                action=ChangeCompany::PATH
                errors
                submit=frame_texts::save(locale)
                pending=frame_texts::saving(locale)
                class="button"
            >
                <Shown form="change-company" current=settings.shown(CONTACTS) />
                <div class="limits">
                    <TextSetting setting=Setting::LegalName value=settings.legal_name.clone() locale />
                    <TextSetting setting=Setting::PostalAddress value=settings.postal_address.clone() locale />
                    <TextSetting setting=Setting::ContactPhone value=settings.contact_phone.clone() kind="tel" locale />
                    <TextSetting setting=Setting::ContactEmail value=settings.contact_email.clone() kind="email" locale />
                </div>
            </Form>
        </section>
    }
    .into_any()
}

#[component]
pub fn LegalPagesCard(settings: Settings, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<SettingsFormRefusal>(&context);
    view! {
        <section class="card whole" id="legal-pages">
            <h2>{texts::legal_title(locale)}</h2>
            <p class="lead">{texts::legal_lead(locale)}</p>
            <Form
                name="change-legal-pages"
                action=ChangeLegalPages::PATH
                errors
                submit=frame_texts::save(locale)
                pending=frame_texts::saving(locale)
                class="button"
            >
                <Shown form="change-legal-pages" current=settings.shown(LEGAL_PAGES) />
                <div class="limits">
                    <TextSetting setting=Setting::PrivacyUrl value=settings.privacy_url.clone() kind="url" locale />
                    <TextSetting setting=Setting::TermsUrl value=settings.terms_url.clone() kind="url" locale />
                    <TextSetting
                        setting=Setting::AccessibilityUrl
                        value=settings.accessibility_url.clone()
                        kind="url"
                        locale
                    />
                </div>
            </Form>
        </section>
    }
    .into_any()
}

/// The field of a setting that may stay empty.
#[component]
fn TextSetting(
    setting: Setting,
    value: String,
    /// The type of the input, which is also the keyboard that phones show.
    #[prop(default = "text")]
    kind: &'static str,
    locale: Locale,
) -> impl IntoView {
    view! {
        <Field
            name=setting.name()
            label=setting::label(setting, locale)
            kind
            inputmode=kind
            autocomplete="off"
            value
            required=false
            hint=setting::hint(setting, locale).into_any()
        />
    }
    .into_any()
}
