//! A purchase as the order page and the customer's purchases show it.

use super::time::{Deadline, Time};
use crate::texts::{common, shop};
use leptos::prelude::*;
use model::{Locale, PaymentStatus, Purchase};

pub fn travellers(count: i32, locale: Locale) -> String {
    if count == 1 {
        shop::travellers_count_one(locale).to_owned()
    } else {
        shop::travellers_count(locale, count)
    }
}

/// All details of one purchase.
#[component]
pub fn PurchaseFacts(purchase: Purchase, locale: Locale) -> impl IntoView {
    let paid = purchase.paid_at.map(|at| {
        view! {
            <dt>{shop::paid(locale)}</dt>
            <dd>
                <Time at locale />
            </dd>
        }
    });
    let is_payable = purchase.status == PaymentStatus::Payable;
    let deadline = purchase.payable_until.filter(|_| is_payable).map(|at| {
        view! {
            <dt>{shop::pay_by(locale)}</dt>
            <dd>
                <Deadline at locale />
                <p class="hint">{shop::pay_by_hint(locale)}</p>
            </dd>
        }
    });
    let payment = if purchase.status == PaymentStatus::Expired {
        view! {
            <span class="pill bad">{shop::expired(locale)}</span>
            <p class="hint">{shop::expired_hint(locale)}</p>
        }
        .into_any()
    } else {
        shop::at_the_counter(locale).into_any()
    };
    view! {
        <dl class="facts">
            <dt>{shop::number(locale)}</dt>
            <dd class="number">{purchase.number}</dd>
            <dt>{shop::product(locale)}</dt>
            <dd>{purchase.product}</dd>
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
