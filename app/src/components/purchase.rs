//! A purchase as the order page and the customer's purchases show it.

use super::qr::Qr;
use super::time::{Deadline, Time};
use crate::texts::{common, shop};
use leptos::prelude::*;
use model::{Locale, OrderState, Purchase};

pub fn travellers(count: i32, locale: Locale) -> String {
    shop::travellers_count(locale, count)
}

/// Returns a title whose order number stays on one line.
pub fn numbered(title: &str, number: &str) -> AnyView {
    let Some((before, after)) = title.split_once(number) else {
        return title.to_owned().into_any();
    };
    let (before, number) = (before.to_owned(), number.to_owned());
    let after = (!after.is_empty()).then(|| after.to_owned());
    view! {
        {before}
        <span class="number">{number}</span>
        {after}
    }
    .into_any()
}

/// What is shown at the counter: the number in large type, and its QR code.
#[component]
pub fn CounterCode(number: String, svg: String, locale: Locale) -> impl IntoView {
    view! {
        <div class="counter">
            <Qr svg alt=shop::counter_qr(locale) />
            <div>
                <p class="hint">{shop::counter_hint(locale)}</p>
                <p class="number large">{number.replace('-', "\u{2011}")}</p>
            </div>
        </div>
    }
}

/// All details of one purchase.
#[component]
pub fn PurchaseFacts(
    purchase: Purchase,
    locale: Locale,
    /// Whether the title of the page has the number.
    #[prop(optional)]
    is_titled: bool,
) -> impl IntoView {
    let number = (!is_titled).then(|| {
        view! {
            <dt>{shop::number(locale)}</dt>
            <dd class="number">{purchase.number.clone()}</dd>
        }
    });
    let paid = purchase.paid_at.map(|at| {
        view! {
            <dt>{shop::paid(locale)}</dt>
            <dd>
                <Time at locale />
            </dd>
        }
    });
    let is_reserved = purchase.state == OrderState::Reserved;
    let names_zone = purchase.travel_at.is_some();
    let deadline = purchase.payable_until.filter(|_| is_reserved).map(|at| {
        // One line of a purchase names the time zone.
        let until = if names_zone {
            view! { <Time at locale /> }.into_any()
        } else {
            view! { <Deadline at locale /> }.into_any()
        };
        view! {
            <dt>{shop::pay_by(locale)}</dt>
            <dd>
                {until}
                <p class="hint">{shop::pay_by_hint(locale)}</p>
            </dd>
        }
    });
    let payment = match purchase.state {
        OrderState::Expired => view! {
            <span class="pill bad">{shop::expired(locale)}</span>
            <p class="hint">{shop::expired_hint(locale)}</p>
        }
        .into_any(),
        OrderState::Cancelled => {
            view! { <Cancelled purchase=purchase.clone() locale /> }.into_any()
        }
        OrderState::Reserved | OrderState::Paid => shop::at_the_counter(locale).into_any(),
    };
    let date = purchase.travel_at.map(|at| {
        view! {
            <dt>{shop::date(locale)}</dt>
            <dd>
                <Deadline at locale />
            </dd>
        }
    });
    view! {
        <dl class="facts">
            {number}
            <dt>{shop::product(locale)}</dt>
            <dd>{purchase.product}</dd>
            {date}
            <dt>{shop::travellers(locale)}</dt>
            <dd>{purchase.travellers}</dd>
            <dt>{shop::total(locale)}</dt>
            <dd class="number">
                <strong>{purchase.total.display(locale)}</strong>
            </dd>
            <dt>{shop::buyer(locale)}</dt>
            <dd>{purchase.first_name} " " {purchase.last_name}</dd>
            <dt>{common::email(locale)}</dt>
            <dd>{purchase.email}</dd>
            <dt>{shop::bought_at(locale)}</dt>
            <dd>
                <Time at=purchase.at locale />
            </dd>
            <dt>{shop::payment(locale)}</dt>
            <dd>{payment}</dd>
            {deadline}
            {paid}
        </dl>
    }
}

/// The notice of a cancelled purchase.
#[component]
fn Cancelled(purchase: Purchase, locale: Locale) -> impl IntoView {
    let refund = purchase
        .refunded
        .map(|refunded| if refunded { shop::refunded(locale) } else { shop::not_refunded(locale) });
    let reason = purchase
        .cancel_reason
        .map(|reason| view! { <p class="hint">{shop::cancelled_because(locale, &reason)}</p> });
    view! {
        <span class="pill bad">{shop::cancelled(locale)}</span>
        <p class="hint">{shop::cancelled_hint(locale)} " " {refund}</p>
        {reason}
    }
}

/// The state of a purchase where it is not valid any more.
#[component]
pub fn OverPill(state: OrderState, locale: Locale) -> impl IntoView {
    let text = match state {
        OrderState::Expired => shop::expired(locale),
        OrderState::Cancelled => shop::cancelled(locale),
        OrderState::Reserved | OrderState::Paid => return None,
    };
    Some(view! { " " <span class="pill bad">{text}</span> })
}
