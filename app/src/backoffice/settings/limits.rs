//! The limits of sessions, passwords and activation links.

use super::shown::Shown;
use crate::backoffice::context::BackofficeContext;
use crate::components::errors::FormErrors;
use crate::components::field::Field;
use crate::components::form::Form;
use crate::failure::Refused;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::{setting, settings as texts};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::SettingsFormRefusal;
use model::{Setting, Settings};

/// The settings of the form of limits.
const LIMITS: &[Setting] = &[
    Setting::SessionIdleMinutes,
    Setting::SessionAbsoluteMinutes,
    Setting::RememberMeMinutes,
    Setting::PasswordMinimum,
    Setting::ActivationHours,
];

#[server(prefix = "/agents-api", endpoint = "change-limits")]
pub async fn change_limits(
    #[server(default)] session_idle_minutes: String,
    #[server(default)] session_absolute_minutes: String,
    #[server(default)] remember_me_minutes: String,
    #[server(default)] password_minimum: String,
    #[server(default)] activation_hours: String,
    #[server(default)] shown: String,
) -> Result<(), Refused<SettingsFormRefusal>> {
    crate::ssr::change_settings(
        "change-limits",
        &shown,
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
pub fn Limits(settings: Settings, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<SettingsFormRefusal>(&context);
    let limit = move |setting: Setting, value: i32| {
        let is_time = setting::in_words(setting, value, locale).is_some();
        view! {
            <Field
                name=setting.name()
                label=setting::label(setting, locale)
                autocomplete="off"
                inputmode=if is_time { "text" } else { "numeric" }
                value=setting::value(setting, value, locale)
                hint=setting::hint(setting, locale).into_any()
            />
        }
    };
    view! {
        <section class="card whole" id="limits">
            <h2>{texts::limits_title(locale)}</h2>
            <Form
                name="change-limits"
                action=ChangeLimits::PATH
                errors
                submit=frame_texts::save(locale)
                pending=frame_texts::saving(locale)
                class="button"
            >
                <Shown form="change-limits" current=settings.shown(LIMITS) />
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
    .into_any()
}
