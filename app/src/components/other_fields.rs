//! Fields that few forms have: text area, file, colour, and whose password it is.

use super::field::{FieldFrame, State, described_by, value_of};
use super::page::escaped;
use leptos::prelude::*;

/// A text area.
#[component]
pub fn TextArea(
    /// The server function's argument, also the input's id.
    name: &'static str,
    #[prop(into)] label: String,
    /// The language of the text.
    lang: &'static str,
    max_chars: usize,
    /// The value if nothing was typed yet.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    let state = State::of(name);
    view! {
        <FieldFrame name label hint=None>
            <textarea
                id=name
                name=name
                rows="3"
                lang=lang
                maxlength=max_chars
                autofocus=state.focus
                aria-invalid=state.aria()
                aria-describedby=described_by(name, false)
            >
                {escaped(&value_of(name, value))}
            </textarea>
        </FieldFrame>
    }
}

/// A list of texts, one per line.
#[component]
pub fn Lines(
    /// The server function's argument, also the input's id.
    name: &'static str,
    #[prop(into)] label: String,
    /// The value if nothing was typed yet.
    #[prop(into)]
    value: String,
    hint: AnyView,
    #[prop(default = "2")] rows: &'static str,
) -> impl IntoView {
    let state = State::of(name);
    view! {
        <FieldFrame name label hint=Some(hint)>
            <textarea
                id=name
                name=name
                rows=rows
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                autofocus=state.focus
                aria-invalid=state.aria()
                aria-describedby=described_by(name, true)
            >
                {escaped(&value_of(name, value))}
            </textarea>
        </FieldFrame>
    }
}

/// A file input. Only forms sent as `multipart/form-data` can have one.
#[component]
pub fn FileField(
    name: &'static str,
    #[prop(into)] label: String,
    /// The accepted media types.
    accept: &'static str,
    hint: AnyView,
) -> impl IntoView {
    let state = State::of(name);
    view! {
        <FieldFrame name label hint=Some(hint)>
            <input
                type="file"
                id=name
                name=name
                accept=accept
                required
                autofocus=state.focus
                aria-invalid=state.aria()
                aria-describedby=described_by(name, true)
            />
        </FieldFrame>
    }
}

/// A colour picker of the browser's.
#[component]
pub fn ColourPicker(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(into)] value: String,
) -> impl IntoView {
    view! {
        <div class="field">
            <div class="label">
                <label for=name>{label}</label>
            </div>
            <input type="color" id=name name=name value=value />
        </div>
    }
}

/// Tells password managers which account the password of the form is for. Neither shown nor sent.
#[component]
pub fn PasswordOwner(username: String) -> impl IntoView {
    view! { <input class="hidden" autocomplete="username" value=username readonly tabindex="-1" aria-hidden="true" /> }
}
