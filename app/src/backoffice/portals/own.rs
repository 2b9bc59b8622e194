//! The settings of one portal that override the operator's.

// For the browser only: there the function is a client call with one argument per form field.
#![allow(clippy::too_many_arguments)]

use super::super::context::BackofficeContext;
use super::super::settings::with_impact;
use crate::components::errors::FormErrors;
use crate::components::field::{Choice, Field};
use crate::components::form::{Form, Hidden};
use crate::failure::Refused;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::{impact, portals as texts, settings as settings_texts};
use crate::texts::durations;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::SettingsFormRefusal;
use model::{Locale, PortalDetails, SwitchImpact};

/// An empty field inherits the operator's setting.
#[server(prefix = "/agents-api", endpoint = "change-overrides")]
pub async fn change_overrides(
    #[server(default)] id: String,
    #[server(default)] customer_accounts_enabled: String,
    #[server(default)] force_login: String,
    #[server(default)] tell_when_email_is_registered: String,
    #[server(default)] sso_enabled: String,
    #[server(default)] sso_only: String,
    #[server(default)] session_idle_minutes: String,
    #[server(default)] session_absolute_minutes: String,
    #[server(default)] remember_me_minutes: String,
    #[server(default)] password_minimum: String,
) -> Result<(), Refused<SettingsFormRefusal>> {
    let changes = [
        ("customer_accounts_enabled", customer_accounts_enabled),
        ("force_login", force_login),
        ("tell_when_email_is_registered", tell_when_email_is_registered),
        ("sso_enabled", sso_enabled),
        ("sso_only", sso_only),
        ("session_idle_minutes", session_idle_minutes),
        ("session_absolute_minutes", session_absolute_minutes),
        ("remember_me_minutes", remember_me_minutes),
        ("password_minimum", password_minimum),
    ];
    crate::ssr::change_overrides(&id, changes).await
}

#[component]
pub fn Own(
    details: PortalDetails,
    impact: SwitchImpact,
    context: BackofficeContext,
) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<SettingsFormRefusal>(&context);
    view! {
        <section class="card whole" id="own">
            <h2>{texts::own_title(locale)}</h2>
            <p class="lead">
                {texts::own_lead(locale)} " "
                <a href="/settings">{texts::operators_settings(locale)}</a>
            </p>
            <Form
                name="change-overrides"
                action=ChangeOverrides::PATH
                errors
                submit=texts::save_own(locale)
                pending=frame_texts::saving(locale)
                class="button"
            >
                <PortalSettingsFields details=details.clone() impact locale />
            </Form>
        </section>
    }
}

#[component]
fn PortalSettingsFields(
    details: PortalDetails,
    impact: SwitchImpact,
    locale: Locale,
) -> impl IntoView {
    let PortalDetails { portal, own, operators } = details;
    let settings = &portal.settings;
    let accounts_off = with_impact(
        "",
        settings.customer_accounts_enabled,
        impact::turning_off(locale, impact.accounts_off),
    );
    let sso_off =
        with_impact("", settings.sso_enabled, impact::turning_off(locale, impact.sso_off));
    let sso_only = with_impact(
        "",
        !(settings.sso_enabled && settings.sso_only),
        impact::turning_on(locale, impact.sso_only),
    );
    view! {
        <Hidden name="id" value=portal.id.to_string() />
        <div class="limits">
            <OwnSwitch
                name="customer_accounts_enabled"
                label=settings_texts::accounts(locale)
                own=own.customer_accounts_enabled
                operators=operators.customer_accounts_enabled
                hint=accounts_off
                locale
            />
            <OwnSwitch
                name="force_login"
                label=settings_texts::force(locale)
                own=own.force_login
                operators=operators.force_login
                locale
            />
            <OwnSwitch
                name="sso_enabled"
                label=settings_texts::sso(locale)
                own=own.sso_enabled
                operators=operators.sso_enabled
                hint=sso_off
                locale
            />
            <OwnSwitch
                name="sso_only"
                label=settings_texts::only(locale)
                own=own.sso_only
                operators=operators.sso_only
                hint=sso_only
                locale
            />
            <OwnSwitch
                name="tell_when_email_is_registered"
                label=settings_texts::tell(locale)
                own=own.tell_when_email_is_registered
                operators=operators.tell_when_email_is_registered
                locale
            />
            <OwnNumber
                name="password_minimum"
                label=settings_texts::minimum(locale)
                own=own.password_minimum
                operators=operators.password_minimum
                hint=settings_texts::minimum_hint(locale)
                locale
            />
            <OwnNumber
                name="session_idle_minutes"
                label=settings_texts::idle(locale)
                own=own.session_idle_minutes
                operators=operators.session_idle_minutes
                hint=settings_texts::idle_hint(locale)
                minutes=true
                locale
            />
            <OwnNumber
                name="session_absolute_minutes"
                label=settings_texts::absolute(locale)
                own=own.session_absolute_minutes
                operators=operators.session_absolute_minutes
                hint=settings_texts::absolute_hint(locale)
                minutes=true
                locale
            />
            <OwnNumber
                name="remember_me_minutes"
                label=settings_texts::remember(locale)
                own=own.remember_me_minutes
                operators=operators.remember_me_minutes
                hint=settings_texts::remember_hint(locale)
                minutes=true
                locale
            />
        </div>
    }
}

#[component]
fn OwnSwitch(
    name: &'static str,
    label: &'static str,
    own: Option<bool>,
    operators: bool,
    #[prop(optional)] hint: String,
    locale: Locale,
) -> impl IntoView {
    let word = |on| {
        if on { texts::on(locale) } else { texts::off(locale) }
    };
    let options = vec![
        (String::new(), texts::as_the_operator(locale, &word(operators).to_lowercase())),
        ("true".to_owned(), word(true).to_owned()),
        ("false".to_owned(), word(false).to_owned()),
    ];
    let value = own.map(|on| on.to_string()).unwrap_or_default();
    if hint.is_empty() {
        view! { <Choice name label options value /> }.into_any()
    } else {
        view! { <Choice name label options value hint=hint.into_any() /> }.into_any()
    }
}

#[component]
fn OwnNumber(
    name: &'static str,
    label: &'static str,
    own: Option<i32>,
    operators: i32,
    hint: &'static str,
    /// Whether the number is one of minutes, which its hint puts in words.
    #[prop(optional)]
    minutes: bool,
    locale: Locale,
) -> impl IntoView {
    let in_words = |number: i32| {
        if minutes { durations::minutes(number.unsigned_abs(), locale) } else { number.to_string() }
    };
    let empty = texts::empty_is(locale, &in_words(operators));
    let hint = match own.filter(|_| minutes) {
        Some(own) => {
            format!("{} {empty} {hint}", settings_texts::currently(locale, &in_words(own)))
        }
        None => format!("{empty} {hint}"),
    };
    let value = own.map(|number| number.to_string()).unwrap_or_default();
    view! {
        <Field name label autocomplete="off" inputmode="numeric" value required=false hint=hint.into_any() />
    }
}
