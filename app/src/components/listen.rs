//! How islands listen. Each is an empty element in the form or field that it serves, with a directive that the browser runs
//! once: children, signals and effects, which none of them needs, would be a quarter of the WebAssembly.

use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{Event, EventTarget};

/// Calls the handler for each event of that name which the target or an element in it dispatches, while the page is open.
pub fn listen(target: &EventTarget, name: &str, handler: impl FnMut(Event) + 'static) {
    let handler = Closure::<dyn FnMut(Event)>::new(handler).into_js_value();
    let _ = target.add_event_listener_with_callback(name, handler.unchecked_ref());
}
