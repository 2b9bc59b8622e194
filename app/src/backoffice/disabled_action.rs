//! Actions that are disabled, with the reason.

use leptos::prelude::*;

/// A disabled button that stays focusable; screen readers read its reason with it.
#[component]
pub fn DisabledAction(
    label: &'static str,
    id: &'static str,
    #[prop(into)] why: String,
) -> impl IntoView {
    view! {
        <div class="disabled-action">
            <button type="button" class="button" aria-disabled="true" aria-describedby=id>
                {label}
            </button>
            <p class="hint" id=id>
                {why}
            </p>
        </div>
    }
    .into_any()
}
