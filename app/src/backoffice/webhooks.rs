//! The operator's webhooks: listing and adding endpoints. `one` is the page of an endpoint.

mod kinds;
mod log;
mod one;

pub use one::WebhookPage;

use super::context::BackofficeContext;
use super::frame::{BackofficeLayout, Done, page};
use super::paths;
use super::table::Table;
use crate::components::checks::Checks;
use crate::components::errors::FormErrors;
use crate::components::field::Field;
use crate::components::form::Form;
use crate::components::notice::refused;
use crate::context::Notice;
use crate::failure::Refused;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::webhooks as texts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::WebhookRefusal;
use model::{Agent, EventKind, Locale, WebhookEndpoint, WebhookState};

#[server(prefix = "/agents-api", endpoint = "add-webhook")]
pub async fn add_webhook(
    #[server(default)] url: String,
    #[server(default)] kinds: Vec<String>,
) -> Result<(), Refused<WebhookRefusal>> {
    use crate::components::checks;
    use crate::ssr::cookies::Name;
    let agent = ssr::agent()?;
    let form = accounts::WebhookForm { url: url.clone(), kinds: kinds.clone() };
    let made = ssr::accounts().webhooks().create(&agent, &ssr::agent_caller(), &form).await;
    let made = made.map_err(|failure| {
        let chosen: Vec<_> = kinds.iter().map(|kind| checks::kept("kinds", kind)).collect();
        let mut typed = vec![("url", url.as_str())];
        typed.extend(chosen.iter().map(|kept| (kept.as_str(), "true")));
        ssr::refuse(failure, "/webhooks", &typed)
    })?;
    ssr::set_cookie(Name::WebhookSecret, made.expose());
    ssr::announce(&paths::webhook(made.id), &Notice::Added);
    Ok(())
}

#[component]
pub fn WebhooksPage() -> impl IntoView {
    page(ssr::webhooks(), |context, agent, endpoints| {
        view! { <Webhooks endpoints agent context /> }
    })
}

#[component]
fn Webhooks(
    endpoints: Vec<WebhookEndpoint>,
    agent: Agent,
    context: BackofficeContext,
) -> impl IntoView {
    let locale = context.locale;
    let removed = (context.notice == Some(Notice::Removed))
        .then(|| view! { <Done text=texts::removed_now(locale) /> });
    let refusal = (context.query.form.as_deref() == Some("remove-webhook"))
        .then(|| refused::<WebhookRefusal>("remove-webhook"));
    view! {
        <BackofficeLayout title=texts::webhooks(locale)>
            <h1>{texts::webhooks(locale)}</h1>
            <p class="lead">{texts::lead(locale, &agent.operator_name)}</p>
            {removed}
            {refusal}
            <List endpoints locale />
            <Create context=context.clone() />
        </BackofficeLayout>
    }
    .into_any()
}

#[component]
fn List(endpoints: Vec<WebhookEndpoint>, locale: Locale) -> impl IntoView {
    if endpoints.is_empty() {
        return view! { <p class="lead empty">{texts::none(locale)}</p> }.into_any();
    }
    let columns = vec![
        (texts::address(locale), ""),
        (texts::events(locale), ""),
        (frame_texts::state(locale), ""),
    ];
    let rows =
        endpoints.into_iter().map(|one| view! { <EndpointItem one locale /> }).collect_view();
    view! {
        <Table label=texts::webhooks(locale) columns>
            {rows}
        </Table>
    }
    .into_any()
}

#[component]
fn EndpointItem(one: WebhookEndpoint, locale: Locale) -> impl IntoView {
    let kinds = if one.kinds.len() == EventKind::ALL.len() {
        texts::all_events(locale).to_owned()
    } else {
        texts::some_events(locale, one.kinds.len())
    };
    view! {
        <tr>
            <th scope="row" class="address">
                <a href=paths::webhook(one.id)>{one.url.clone()}</a>
            </th>
            <td>{kinds}</td>
            <td class="state">
                <EndpointPill one locale />
            </td>
        </tr>
    }
    .into_any()
}

/// The state of an endpoint as a pill.
#[component]
fn EndpointPill(one: WebhookEndpoint, locale: Locale) -> impl IntoView {
    let (class, text) = match (one.state, one.failing_since) {
        (WebhookState::Active, None) => ("pill ok", texts::active(locale)),
        (WebhookState::Active, Some(_)) => ("pill warn", texts::failing(locale)),
        (WebhookState::Disabled | WebhookState::Removed, _) => ("pill", texts::disabled(locale)),
        (WebhookState::Failed, _) => ("pill bad", texts::given_up(locale)),
        (WebhookState::Gone, _) => ("pill bad", texts::gone(locale)),
    };
    view! { <span class=class>{text}</span> }
}

#[component]
fn Create(context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<WebhookRefusal>(&context);
    let all = names_of(&EventKind::ALL);
    view! {
        <section class="card narrow left" id="create">
            <h2>{texts::create_title(locale)}</h2>
            <p class="lead">{texts::create_lead(locale)}</p>
            <Form
                name="add-webhook"
                action=AddWebhook::PATH
                errors
                submit=texts::create(locale)
                pending=texts::creating(locale)
            >
                <Field
                    name="url"
                    label=texts::address(locale)
                    kind="url"
                    autocomplete="off"
                    hint=texts::address_hint(locale).into_any()
                />
                <KindChecks chosen=all hint=texts::events_hint(locale) locale />
            </Form>
        </section>
    }
    .into_any()
}

/// The choice of events. Their names are those of the API, whose documentation explains them.
#[component]
fn KindChecks(chosen: Vec<String>, hint: &'static str, locale: Locale) -> impl IntoView {
    let names = names_of(&EventKind::ALL);
    let options: Vec<_> = names.into_iter().map(|name| (name.clone(), name)).collect();
    view! { <Checks name="kinds" legend=texts::events(locale) hint options chosen /> }
}

fn names_of(kinds: &[EventKind]) -> Vec<String> {
    kinds.iter().map(|kind| kind.code().to_owned()).collect()
}
