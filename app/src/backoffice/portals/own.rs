//! The settings of one portal that override the operator's.

#![allow(
    clippy::too_many_arguments,
    reason = "in the browser, the function is a client call with one argument per form field"
)]

use super::super::context::BackofficeContext;
use super::super::settings::closing::ConfirmClosing;
use super::super::settings::shown::Shown;
use crate::components::errors::FormErrors;
use crate::components::field::{Choice, Field};
use crate::components::form::{Form, Hidden};
use crate::components::zone_field::ZoneField;
use crate::failure::Refused;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::{impact, portals as texts, setting};
use crate::texts::moments;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::SettingsFormRefusal;
use model::{Locale, PortalDetails, Setting, SwitchImpact, TimeZone};

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
    #[server(default)] time_zone: String,
    #[server(default)] accounts_off: String,
    #[server(default)] shown: String,
) -> Result<(), Refused<SettingsFormRefusal>> {
    let changes = [
        (Setting::CustomerAccountsEnabled, customer_accounts_enabled),
        (Setting::ForceLogin, force_login),
        (Setting::TellWhenEmailIsRegistered, tell_when_email_is_registered),
        (Setting::SsoEnabled, sso_enabled),
        (Setting::SsoOnly, sso_only),
        (Setting::SessionIdleMinutes, session_idle_minutes),
        (Setting::SessionAbsoluteMinutes, session_absolute_minutes),
        (Setting::RememberMeMinutes, remember_me_minutes),
        (Setting::PasswordMinimum, password_minimum),
        (Setting::TimeZone, time_zone),
    ];
    if super::super::settings::closing::closes(&shown, &changes[0].1) && accounts_off.is_empty() {
        let portal: model::PortalId = id.parse().unwrap_or_default();
        let back = format!("/portals/{portal}?form=change-overrides");
        return Err(crate::ssr::refuse_closing(&back, &shown, &changes));
    }
    crate::ssr::change_overrides(&id, &shown, changes).await
}

#[component]
pub fn OwnSettings(
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
    .into_any()
}

#[component]
fn PortalSettingsFields(
    details: PortalDetails,
    impact: SwitchImpact,
    locale: Locale,
) -> impl IntoView {
    let PortalDetails { portal, own, operators } = details;
    let switch = |setting: Setting, own: Option<bool>, operators: bool| {
        let hint = impact::of_switch(setting, &portal.settings, impact, locale);
        view! { <OwnSwitch setting own operators hint locale /> }
    };
    let number = |setting: Setting, own: Option<i32>, operators: i32| {
        view! { <OwnNumber setting own operators locale /> }
    };
    let closing = portal
        .settings
        .customer_accounts_enabled
        .then(|| view! { <ConfirmClosing people=impact.accounts_off locale /> });
    view! {
        <Hidden name="id" value=portal.id.to_string() />
        <Shown form="change-overrides" current=own.shown() />
        <div class="limits">
            {switch(
                Setting::CustomerAccountsEnabled,
                own.customer_accounts_enabled,
                operators.customer_accounts_enabled,
            )}
            {closing}
            {switch(Setting::ForceLogin, own.force_login, operators.force_login)}
            {switch(Setting::SsoEnabled, own.sso_enabled, operators.sso_enabled)}
            {switch(Setting::SsoOnly, own.sso_only, operators.sso_only)}
            {switch(
                Setting::TellWhenEmailIsRegistered,
                own.tell_when_email_is_registered,
                operators.tell_when_email_is_registered,
            )}
            {number(Setting::PasswordMinimum, own.password_minimum, operators.password_minimum)}
            {number(
                Setting::SessionIdleMinutes,
                own.session_idle_minutes,
                operators.session_idle_minutes,
            )}
            {number(
                Setting::SessionAbsoluteMinutes,
                own.session_absolute_minutes,
                operators.session_absolute_minutes,
            )}
            {number(
                Setting::RememberMeMinutes,
                own.remember_me_minutes,
                operators.remember_me_minutes,
            )}
            <OwnZone own=own.time_zone operators=operators.time_zone locale />
        </div>
    }
    .into_any()
}

#[component]
fn OwnZone(own: Option<TimeZone>, operators: TimeZone, locale: Locale) -> impl IntoView {
    let none = texts::as_the_operator(locale, &moments::zone_name(&operators, locale));
    view! {
        <ZoneField
            label=setting::label(Setting::TimeZone, locale)
            value=own.map(|zone| zone.to_string()).unwrap_or_default()
            none
            hint=setting::hint(Setting::TimeZone, locale)
            required=false
        />
    }
    .into_any()
}

#[component]
fn OwnSwitch(
    setting: Setting,
    own: Option<bool>,
    operators: bool,
    hint: Option<String>,
    locale: Locale,
) -> impl IntoView {
    let (name, label) = (setting.name(), setting::label(setting, locale));
    let word = |on| {
        if on { texts::on(locale) } else { texts::off(locale) }
    };
    let options = vec![
        (String::new(), texts::as_the_operator(locale, &word(operators).to_lowercase())),
        ("true".to_owned(), word(true).to_owned()),
        ("false".to_owned(), word(false).to_owned()),
    ];
    let value = own.map(|on| on.to_string()).unwrap_or_default();
    match hint {
        None => view! { <Choice name label options value /> }.into_any(),
        Some(hint) => view! { <Choice name label options value hint=hint.into_any() /> }.into_any(),
    }
}

#[component]
fn OwnNumber(setting: Setting, own: Option<i32>, operators: i32, locale: Locale) -> impl IntoView {
    let shown = |number: i32| setting::value(setting, number, locale);
    let is_time = setting::in_words(setting, operators, locale).is_some();
    let empty = texts::empty_is(locale, &shown(operators));
    let hint = format!("{empty} {}", setting::hint(setting, locale));
    view! {
        <Field
            name=setting.name()
            label=setting::label(setting, locale)
            autocomplete="off"
            inputmode=if is_time { "text" } else { "numeric" }
            value=own.map(shown).unwrap_or_default()
            required=false
            hint=hint.into_any()
        />
    }
    .into_any()
}
