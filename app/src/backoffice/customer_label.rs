//! What customers are called, and the state of their accounts, wherever agents see them.

use crate::texts::backoffice::customers as texts;
use leptos::prelude::*;
use model::{AccountState, CustomerSummary, Locale};

/// Returns a customer's full name, or a label for a deleted account.
pub fn full_name(customer: &CustomerSummary, locale: Locale) -> String {
    let name = format!("{} {}", customer.first_name, customer.last_name);
    match name.trim() {
        "" => texts::deleted_customer(locale).to_owned(),
        name => name.to_owned(),
    }
}

/// The state of the customer account as a pill.
#[component]
pub fn AccountPill(state: AccountState, locale: Locale) -> impl IntoView {
    let (class, text) = match state {
        AccountState::None => ("pill", texts::no_account(locale)),
        AccountState::Invited => ("pill warn", texts::invited(locale)),
        AccountState::Active { .. } => ("pill ok", texts::active(locale)),
        AccountState::Disabled => ("pill bad", texts::disabled(locale)),
    };
    view! { <span class=class>{text}</span> }
}
