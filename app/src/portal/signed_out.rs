//! The page after signing out.

use crate::components::page::{StatusPage, account_page};
use crate::components::providers::ProviderButtons;
use crate::portal::sign_in::AlreadySignedIn;
use crate::texts::{common, sign_in as texts};
use leptos::prelude::*;
use model::Message::SignedOut;

#[component]
pub fn SignedOutPage() -> impl IntoView {
    account_page(|context| {
        // The address alone must not claim that a signed-in customer is signed out.
        if let Some(customer) = context.customer {
            return view! { <AlreadySignedIn customer locale=context.request.locale /> }.into_any();
        }
        let locale = context.locale;
        let text = context.custom_text(SignedOut, &[], texts::signed_out_text(locale));
        view! {
            <StatusPage title=texts::signed_out_title(locale) text>
                {context
                    .accepts_passwords()
                    .then(|| {
                        view! {
                            <a class="button primary" href="/sign-in">
                                {texts::sign_in_again(locale)}
                            </a>
                        }
                    })}
                <ProviderButtons context=context.clone() primary=!context.accepts_passwords() again=true />
                <a href="/">{common::back_to_tickets(locale)}</a>
            </StatusPage>
        }
        .into_any()
    })
}
