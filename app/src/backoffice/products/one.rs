//! One product: its parts, and retiring or restoring it.

use super::super::confirm_action::ConfirmAction;
use super::super::context::BackofficeContext;
use super::super::crumbs::Crumbs;
use super::super::frame::{BackofficeLayout, Done, page};
use super::dates::TakenPlaces;
use super::{StatePill, arrange, fields, language_of_title, setup};
use crate::PageRequest;
use crate::components::errors::FormErrors;
use crate::components::field::value_of;
use crate::components::form::{Form, Hidden};
use crate::context::Notice;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::catalogue as texts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;
use model::refusals::ProductRefusal;
use model::{Locale, PortalId, ProductDetails, SaleState, lists};

#[component]
pub fn ProductPage() -> impl IntoView {
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    let data = async {
        let details = ssr::catalogue_product(id).await?;
        Ok((details, ssr::catalogue_portals().await?))
    };
    page(data, |context, _, (details, portals)| {
        view! { <ProductView details portals context /> }
    })
}

#[component]
fn ProductView(
    details: ProductDetails,
    portals: Vec<(PortalId, String)>,
    context: BackofficeContext,
) -> impl IntoView {
    let locale = context.locale;
    let title = details.product.title.clone();
    let done = context.notice.as_ref().and_then(|done| match done {
        Notice::Added => Some(texts::added(locale)),
        Notice::Saved => Some(frame_texts::saved(locale)),
        Notice::Restored => Some(texts::restored(locale)),
        _ => None,
    });
    let is_retired = details.state == SaleState::Retired;
    let arranging = if is_retired {
        view! { <Restore details=details.clone() context=context.clone() /> }.into_any()
    } else {
        view! { <Retire details=details.clone() context=context.clone() /> }.into_any()
    };
    view! {
        <BackofficeLayout title=title.clone()>
            <Crumbs path="/products" name=texts::products(locale) />
            <div class="headline">
                <h1 lang=language_of_title(&details.product, locale)>{title}</h1>
                <p>
                    <StatePill state=details.state locale />
                </p>
            </div>
            {done.map(|text| view! { <Done text /> })}
            <FallsBack details=details.clone() locale />
            <TakenPlaces details=details.clone() locale />
            <Change details portals context />
            {arranging}
        </BackofficeLayout>
    }
    .into_any()
}

/// The languages in which visitors read the operator's default one.
#[component]
fn FallsBack(details: ProductDetails, locale: Locale) -> impl IntoView {
    let missing: Vec<_> = details
        .offered
        .iter()
        .filter(|language| !details.is_written_in(**language))
        .map(|language| language.name_in(locale))
        .collect();
    (!missing.is_empty()).then(|| {
        let default = details.default_locale.name_in(locale);
        let languages = lists::joined(&missing, locale);
        let text = texts::falls_back_notice(locale, missing.len(), &languages, default);
        view! {
            <div class="notice warn">
                <p>{text}</p>
            </div>
        }
    })
}

#[component]
fn Change(
    details: ProductDetails,
    portals: Vec<(PortalId, String)>,
    context: BackofficeContext,
) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<ProductRefusal>(&context);
    // A refused form keeps the version and the time zone that it was first shown with.
    let version = value_of("version", details.version.to_string());
    let zone = expect_context::<PageRequest>().time_zone.name().to_owned();
    let zone = value_of("zone", zone);
    view! {
        <section class="card wider" id="parts">
            <Form
                name="change-product"
                action=setup::ChangeProduct::PATH
                errors
                submit=frame_texts::save(locale)
                pending=frame_texts::saving(locale)
            >
                <Hidden name="id" value=details.product.id.to_string() />
                <Hidden name="version" value=version.clone() />
                <Hidden name="zone" value=zone.clone() />
                <fields::ProductFields values=fields::ProductFormValues::of(&details) portals=portals.clone() locale />
            </Form>
        </section>
    }
    .into_any()
}

#[component]
fn Retire(details: ProductDetails, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<ProductRefusal>(&context);
    view! {
        <ConfirmAction
            name="retire-product"
            action=arrange::RetireProduct::PATH
            errors
            summary=texts::retire_summary(locale)
            text=texts::retire_text(locale)
            submit=texts::retire(locale)
            pending=texts::retiring(locale)
        >
            <Hidden name="id" value=details.product.id.to_string() />
        </ConfirmAction>
    }
    .into_any()
}

#[component]
fn Restore(details: ProductDetails, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<ProductRefusal>(&context);
    view! {
        <section class="card" id="restore">
            <p>{texts::restore_text(locale)}</p>
            <Form
                name="restore-product"
                action=arrange::RestoreProduct::PATH
                errors
                submit=texts::restore(locale)
                pending=texts::restoring(locale)
                class="button"
            >
                <Hidden name="id" value=details.product.id.to_string() />
            </Form>
        </section>
    }
    .into_any()
}
