//! Signing out. The button is in the header of every page.

use crate::components::page::{StatusPage, account_page};
use crate::components::providers::ProviderButtons;
use crate::failure::Refused;
use crate::portal::sign_in::Already;
use crate::texts::{common, sign_in as texts};
use leptos::prelude::*;
use model::Message::SignedOut;
use model::refusals::SessionRefusal;

#[server(endpoint = "sign-out")]
pub async fn sign_out() -> Result<(), Refused<SessionRefusal>> {
    use crate::ssr;
    use ssr::cookies::{HALT_SIGNED_OUT, Name};
    let caller = ssr::account_caller()?;
    let mut logout_flow = None;
    if let Some(session) = ssr::cookie(Name::Session) {
        let ended = ssr::accounts().sign_out(&caller, &session).await;
        logout_flow =
            ended.map_err(|error| ssr::refuse(error.into(), "/account/purchases", &[]))?;
    }
    ssr::leave(Name::Session);
    if caller.portal.providers.is_empty() {
        ssr::see_other("/signed-out");
        return Ok(());
    }
    ssr::set_cookie(Name::Halt, HALT_SIGNED_OUT);
    match logout_flow {
        // Ends the provider's session too: `/sso/leave` redirects there.
        Some(flow) => {
            ssr::set_cookie(Name::Leave, flow.expose());
            ssr::see_other("/sso/leave");
        }
        None => ssr::see_other("/signed-out"),
    }
    Ok(())
}

#[component]
pub fn SignedOutPage() -> impl IntoView {
    account_page(|context| {
        // The address alone must not claim that a signed-in customer is signed out.
        if let Some(customer) = context.customer {
            return view! { <Already customer locale=context.request.locale /> }.into_any();
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
