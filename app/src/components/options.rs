//! A choice among a few things that each need more than a word: a list of radio buttons.

use super::field::{Errors, State, value_of};
use leptos::prelude::*;

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choosable {
    pub value: String,
    pub title: String,
    pub hint: String,
}

#[component]
pub fn Options(
    /// The server function's argument, and the group's id.
    name: &'static str,
    #[prop(into)] legend: String,
    options: Vec<Choosable>,
    /// The value that is chosen when nothing was yet; none without it.
    #[prop(optional, into)]
    chosen: String,
) -> impl IntoView {
    let state = State::of(name);
    let chosen = value_of(name, chosen);
    let options = options
        .into_iter()
        .map(|option| {
            let checked = option.value == chosen;
            view! { <Row name option checked /> }
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
fn Row(name: &'static str, option: Choosable, checked: bool) -> impl IntoView {
    let hint = (!option.hint.is_empty()).then(|| view! { <span class="hint">{option.hint}</span> });
    view! {
        <label>
            <input type="radio" name=name value=option.value checked=checked required />
            <span>
                <strong>{option.title}</strong>
                {hint}
            </span>
        </label>
    }
}
