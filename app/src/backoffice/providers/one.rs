//! One provider: testing it, its addresses, its settings, and removing it.

use super::super::confirm_action::ConfirmAction;
use super::super::context::BackofficeContext;
use super::super::crumbs::Crumbs;
use super::super::disabled_action::DisabledAction;
use super::super::frame::{BackofficeLayout, Done, page};
use super::{TestedPill, fields, protocol_name, setup};
use crate::components::errors::FormErrors;
use crate::components::field::{Choice, value_of};
use crate::components::form::{Form, Hidden};
use crate::context::Notice;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::{impact, providers as texts};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;
use model::refusals::{ProviderFormRefusal, RemoveProviderRefusal, TestProviderRefusal};
use model::{Locale, PortalAddresses, Protocol, ProviderFile, RemovalBlocker};

#[component]
pub fn ProviderPage() -> impl IntoView {
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    page(ssr::provider(id), |context, _, file| {
        view! { <ProviderView file context /> }
    })
}

#[component]
fn ProviderView(file: ProviderFile, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let summary = file.summary.clone();
    let (name, protocol) = (summary.provider.name.clone(), summary.provider.protocol);
    let done = context.notice.as_ref().and_then(|done| match done {
        Notice::Added => Some(texts::added(locale)),
        Notice::Saved => Some(frame_texts::saved(locale)),
        _ => None,
    });
    let untested = summary.tested_at.is_none().then(|| {
        view! {
            <div class="notice warn">
                <p>{texts::untested_notice(locale)}</p>
            </div>
        }
    });
    view! {
        <BackofficeLayout title=name.clone()>
            <Crumbs
                path="/providers"
                name=texts::providers(locale)
                here=protocol_name(protocol, locale).into_any()
            />
            <div class="headline">
                <h1>{name}</h1>
                <p>
                    <TestedPill one=summary locale />
                </p>
            </div>
            {done.map(|text| view! { <Done text /> })}
            {untested}
            <div class="provider">
                <div class="stack">
                    <Test file=file.clone() context=context.clone() />
                    <Addresses portals=file.portals.clone() protocol locale />
                </div>
                <Change file=file.clone() context=context.clone() />
            </div>
            <Remove file context=context.clone() />
        </BackofficeLayout>
    }
    .into_any()
}

#[component]
fn Test(file: ProviderFile, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let id = file.summary.id;
    let errors = FormErrors::about::<TestProviderRefusal>(&context);
    let latest = file.latest_test.map(|test| {
        view! {
            <p class="after">
                <a href=format!("/providers/{id}/tests/{test}")>{texts::latest_test(locale)}</a>
            </p>
        }
    });
    view! {
        <section class="card" id="test">
            <h2>{texts::test_title(locale)}</h2>
            <p class="lead">{texts::test_text(locale)}</p>
            <Form
                name="test-provider"
                action=setup::TestProvider::PATH
                errors
                submit=texts::test(locale)
                pending=texts::testing(locale)
            >
                <Hidden name="id" value=id.to_string() />
                <WhichPortal portals=file.portals.clone() locale />
            </Form>
            {latest}
        </section>
    }
    .into_any()
}

/// Shown if the operator has several portals: each has its own addresses.
#[component]
fn WhichPortal(portals: Vec<PortalAddresses>, locale: Locale) -> impl IntoView {
    let first = portals.first().map(|portal| portal.portal.to_string())?;
    let options: Vec<_> =
        portals.into_iter().map(|portal| (portal.portal.to_string(), portal.name)).collect();
    (options.len() > 1).then(|| {
        view! {
            <Choice
                name="portal"
                label=texts::test_at(locale)
                options
                value=first
                hint=texts::test_at_hint(locale).into_any()
            />
        }
    })
}

/// The addresses to enter at the provider, for each portal.
#[component]
pub fn Addresses(
    portals: Vec<PortalAddresses>,
    protocol: Protocol,
    locale: Locale,
) -> impl IntoView {
    let names = match protocol {
        Protocol::Oidc => {
            [texts::redirect_uri(locale), texts::logout_uri(locale), texts::signed_out_uri(locale)]
        }
        Protocol::Cas => {
            [texts::service(locale), texts::cas_logout_uri(locale), texts::cas_signed_out(locale)]
        }
    };
    let several = portals.len() > 1;
    let lists = portals
        .into_iter()
        .map(|portal| {
            let uris = [portal.redirect_uri, portal.logout_uri, portal.signed_out_uri];
            let rows = names
                .into_iter()
                .zip(uris)
                .map(|(name, uri)| {
                    view! {
                        <dt>{name}</dt>
                        <dd>
                            <code class="copy">{uri}</code>
                        </dd>
                    }
                })
                .collect_view();
            view! {
                {several.then(|| view! { <h3>{portal.name}</h3> })}
                <dl class="addresses">{rows}</dl>
            }
        })
        .collect_view();
    view! {
        <section class="card" id="addresses">
            <h2>{texts::to_enter(locale)}</h2>
            {lists}
        </section>
    }
    .into_any()
}

#[component]
fn Change(file: ProviderFile, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let summary = file.summary;
    let errors = FormErrors::about::<ProviderFormRefusal>(&context);
    let signed_in = impact::changing(locale, file.signed_in);
    // A refused form keeps the version that it was first shown with.
    let version = value_of("version", summary.version.to_string());
    view! {
        <section class="card" id="parts">
            {signed_in.map(|text| view! { <p class="hint">{text}</p> })}
            <Form
                name="change-provider"
                action=setup::ChangeProvider::PATH
                errors
                submit=frame_texts::save(locale)
                pending=frame_texts::saving(locale)
                class="button"
            >
                <Hidden name="id" value=summary.id.to_string() />
                <Hidden name="version" value=version.clone() />
                <fields::ProviderFields
                    provider=summary.provider.clone()
                    has_secret=summary.has_secret
                    locale
                />
            </Form>
        </section>
    }
    .into_any()
}

#[component]
fn Remove(file: ProviderFile, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let why = file.stays.map(|reason| match reason {
        RemovalBlocker::InUse(customers) => texts::stays_for(locale, customers),
        RemovalBlocker::OnlyWayIn => texts::stays_only_way(locale).to_owned(),
    });
    if let Some(why) = why {
        return view! { <DisabledAction label=texts::remove(locale) id="why-it-stays" why /> }
            .into_any();
    }
    let errors = FormErrors::about::<RemoveProviderRefusal>(&context);
    let id = file.summary.id.to_string();
    let mut text = texts::remove_text(locale).to_owned();
    if let Some(effect) = impact::removing(locale, file.signed_in) {
        text = format!("{text} {effect}");
    }
    view! {
        <ConfirmAction
            name="remove-provider"
            action=setup::RemoveProvider::PATH
            errors
            summary=texts::remove_summary(locale)
            text
            submit=texts::remove(locale)
            pending=texts::removing(locale)
        >
            <Hidden name="id" value=id.clone() />
        </ConfirmAction>
    }
    .into_any()
}
