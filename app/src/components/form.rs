//! Forms as pages write them: plain HTML, with an island in it that submits it in the background.

use super::errors::{ErrorMessage, FormContext, FormErrors, wait_number};
use super::field::value_of;
use super::live_form::LiveForm;
use crate::PageRequest;
use crate::ssr;
use crate::texts::common;
use leptos::context::Provider;
use leptos::prelude::*;
use model::Failure;
use model::refusals::LOST;

/// A form that posts to a server function. Fields are its children; the button comes last.
#[component]
pub fn Form(
    /// The form's id, also its name in addresses where a page has several forms.
    #[prop(into)]
    name: String,
    /// The server function's path.
    action: &'static str,
    errors: FormErrors,
    #[prop(into)] submit: String,
    /// The button's label while the form is being sent.
    #[prop(into)]
    pending: String,
    #[prop(default = "button primary")] class: &'static str,
    /// The button's label while the form cannot be sent yet, with `#` for the seconds, and how many seconds remain.
    #[prop(optional)]
    countdown: Option<(&'static str, u32)>,
    /// Whether it creates something, and does so once however often it is sent: its server function takes `once`.
    #[prop(optional)]
    once: bool,
    /// Ids of the elements that say what it is about, where the page has the same button more than once.
    #[prop(optional)]
    about: Option<String>,
    /// None where the button says it all.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (errors, key) = if once { done_once(errors) } else { (errors, None) };
    let failure = expect_context::<PageRequest>().failure(&name);
    let shown = errors.shown(failure.as_ref());
    let context = FormContext { errors, shown };
    let (countdown, wait) = countdown.unzip();
    let (id, named_by) = names_of(&name, about);
    view! {
        <Provider value=context>
            <form id=name action=action method="post" novalidate>
                <Summary failure />
                {key}
                {children.map(|children| children())}
                <button
                    type="submit"
                    id=id
                    class=class
                    aria-labelledby=named_by
                    data-pending=pending
                    data-countdown=countdown
                    data-wait=wait
                >
                    {submit}
                </button>
                <LiveForm />
            </form>
        </Provider>
    }
}

/// Returns the id of a form's button and the ids of what names it: its own text, which changes with the form's state and
/// which people say who see it (WCAG 2.5.3), and then what it is about.
fn names_of(form: &str, about: Option<String>) -> (Option<String>, Option<String>) {
    about
        .map(|about| {
            let id = format!("{form}-submit");
            let named_by = format!("{id} {about}");
            (id, named_by)
        })
        .unzip()
}

/// Returns the error messages of a form that creates something, and its one-time key.
fn done_once(errors: FormErrors) -> (FormErrors, Option<AnyView>) {
    let locale = expect_context::<PageRequest>().locale;
    let errors = errors.saying(LOST, Some(common::lost_once(locale).to_owned()));
    let value = value_of("once", ssr::one_time_key());
    (errors, Some(view! { <Hidden name="once" value /> }.into_any()))
}

/// A form that the browser submits without an island: for files, which islands cannot send, and for refusals that
/// depend on what was typed.
#[component]
pub fn PlainForm(
    name: &'static str,
    #[prop(into)] action: String,
    errors: FormErrors,
    #[prop(into)] submit: String,
    /// `multipart/form-data` if a file is sent.
    #[prop(optional)]
    enctype: Option<&'static str>,
    /// The button's: primary where it is what the page is for.
    #[prop(default = "button")]
    class: &'static str,
    /// As in [`Form`].
    #[prop(optional)]
    once: bool,
    /// As in [`Form`].
    #[prop(optional)]
    about: Option<String>,
    children: Children,
) -> impl IntoView {
    let (errors, key) = if once { done_once(errors) } else { (errors, None) };
    let failure = expect_context::<PageRequest>().failure(name);
    let shown = errors.shown(failure.as_ref());
    let context = FormContext { errors, shown };
    let (id, named_by) = names_of(name, about);
    view! {
        <Provider value=context>
            <form id=name action=action method="post" enctype=enctype novalidate>
                <Summary failure />
                {key}
                {children()}
                <button type="submit" id=id class=class aria-labelledby=named_by>
                    {submit}
                </button>
            </form>
        </Provider>
    }
}

/// The error summary on top of the form: what to do next, with links to the invalid fields and to pages that help.
#[component]
fn Summary(failure: Option<Failure<String>>) -> impl IntoView {
    let FormContext { errors, shown } = expect_context();
    let request = expect_context::<PageRequest>();
    let number = match failure {
        Some(Failure::Wait(seconds)) => Some(wait_number(seconds)),
        _ => None,
    };
    let about_fields =
        errors.lines.iter().any(|line| line.field.is_some() && shown.contains(&line.code));
    let lines = errors
        .lines
        .into_iter()
        .map(|line| {
            let hidden = !shown.contains(&line.code);
            view! { <SummaryLine line hidden number=number.clone() /> }
        })
        .collect_view();
    view! {
        <div
            class="notice bad"
            role="alert"
            tabindex="-1"
            hidden=shown.is_empty()
            autofocus=!about_fields && !shown.is_empty()
            data-title=common::error_title(request.locale)
        >
            <p hidden=!about_fields>{common::check_fields(request.locale)}</p>
            <ul>{lines}</ul>
            {request.is_typed_cut().then(|| view! { <p>{common::typed_cut(request.locale)}</p> })}
        </div>
    }
}

#[component]
fn SummaryLine(line: ErrorMessage, hidden: bool, number: Option<String>) -> impl IntoView {
    // The island reads the template from the attribute to insert another number.
    let counted = line.is_counted().then(|| line.text.clone());
    let text = number.map_or(line.text.clone(), |number| line.text_with(&number));
    let ErrorMessage { code, field, links, .. } = line;
    let words = match field {
        // If there are pages that help, the links lead to those.
        Some(field) if links.is_empty() => {
            view! { <a href=format!("#{field}")>{text}</a> }.into_any()
        }
        _ => text.into_any(),
    };
    let links =
        links.into_iter().map(|(path, name)| view! { " " <a href=path>{name}</a> }).collect_view();
    view! {
        <li data-code=code data-text=counted hidden=hidden>
            {words}
            {links}
        </li>
    }
}

/// A hidden field.
#[component]
pub fn Hidden(name: &'static str, #[prop(into)] value: String) -> impl IntoView {
    view! { <input type="hidden" name=name value=value /> }
}
