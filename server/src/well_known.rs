//! Addresses that browsers, password managers and people know without having been told.

use axum::response::Redirect;

/// Where password managers send somebody who wants another password (W3C, "A Well-Known URL for Changing Passwords").
pub const CHANGE_PASSWORD: &str = "/.well-known/change-password";

/// The form is on the profile.
pub async fn change_password() -> Redirect {
    Redirect::to("/account/profile")
}

/// The first page of who is signed in.
pub async fn account() -> Redirect {
    Redirect::to("/account/purchases")
}

/// The same in the backoffice, where an agent's account is one page.
pub async fn change_agents_password() -> Redirect {
    Redirect::to("/account")
}
