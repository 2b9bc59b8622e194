//! A field for a time zone: a select with the cities of each region, and how far their clocks are from UTC.

use super::field::{FieldFrame, State, described_by, value_of};
use crate::PageRequest;
use crate::ssr;
use crate::texts::backoffice::time_zone as texts;
use crate::texts::moments;
use leptos::prelude::*;
use model::{Locale, REGIONS, TimeZone, search_key};

const NAME: &str = "time_zone";

#[component]
pub fn ZoneField(
    #[prop(into)] label: String,
    /// The value if nothing was chosen yet.
    #[prop(into)]
    value: String,
    /// The first option, which chooses none.
    #[prop(into)]
    none: String,
    #[prop(into)] hint: String,
    #[prop(default = true)] required: bool,
) -> impl IntoView {
    let locale = expect_context::<PageRequest>().locale;
    let state = State::of(NAME);
    let chosen = value_of(NAME, value);
    let zones = ssr::time_zones(&chosen);
    let groups = REGIONS
        .into_iter()
        .map(|region| {
            let options = options(&zones, Some(region), &chosen, locale);
            view! { <optgroup label=texts::region(region, locale)>{options}</optgroup> }
        })
        .collect_view();
    view! {
        <FieldFrame name=NAME label hint=Some(hint.into_any())>
            <select
                id=NAME
                name=NAME
                required=required
                autofocus=state.focus
                aria-invalid=state.aria()
                aria-describedby=described_by(NAME, true)
            >
                <option value="">{none}</option>
                {options(&zones, None, &chosen, locale)}
                {groups}
            </select>
        </FieldFrame>
    }
}

/// Returns the options of one region, or those without one, in the order of the alphabet.
fn options(
    zones: &[(TimeZone, i32)],
    region: Option<&str>,
    chosen: &str,
    locale: Locale,
) -> AnyView {
    let mut options: Vec<_> = zones
        .iter()
        .filter(|(zone, _)| zone.region() == region)
        .map(|(zone, minutes)| {
            let city = zone.city(locale).unwrap_or_else(|| moments::zone_name(zone, locale));
            (search_key(&city), city, zone.to_string(), moments::offset(*minutes))
        })
        .collect();
    options.sort();
    options
        .into_iter()
        .map(|(_, city, value, offset)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{format!("{city} ({offset})")}</option> }
        })
        .collect_view()
        .into_any()
}
