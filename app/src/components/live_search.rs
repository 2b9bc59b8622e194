//! The island in the form of a search. The form is plain HTML, sent by GET, and works without it; while a person types, the
//! island refreshes the results from the page that the form would open.
//!
//! Like [`LiveForm`](super::live_form::LiveForm) it has no texts of its own: it replaces the elements [`FOUND`] and
//! [`COUNT`] by those of the new page.

use super::listen::listen;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    AbortController, AbortSignal, Document, DomParser, Element, FormData, HtmlFormElement,
};
use web_sys::{HtmlInputElement, RequestInit, Response, SupportedType, UrlSearchParams};

/// The id of the results.
pub const FOUND: &str = "found";
/// The id of the line with the number of results, a live region for screen readers.
pub const COUNT: &str = "found-count";
/// The attribute of that line with the text for a failed search.
pub const FAILED: &str = "data-failed";
/// The query parameter that keeps a search from redirecting to its only result.
pub const STAY: &str = "stay";

/// The pause after a key press before the search starts.
const DEBOUNCE: Duration = Duration::from_millis(150);

#[island]
pub fn LiveSearch() -> impl IntoView {
    view! { <span use:start></span> }
}

fn start(mark: Element) {
    let Ok(Some(form)) = mark.closest("form") else {
        return;
    };
    let search = Search::default();
    // The value typed before hydration, or restored by the browser.
    if let Ok(Some(input)) = form.query_selector("input") {
        let input: HtmlInputElement = input.unchecked_into();
        if input.value() != input.default_value() {
            search.begin(&input);
        }
    }
    let typed = search.clone();
    listen(&form, "input", move |event| typed.begin(&event_target(&event)));
    // The browser opens the results page itself.
    listen(&form, "submit", move |_| search.stop());
}

/// The search in progress, or waiting for the next key press.
#[derive(Clone, Default)]
struct Search(Rc<RefCell<Option<AbortController>>>);

impl Search {
    /// Starts a search after a pause and aborts the earlier one.
    fn begin(&self, input: &HtmlInputElement) {
        self.stop();
        let (Ok(controller), Some(form)) = (AbortController::new(), input.form()) else {
            return;
        };
        let signal = controller.signal();
        self.0.replace(Some(controller));
        set_timeout(
            move || {
                if !signal.aborted() {
                    spawn_local(renew(form, signal));
                }
            },
            DEBOUNCE,
        );
    }

    fn stop(&self) {
        if let Some(controller) = self.0.take() {
            controller.abort();
        }
    }
}

async fn renew(form: HtmlFormElement, signal: AbortSignal) {
    let Ok(address) = address_of(&form) else {
        return;
    };
    let page = fetch(&address, &signal).await;
    if signal.aborted() {
        return;
    }
    let done = match page {
        Ok(Some(page)) => show(&page).and_then(|()| keep(&address)),
        // The session has ended or the role has changed: open the page itself.
        Ok(None) => window().location().set_href(&address).ok(),
        Err(_) => None,
    };
    if done.is_none() {
        fail();
    }
}

/// Reloading and Back keep the search; replacing the history entry makes Back skip what was typed in between.
fn keep(address: &str) -> Option<()> {
    let history = window().history().ok()?;
    history.replace_state_with_url(&JsValue::NULL, "", Some(address)).ok()
}

/// Returns the address that the form would open.
fn address_of(form: &HtmlFormElement) -> Result<String, JsValue> {
    let fields = FormData::new_with_form(form)?;
    let fields = UrlSearchParams::new_with_str_sequence_sequence(&fields)?;
    let action = form.get_attribute("action").unwrap_or_default();
    Ok(format!("{action}?{}", String::from(fields.to_string())))
}

/// Fetches a page; `None` if the server redirects to another one.
async fn fetch(address: &str, signal: &AbortSignal) -> Result<Option<Document>, JsValue> {
    let request = RequestInit::new();
    request.set_signal(Some(signal));
    let address = format!("{address}&{STAY}=1");
    let response = JsFuture::from(window().fetch_with_str_and_init(&address, &request)).await?;
    let response: Response = response.unchecked_into();
    if response.redirected() || matches!(response.status(), 401 | 403) {
        return Ok(None);
    }
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    let html = JsFuture::from(response.text()?).await?;
    let html = html.as_string().unwrap_or_default();
    // The head has a style, whose nonce the policy of this page does not know.
    let body = html.find("<body").map_or(&*html, |start| &html[start..]);
    // A parsed document runs no scripts, and neither do elements taken from it.
    let page = DomParser::new()?.parse_from_string(body, SupportedType::TextHtml)?;
    Ok(Some(page))
}

/// Replaces the results by those of a page; `None` if it has no results element.
fn show(page: &Document) -> Option<()> {
    let part = |id: &str| document().get_element_by_id(id).zip(page.get_element_by_id(id));
    let ((found, new_found), (count, new_count)) = (part(FOUND)?, part(COUNT)?);
    found.replace_with_with_node_1(&new_found).ok()?;
    // The element stays, since screen readers announce only changes inside it.
    count.set_text_content(new_count.text_content().as_deref());
    Some(())
}

/// Shows that the search failed: the results may not match what was typed.
fn fail() {
    if let Some(count) = document().get_element_by_id(COUNT) {
        count.set_text_content(count.get_attribute(FAILED).as_deref());
    }
}
