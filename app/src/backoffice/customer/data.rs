//! The customer's personal data.

use super::super::table::{Day, Moment};
use crate::components::company::tel;
use crate::texts::backoffice::imports;
use crate::texts::backoffice::{bounces, colon, customers as texts};
use crate::texts::common;
use leptos::prelude::*;
use model::{Bounce, Consent, CustomerDetails, Hint, Locale};

#[component]
pub fn DataCard(details: CustomerDetails, locale: Locale) -> impl IntoView {
    let customer = details.summary;
    let others = details.hints.iter().filter(|hint| has_same_email(hint));
    let shared = match others.count() {
        0 => None,
        count => Some(texts::also_on(locale, count)),
    };
    let phone = customer
        .phone
        .map(|phone| view! { <a class="number" href=tel(&phone)>{phone.clone()}</a> });
    let email = customer.email.map(|email| {
        view! {
            <a href=format!("mailto:{email}")>{email.clone()}</a>
            {shared.map(|text| view! { " " <span class="pill">{text}</span> })}
        }
    });
    let bounce = details.bounce.map(|bounce| view! { <Bounced bounce locale /> });
    view! {
        <section class="card dense" id="customer">
            <h2>{texts::customer(locale)}</h2>
            <dl class="facts">
                <dt>{texts::number(locale)}</dt>
                <dd class="number">
                    <strong>{customer.number.to_string()}</strong>
                </dd>
                <dt>{common::email(locale)}</dt>
                <dd>{known(email, locale)} {bounce}</dd>
                <dt>{texts::phone(locale)}</dt>
                <dd>{known(phone, locale)}</dd>
                <dt>{texts::language(locale)}</dt>
                <dd>{details.locale.name()}</dd>
                {details.external_id.map(|id| view! { <ExternalId id locale /> })}
                <dt>{texts::customer_since(locale)}</dt>
                <dd>
                    <Day at=details.created_at locale />
                </dd>
                <dt>{texts::last_purchase(locale)}</dt>
                <dd>
                    {match customer.last_purchase_at {
                        Some(at) => view! { <Day at locale /> }.into_any(),
                        None => texts::never(locale).into_any(),
                    }}
                </dd>
                {(!details.consents.is_empty())
                    .then(|| view! { <Consents consents=details.consents locale /> })}
            </dl>
        </section>
    }
    .into_any()
}

/// When and why the last email to the address was refused.
#[component]
pub fn Bounced(bounce: Bounce, locale: Locale) -> impl IntoView {
    let Bounce { at, status, reason } = bounce;
    let reason = if reason.is_empty() { status } else { reason };
    view! {
        <p class="hint">
            <span class="pill bad">{bounces::bounced(locale)}</span>
            " "
            <Moment at locale />
            {colon(locale)}
            <q>{reason}</q>
        </p>
    }
    .into_any()
}

/// What the customer agreed to when registering: the version and the moment of each, and the text on demand.
#[component]
fn Consents(consents: Vec<Consent>, locale: Locale) -> impl IntoView {
    let list = consents
        .into_iter()
        .map(|Consent { version, locale: language, text, at }| {
            view! {
                <details>
                    <summary>
                        {texts::consent_version(locale, version, language.name())} ", " <Moment at locale />
                    </summary>
                    <p class="hint" lang=language.tag()>
                        {text}
                    </p>
                </details>
            }
        })
        .collect_view();
    view! {
        <dt>{texts::consent(locale)}</dt>
        <dd>{list}</dd>
    }
    .into_any()
}

/// What another system calls the customer or the order.
#[component]
pub fn ExternalId(id: String, locale: Locale) -> impl IntoView {
    view! {
        <dt>{imports::external_id(locale)}</dt>
        <dd class="address">{id}</dd>
    }
    .into_any()
}

/// Returns whether the other customer has the same email on file.
const fn has_same_email(hint: &Hint) -> bool {
    match hint {
        Hint::SameEmail { .. } => true,
        Hint::MoreRecentPurchases { same_email, .. } => *same_email,
    }
}

fn known(value: Option<impl IntoView>, locale: Locale) -> impl IntoView {
    match value {
        Some(value) => value.into_any(),
        None => view! { <span class="quiet-text">{texts::not_on_file(locale)}</span> }.into_any(),
    }
}
