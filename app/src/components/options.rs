//! Radio buttons for options that need more than a word.

use super::field::{Errors, State, value_of};
use leptos::prelude::*;

/// One option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choosable {
    pub value: String,
    pub title: String,
    pub hint: String,
}

#[component]
pub fn Options(
    /// The server function's argument, also the group's id.
    name: &'static str,
    #[prop(into)] legend: String,
    options: Vec<Choosable>,
    /// The value selected if nothing was chosen yet; empty for none.
    #[prop(optional, into)]
    chosen: String,
) -> impl IntoView {
    let state = State::of(name);
    let chosen = value_of(name, chosen);
    let options = options
        .into_iter()
        .enumerate()
        .map(|(place, option)| {
            let checked = option.value == chosen;
            // A group takes no focus by itself when the page opens: its first button does.
            let focus = state.focus && place == 0;
            view! { <OptionItem name option checked focus /> }
        })
        .collect_view();
    view! {
        <div class="field">
            <fieldset
                id=name
                class="options"
                role="radiogroup"
                tabindex="-1"
                aria-invalid=state.aria()
                aria-describedby=format!("{name}-error")
            >
                <legend>{legend}</legend>
                {options}
            </fieldset>
            <Errors name />
        </div>
    }
}

#[component]
fn OptionItem(name: &'static str, option: Choosable, checked: bool, focus: bool) -> impl IntoView {
    let hint = (!option.hint.is_empty()).then(|| view! { <span class="hint">{option.hint}</span> });
    view! {
        <label>
            <input type="radio" name=name value=option.value checked=checked autofocus=focus required />
            <span>
                <strong>{option.title}</strong>
                {hint}
            </span>
        </label>
    }
}
