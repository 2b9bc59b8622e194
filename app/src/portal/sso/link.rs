//! What a provider's user does before they are signed in: proves ownership of an account once, by its password or by a
//! mailed link, or agrees to what the operator demands of a new one.

pub mod agree;
pub mod choose;
pub mod prove;

use crate::PortalContext;
use crate::components::page::{NotFound, StatusPage, account_page, loaded};
use crate::context::Notice;
use crate::portal::sign_in::AlreadySignedIn;
use crate::ssr;
use crate::texts::{sign_in, sso as texts};
use agree::Agree;
use choose::Choose;
use leptos::prelude::*;
use model::{Locale, PendingSignIn, Proof};
use prove::{Prove, Sent};

#[component]
pub fn LinkPage() -> impl IntoView {
    account_page(|context| {
        if context.portal.providers.is_empty() {
            return view! { <NotFound /> }.into_any();
        }
        loaded(ssr::pending_sign_in(), move |pending| match (pending, context.customer.clone()) {
            (Some(PendingSignIn::Prove(proof)), _) => {
                view! { <ProofStep context proof /> }.into_any()
            }
            (Some(PendingSignIn::Agree(offered)), _) => {
                view! { <Agree context offered /> }.into_any()
            }
            // Reached through the browser's history after a successful sign-in.
            (None, Some(customer)) => {
                view! { <AlreadySignedIn customer locale=context.locale /> }.into_any()
            }
            (None, None) => view! { <Gone locale=context.locale /> }.into_any(),
        })
        .into_any()
    })
}

/// The next step of the proof.
#[component]
fn ProofStep(context: PortalContext, proof: Proof) -> impl IntoView {
    if !proof.candidates.is_empty() {
        view! { <Choose context proof /> }.into_any()
    } else if context.notice == Some(Notice::LinkSent) {
        view! { <Sent context proof /> }.into_any()
    } else {
        view! { <Prove context proof /> }.into_any()
    }
}

#[component]
fn Gone(locale: Locale) -> impl IntoView {
    view! {
        <StatusPage title=texts::gone_title(locale) text=texts::gone_text(locale)>
            <a class="button primary" href="/sign-in">
                {sign_in::sign_in_again(locale)}
            </a>
        </StatusPage>
    }
    .into_any()
}
