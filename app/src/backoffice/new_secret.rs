//! A token or a secret that was just made.

use leptos::prelude::*;

/// Shown this once. A field, so that it can be selected as a whole by keyboard.
#[component]
pub fn NewSecret(
    id: &'static str,
    label: &'static str,
    value: String,
    hint: &'static str,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    view! {
        <section class="card wider" id="made">
            <div class="field">
                <div class="label">
                    <label for=id>{label}</label>
                </div>
                <input
                    id=id
                    type="text"
                    value=value
                    readonly
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby=hint_id.clone()
                />
                <p class="hint" id=hint_id.clone()>
                    {hint}
                </p>
            </div>
        </section>
    }
    .into_any()
}
