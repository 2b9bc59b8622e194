//! The page of an order that was made in this browser, or whose mailed link was opened in it.

use crate::PortalContext;
use crate::components::notice::SuccessAlert;
use crate::components::page::{PageLayout, StatusPage, loaded};
use crate::components::purchase::{CounterCode, PurchaseFacts, numbered};
use crate::context::Notice;
use crate::ssr::{self, PageError};
use crate::texts::{common, shop};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use model::{Locale, OrderState, Purchase};

#[component]
pub fn OrderPage() -> impl IntoView {
    let context = expect_context::<PortalContext>();
    let locale = context.locale;
    let number = use_params_map().read_untracked().get("number").unwrap_or_default();
    let is_new = context.notice == Some(Notice::Bought);
    let may_register = context.accepts_passwords() && context.customer.is_none();
    let is_signed_in = context.accounts_enabled() && context.customer.is_some();
    // An unknown order gets an explanation here instead of the 404 page.
    let order = async {
        match ssr::order(number).await {
            Ok(order) => Ok(Some(order)),
            Err(PageError::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    };
    loaded(order, move |order| {
        match order {
        Some((purchase, qr)) => {
            view! { <Bought purchase qr locale is_new may_register is_signed_in /> }.into_any()
        }
        None => view! {
            <StatusPage title=shop::order_missing_title(locale) text=shop::order_missing_text(locale)>
                <a class="button primary" href="/">
                    {common::back_to_tickets(locale)}
                </a>
            </StatusPage>
        }
        .into_any(),
    }
    })
}

#[component]
fn Bought(
    purchase: Purchase,
    qr: Option<String>,
    locale: Locale,
    is_new: bool,
    may_register: bool,
    is_signed_in: bool,
) -> impl IntoView {
    let done = numbered(&shop::order_done(locale, &purchase.number), &purchase.number);
    let mail = shop::order_mail(locale, &purchase.email);
    let done = is_new.then(|| {
        view! {
            <SuccessAlert>
                <strong>{done}</strong>
                " "
                {mail}
            </SuccessAlert>
        }
    });
    let next = match purchase.state {
        OrderState::Expired | OrderState::Cancelled => view! {
            <p class="actions">
                <a class="button primary" href="/">
                    {common::back_to_tickets(locale)}
                </a>
            </p>
        }
        .into_any(),
        OrderState::Reserved => {
            view! { <p class="lead">{shop::pay_at_counter(locale)}</p> }.into_any()
        }
        OrderState::Paid => ().into_any(),
    };
    let title = format!("{} · {}", shop::order_title(locale), purchase.number);
    let number = purchase.number.clone();
    let counter = qr.map(|svg| view! { <CounterCode number svg locale /> });
    // The number alone shows nothing: the form is filled in only in a browser that may open the order.
    let register_at = format!("/register?order={}", purchase.number);
    let purchases = is_signed_in.then(|| {
        view! {
            <p class="actions">
                <a class="button" href="/account/purchases">
                    {shop::see_my_purchases(locale)}
                </a>
            </p>
        }
    });
    let register = may_register.then(|| {
        view! {
            <p class="after">{shop::order_register(locale)}</p>
            <p class="actions">
                <a class="button" href=register_at>
                    {common::register(locale)}
                </a>
            </p>
        }
    });
    view! {
        <PageLayout title>
            <section class="card narrow">
                {done}
                <h1>{shop::order_title(locale)}</h1>
                {counter}
                <PurchaseFacts purchase=purchase.clone() locale />
                {next}
                {purchases}
                {register}
            </section>
        </PageLayout>
    }
    .into_any()
}
