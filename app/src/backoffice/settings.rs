//! The operator's settings, with a preview of what visitors see.

mod errors;
mod networks;
pub mod preview;
mod sender;

use super::context::BackofficeContext;
use super::frame::{BackofficeLayout, Done, page};
use crate::components::errors::FormErrors;
use crate::components::field::{Field, Switch};
use crate::components::form::Form;
use crate::context::Notice;
use crate::failure::Refused;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::{impact, settings as texts};
use crate::texts::durations;

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::SettingsFormRefusal;
use model::{Agent, Locale, PortalDetails, Sender, Settings, SwitchImpact};
use networks::Networks;

use preview::Preview;
use sender::SenderCard;

/// An unchecked switch is not sent at all.
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
            ("customer_accounts_enabled", switch(customer_accounts_enabled)),
            ("force_login", switch(force_login)),
            ("sso_enabled", switch(sso_enabled)),
            ("sso_only", switch(sso_only)),
            ("tell_when_email_is_registered", switch(tell_when_email_is_registered)),
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
            ("session_idle_minutes", session_idle_minutes),
            ("session_absolute_minutes", session_absolute_minutes),
            ("remember_me_minutes", remember_me_minutes),
            ("password_minimum", password_minimum),
            ("activation_hours", activation_hours),
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
    let weak = (settings.password_minimum < 15).then(|| {
        view! {
            <div class="notice warn">
                <p>{texts::weak(locale, settings.password_minimum)}</p>
            </div>
        }
    });
    let saved = settings.clone();
    let errors = errors::about(&portals, &context);
    view! {
        <BackofficeLayout title=frame_texts::settings(locale)>
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
                {view! { <Networks settings=saved context=context.clone() /> }.into_any()}
                {view! { <SenderCard sender=sender.clone() context=context.clone() /> }.into_any()}
            </div>
        </BackofficeLayout>
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
    let accounts_hint = with_impact(
        texts::accounts_hint(locale),
        settings.customer_accounts_enabled,
        impact::turning_off(locale, impact.accounts_off),
    );
    let sso_hint = with_impact(
        texts::sso_hint(locale),
        settings.sso_enabled,
        impact::turning_off(locale, impact.sso_off),
    );
    let only_hint = with_impact(
        texts::only_hint(locale),
        !(settings.sso_enabled && settings.sso_only),
        impact::turning_on(locale, impact.sso_only),
    );
    view! {
        <fieldset>
            <legend>{texts::accounts_title(locale)}</legend>
            <Switch
                name="customer_accounts_enabled"
                label=texts::accounts(locale)
                on=settings.customer_accounts_enabled
                hint=accounts_hint
            />
            <Switch
                name="force_login"
                label=texts::force(locale)
                on=settings.force_login
                hint=texts::force_hint(locale)
            />
            <Switch
                name="tell_when_email_is_registered"
                label=texts::tell(locale)
                on=settings.tell_when_email_is_registered
                hint=texts::tell_hint(locale)
            />
        </fieldset>
        <fieldset>
            <legend>{texts::sso_title(locale)}</legend>
            <Switch name="sso_enabled" label=texts::sso(locale) on=settings.sso_enabled hint=sso_hint />
            <Switch name="sso_only" label=texts::only(locale) on=settings.sso_only hint=only_hint />
            <p class="hint">
                <a href="/providers">{texts::set_up_providers(locale)}</a>
            </p>
        </fieldset>
    }
}

/// Returns a switch's hint and, where it can be turned that way, how many customers that signs out.
pub fn with_impact(hint: &str, can_be_turned: bool, impact: Option<String>) -> String {
    match impact.filter(|_| can_be_turned) {
        Some(impact) if hint.is_empty() => impact,
        Some(impact) => format!("{hint} {impact}"),
        None => hint.to_owned(),
    }
}

/// A limit's hint, after what the saved number of minutes comes to.
fn in_words(minutes: i32, hint: &str, locale: Locale) -> String {
    let saved = durations::minutes(minutes.unsigned_abs(), locale);
    format!("{} {hint}", texts::currently(locale, &saved))
}

#[component]
fn Limits(settings: Settings, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<SettingsFormRefusal>(&context);
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
                    <Limit
                        name="session_idle_minutes"
                        label=texts::idle(locale)
                        value=settings.session_idle_minutes
                        hint=in_words(settings.session_idle_minutes, texts::idle_hint(locale), locale)
                    />
                    <Limit
                        name="session_absolute_minutes"
                        label=texts::absolute(locale)
                        value=settings.session_absolute_minutes
                        hint=in_words(settings.session_absolute_minutes, texts::absolute_hint(locale), locale)
                    />
                    <Limit
                        name="remember_me_minutes"
                        label=texts::remember(locale)
                        value=settings.remember_me_minutes
                        hint=in_words(settings.remember_me_minutes, texts::remember_hint(locale), locale)
                    />
                    <Limit
                        name="password_minimum"
                        label=texts::minimum(locale)
                        value=settings.password_minimum
                        hint=texts::minimum_hint(locale)
                    />
                    <Limit
                        name="activation_hours"
                        label=texts::activation(locale)
                        value=settings.activation_hours
                        hint=in_words(
                            settings.activation_hours.saturating_mul(60),
                            texts::activation_hint(locale),
                            locale,
                        )
                    />
                </div>
            </Form>
        </section>
    }
}

#[component]
fn Limit(
    name: &'static str,
    label: &'static str,
    value: i32,
    #[prop(into)] hint: String,
) -> impl IntoView {
    view! {
        <Field name label autocomplete="off" inputmode="numeric" value=value.to_string() hint=hint.into_any() />
    }
}
