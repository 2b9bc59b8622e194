//! The operator's single sign-on providers: the list, and adding one.

pub mod fields;
pub mod one;
pub mod report;
pub mod setup;

use super::context::BackofficeContext;
use super::crumbs::Crumbs;
use super::frame::{BackofficeLayout, Done, page};
use super::paths;
use super::table::{Moment, Table};
use crate::components::errors::FormErrors;
use crate::components::field::value_of;
use crate::components::form::{Form, Hidden};
use crate::context::Notice;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::providers as texts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::ProviderFormRefusal;
use model::{Agent, Locale, PortalAddresses, Protocol, Provider, ProviderSummary};

pub use one::ProviderPage;
pub use report::ProviderTestPage;

#[component]
pub fn ProvidersPage() -> impl IntoView {
    page(ssr::providers(), |context, agent, providers| {
        view! { <Providers providers agent context /> }
    })
}

#[component]
fn Providers(
    providers: Vec<ProviderSummary>,
    agent: Agent,
    context: BackofficeContext,
) -> impl IntoView {
    let locale = context.locale;
    let done = (context.notice == Some(Notice::Removed))
        .then(|| view! { <Done text=texts::removed(locale) /> });
    let list = if providers.is_empty() {
        view! { <p class="lead empty">{texts::none_yet(locale)}</p> }.into_any()
    } else {
        let columns = vec![
            (frame_texts::name(locale), ""),
            (texts::protocol(locale), ""),
            (texts::address(locale), ""),
            (frame_texts::state(locale), ""),
        ];
        let rows =
            providers.into_iter().map(|one| view! { <ProviderItem one locale /> }).collect_view();
        view! {
            <Table label=texts::providers(locale) columns>
                {rows}
            </Table>
        }
        .into_any()
    };
    view! {
        <BackofficeLayout title=texts::providers(locale)>
            <h1>{texts::providers(locale)}</h1>
            <p class="lead">
                {texts::lead(locale, &agent.operator_name)} " " {texts::shown_when(locale)} " "
                <a href="/settings">{frame_texts::settings(locale)}</a>
            </p>
            {done}
            {list}
            <p class="actions">
                <a class="button" href=new_path(Protocol::Oidc)>
                    {texts::add_oidc(locale)}
                </a>
                <a class="button" href=new_path(Protocol::Cas)>
                    {texts::add_cas(locale)}
                </a>
            </p>
        </BackofficeLayout>
    }
    .into_any()
}

#[component]
fn ProviderItem(one: ProviderSummary, locale: Locale) -> impl IntoView {
    view! {
        <tr>
            <th scope="row" class="address">
                <a href=paths::provider(one.id)>{one.provider.name.clone()}</a>
            </th>
            <td>{protocol_name(one.provider.protocol, locale)}</td>
            <td class="address">{one.provider.url.clone()}</td>
            <td>
                <TestedPill one locale />
            </td>
        </tr>
    }
    .into_any()
}

/// Whether and when the provider passed its test.
#[component]
pub fn TestedPill(one: ProviderSummary, locale: Locale) -> impl IntoView {
    match one.tested_at {
        Some(at) => view! {
            <span class="pill ok">{texts::tested(locale)}</span>
            " "
            <Moment at locale />
        }
        .into_any(),
        None => view! { <span class="pill warn">{texts::not_tested(locale)}</span> }.into_any(),
    }
}

/// Returns the path of the page that adds a provider of that protocol.
pub fn new_path(protocol: Protocol) -> String {
    format!("/providers/new?protocol={}", protocol.as_str())
}

pub fn protocol_name(protocol: Protocol, locale: Locale) -> &'static str {
    match protocol {
        Protocol::Oidc => texts::oidc(locale),
        Protocol::Cas => texts::cas(locale),
    }
}

#[component]
pub fn NewProviderPage() -> impl IntoView {
    let request = expect_context::<crate::PageRequest>();
    let protocol: Option<Protocol> = request.param("protocol").and_then(|name| name.parse().ok());
    // What the addresses follow from; a refused form keeps them.
    let place = value_of("place", ssr::one_time_key());
    let data = ssr::provider_addresses(protocol.unwrap_or(Protocol::Oidc), place.clone());
    page(data, move |context, _, addresses| match protocol {
        Some(protocol) => view! { <New protocol place addresses context /> }.into_any(),
        None => view! { <ProtocolChoice locale=context.locale /> }.into_any(),
    })
}

/// The choice of a protocol, where the address does not contain it.
#[component]
fn ProtocolChoice(locale: Locale) -> impl IntoView {
    let choices = [
        (Protocol::Oidc, texts::oidc(locale), texts::oidc_hint(locale)),
        (Protocol::Cas, texts::cas(locale), texts::cas_hint(locale)),
    ]
    .map(|(protocol, name, hint)| {
        view! {
            <li>
                <a class="button" href=new_path(protocol)>
                    {name}
                    <span class="hint">{hint}</span>
                </a>
            </li>
        }
    });
    view! {
        <BackofficeLayout title=texts::add(locale)>
            <Crumbs path="/providers" name=texts::providers(locale) />
            <section class="card narrow">
                <h1>{texts::add(locale)}</h1>
                <p class="lead">{texts::which_protocol(locale)}</p>
                <ul class="choices">{choices.collect_view()}</ul>
            </section>
        </BackofficeLayout>
    }
    .into_any()
}

#[component]
fn New(
    protocol: Protocol,
    /// What the addresses follow from.
    place: String,
    addresses: Vec<PortalAddresses>,
    context: BackofficeContext,
) -> impl IntoView {
    let locale = context.locale;
    let title = match protocol {
        Protocol::Oidc => texts::add_oidc(locale),
        Protocol::Cas => texts::add_cas(locale),
    };
    let errors = FormErrors::about::<ProviderFormRefusal>(&context);
    let shown = (!addresses.is_empty()).then(|| {
        view! {
            <div class="narrow left">
                <one::Addresses portals=addresses protocol locale />
                <p class="hint">{texts::known_before(locale)}</p>
            </div>
        }
    });
    view! {
        <BackofficeLayout title>
            <Crumbs path="/providers" name=texts::providers(locale) />
            <h1>{title}</h1>
            {shown}
            <section class="card narrow left">
                <Form
                    name="add-provider"
                    action=setup::AddProvider::PATH
                    errors
                    submit=texts::add(locale)
                    pending=frame_texts::saving(locale)
                    once=true
                >
                    <Hidden name="protocol" value=protocol.as_str() />
                    <Hidden name="place" value=place.clone() />
                    <fields::ProviderFields provider=Provider::new(protocol) has_secret=false locale />
                </Form>
            </section>
        </BackofficeLayout>
    }
    .into_any()
}
