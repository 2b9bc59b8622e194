//! The island around a password input: shows and hides the password, and says while a new one is typed whether it is
//! long enough. Like [`LiveForm`](super::live_form::LiveForm) it has no texts of its own.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::js_sys::JsString;
use leptos::web_sys::{Element, HtmlInputElement};
use leptos::{ev, html};

#[island]
pub fn PasswordBox(children: Children) -> impl IntoView {
    let wrapper = NodeRef::<html::Div>::new();
    let part = move |selector: &str| wrapper.get_untracked()?.query_selector(selector).ok()?;
    Effect::new(move |_| {
        if let Some(button) =
            wrapper.get().and_then(|wrapper| wrapper.query_selector(".reveal").ok()?)
        {
            let _ = button.remove_attribute("hidden");
        }
    });
    let typed = move |event: ev::Event| {
        if let Some(advice) = part(".advice") {
            advise(&advice, &event_target_value(&event));
        }
    };
    let clicked = move |event: ev::MouseEvent| {
        let on_button =
            event_target::<Element>(&event).closest(".reveal").is_ok_and(|button| button.is_some());
        if let (true, Some(input), Some(button)) = (on_button, part("input"), part(".reveal")) {
            reveal(input.unchecked_ref(), &button);
        }
    };
    view! {
        <div class="live" node_ref=wrapper on:input=typed on:click=clicked>
            {children()}
        </div>
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
    let minimum: usize = word("data-minimum").parse().unwrap_or_default();
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
fn count(text: &str) -> usize {
    String::from(JsString::from(text).normalize("NFC")).chars().count()
}
