//! Signing out of the backoffice. The button is on every page.

use crate::failure::Refused;
use leptos::prelude::*;
use model::refusals::SessionRefusal;

#[server(prefix = "/agents-api", endpoint = "sign-out")]
pub async fn sign_out() -> Result<(), Refused<SessionRefusal>> {
    use crate::ssr;
    use ssr::cookies::Name;
    if let Some(session) = ssr::cookie(Name::Agent) {
        let ended = ssr::accounts().agents().sign_out(&session).await;
        ended.map_err(|error| ssr::refuse(error.into(), "/customers?form=menu", &[]))?;
    }
    ssr::leave(Name::Agent);
    ssr::see_other("/signed-out");
    Ok(())
}
