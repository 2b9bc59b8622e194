//! What people agree to who open an account.

use super::field::{Errors, State, value_of};
use crate::PortalContext;
use leptos::prelude::*;
use model::ConsentText;

/// The box to tick before an account is opened, where the operator demands it. It sends the id of the text, so that what is
/// recorded is what was read.
#[component]
pub fn ConsentBox(context: PortalContext) -> impl IntoView {
    let text = context.portal.consent_in(context.locale).cloned();
    text.map(|ConsentText { id, locale, text }| {
        let state = State::of("consent");
        let id = id.to_string();
        // Never ticked by us, and only while the text is the one that was agreed to.
        let is_ticked = value_of("consent", String::new()) == id;
        let lang = (locale != context.locale).then(|| locale.tag());
        view! {
            <div class="field">
                <label class="check">
                    <input
                        type="checkbox"
                        id="consent"
                        name="consent"
                        value=id
                        checked=is_ticked
                        required
                        autofocus=state.focus
                        aria-invalid=state.aria()
                        aria-describedby="consent-error"
                    />
                    <span lang=lang>{text}</span>
                </label>
                <Errors name="consent" />
            </div>
        }
    })
}
