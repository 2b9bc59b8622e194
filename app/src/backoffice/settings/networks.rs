//! The limits of attempts per network address.

use super::shown::Shown;
use crate::backoffice::context::BackofficeContext;
use crate::components::errors::FormErrors;
use crate::components::field::Field;
use crate::components::form::Form;
use crate::failure::Refused;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::{networks as texts, setting};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::SettingsFormRefusal;
use model::{Setting, Settings};

/// The settings of the form of networks.
const NETWORKS: &[Setting] = &[Setting::NetworkMultiplier, Setting::TrustedNetworks];

#[server(prefix = "/agents-api", endpoint = "change-networks")]
pub async fn change_networks(
    #[server(default)] network_multiplier: String,
    #[server(default)] trusted_networks: String,
    #[server(default)] shown: String,
) -> Result<(), Refused<SettingsFormRefusal>> {
    crate::ssr::change_settings(
        "change-networks",
        &shown,
        [
            (Setting::NetworkMultiplier, network_multiplier),
            (Setting::TrustedNetworks, trusted_networks),
        ],
    )
    .await
}

#[component]
pub fn Networks(settings: Settings, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<SettingsFormRefusal>(&context);
    view! {
        <section class="card whole" id="networks">
            <h2>{texts::title(locale)}</h2>
            <p class="lead">{texts::lead(locale)}</p>
            <Form
                name="change-networks"
                action=ChangeNetworks::PATH
                errors
                submit=frame_texts::save(locale)
                pending=frame_texts::saving(locale)
                class="button"
            >
                <Shown form="change-networks" current=settings.shown(NETWORKS) />
                <div class="limits">
                    <Field
                        name=Setting::NetworkMultiplier.name()
                        label=setting::label(Setting::NetworkMultiplier, locale)
                        autocomplete="off"
                        inputmode="numeric"
                        value=settings.network_multiplier.to_string()
                        hint=setting::hint(Setting::NetworkMultiplier, locale).into_any()
                    />
                    <Field
                        name=Setting::TrustedNetworks.name()
                        label=setting::label(Setting::TrustedNetworks, locale)
                        autocomplete="off"
                        value=settings.trusted_networks.clone()
                        hint=setting::hint(Setting::TrustedNetworks, locale).into_any()
                    />
                </div>
            </Form>
        </section>
    }
    .into_any()
}
