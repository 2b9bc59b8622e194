//! Signing out. The button is in the header of every page.

use crate::components::page::{Message, account_page};
use crate::failure::Refused;
use crate::texts::{common, sign_in as texts};
use leptos::prelude::*;
use model::refusals::SessionRefusal;

#[server(endpoint = "sign-out")]
pub async fn sign_out() -> Result<(), Refused<SessionRefusal>> {
    use crate::ssr;
    let caller = ssr::account_caller()?;
    if let Some(session) = ssr::cookie(ssr::cookies::Name::Session) {
        let ended = ssr::accounts().sign_out(&caller, &session).await;
        let _leave = ended.map_err(|error| ssr::refuse(error.into(), "/account/purchases", &[]))?;
    }
    ssr::forget_cookie(ssr::cookies::Name::Session);
    ssr::see_other("/signed-out");
    Ok(())
}

#[component]
pub fn SignedOutPage() -> impl IntoView {
    account_page(|visit| {
        let locale = visit.locale;
        view! {
            <Message title=texts::signed_out_title(locale) text=texts::signed_out_text(locale)>
                <a class="button primary" href="/sign-in">
                    {texts::sign_in_again(locale)}
                </a>
                <a href="/">{common::back_to_tickets(locale)}</a>
            </Message>
        }
    })
}
