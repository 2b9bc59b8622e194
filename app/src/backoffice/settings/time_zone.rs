//! The operator's time zone.

use super::shown::Shown;
use crate::backoffice::context::BackofficeContext;
use crate::components::errors::FormErrors;
use crate::components::form::Form;
use crate::components::zone_field::ZoneField;
use crate::failure::Refused;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::time_zone as texts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::SettingsFormRefusal;
use model::{Setting, Settings};

#[server(prefix = "/agents-api", endpoint = "change-time-zone")]
pub async fn change_time_zone(
    #[server(default)] time_zone: String,
    #[server(default)] shown: String,
) -> Result<(), Refused<SettingsFormRefusal>> {
    crate::ssr::change_settings("change-time-zone", &shown, [(Setting::TimeZone, time_zone)]).await
}

#[component]
pub fn TimeZoneCard(settings: Settings, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let shown = settings.shown(&[Setting::TimeZone]);
    let zone = settings.time_zone;
    let errors = FormErrors::about::<SettingsFormRefusal>(&context);
    let unchosen = (!zone.is_chosen()).then(|| {
        view! {
            <div class="notice warn">
                <p>{texts::unchosen(locale)}</p>
            </div>
        }
    });
    view! {
        <section class="card whole" id="time-zone">
            <h2>{texts::title(locale)}</h2>
            <p class="lead">{texts::lead(locale)}</p>
            {unchosen}
            <Form
                name="change-time-zone"
                action=ChangeTimeZone::PATH
                errors
                submit=frame_texts::save(locale)
                pending=frame_texts::saving(locale)
                class="button"
            >
                <Shown form="change-time-zone" current=shown />
                <div class="limits">
                    <ZoneField
                        label=texts::label(locale)
                        value=if zone.is_chosen() { zone.to_string() } else { String::new() }
                        none=texts::choose(locale)
                        hint=texts::hint(locale)
                    />
                </div>
            </Form>
        </section>
    }
    .into_any()
}
