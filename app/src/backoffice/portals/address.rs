//! A portal's name and host.

use super::super::context::BackofficeContext;
use crate::components::errors::FormErrors;
use crate::components::field::Field;
use crate::components::form::{Form, Hidden};
use crate::failure::Refused;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::portals as texts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::PortalRefusal;
use model::{Locale, Portal};

#[server(prefix = "/agents-api", endpoint = "change-portal")]
pub async fn change_portal(
    #[server(default)] id: String,
    #[server(default)] name: String,
    #[server(default)] host: String,
) -> Result<(), Refused<PortalRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let form = accounts::PortalForm {
        name: name.clone(),
        host: host.clone(),
        ..accounts::PortalForm::default()
    };
    let portal: model::PortalId = id.parse().unwrap_or_default();
    let changed =
        ssr::accounts().branding().change_portal(&agent, &ssr::agent_caller(), portal, &form).await;
    let outcome = changed.map_err(|failure| {
        let typed = [("name", &*name), ("host", &host)];
        // An invalid id matches no portal.
        ssr::refuse(failure, &format!("/portals/{portal}?form=change-portal"), &typed)
    })?;
    ssr::redirect_to_portal(
        outcome,
        &crate::context::Notice::Saved,
        &crate::context::Notice::HostWaits,
    );
    Ok(())
}

#[component]
pub fn Address(portal: Portal, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<PortalRefusal>(&context);
    view! {
        <section class="card">
            <h2>{texts::address_title(locale)}</h2>
            <Form
                name="change-portal"
                action=ChangePortal::PATH
                errors
                submit=frame_texts::save(locale)
                pending=frame_texts::saving(locale)
                class="button"
            >
                <PortalAddressFields portal=portal.clone() locale />
            </Form>
        </section>
    }
    .into_any()
}

#[component]
fn PortalAddressFields(portal: Portal, locale: Locale) -> impl IntoView {
    let warning = texts::host_warning(locale, &portal.host);
    view! {
        <Hidden name="id" value=portal.id.to_string() />
        <Field
            name="name"
            label=frame_texts::name(locale)
            autocomplete="off"
            value=portal.name
            hint=texts::name_hint(locale).into_any()
        />
        <Field
            name="host"
            label=texts::host(locale)
            autocomplete="off"
            inputmode="url"
            value=portal.host
            hint=texts::host_hint(locale, &portal.origin).into_any()
        />
        <div class="notice warn">
            <p>{warning}</p>
        </div>
    }
    .into_any()
}
