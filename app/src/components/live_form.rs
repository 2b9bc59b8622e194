//! The island in every form. The form is plain HTML and works without it; the island submits it in the background and
//! shows refusals in place, keeping what was typed.
//!
//! The server renders every sentence a form may need, so that none is part of the WebAssembly. The island calls `fetch`
//! itself: the framework's views, JSON and server-function client would nearly double its size.

use super::errors::{MAX_WAIT_IN_SECONDS, WAIT_MINUTES, WAIT_SECONDS, wait_number};
use super::listen::listen;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys;
use model::refusals::{BUSY, FORBIDDEN, LOST, UNAVAILABLE};
use std::time::Duration;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::js_sys::{Array, JSON, Reflect};
use web_sys::{
    Element, EventInit, FormData, Headers, HtmlElement, HtmlFormElement, HtmlInputElement,
};
use web_sys::{RequestInit, Response, UrlSearchParams};

#[island]
pub fn LiveForm() -> impl IntoView {
    view! { <span use:start></span> }
}

fn start(mark: Element) {
    let Ok(Some(form)) = mark.closest("form") else {
        return;
    };
    if let Some(button) = SubmitButton::of(&form) {
        button.clone().count_down(button.attribute("data-wait").parse().unwrap_or_default());
        // A page restored from the back-forward cache is not being sent any more.
        listen(&window(), "pageshow", move |event| {
            if event.unchecked_ref::<web_sys::PageTransitionEvent>().persisted() {
                button.enable();
            }
        });
    }
    listen(&form, "submit", |event| {
        event.prevent_default();
        submit(event_target(&event));
    });
}

fn submit(form: HtmlFormElement) {
    let Some(button) = SubmitButton::of(&form).filter(SubmitButton::is_enabled) else {
        return;
    };
    button.disable(&button.attribute("data-pending"));
    spawn_local(async move {
        let answer = send(&form).await.unwrap_or_else(|_| Answer::code(LOST));
        if let Some(path) = &answer.go {
            renew_key(&form);
            if window().location().set_href(path).is_ok() {
                return;
            }
        }
        button.count_down(answer.wait);
        show(&form, &answer);
    });
}

/// The button, whose label shows the form's state.
#[derive(Clone)]
struct SubmitButton {
    element: Element,
    label: String,
}

impl SubmitButton {
    fn of(parent: &Element) -> Option<Self> {
        let element = parent.query_selector("[data-pending]").ok()??;
        Some(Self { label: element.text_content().unwrap_or_default(), element })
    }

    fn attribute(&self, name: &str) -> String {
        self.element.get_attribute(name).unwrap_or_default()
    }

    fn is_enabled(&self) -> bool {
        !self.element.has_attribute("aria-disabled")
    }

    fn disable(&self, label: &str) {
        let _ = self.element.set_attribute("aria-disabled", "true");
        self.element.set_text_content(Some(label));
    }

    fn enable(&self) {
        let _ = self.element.remove_attribute("aria-disabled");
        self.element.set_text_content(Some(&self.label));
    }

    /// Shows each second how long the button is still disabled, if it has a label for that.
    fn count_down(self, seconds: u32) {
        let words = self.attribute("data-countdown");
        if words.is_empty() || seconds == 0 {
            return self.enable();
        }
        self.disable(&words.replace('#', &seconds.to_string()));
        set_timeout(move || self.count_down(seconds - 1), Duration::from_secs(1));
    }
}

/// The server's answer.
#[derive(Default)]
struct Answer {
    /// The page to go to after the form was accepted.
    go: Option<String>,
    /// The codes of the errors to show.
    codes: Vec<String>,
    /// Seconds until another attempt makes sense; 0 if there is no wait.
    wait: u32,
}

impl Answer {
    fn code(code: &str) -> Self {
        Self { codes: vec![code.to_owned()], ..Self::default() }
    }

    /// Returns whether the failure is the server's, so that the input may be correct as it is.
    fn is_about_the_server(&self) -> bool {
        let later = |code: &String| matches!(&**code, BUSY | UNAVAILABLE | LOST);
        self.wait > 0 || self.codes.iter().any(later)
    }

    /// Parses a `model::Failure`. Without one, a 5xx status, ours or a proxy's, leaves open whether the form was
    /// processed; a 4xx status means that it was not.
    fn failure(status: u16, body: &str) -> Self {
        let json = JSON::parse(body).unwrap_or(JsValue::NULL);
        let part = |name: &str| {
            Reflect::get(&json, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
        };
        if let Some(seconds) = part("Wait").as_f64() {
            let wait = seconds as u32;
            let code = if wait <= MAX_WAIT_IN_SECONDS { WAIT_SECONDS } else { WAIT_MINUTES };
            return Self { wait, ..Self::code(code) };
        }
        let refused = part("Refused").dyn_into::<Array>().unwrap_or_default();
        let codes: Vec<String> = refused.iter().filter_map(|code| code.as_string()).collect();
        match json.as_string().as_deref() {
            None if !codes.is_empty() => Self { codes, ..Self::default() },
            Some("Busy") => Self::code(BUSY),
            Some("Forbidden") => Self::code(FORBIDDEN),
            Some("Unavailable") => Self::code(UNAVAILABLE),
            Some("Unconfirmed") => Self::code(LOST),
            _ if (400..500).contains(&status) => Self::code(UNAVAILABLE),
            _ => Self::code(LOST),
        }
    }
}

async fn send(form: &HtmlFormElement) -> Result<Answer, JsValue> {
    let fields = FormData::new_with_form(form)?;
    let fields = UrlSearchParams::new_with_str_sequence_sequence(&fields)?;
    let headers = Headers::new()?;
    headers.set("accept", "application/json")?;
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_headers(&headers);
    request.set_body(&fields);
    let action = form.get_attribute("action").unwrap_or_default();
    let response = JsFuture::from(window().fetch_with_str_and_init(&action, &request)).await?;
    let response: Response = response.unchecked_into();
    // 401: the session has expired, and the response contains the address of the sign-in page.
    if response.ok() || response.status() == 401 {
        // A response without a location does not come from our server functions.
        let go = response.headers().get("location")?.ok_or(JsValue::NULL)?;
        return Ok(Answer { go: Some(go), ..Answer::default() });
    }
    let body = JsFuture::from(response.text()?).await?;
    let body = body.as_string().unwrap_or_default();
    Ok(Answer::failure(response.status(), &body))
}

/// Replaces the one-time key after success: sending the form again creates another item.
fn renew_key(form: &HtmlFormElement) {
    for key in all(form, "[name=once]") {
        let key: &HtmlInputElement = key.unchecked_ref();
        key.set_value(&(key.value() + "+"));
    }
}

/// Shows the errors of an answer and hides all others, marks their fields as invalid and focuses the first one.
fn show(form: &HtmlFormElement, answer: &Answer) {
    let is_shown = |line: &Element| {
        line.get_attribute("data-code").is_some_and(|code| answer.codes.contains(&code))
    };
    for line in all(form, "[data-code]") {
        if let Some(text) = line.get_attribute("data-text") {
            line.set_text_content(Some(&text.replace('#', &wait_number(answer.wait))));
        }
        let _ = line.toggle_attribute_with_force("hidden", !is_shown(&line));
    }
    let mut first = None;
    for error in all(form, ".error") {
        let id = error.id();
        let field = id.strip_suffix("-error").and_then(|id| document().get_element_by_id(id));
        let Some(field) = field else {
            continue;
        };
        if all(&error, "[data-code]").any(|line| is_shown(&line)) {
            let _ = field.set_attribute("aria-invalid", "true");
            if is_password(&field) {
                clear(&field);
            }
            first = first.or(Some(field));
        } else {
            let _ = field.remove_attribute("aria-invalid");
        }
    }
    if first.is_none() && !answer.is_about_the_server() {
        all(form, "[autocomplete=current-password]").for_each(|field| clear(&field));
    }
    let Some(summary) = all(form, "[role=alert]").next() else {
        return;
    };
    let _ = summary.remove_attribute("hidden");
    mark_title(&summary);
    for heading in all(&summary, "p") {
        let _ = heading.toggle_attribute_with_force("hidden", first.is_none());
    }
    let _ = first.unwrap_or(summary).unchecked_ref::<HtmlElement>().focus();
}

/// Begins the title of the page as it does when the server renders a refused form.
fn mark_title(summary: &Element) {
    let prefix = summary.get_attribute("data-title").unwrap_or_default();
    let title = document().title();
    if !title.starts_with(&prefix) {
        document().set_title(&(prefix + &title));
    }
}

fn all(parent: &Element, selector: &str) -> impl Iterator<Item = Element> + use<> {
    let found = parent.query_selector_all(selector).ok();
    let length = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..length).filter_map(move |place| Some(found.as_ref()?.item(place)?.unchecked_into()))
}

fn is_password(field: &Element) -> bool {
    field.get_attribute("autocomplete").is_some_and(|kind| kind.ends_with("-password"))
}

/// Clears a refused password, which has to be typed again, and dispatches `input` for the field's listeners.
fn clear(field: &Element) {
    field.unchecked_ref::<HtmlInputElement>().set_value("");
    let bubbles = EventInit::new();
    bubbles.set_bubbles(true);
    if let Ok(event) = web_sys::Event::new_with_event_init_dict("input", &bubbles) {
        let _ = field.dispatch_event(&event);
    }
}
