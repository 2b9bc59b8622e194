//! The email on file and the sign-in methods, where passwords are taken.

use super::email_change::CancelEmailChange;
use crate::PortalContext;
use crate::components::errors::FormErrors;
use crate::components::form::Form;
use crate::texts::{account as texts, common, profile, sso};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::Customer;
use model::refusals::SessionRefusal;

#[component]
pub fn Ways(
    context: PortalContext,
    customer: Customer,
    /// The address that was asked for and is not confirmed yet.
    pending: Option<String>,
) -> impl IntoView {
    let (locale, accepts_passwords) = (context.locale, context.accepts_passwords());
    let pending = pending.map(|email| view! { <PendingEmail context email /> }.into_any());
    let state = move |on: bool| {
        let (class, text) =
            if on { ("pill ok", texts::on(locale)) } else { ("pill", texts::off(locale)) };
        view! { <span class=class>{text}</span> }
    };
    let no_password = (accepts_passwords && !customer.has_password && customer.email.is_some()).then(|| {
        view! {
            <p class="hint">
                {sso::no_password(locale)} " " <a href="/forgot-password">{sso::set_one(locale)}</a>
            </p>
        }
    });
    let number = accepts_passwords.then(|| {
        view! {
            <li>
                <div>
                    <strong>{common::customer_number(locale)}</strong>
                    <p class="hint number">{customer.number.to_string()}</p>
                </div>
                {state(customer.number_sign_in)}
            </li>
        }
    });
    let title =
        if accepts_passwords { texts::ways_title(locale) } else { profile::your_email(locale) };
    let turn_on =
        (accepts_passwords && !customer.email_sign_in && customer.email.is_some()).then(|| {
            view! {
                <a class="button" href="/account/email-sign-in">
                    {profile::turn_on(locale)}
                </a>
            }
        });
    let change = if customer.email.is_some() {
        profile::change_email(locale)
    } else {
        profile::add_email(locale)
    };
    let email = customer.email.unwrap_or_else(|| texts::no_email(locale).to_owned());
    view! {
        <section class="card" id="ways">
            <h2>{title}</h2>
            <ul class="rows">
                {number}
                <li>
                    <div>
                        <strong>{common::email(locale)}</strong>
                        <p class="hint address">{email}</p>
                    </div>
                    {accepts_passwords.then(|| state(customer.email_sign_in))}
                </li>
            </ul>
            {pending}
            {no_password}
            <p class="actions">{turn_on} <a href="/account/email">{change}</a></p>
        </section>
    }
    .into_any()
}

/// A new address that waits for its mailbox, and withdrawing the request.
#[component]
fn PendingEmail(context: PortalContext, email: String) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<SessionRefusal>(&context);
    view! {
        <div class="pending">
            <p>
                {profile::pending_email(locale)} " " <strong class="address">{email}</strong>
            </p>
            <p class="hint">{profile::pending_email_hint(locale)}</p>
            <Form
                name="cancel-email-change"
                action=CancelEmailChange::PATH
                errors
                submit=profile::cancel_change(locale)
                pending=profile::cancelling(locale)
                class="button small"
            />
        </div>
    }
    .into_any()
}
