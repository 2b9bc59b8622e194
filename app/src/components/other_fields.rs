//! Fields that few forms have: a paragraph, a file, a colour.

use super::field::{Frame, State, described_by, value_of};
use super::page::escaped;
use leptos::prelude::*;

/// A paragraph of text. The framework writes its content as it is, so it is escaped here.
#[component]
pub fn TextArea(
    /// The server function's argument, and the input's id.
    name: &'static str,
    #[prop(into)] label: String,
    /// The language that is written in.
    lang: &'static str,
    most_chars: usize,
    /// What stands in it when nothing was typed yet.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    let state = State::of(name);
    view! {
        <Frame name label hint=None>
            <textarea
                id=name
                name=name
                rows="3"
                lang=lang
                maxlength=most_chars
                autofocus=state.focus
                aria-invalid=state.aria()
                aria-describedby=described_by(name, false)
            >
                {escaped(&value_of(name, value))}
            </textarea>
        </Frame>
    }
}

/// A list of texts, one on each line. Its content is escaped here, as above.
#[component]
pub fn Lines(
    /// The server function's argument, and the input's id.
    name: &'static str,
    #[prop(into)] label: String,
    /// What stands in it when nothing was typed yet.
    #[prop(into)]
    value: String,
    hint: AnyView,
) -> impl IntoView {
    let state = State::of(name);
    view! {
        <Frame name label hint=Some(hint)>
            <textarea
                id=name
                name=name
                rows="2"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                autofocus=state.focus
                aria-invalid=state.aria()
                aria-describedby=described_by(name, true)
            >
                {escaped(&value_of(name, value))}
            </textarea>
        </Frame>
    }
}

/// A file. Only a form that is sent as `multipart/form-data` can have one.
#[component]
pub fn FileField(
    name: &'static str,
    #[prop(into)] label: String,
    /// The media types to choose among.
    accept: &'static str,
    hint: AnyView,
) -> impl IntoView {
    let state = State::of(name);
    view! {
        <Frame name label hint=Some(hint)>
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
        </Frame>
    }
}

/// A colour, chosen with the browser's own help.
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
