//! The customer's profile. Each card has its own module.

pub mod account_deletion;
pub mod activity;
pub mod details;
pub mod email_change;
pub mod email_sign_in;
pub mod linked;
pub mod password;
pub mod provider_news;
pub mod sessions;
pub mod ways;

use crate::PortalContext;
use crate::components::notice::FlashMessage;
use crate::components::page::{PageLayout, account_page, loaded};
use crate::ssr;
use crate::texts::common;
use account_deletion::YourData;
use details::Details;
use leptos::prelude::*;
use linked::LinkedSignIns;
use model::{Customer, LinkedSignIn, SessionSummary};
use password::ChangePasswordCard;
use sessions::Sessions;
use ways::Ways;

#[component]
pub fn ProfilePage() -> impl IntoView {
    account_page(|context| {
        let data = async {
            Ok((ssr::sessions().await?, ssr::linked_sign_ins().await?, ssr::pending_email().await?))
        };
        loaded(data, move |(sessions, linked, pending)| {
            context
                .customer
                .clone()
                .map(|customer| view! { <Profile context customer sessions linked pending /> })
        })
    })
}

#[component]
fn Profile(
    context: PortalContext,
    customer: Customer,
    sessions: Vec<SessionSummary>,
    linked: Vec<LinkedSignIn>,
    pending: Option<String>,
) -> impl IntoView {
    let locale = context.locale;
    let accepts_passwords = context.accepts_passwords();
    let has_password = accepts_passwords && customer.has_password;
    view! {
        <PageLayout title=common::profile(locale)>
            <div class="column">
                <h1>{common::profile(locale)}</h1>
                <FlashMessage />
                // `into_any` on each: the combined type would be nested so deeply that compiling takes too long.
                {view! { <Details context=context.clone() customer=customer.clone() /> }.into_any()}
                {view! { <Ways context=context.clone() customer=customer.clone() pending=pending.clone() /> }.into_any()}
                {(!linked.is_empty())
                    .then(|| {
                        view! { <LinkedSignIns context=context.clone() linked=linked.clone() /> }.into_any()
                    })}
                {has_password
                    .then(|| {
                        view! { <ChangePasswordCard context=context.clone() number=customer.number.to_string() /> }
                            .into_any()
                    })}
                {view! { <Sessions context=context.clone() sessions=sessions.clone() /> }.into_any()}
                {view! { <YourData locale /> }.into_any()}
            </div>
        </PageLayout>
    }
    .into_any()
}
