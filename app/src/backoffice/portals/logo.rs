//! A portal's logo. The file is sent as `multipart/form-data` to a handler of the server, because neither islands nor
//! server functions send files.

use super::super::context::BackofficeContext;
use crate::components::errors::FormErrors;
use crate::components::form::{Form, Hidden, PlainForm};
use crate::components::other_fields::FileField;
use crate::failure::Refused;
use crate::texts::backoffice::portals as texts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::LogoRefusal;
use model::{Locale, Portal, PortalId};

#[server(prefix = "/agents-api", endpoint = "remove-logo")]
pub async fn remove_logo(#[server(default)] id: String) -> Result<(), Refused<LogoRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let portal = id.parse().unwrap_or_default();
    let removed =
        ssr::accounts().branding().remove_logo(&agent, &ssr::agent_caller(), portal).await;
    ssr::answer_about_portal(removed, &id, "remove-logo", &crate::context::Notice::Saved, &[])
}

#[component]
pub fn LogoCard(portal: Portal, logo: Option<String>, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let id = portal.id;
    let now = match logo {
        Some(picture) => view! {
            <p class="lead">{texts::logo_now(locale)}</p>
            <p class="ground">
                <img class="logo" src=picture alt=portal.name height="36" />
            </p>
            <Remove id context=context.clone() />
        }
        .into_any(),
        None => view! { <p class="lead">{texts::no_logo(locale)}</p> }.into_any(),
    };
    let errors = FormErrors::about::<LogoRefusal>(&context);
    view! {
        <section class="card">
            <h2>{texts::logo_title(locale)}</h2>
            {now}
            <PlainForm
                name="set-logo"
                action=format!("/agents-api/set-logo?id={id}")
                enctype="multipart/form-data"
                errors
                submit=texts::save_logo(locale)
            >
                <File locale />
            </PlainForm>
        </section>
    }
    .into_any()
}

#[component]
fn File(locale: Locale) -> impl IntoView {
    view! {
        <FileField
            name="logo"
            label=texts::logo(locale)
            accept="image/png,image/jpeg,image/webp"
            hint=texts::logo_hint(locale).into_any()
        />
    }
    .into_any()
}

#[component]
fn Remove(id: PortalId, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<LogoRefusal>(&context);
    view! {
        <Form
            name="remove-logo"
            action=RemoveLogo::PATH
            errors
            submit=texts::remove_logo(locale)
            pending=texts::removing(locale)
            class="button"
        >
            <Hidden name="id" value=id.to_string() />
        </Form>
    }
    .into_any()
}
