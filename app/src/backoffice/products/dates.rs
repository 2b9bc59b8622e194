//! The dates of a product: the field that they are typed in, and how many places of each are taken.

use super::super::table::{Moment, Table};
use crate::PageRequest;
use crate::components::other_fields::Lines;
use crate::components::time::local;
use crate::ssr;
use crate::texts::backoffice::catalogue as texts;
use crate::texts::moments;
use leptos::prelude::*;
use model::{DateDetails, Locale, ProductDetails};

/// Returns dates as they are typed, one a line.
pub fn typed(dates: &[DateDetails]) -> String {
    let line = |date: &DateDetails| {
        let at = local(date.at).0.format("%Y-%m-%d %H:%M");
        date.capacity.map_or_else(|| at.to_string(), |capacity| format!("{at} {capacity}"))
    };
    dates.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[component]
pub fn DatesField(value: String, locale: Locale) -> impl IntoView {
    let zone = moments::zone_name(&expect_context::<PageRequest>().time_zone, locale);
    view! {
        <fieldset>
            <legend>{texts::dates_title(locale)}</legend>
            <Lines
                name="dates"
                label=texts::dates(locale)
                value
                hint=texts::dates_hint(locale, &zone).into_any()
                rows="6"
            />
        </fieldset>
    }
    .into_any()
}

/// How many places of each date are taken.
#[component]
pub fn TakenPlaces(details: ProductDetails, locale: Locale) -> impl IntoView {
    (!details.dates.is_empty()).then(|| {
        let columns = vec![(texts::date(locale), ""), (texts::places(locale), "end")];
        let (capacity, now) = (details.capacity, ssr::now());
        let rows = details
            .dates
            .into_iter()
            .map(|date| {
                let past = (date.at <= now).then(|| {
                    view! { " " <span class="pill">{texts::past_date(locale)}</span> }
                });
                let places = date.capacity.or(capacity).map_or_else(
                    || texts::taken(locale, date.places_taken),
                    |capacity| texts::places_of(locale, date.places_taken, capacity),
                );
                view! {
                    <tr>
                        <th scope="row">
                            <Moment at=date.at locale />
                            {past}
                        </th>
                        <td class="end">{places}</td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <section class="card dense" id="taken">
                <h2>{texts::dates_title(locale)}</h2>
                <Table label=texts::dates_title(locale) columns>
                    {rows}
                </Table>
            </section>
        }
    })
}
