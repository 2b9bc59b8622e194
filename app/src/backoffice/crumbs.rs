//! The way back to a list.

use leptos::prelude::*;

/// A link to the list that a page belongs to.
#[component]
pub fn Crumbs(
    path: &'static str,
    /// What the list is called.
    name: &'static str,
    /// What follows: the page itself, or the one between it and the list.
    #[prop(optional)]
    here: Option<AnyView>,
) -> impl IntoView {
    let here = here.map(|here| view! { " / " {here} });
    view! {
        <nav class="crumbs" aria-label=name>
            <a href=path>{name}</a>
            {here}
        </nav>
    }
    .into_any()
}
