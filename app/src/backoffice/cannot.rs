//! What cannot be done now, and why.

use leptos::prelude::*;

/// A button that cannot work now. The keyboard reaches it, and its reason is read with it.
#[component]
pub fn Cannot(label: &'static str, id: &'static str, #[prop(into)] why: String) -> impl IntoView {
    view! {
        <div class="cannot">
            <button type="button" class="button" aria-disabled="true" aria-describedby=id>
                {label}
            </button>
            <p class="hint" id=id>
                {why}
            </p>
        </div>
    }
}
