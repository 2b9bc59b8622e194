//! One form field: the label above, the hint below, and errors in place of the hint.

use super::errors::FormContext;
use super::password_box::PasswordBox;
use crate::PageRequest;
use crate::texts::common;
use leptos::prelude::*;

/// State that every kind of input has: whether it is invalid, and whether it has the focus when the page opens.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    invalid: bool,
    pub(super) focus: bool,
}

impl State {
    pub(super) fn of(name: &str) -> Self {
        let FormContext { errors, shown } = expect_context();
        let mut wrong = errors
            .lines
            .iter()
            .filter(|line| shown.contains(&line.code))
            .filter_map(|line| line.field);
        let focus = wrong.clone().next() == Some(name);
        Self { focus, invalid: wrong.any(|field| field == name) }
    }

    pub(super) fn aria(self) -> Option<&'static str> {
        self.invalid.then_some("true")
    }
}

pub(super) fn described_by(name: &str, has_hint: bool) -> String {
    if has_hint { format!("{name}-error {name}-hint") } else { format!("{name}-error") }
}

/// Returns what was typed before the form was refused, or else the known value.
pub(crate) fn value_of(name: &str, known: String) -> String {
    expect_context::<PageRequest>().typed.remove(name).unwrap_or(known)
}

#[component]
pub(super) fn FieldFrame(
    name: &'static str,
    label: String,
    hint: Option<AnyView>,
    /// Links that help. They follow the errors, which are read right after the input.
    #[prop(optional_no_strip)]
    help: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field">
            <div class="label">
                <label for=name>{label}</label>
            </div>
            {children()}
            <Errors name />
            {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
            {help.map(|help| view! { <p class="help">{help}</p> })}
        </div>
    }
}

/// All errors this field can have; only those that apply are visible.
#[component]
pub(super) fn Errors(name: &'static str) -> impl IntoView {
    let FormContext { errors, shown } = expect_context();
    let lines = errors
        .lines
        .into_iter()
        .filter(|line| line.field == Some(name))
        .map(|line| {
            view! {
                <span data-code=line.code hidden=!shown.contains(&line.code)>
                    {line.text}
                </span>
            }
        })
        .collect_view();
    view! {
        <p class="error" id=format!("{name}-error")>
            {lines}
        </p>
    }
}

/// A text input.
#[component]
pub fn Field(
    /// The server function's argument, also the input's id.
    name: &'static str,
    #[prop(into)] label: String,
    autocomplete: &'static str,
    #[prop(default = "text")] kind: &'static str,
    /// The keyboard that phones show, where it is not that of the `kind`.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// The language of what is typed, where the form asks for one.
    #[prop(optional)]
    lang: Option<&'static str>,
    /// The value if nothing was typed yet.
    #[prop(optional, into)]
    value: String,
    #[prop(optional)] hint: Option<AnyView>,
    #[prop(default = true)] required: bool,
) -> impl IntoView {
    let state = State::of(name);
    let described_by = described_by(name, hint.is_some());
    let is_of_a_person = matches!(name, "first_name" | "last_name");
    view! {
        <FieldFrame name label hint>
            <input
                id=name
                name=name
                type=kind
                lang=lang
                value=value_of(name, value)
                autocomplete=autocomplete
                inputmode=inputmode
                autocapitalize=if is_of_a_person { "words" } else { "none" }
                spellcheck="false"
                required=required
                autofocus=state.focus
                aria-invalid=state.aria()
                aria-describedby=described_by
            />
        </FieldFrame>
    }
}

/// A checkbox. It sends `true` when it is on and nothing when it is off.
#[component]
pub fn Switch(
    name: &'static str,
    #[prop(into)] label: String,
    on: bool,
    #[prop(optional, into)] hint: String,
) -> impl IntoView {
    let state = State::of(name);
    let described_by = described_by(name, !hint.is_empty());
    let hint =
        (!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> });
    view! {
        <div class="field switch">
            <label class="check">
                <input
                    type="checkbox"
                    id=name
                    name=name
                    value="true"
                    checked=value_of(name, on.to_string()) == "true"
                    autofocus=state.focus
                    aria-invalid=state.aria()
                    aria-describedby=described_by
                />
                {label}
            </label>
            <Errors name />
            {hint}
        </div>
    }
}

/// A password input. A new password gets feedback on its length.
#[component]
pub fn PasswordField(
    name: &'static str,
    #[prop(into)] label: String,
    /// `current-password` or `new-password`.
    autocomplete: &'static str,
    /// Whether the field has the focus when the page opens, unless another one is invalid.
    #[prop(optional)]
    focus: bool,
    /// Links for visitors who forgot it. They follow the input, so that the Tab key reaches it first.
    #[prop(optional)]
    help: Option<AnyView>,
) -> impl IntoView {
    let PageRequest { locale, password_minimum: minimum, .. } = expect_context();
    let state = State::of(name);
    let is_new = autocomplete == "new-password";
    let hint = is_new.then(|| common::password_hint(locale, minimum).into_any());
    view! {
        <FieldFrame name label hint help>
            <div class="secret">
                <input
                    id=name
                    name=name
                    type="password"
                    autocomplete=autocomplete
                    autocapitalize="none"
                    spellcheck="false"
                    required
                    autofocus=state.focus || focus
                    aria-invalid=state.aria()
                    aria-describedby=described_by(name, is_new)
                />
                <Reveal name />
            </div>
            {is_new.then(|| view! { <Advice minimum /> })}
            <PasswordBox />
        </FieldFrame>
    }
}

/// The button that shows the password; hidden without scripts.
#[component]
fn Reveal(name: &'static str) -> impl IntoView {
    let locale = expect_context::<PageRequest>().locale;
    let label = |short: &'static str, long: &'static str, hidden: bool| {
        view! { <span hidden=hidden>{short}<span class="hidden">{long.strip_prefix(short)}</span></span> }
    };
    view! {
        <button type="button" class="reveal" aria-controls=name hidden>
            {label(common::show(locale), common::show_password(locale), false)}
            {label(common::hide(locale), common::hide_password(locale), true)}
        </button>
    }
}

/// Where the island shows whether a new password is long enough. It is there before it has a text, since screen readers
/// announce only changes inside it.
#[component]
fn Advice(minimum: usize) -> impl IntoView {
    let locale = expect_context::<PageRequest>().locale;
    view! {
        <p
            class="advice"
            aria-live="polite"
            data-minimum=minimum
            data-one-more=common::advice_one_more(locale)
            data-more=common::advice_more(locale)
            data-enough=common::advice_enough(locale)
        ></p>
    }
}

/// A select with a few labelled values.
#[component]
pub fn Choice(
    name: &'static str,
    #[prop(into)] label: String,
    options: Vec<(String, String)>,
    /// The value selected if nothing was chosen yet.
    #[prop(into)]
    value: String,
    /// What the browser knows of the person, where it asks for that.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    #[prop(optional)] hint: Option<AnyView>,
) -> impl IntoView {
    let state = State::of(name);
    let chosen = value_of(name, value);
    let described_by = described_by(name, hint.is_some());
    let options = options
        .into_iter()
        .map(|(value, text)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect_view();
    view! {
        <FieldFrame name label hint>
            <select
                id=name
                name=name
                autocomplete=autocomplete
                autofocus=state.focus
                aria-invalid=state.aria()
                aria-describedby=described_by
            >
                {options}
            </select>
        </FieldFrame>
    }
}
