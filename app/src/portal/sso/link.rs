//! Proving ownership of an account once before an identity is linked to it: by its password, or by a mailed link.

pub mod choose;
pub mod prove;

use crate::Visit;
use crate::components::page::{Message, NotFound, account_page, loaded};
use crate::ssr::{self, Proof};
use crate::texts::{sign_in, sso as texts};
use crate::visit::Notice;
use choose::Choose;
use leptos::prelude::*;
use model::Locale;
use prove::{Prove, Sent};

#[component]
pub fn LinkPage() -> impl IntoView {
    account_page(|visit| {
        if visit.portal.providers.is_empty() {
            return view! { <NotFound /> }.into_any();
        }
        loaded(ssr::proof(), move |proof| match proof {
            None => view! { <Gone locale=visit.locale /> }.into_any(),
            Some(proof) => view! { <Step visit proof /> }.into_any(),
        })
        .into_any()
    })
}

/// The next step of the proof.
#[component]
fn Step(visit: Visit, proof: Proof) -> impl IntoView {
    if !proof.candidates.is_empty() {
        view! { <Choose visit proof /> }.into_any()
    } else if visit.notice == Some(Notice::LinkSent) {
        view! { <Sent visit proof /> }.into_any()
    } else {
        view! { <Prove visit proof /> }.into_any()
    }
}

#[component]
fn Gone(locale: Locale) -> impl IntoView {
    view! {
        <Message title=texts::gone_title(locale) text=texts::gone_text(locale)>
            <a class="button primary" href="/sign-in">
                {sign_in::sign_in_again(locale)}
            </a>
        </Message>
    }
}
