//! The building blocks of the backoffice's tables.

use crate::components::time::local;
use crate::texts::moments;
use crate::{PageRequest, texts::backoffice as texts};
use leptos::prelude::*;
use model::{Locale, Purchase, Timestamp};

/// A short date and time; the `datetime` attribute has the exact one.
#[component]
pub fn Moment(at: Timestamp, locale: Locale) -> impl IntoView {
    view! {
        <time class="number" datetime=moments::machine(at)>
            {moments::short_moment(local(at), locale)}
        </time>
    }
    .into_any()
}

/// A short date.
#[component]
pub fn Day(at: Timestamp, locale: Locale) -> impl IntoView {
    view! {
        <time class="number" datetime=moments::machine(at)>
            {moments::short_day(local(at), locale)}
        </time>
    }
    .into_any()
}

/// What was bought, and for which date.
#[component]
pub fn BoughtItem(purchase: Purchase, locale: Locale) -> impl IntoView {
    let date = purchase.travel_at.map(|at| view! { "\u{a0}· " <Moment at locale /> });
    view! {
        {purchase.product}
        {date}
    }
    .into_any()
}

/// A table that scrolls on its own where the screen is too narrow.
#[component]
pub fn Table(
    /// The accessible name of the table.
    #[prop(into)]
    label: String,
    /// The title and CSS class of each column.
    columns: Vec<(&'static str, &'static str)>,
    children: Children,
) -> impl IntoView {
    let heads = columns
        .into_iter()
        .map(|(name, class)| {
            view! {
                <th scope="col" class=class>
                    {name}
                </th>
            }
        })
        .collect_view();
    view! {
        <div class="table" role="region" aria-label=label.clone() tabindex="0">
            <table>
                <caption class="hidden">{label.clone()}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The button of a row's form. The same one is in every row, so that its name says what the row is about, after its text.
#[component]
pub fn RowButton(
    label: &'static str,
    #[prop(into)] about: String,
    #[prop(default = "button small")] class: &'static str,
) -> impl IntoView {
    view! {
        <button type="submit" class=class>
            {label}
            <span class="hidden">" " {about}</span>
        </button>
    }
    .into_any()
}

/// Links to older rows and back to the newest.
#[component]
pub fn Older(
    /// The page's path with its query, without `before`.
    path: String,
    next: Option<i64>,
    locale: Locale,
) -> impl IntoView {
    let begun = expect_context::<PageRequest>().param("before").is_some();
    let mark = if path.contains('?') { '&' } else { '?' };
    let newest = begun.then(|| view! { <a href=path.clone()>{texts::newest(locale)}</a> });
    let older = next.map(|next| {
        view! {
            <a class="button small" href=format!("{path}{mark}before={next}")>
                {texts::older(locale)}
            </a>
        }
    });
    (newest.is_some() || older.is_some()).then(|| {
        view! { <p class="pages">{newest} {older}</p> }
    })
}

/// Returns the cursor of the list, from the address.
pub fn before() -> Option<i64> {
    expect_context::<PageRequest>().param("before")?.parse().ok()
}
