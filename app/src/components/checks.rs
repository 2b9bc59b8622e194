//! A choice of several things from a list: check boxes.

use super::field::{Errors, State};
use crate::PageRequest;
use leptos::prelude::*;

/// Each box is sent as `name[0]`, `name[1]` and so on, with the value of what was chosen.
#[component]
pub fn Checks(
    /// The server function's argument, and the group's id.
    name: &'static str,
    #[prop(into)] legend: String,
    #[prop(into)] hint: String,
    /// Value and name of each.
    options: Vec<(String, String)>,
    /// The values that are chosen when nothing was typed yet.
    chosen: Vec<String>,
) -> impl IntoView {
    let state = State::of(name);
    let typed = expect_context::<PageRequest>().typed;
    let is_chosen = |value: &String| {
        if typed.is_empty() {
            return chosen.contains(value);
        }
        // As the answer kept it, or as the form was sent whose session had ended.
        let sent = format!("{name}[");
        typed.contains_key(&kept(name, value))
            || typed.iter().any(|(field, typed)| field.starts_with(&sent) && typed == value)
    };
    let boxes = options
        .into_iter()
        .enumerate()
        .map(|(place, (value, text))| {
            let checked = is_chosen(&value);
            // A group takes no focus by itself when the page opens: its first box does.
            let autofocus = state.focus && place == 0;
            view! {
                <label class="check">
                    <input
                        type="checkbox"
                        name=format!("{name}[{place}]")
                        value=value
                        checked=checked
                        autofocus=autofocus
                    />
                    {text}
                </label>
            }
        })
        .collect_view();
    view! {
        <div class="field">
            <fieldset
                id=name
                class="checks"
                tabindex="-1"
                aria-invalid=state.aria()
                aria-describedby=format!("{name}-error {name}-hint")
            >
                <legend>{legend}</legend>
                {boxes}
            </fieldset>
            <Errors name />
            <p class="hint" id=format!("{name}-hint")>
                {hint}
            </p>
        </div>
    }
}

/// Returns the name by which an answer keeps that a value was chosen, for the page that shows the form again.
pub fn kept(name: &str, value: &str) -> String {
    format!("{name}-{value}")
}
