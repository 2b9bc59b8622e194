//! What a form of settings shows, sent along: only what was edited is changed, whatever other admins do meanwhile.

use crate::PageRequest;
use crate::components::field::value_of;
use crate::components::form::Hidden;
use leptos::prelude::*;

/// The values that the form shows. One that was refused keeps those it was first shown with.
#[component]
pub fn Shown(form: &'static str, current: String) -> impl IntoView {
    let is_refused = expect_context::<PageRequest>().failure(form).is_some();
    let value = if is_refused { value_of("shown", current) } else { current };
    view! { <Hidden name="shown" value /> }
}
