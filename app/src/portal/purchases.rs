//! The customer's purchases.

use crate::PortalContext;
use crate::components::notice::FlashMessage;
use crate::components::page::{PageLayout, account_page, loaded};
use crate::components::purchase::{CounterCode, OverPill, PurchaseFacts, numbered, travellers};
use crate::components::time::Time;
use crate::ssr;
use crate::texts::{account as texts, common, missing_purchase, shop};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use model::{Locale, OrderState, Page, Purchase};

#[component]
pub fn PurchasesPage() -> impl IntoView {
    account_page(|context| {
        let after = context.param("after").map(str::to_owned);
        loaded(ssr::purchases(after), move |(coming, purchases)| {
            view! { <Purchases context coming purchases /> }
        })
    })
}

#[component]
fn Purchases(
    context: PortalContext,
    /// For dates to come.
    coming: Vec<Purchase>,
    purchases: Page<Purchase, String>,
) -> impl IntoView {
    let locale = context.locale;
    let newest = context.param("after").is_some().then(|| {
        view! { <a href="/account/purchases">{texts::newest_purchases(locale)}</a> }
    });
    let older = purchases.next.map(|next| {
        view! {
            <a class="button" href=format!("/account/purchases?after={next}")>
                {texts::older_purchases(locale)}
            </a>
        }
    });
    let pages = (newest.is_some() || older.is_some())
        .then(|| view! { <p class="actions">{older} {newest}</p> });
    let purchases = purchases.items;
    // Without a proved mailbox only purchases made as this customer are listed.
    let by_email = context.customer.as_ref().is_some_and(|customer| customer.email_proved);
    let lead = context.customer.map(|customer| {
        let number = customer.number.to_string().replace('-', "\u{2011}");
        let lead = if by_email {
            texts::purchases_lead(locale, &number)
        } else {
            texts::purchases_lead_number(locale, &number)
        };
        view! { <p class="lead">{lead}</p> }
    });
    let list = if purchases.is_empty() && coming.is_empty() {
        view! {
            <section class="card">
                <h2>{texts::no_purchases_title(locale)}</h2>
                <p class="lead">
                    {if by_email { texts::no_purchases_text(locale) } else { texts::no_purchases_yet(locale) }}
                </p>
                <div class="actions">
                    <a class="button primary" href="/">
                        {texts::see_tickets(locale)}
                    </a>
                </div>
            </section>
        }
        .into_any()
    } else {
        view! { <Groups coming purchases locale /> }.into_any()
    };
    view! {
        <PageLayout title=common::my_purchases(locale)>
            <h1>{common::my_purchases(locale)}</h1>
            <FlashMessage />
            {lead}
            {list}
            {pages}
            <p class="after">
                <a href="/account/missing-purchase">{missing_purchase::link(locale)}</a>
            </p>
        </PageLayout>
    }
    .into_any()
}

/// Those to come and the others, each under a title if there are any to come.
#[component]
fn Groups(coming: Vec<Purchase>, purchases: Vec<Purchase>, locale: Locale) -> impl IntoView {
    let titles = (!coming.is_empty())
        .then(|| [texts::coming_purchases(locale), texts::other_purchases(locale)]);
    let group = move |title: Option<&'static str>, purchases: Vec<Purchase>| {
        (!purchases.is_empty()).then(|| {
            let rows = purchases
                .into_iter()
                .map(|purchase| view! { <PurchaseItem purchase locale /> })
                .collect_view();
            view! {
                {title.map(|title| view! { <h2>{title}</h2> })}
                <ul class="card rows">{rows}</ul>
            }
        })
    };
    view! {
        {group(titles.map(|[coming, _]| coming), coming)}
        {group(titles.map(|[_, others]| others), purchases)}
    }
    .into_any()
}

/// One purchase, with the date that it is for, or else that of the purchase.
#[component]
fn PurchaseItem(purchase: Purchase, locale: Locale) -> impl IntoView {
    let is_reserved = purchase.state == OrderState::Reserved;
    // Whoever misses it loses the places.
    let pay_by = purchase.payable_until.filter(|_| is_reserved).map(|at| {
        view! {
            <p class="hint">
                <strong>{shop::pay_by(locale)} " " <Time at locale /></strong>
            </p>
        }
    });
    view! {
        <li>
            <div>
                <a href=format!("/account/purchases/{}", purchase.number)>
                    <strong>{purchase.product}</strong>
                </a>
                <OverPill state=purchase.state locale />
                <p class="hint">
                    <span class="number">{purchase.number.clone()}</span>
                    " · "
                    {travellers(purchase.travellers, locale)}
                    " · "
                    <Time at=purchase.travel_at.unwrap_or(purchase.at) locale />
                </p>
                {pay_by}
            </div>
            <strong class="number">{purchase.total.display(locale)}</strong>
        </li>
    }
    .into_any()
}

#[component]
pub fn PurchasePage() -> impl IntoView {
    account_page(|context| {
        let locale = context.locale;
        let number = use_params_map().read_untracked().get("number").unwrap_or_default();
        loaded(ssr::purchase(number), move |(purchase, qr)| {
            let number = purchase.number.clone();
            let counter = qr.map(|svg| view! { <CounterCode number svg locale /> });
            let title = texts::purchase_title(locale, &purchase.number);
            let heading = numbered(&title, &purchase.number);
            view! {
                <PageLayout title>
                    <section class="card narrow">
                        <h1>{heading}</h1>
                        {counter}
                        <PurchaseFacts purchase=purchase.clone() locale is_titled=true />
                        <p class="after">
                            <a href="/account/purchases">{texts::back_to_purchases(locale)}</a>
                        </p>
                    </section>
                </PageLayout>
            }
        })
    })
}
