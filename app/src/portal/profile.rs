//! A customer's profile: one card a subject, each in a room of its own.

pub mod details;
pub mod password;
pub mod sessions;

use crate::Visit;
use crate::components::notice::Arrived;
use crate::components::page::{Page, account_page, loaded};
use crate::ssr;
use crate::texts::{account as texts, common};
use details::Details;
use leptos::prelude::*;
use model::{Customer, Locale, SessionSummary};
use password::ChangePasswordCard;
use sessions::Sessions;

#[component]
pub fn ProfilePage() -> impl IntoView {
    account_page(|visit| {
        loaded(ssr::sessions(), move |sessions| {
            visit
                .customer
                .clone()
                .map(|customer| view! { <Profile visit customer sessions /> })
        })
    })
}

#[component]
fn Profile(visit: Visit, customer: Customer, sessions: Vec<SessionSummary>) -> impl IntoView {
    let locale = visit.locale;
    view! {
        <Page title=common::profile(locale)>
            <h1>{common::profile(locale)}</h1>
            <Arrived />
            <div class="stack">
                <Details visit=visit.clone() customer=customer.clone() />
                <Ways customer=customer.clone() locale />
                <ChangePasswordCard visit=visit.clone() number=customer.number.to_string() />
                <Sessions visit=visit.clone() sessions=sessions.clone() />
            </div>
        </Page>
    }
}

/// How this customer may sign in.
#[component]
fn Ways(customer: Customer, locale: Locale) -> impl IntoView {
    let state = move |on: bool| {
        let (class, text) = if on {
            ("pill ok", texts::on(locale))
        } else {
            ("pill", texts::off(locale))
        };
        view! { <span class=class>{text}</span> }
    };
    let email = customer
        .email
        .unwrap_or_else(|| texts::no_email(locale).to_owned());
    view! {
        <section class="card" id="ways">
            <h2>{texts::ways_title(locale)}</h2>
            <ul class="rows">
                <li>
                    <div>
                        <strong>{common::customer_number(locale)}</strong>
                        <p class="hint number">{customer.number.to_string()}</p>
                    </div>
                    {state(customer.number_sign_in)}
                </li>
                <li>
                    <div>
                        <strong>{common::email(locale)}</strong>
                        <p class="hint address">{email}</p>
                    </div>
                    {state(customer.email_sign_in)}
                </li>
            </ul>
        </section>
    }
}
