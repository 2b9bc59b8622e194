//! A customer's profile: one card a subject, each in a room of its own.

pub mod details;
pub mod linked;
pub mod password;
pub mod sessions;

use crate::Visit;
use crate::components::notice::Arrived;
use crate::components::page::{Page, account_page, loaded};
use crate::ssr;
use crate::texts::{account as texts, common, sso};
use details::Details;
use leptos::prelude::*;
use linked::LinkedSignIns;
use model::{Customer, LinkedSignIn, Locale, SessionSummary};
use password::ChangePasswordCard;
use sessions::Sessions;

#[component]
pub fn ProfilePage() -> impl IntoView {
    account_page(|visit| {
        let data = async { Ok((ssr::sessions().await?, ssr::linked_sign_ins().await?)) };
        loaded(data, move |(sessions, linked)| {
            visit
                .customer
                .clone()
                .map(|customer| view! { <Profile visit customer sessions linked /> })
        })
    })
}

#[component]
fn Profile(
    visit: Visit,
    customer: Customer,
    sessions: Vec<SessionSummary>,
    linked: Vec<LinkedSignIn>,
) -> impl IntoView {
    let locale = visit.locale;
    let takes_passwords = visit.takes_passwords();
    let has_password = takes_passwords && customer.has_password;
    view! {
        <Page title=common::profile(locale)>
            <h1>{common::profile(locale)}</h1>
            <Arrived />
            <div class="stack">
                <Details visit=visit.clone() customer=customer.clone() />
                {takes_passwords.then(|| view! { <Ways customer=customer.clone() locale /> })}
                {(!linked.is_empty())
                    .then(|| view! { <LinkedSignIns visit=visit.clone() linked=linked.clone() /> })}
                {has_password
                    .then(|| {
                        view! { <ChangePasswordCard visit=visit.clone() number=customer.number.to_string() /> }
                    })}
                <Sessions visit=visit.clone() sessions=sessions.clone() />
            </div>
        </Page>
    }
}

/// How this customer may sign in with a password.
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
    let no_password = (!customer.has_password && customer.email.is_some()).then(|| {
        view! {
            <p class="hint">
                {sso::no_password(locale)} " " <a href="/forgot-password">{sso::set_one(locale)}</a>
            </p>
        }
    });
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
            {no_password}
        </section>
    }
}
