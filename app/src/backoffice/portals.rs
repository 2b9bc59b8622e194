//! The operator's portals, and adding one.

mod address;
mod colour;
mod languages;
mod logo;
mod one;
mod own;
mod waiting;

use super::context::BackofficeContext;
use super::frame::{BackofficeLayout, page};
use super::table::Table;
use crate::components::errors::FormErrors;
use crate::components::field::Field;
use crate::components::form::Form;
use crate::failure::Refused;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::portals as texts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::PortalRefusal;
use model::{Agent, HostClaim, Locale, PortalDetails};
use waiting::Waiting;

pub use one::PortalPage;

#[server(prefix = "/agents-api", endpoint = "add-portal")]
pub async fn add_portal(
    #[server(default)] name: String,
    #[server(default)] host: String,
    #[server(default)] once: String,
) -> Result<(), Refused<PortalRefusal>> {
    let agent = ssr::agent()?;
    let form = accounts::PortalForm {
        name: name.clone(),
        host: host.clone(),
        once: ssr::once(once.clone()),
    };
    let added = ssr::accounts().branding().add_portal(&agent, &ssr::agent_caller(), &form).await;
    let outcome = added.map_err(|failure| {
        let typed = [("name", &*name), ("host", &host), ("once", &once)];
        ssr::refuse(failure, "/portals", &typed)
    })?;
    ssr::redirect_to_portal(
        outcome,
        &crate::context::Notice::Added,
        &crate::context::Notice::HostWaits,
    );
    Ok(())
}

#[component]
pub fn PortalsPage() -> impl IntoView {
    let data = async { Ok((ssr::portals().await?, ssr::host_claims().await?)) };
    page(data, |context, agent, (portals, claims)| {
        view! { <Portals portals claims agent context /> }
    })
}

#[component]
fn Portals(
    portals: Vec<PortalDetails>,
    claims: Vec<HostClaim>,
    agent: Agent,
    context: BackofficeContext,
) -> impl IntoView {
    let locale = context.locale;
    let columns = vec![
        (frame_texts::name(locale), ""),
        (texts::address(locale), ""),
        (texts::languages(locale), ""),
        (texts::settings(locale), ""),
    ];
    let rows = portals.into_iter().map(|one| view! { <PortalItem one locale /> }).collect_view();
    view! {
        <BackofficeLayout title=frame_texts::portals(locale)>
            <h1>{frame_texts::portals(locale)}</h1>
            <p class="lead">{texts::lead(locale, &agent.operator_name)}</p>
            <waiting::News context=context.clone() />
            <Table label=frame_texts::portals(locale) columns>
                {rows}
            </Table>
            <Waiting claims locale />
            <Add context=context.clone() />
        </BackofficeLayout>
    }
    .into_any()
}

#[component]
fn PortalItem(one: PortalDetails, locale: Locale) -> impl IntoView {
    let languages: Vec<_> = one.portal.locales.iter().map(|one| one.name()).collect();
    let settings = if one.own.is_empty() { texts::as_operator(locale) } else { texts::own(locale) };
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/portals/{}", one.portal.id)>{one.portal.name.clone()}</a>
            </th>
            <td class="address">{one.portal.origin.clone()}</td>
            <td data-label=texts::languages(locale)>
                {languages.join(", ")}
            </td>
            <td data-label=texts::settings(locale)>
                {settings}
            </td>
        </tr>
    }
    .into_any()
}

#[component]
fn Add(context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<PortalRefusal>(&context);
    view! {
        <section class="card narrow left" id="add">
            <h2>{texts::add_title(locale)}</h2>
            <p class="lead">{texts::add_lead(locale)}</p>
            <Form
                name="add-portal"
                action=AddPortal::PATH
                errors
                submit=texts::add(locale)
                pending=texts::adding(locale)
                once=true
            >
                <Field name="name" label=frame_texts::name(locale) autocomplete="off" />
                <Field name="host" label=texts::host(locale) autocomplete="off" inputmode="url" />
            </Form>
        </section>
    }
    .into_any()
}
