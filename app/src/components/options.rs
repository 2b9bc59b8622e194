//! A choice among a few things that each need more than a word: a list of radio buttons, none of them chosen yet.

use super::field::{Errors, State};
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
) -> impl IntoView {
    let state = State::of(name);
    let options = options
        .into_iter()
        .map(|option| view! { <Row name option /> })
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
fn Row(name: &'static str, option: Choosable) -> impl IntoView {
    let hint = (!option.hint.is_empty()).then(|| view! { <span class="hint">{option.hint}</span> });
    view! {
        <label>
            <input type="radio" name=name value=option.value required />
            <span>
                <strong>{option.title}</strong>
                {hint}
            </span>
        </label>
    }
}
