//! The operator's settings, with a preview of what visitors see.

mod errors;
mod networks;
pub mod preview;
mod sender;
mod time_zone;

use super::context::BackofficeContext;
use super::frame::{Done, Frame, page};
use crate::components::errors::FormErrors;
use crate::components::field::{Field, Switch};
use crate::components::form::Form;
use crate::context::Notice;
use crate::failure::Refused;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::{impact, setting, settings as texts};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::SettingsFormRefusal;
use model::settings::RECOMMENDED_PASSWORD_MINIMUM;
use model::{Agent, Locale, PortalDetails, Sender, Setting, Settings, SwitchImpact};
use networks::Networks;
use preview::Preview;
use sender::SenderCard;
use time_zone::TimeZoneCard;

/// The arguments are the fields of the form, which have the names of the settings. An unchecked switch is not sent at
/// all.
#[server(prefix = "/agents-api", endpoint = "change-settings")]
pub async fn change_settings(
    #[server(default)] customer_accounts_enabled: String,
    #[server(default)] force_login: String,
    #[server(default)] sso_enabled: String,
    #[server(default)] sso_only: String,
    #[server(default)] tell_when_email_is_registered: String,
) -> Result<(), Refused<SettingsFormRefusal>> {
    let switch = |value: String| {
        if value.is_empty() { "false".to_owned() } else { value }
    };
    crate::ssr::change_settings(
        "change-settings",
        [
            (Setting::CustomerAccountsEnabled, switch(customer_accounts_enabled)),
            (Setting::ForceLogin, switch(force_login)),
            (Setting::SsoEnabled, switch(sso_enabled)),
            (Setting::SsoOnly, switch(sso_only)),
            (Setting::TellWhenEmailIsRegistered, switch(tell_when_email_is_registered)),
        ],
    )
    .await
}

#[server(prefix = "/agents-api", endpoint = "change-limits")]
pub async fn change_limits(
    #[server(default)] session_idle_minutes: String,
    #[server(default)] session_absolute_minutes: String,
    #[server(default)] remember_me_minutes: String,
    #[server(default)] password_minimum: String,
    #[server(default)] activation_hours: String,
) -> Result<(), Refused<SettingsFormRefusal>> {
    crate::ssr::change_settings(
        "change-limits",
        [
            (Setting::SessionIdleMinutes, session_idle_minutes),
            (Setting::SessionAbsoluteMinutes, session_absolute_minutes),
            (Setting::RememberMeMinutes, remember_me_minutes),
            (Setting::PasswordMinimum, password_minimum),
            (Setting::ActivationHours, activation_hours),
        ],
    )
    .await
}

#[component]
pub fn SettingsPage() -> impl IntoView {
    let data = async {
        let settings = ssr::operator_settings().await?;
        let impact = ssr::switch_impact(None).await?;
        let others = (ssr::portals().await?, ssr::sender().await?);
        Ok((settings, impact, others))
    };
    page(data, |context, agent, (settings, impact, (portals, sender))| {
        view! { <SettingsView settings impact portals sender agent context /> }
    })
}

#[component]
fn SettingsView(
    settings: Settings,
    impact: SwitchImpact,
    portals: Vec<PortalDetails>,
    sender: Sender,
    agent: Agent,
    context: BackofficeContext,
) -> impl IntoView {
    let locale = context.locale;
    let done = context.notice.as_ref().and_then(|done| match done {
        Notice::Saved => Some(frame_texts::saved(locale)),
        Notice::SenderConfirmed => Some(texts::sender_confirmed(locale)),
        _ => None,
    });
    let done = done.map(|text| view! { <Done text /> });
    let weak = (settings.password_minimum < RECOMMENDED_PASSWORD_MINIMUM).then(|| {
        view! {
            <div class="notice warn">
                <p>{texts::weak(locale, settings.password_minimum, RECOMMENDED_PASSWORD_MINIMUM)}</p>
            </div>
        }
    });
    let saved = settings.clone();
    let zone = settings.time_zone.clone();
    let errors = errors::about(&portals, &context);
    view! {
        <Frame title=frame_texts::settings(locale)>
            <h1>{frame_texts::settings(locale)}</h1>
            <p class="lead">{texts::lead(locale, &agent.operator_name)}</p>
            {done}
            {weak}
            <Exceptions portals=portals.clone() locale />
            <div class="settings">
                <section class="card">
                    <Form
                        name="change-settings"
                        action=ChangeSettings::PATH
                        errors
                        submit=frame_texts::save(locale)
                        pending=frame_texts::saving(locale)
                    >
                        <Switches settings=settings.clone() impact locale />
                    </Form>
                </section>
                {view! { <Preview settings=saved.clone() locale /> }.into_any()}
                {view! { <Limits settings=saved.clone() context=context.clone() /> }.into_any()}
                {view! { <TimeZoneCard zone=zone.clone() context=context.clone() /> }.into_any()}
                {view! { <Networks settings=saved context=context.clone() /> }.into_any()}
                {view! { <SenderCard sender=sender.clone() context=context.clone() /> }.into_any()}
            </div>
        </Frame>
    }
}

/// The portals that override these settings.
#[component]
fn Exceptions(portals: Vec<PortalDetails>, locale: Locale) -> impl IntoView {
    let links: Vec<_> = portals
        .into_iter()
        .filter(|one| !one.own.is_empty())
        .map(|one| {
            view! { " " <a href=format!("/portals/{}#own", one.portal.id)>{one.portal.name}</a> }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <div class="notice warn">
                <p>{texts::overrides(locale)} {links}</p>
            </div>
        }
    })
}

#[component]
fn Switches(settings: Settings, impact: SwitchImpact, locale: Locale) -> impl IntoView {
    let switch = |setting: Setting, on: bool| {
        let hint = setting::hint(setting, locale);
        let hint = match impact::of_switch(setting, &settings, impact, locale) {
            Some(impact) => format!("{hint} {impact}"),
            None => hint,
        };
        view! { <Switch name=setting.name() label=setting::label(setting, locale) on hint /> }
    };
    view! {
        <fieldset>
            <legend>{texts::accounts_title(locale)}</legend>
            {switch(Setting::CustomerAccountsEnabled, settings.customer_accounts_enabled)}
            {switch(Setting::ForceLogin, settings.force_login)}
            {switch(Setting::TellWhenEmailIsRegistered, settings.tell_when_email_is_registered)}
        </fieldset>
        <fieldset>
            <legend>{texts::sso_title(locale)}</legend>
            {switch(Setting::SsoEnabled, settings.sso_enabled)}
            {switch(Setting::SsoOnly, settings.sso_only)}
            <p class="hint">
                <a href="/providers">{texts::set_up_providers(locale)}</a>
            </p>
        </fieldset>
    }
}

#[component]
fn Limits(settings: Settings, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<SettingsFormRefusal>(&context);
    let limit = move |setting: Setting, value: i32| {
        let hint = match setting::currently(setting, value, locale) {
            Some(saved) => format!("{saved} {}", setting::hint(setting, locale)),
            None => setting::hint(setting, locale),
        };
        view! {
            <Field
                name=setting.name()
                label=setting::label(setting, locale)
                autocomplete="off"
                inputmode="numeric"
                value=value.to_string()
                hint=hint.into_any()
            />
        }
    };
    view! {
        <section class="card whole">
            <h2>{texts::limits_title(locale)}</h2>
            <Form
                name="change-limits"
                action=ChangeLimits::PATH
                errors
                submit=frame_texts::save(locale)
                pending=frame_texts::saving(locale)
                class="button"
            >
                <div class="limits">
                    {limit(Setting::SessionIdleMinutes, settings.session_idle_minutes)}
                    {limit(Setting::SessionAbsoluteMinutes, settings.session_absolute_minutes)}
                    {limit(Setting::RememberMeMinutes, settings.remember_me_minutes)}
                    {limit(Setting::PasswordMinimum, settings.password_minimum)}
                    {limit(Setting::ActivationHours, settings.activation_hours)}
                </div>
            </Form>
        </section>
    }
}
