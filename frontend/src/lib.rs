//! Starts the islands in the browser, and nothing else: their code is in `app`.

use wasm_bindgen::prelude::wasm_bindgen;

// Linked for its islands, which the page calls by name.
use app as _;

#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
