//! The choice of a date that a product is sold for.

use super::field::{FieldFrame, State, described_by, value_of};
use super::time::local;
use crate::PageRequest;
use crate::texts::{moments, shop};
use leptos::prelude::*;
use model::{Locale, ProductDate};

const NAME: &str = "date";

/// A select of the dates to come. Those that are sold out are shown, and cannot be chosen.
#[component]
pub fn DateField(dates: Vec<ProductDate>, locale: Locale) -> impl IntoView {
    let state = State::of(NAME);
    let chosen = value_of(NAME, only_choice(&dates));
    let zone = moments::zone_name(&expect_context::<PageRequest>().time_zone, locale);
    let hint = Some(shop::date_hint(locale, &zone).into_any());
    let options = dates
        .into_iter()
        .map(|date| {
            let id = date.id.to_string();
            let selected = id == chosen;
            let disabled = date.is_sold_out();
            view! {
                <option value=id selected=selected disabled=disabled>
                    {label(&date, locale)}
                </option>
            }
        })
        .collect_view();
    view! {
        <FieldFrame name=NAME label=shop::date(locale).to_owned() hint>
            <select
                id=NAME
                name=NAME
                required
                autofocus=state.focus
                aria-invalid=state.aria()
                aria-describedby=described_by(NAME, true)
            >
                <option value="">{shop::choose_date(locale)}</option>
                {options}
            </select>
        </FieldFrame>
    }
}

/// Returns the id of the only date that can be chosen, or nothing.
fn only_choice(dates: &[ProductDate]) -> String {
    let mut open = dates.iter().filter(|date| !date.is_sold_out());
    match (open.next(), open.next()) {
        (Some(date), None) => date.id.to_string(),
        _ => String::new(),
    }
}

/// Returns a date in local time, and how many places are left where they are few.
pub fn label(date: &ProductDate, locale: Locale) -> String {
    let at = moments::moment(local(date.at), locale);
    match date.few_places_left() {
        None => at,
        Some(0) => format!("{at} · {}", shop::sold_out(locale)),
        Some(left) => format!("{at} · {}", shop::places_left(locale, left)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::ProductDateId;

    #[test]
    fn a_date_is_chosen_where_there_is_no_other() {
        let at = model::Timestamp::default();
        let date = |(id, places_left)| ProductDate { id: ProductDateId::new(id), at, places_left };
        for (dates, expected) in [
            (vec![], ""),
            (vec![(1, None)], "1"),
            (vec![(1, Some(0)), (2, Some(3))], "2"),
            (vec![(1, Some(1)), (2, Some(3))], ""),
            (vec![(1, Some(0))], ""),
        ] {
            let dates: Vec<_> = dates.into_iter().map(date).collect();
            assert_eq!(only_choice(&dates), expected, "{dates:?}");
        }
    }
}
