//! A field for a time zone: a text with the known names to choose from, which the browser searches.

use super::field::{FieldFrame, State, described_by, value_of};
use crate::ssr;
use leptos::prelude::*;

#[component]
pub fn ZoneField(
    #[prop(into)] label: String,
    /// The value if nothing was typed yet.
    #[prop(into)]
    value: String,
    #[prop(into)] hint: String,
    #[prop(default = true)] required: bool,
) -> impl IntoView {
    let name = "time_zone";
    let state = State::of(name);
    let options = ssr::time_zone_names()
        .into_iter()
        .map(|zone| view! { <option value=zone></option> })
        .collect_view();
    view! {
        <FieldFrame name label hint=Some(hint.into_any())>
            <input
                id=name
                name=name
                type="text"
                list="time-zones"
                value=value_of(name, value)
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                required=required
                autofocus=state.focus
                aria-invalid=state.aria()
                aria-describedby=described_by(name, true)
            />
            <datalist id="time-zones">{options}</datalist>
        </FieldFrame>
    }
}
