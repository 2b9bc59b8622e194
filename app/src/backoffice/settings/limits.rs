//! The limits of sessions, passwords and activation links.

use super::shown::Shown;
use crate::backoffice::context::BackofficeContext;
use crate::components::errors::FormErrors;
use crate::components::field::Field;
use crate::components::form::Form;
use crate::failure::Refused;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::settings as texts;
use crate::texts::durations;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::SettingsFormRefusal;
use model::{Locale, Settings};

/// The settings of the form of limits.
const LIMITS: &[&str] = &[
    "session_idle_minutes",
    "session_absolute_minutes",
    "remember_me_minutes",
    "password_minimum",
    "activation_hours",
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
            ("session_idle_minutes", session_idle_minutes),
            ("session_absolute_minutes", session_absolute_minutes),
            ("remember_me_minutes", remember_me_minutes),
            ("password_minimum", password_minimum),
            ("activation_hours", activation_hours),
        ],
    )
    .await
}

/// A limit's hint, after what the saved number of minutes comes to.
fn in_words(minutes: i32, hint: &str, locale: Locale) -> String {
    let saved = durations::minutes(minutes.unsigned_abs(), locale);
    format!("{} {hint}", texts::currently(locale, &saved))
}

#[component]
pub fn Limits(settings: Settings, context: BackofficeContext) -> impl IntoView {
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
                <Shown form="change-limits" current=settings.shown(LIMITS) />
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
