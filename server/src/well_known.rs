//! Addresses that browsers, password managers and people know by convention.

use axum::response::Redirect;

/// Where password managers send people to change a password (W3C, "A Well-Known URL for Changing Passwords").
pub const CHANGE_PASSWORD: &str = "/.well-known/change-password";

/// Redirects to the form, on the profile.
pub async fn change_password() -> Redirect {
    Redirect::to("/account/profile")
}

/// Redirects to the first page of a signed-in customer.
pub async fn account() -> Redirect {
    Redirect::to("/account/purchases")
}

/// Redirects an agent to their account, which is one page.
pub async fn change_agents_password() -> Redirect {
    Redirect::to("/account")
}
