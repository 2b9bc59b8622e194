//! Actions that are confirmed before they are sent.

use crate::PageRequest;
use crate::components::errors::FormErrors;
use crate::components::form::Form;
use leptos::prelude::*;

/// A form behind a summary, which says what it does. It is open where it was refused.
#[component]
pub fn ConfirmAction(
    /// The form's id, also its name in addresses.
    name: &'static str,
    action: &'static str,
    errors: FormErrors,
    #[prop(into)] summary: String,
    /// What the action does.
    #[prop(into)]
    text: String,
    submit: &'static str,
    pending: &'static str,
    #[prop(default = "button bad")] class: &'static str,
    children: Children,
) -> impl IntoView {
    let refused = expect_context::<PageRequest>().query.form.as_deref() == Some(name);
    view! {
        <details class="confirm-action" open=refused>
            <summary>{summary}</summary>
            <p class="hint">{text}</p>
            <Form name=name action=action errors=errors submit=submit pending=pending class=class>
                {children()}
            </Form>
        </details>
    }
    .into_any()
}
