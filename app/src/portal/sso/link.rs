//! Proving ownership of an account once before an identity is linked to it: by its password, or by a mailed link.

pub mod choose;
pub mod prove;

use crate::PortalContext;
use crate::components::page::{NotFound, StatusPage, account_page, loaded};
use crate::context::Notice;
use crate::ssr;
use crate::texts::{sign_in, sso as texts};
use choose::Choose;
use leptos::prelude::*;
use model::{Locale, Proof};
use prove::{Prove, Sent};

#[component]
pub fn LinkPage() -> impl IntoView {
    account_page(|context| {
        if context.portal.providers.is_empty() {
            return view! { <NotFound /> }.into_any();
        }
        loaded(ssr::proof(), move |proof| match proof {
            None => view! { <Gone locale=context.locale /> }.into_any(),
            Some(proof) => view! { <ProofStep context proof /> }.into_any(),
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
