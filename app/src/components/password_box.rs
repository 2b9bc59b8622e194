//! The island in the field of a password: shows and hides the password, and says while a new one is typed whether it is
//! long enough. Like [`LiveForm`](super::live_form::LiveForm) it has no texts of its own.

use super::listen::listen;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::js_sys::{Array, JsString};
use leptos::web_sys::{Element, HtmlInputElement};

#[island]
pub fn PasswordBox() -> impl IntoView {
    view! { <span use:start></span> }
}

fn start(mark: Element) {
    let part = |selector: &str| mark.closest(".field").ok()??.query_selector(selector).ok()?;
    let Some(input) = part("input") else {
        return;
    };
    if let Some(advice) = part(".advice") {
        listen(&input, "input", move |event| advise(&advice, &event_target_value(&event)));
    }
    if let Some(button) = part(".reveal") {
        let _ = button.remove_attribute("hidden");
        let target = button.clone();
        listen(&target, "click", move |_| reveal(input.unchecked_ref(), &button));
    }
}

/// Toggles the input's type; the button has a label for each state and shows the matching one.
fn reveal(input: &HtmlInputElement, button: &Element) {
    let shows = input.type_() == "text";
    input.set_type(if shows { "password" } else { "text" });
    let labels = button.children();
    for label in (0..labels.length()).filter_map(|place| labels.item(place)) {
        let _ = label.toggle_attribute("hidden");
    }
}

/// Shows how many characters are missing.
fn advise(advice: &Element, password: &str) {
    let word = |name: &str| advice.get_attribute(name).unwrap_or_default();
    let minimum: u32 = word("data-minimum").parse().unwrap_or_default();
    let length = count(password);
    let text = match minimum.saturating_sub(length) {
        _ if length == 0 => String::new(),
        0 => word("data-enough"),
        1 => word("data-one-more"),
        missing => word("data-more").replace('#', &missing.to_string()),
    };
    advice.set_text_content(Some(&text));
    advice.set_class_name(if length >= minimum { "advice sufficient" } else { "advice" });
}

/// Returns the number of code points, as `model::password` counts them. The browser normalizes the text, so that no
/// Unicode table is part of the WebAssembly.
fn count(text: &str) -> u32 {
    Array::from(&JsString::from(text).normalize("NFC")).length()
}
