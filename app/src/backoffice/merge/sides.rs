//! The data of both customers, side by side.

use super::super::customer_label::{AccountPill, full_name};
use super::super::table::{Day, Moment};
use crate::backoffice::paths;
use crate::texts::backoffice::customers as customer_texts;
use crate::texts::backoffice::merging as texts;
use crate::texts::{backoffice, common};
use leptos::prelude::*;
use model::{AccountState, CustomerDetails, Locale, Purchase};

#[component]
pub fn SideBySide(sides: [CustomerDetails; 2], locale: Locale) -> impl IntoView {
    let heads = sides
        .each_ref()
        .map(|side| {
            let number = &side.summary.number;
            view! {
                <th scope="col">
                    <a class="number" href=paths::customer(number)>
                        {number.to_string()}
                    </a>
                </th>
            }
        })
        .collect_view();
    let line = |name: &'static str, of: fn(&CustomerDetails, Locale) -> AnyView| {
        let [one, other] = sides.each_ref().map(|side| of(side, locale));
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>{one}</td>
                <td>{other}</td>
            </tr>
        }
    };
    view! {
        <div class="table" role="region" aria-label=texts::side_by_side(locale) tabindex="0">
            <table>
                <caption class="hidden">{texts::side_by_side(locale)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{customer_texts::number(locale)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>
                    {line(backoffice::name(locale), name)} {line(common::email(locale), email)}
                    {line(customer_texts::phone(locale), phone)} {line(customer_texts::language(locale), language)}
                    {line(customer_texts::account(locale), account)} {line(texts::linked(locale), linked)}
                    {line(customer_texts::sessions(locale), sessions)} {line(customer_texts::purchases(locale), purchases)}
                    {line(customer_texts::last_purchase(locale), bought)}
                    {line(customer_texts::customer_since(locale), since)}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

fn name(side: &CustomerDetails, locale: Locale) -> AnyView {
    full_name(&side.summary, locale).into_any()
}

fn email(side: &CustomerDetails, locale: Locale) -> AnyView {
    known(side.summary.email.clone(), "address", locale)
}

fn phone(side: &CustomerDetails, locale: Locale) -> AnyView {
    known(side.summary.phone.clone(), "number", locale)
}

fn known(value: Option<String>, class: &'static str, locale: Locale) -> AnyView {
    match value {
        Some(value) => view! { <span class=class>{value}</span> }.into_any(),
        None => view! { <span class="quiet-text">{customer_texts::not_on_file(locale)}</span> }
            .into_any(),
    }
}

fn language(side: &CustomerDetails, _: Locale) -> AnyView {
    side.locale.name().into_any()
}

/// The account's state and its sign-in methods.
fn account(side: &CustomerDetails, locale: Locale) -> AnyView {
    let state = side.summary.account;
    let ways = match state {
        AccountState::Active { number, email, sso } => [
            (number, customer_texts::by_number(locale)),
            (email, customer_texts::by_email(locale)),
            (sso, customer_texts::by_provider(locale)),
        ]
        .into_iter()
        .filter(|(on, _)| *on)
        .map(|(_, way)| view! { <li>{way}</li> })
        .collect_view(),
        AccountState::None | AccountState::Invited | AccountState::Disabled => Vec::new(),
    };
    view! {
        <AccountPill state locale />
        <ul class="plain hint">{ways}</ul>
    }
    .into_any()
}

fn linked(side: &CustomerDetails, locale: Locale) -> AnyView {
    if side.linked.is_empty() {
        return view! { <span class="quiet-text">{texts::none(locale)}</span> }.into_any();
    }
    side.linked
        .iter()
        .map(|linked| {
            let text = format!("{}{}{}", linked.provider, backoffice::colon(locale), linked.label);
            view! { <p class="address">{text}</p> }
        })
        .collect_view()
        .into_any()
}

fn sessions(side: &CustomerDetails, locale: Locale) -> AnyView {
    match side.sessions.len() {
        0 => customer_texts::nowhere(locale).into_any(),
        count => customer_texts::on_devices(locale, count).into_any(),
    }
}

fn purchases(side: &CustomerDetails, locale: Locale) -> AnyView {
    match side.purchases.len() {
        // More are not counted.
        Purchase::MAX_LISTED.. => texts::purchases_many(locale).into_any(),
        count => count.into_any(),
    }
}

fn bought(side: &CustomerDetails, locale: Locale) -> AnyView {
    match side.summary.last_purchase_at {
        Some(at) => view! { <Moment at locale /> }.into_any(),
        None => customer_texts::never(locale).into_any(),
    }
}

fn since(side: &CustomerDetails, locale: Locale) -> AnyView {
    view! { <Day at=side.created_at locale /> }.into_any()
}
