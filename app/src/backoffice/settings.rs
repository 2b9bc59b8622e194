//! The operator's settings, with a preview of what visitors see.

pub mod closing;
mod company;
mod errors;
mod limits;
mod networks;
pub mod preview;
mod sender;
pub mod shown;
mod time_zone;

use super::context::BackofficeContext;
use super::frame::{BackofficeLayout, Done, page};
use crate::components::field::Switch;
use crate::components::form::Form;
use crate::context::Notice;
use crate::failure::Refused;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::company as company_texts;
use crate::texts::backoffice::networks as network_texts;
use crate::texts::backoffice::time_zone as time_zone_texts;
use crate::texts::backoffice::{impact, setting, settings as texts};
use closing::ConfirmClosing;
use company::{CompanyCard, LegalPagesCard};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use limits::Limits;
use model::refusals::SettingsFormRefusal;
use model::settings::RECOMMENDED_PASSWORD_MINIMUM;
use model::{Agent, Locale, PortalDetails, Sender, Setting, Settings, SwitchImpact};
use networks::Networks;
use preview::Preview;
use sender::SenderCard;
use shown::Shown;
use time_zone::TimeZoneCard;

/// The settings of the form of switches.
const SWITCHES: &[Setting] = &[
    Setting::CustomerAccountsEnabled,
    Setting::ForceLogin,
    Setting::SsoEnabled,
    Setting::SsoOnly,
    Setting::TellWhenEmailIsRegistered,
];

/// The arguments are the fields of the form, which have the names of the settings. An unchecked switch is not sent at
/// all.
#[server(prefix = "/agents-api", endpoint = "change-settings")]
pub async fn change_settings(
    #[server(default)] customer_accounts_enabled: String,
    #[server(default)] force_login: String,
    #[server(default)] sso_enabled: String,
    #[server(default)] sso_only: String,
    #[server(default)] tell_when_email_is_registered: String,
    #[server(default)] accounts_off: String,
    #[server(default)] shown: String,
) -> Result<(), Refused<SettingsFormRefusal>> {
    let switch = |value: String| {
        if value.is_empty() { "false".to_owned() } else { value }
    };
    let changes = [
        (Setting::CustomerAccountsEnabled, switch(customer_accounts_enabled)),
        (Setting::ForceLogin, switch(force_login)),
        (Setting::SsoEnabled, switch(sso_enabled)),
        (Setting::SsoOnly, switch(sso_only)),
        (Setting::TellWhenEmailIsRegistered, switch(tell_when_email_is_registered)),
    ];
    if closing::closes(&shown, &changes[0].1) && accounts_off.is_empty() {
        let back = "/settings?form=change-settings";
        return Err(crate::ssr::refuse_closing(back, &shown, &changes));
    }
    crate::ssr::change_settings("change-settings", &shown, changes).await
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
    let errors = errors::about(&portals, &context);
    view! {
        <BackofficeLayout title=frame_texts::settings(locale)>
            <h1>{frame_texts::settings(locale)}</h1>
            <p class="lead">{texts::lead(locale, &agent.operator_name)}</p>
            {done}
            {weak}
            <Exceptions portals=portals.clone() locale />
            <Parts locale />
            <div class="settings">
                <section class="card" id="switches">
                    <Form
                        name="change-settings"
                        action=ChangeSettings::PATH
                        errors
                        submit=frame_texts::save(locale)
                        pending=frame_texts::saving(locale)
                    >
                        <Shown form="change-settings" current=settings.shown(SWITCHES) />
                        <Switches settings=settings.clone() impact locale />
                    </Form>
                </section>
                {view! { <Preview settings=saved.clone() locale /> }.into_any()}
                {view! { <CompanyCard settings=saved.clone() context=context.clone() /> }.into_any()}
                {view! { <LegalPagesCard settings=saved.clone() context=context.clone() /> }.into_any()}
                {view! { <Limits settings=saved.clone() context=context.clone() /> }.into_any()}
                {view! { <TimeZoneCard settings=saved.clone() context=context.clone() /> }.into_any()}
                {view! { <Networks settings=saved context=context.clone() /> }.into_any()}
                {view! { <SenderCard sender=sender.clone() context=context.clone() /> }.into_any()}
            </div>
        </BackofficeLayout>
    }
    .into_any()
}

/// Links to the cards, which are more than a screen shows.
#[component]
fn Parts(locale: Locale) -> impl IntoView {
    let links = [
        ("#switches", texts::accounts_title(locale)),
        ("#company", company_texts::title(locale)),
        ("#legal-pages", company_texts::legal_title(locale)),
        ("#limits", texts::limits_title(locale)),
        ("#time-zone", time_zone_texts::title(locale)),
        ("#networks", network_texts::title(locale)),
        ("#sender-of-mails", texts::sender_title(locale)),
    ]
    .map(|(place, title)| view! { <a href=place>{title}</a> });
    view! {
        <nav class="tabs" aria-label=frame_texts::settings(locale)>
            {links.collect_view()}
        </nav>
    }
    .into_any()
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
    let closing = settings
        .customer_accounts_enabled
        .then(|| view! { <ConfirmClosing people=impact.accounts_off locale /> });
    view! {
        <fieldset>
            <legend>{texts::accounts_title(locale)}</legend>
            {switch(Setting::CustomerAccountsEnabled, settings.customer_accounts_enabled)}
            {closing}
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
    .into_any()
}
