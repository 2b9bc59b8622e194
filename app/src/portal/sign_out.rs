//! Signing out. The button is in the header of every page; `signed_out` has the page that follows.

use crate::failure::Refused;
use leptos::prelude::*;
use model::refusals::SessionRefusal;

#[server(endpoint = "sign-out")]
pub async fn sign_out() -> Result<(), Refused<SessionRefusal>> {
    use crate::ssr;
    use ssr::cookies::{HALT_SIGNED_OUT, Name};
    let caller = ssr::account_caller()?;
    let mut logout_flow = None;
    if let Some(session) = ssr::cookie(Name::Session) {
        let ended = ssr::accounts().sessions().sign_out(&caller, &session).await;
        let back = "/account/purchases?form=menu";
        logout_flow = ended.map_err(|error| ssr::refuse(error.into(), back, &[]))?;
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
