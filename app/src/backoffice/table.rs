//! What tables of the backoffice are made of.

use crate::components::told::{Told, wait_number};
use crate::texts::moments;
use crate::texts::refusals::Explain;
use crate::{Asked, texts::backoffice as texts};
use leptos::prelude::*;
use model::{Failure, Locale, Timestamp};

/// A moment in few letters; what is exact about it is in the element.
#[component]
pub fn Moment(at: Timestamp, locale: Locale) -> impl IntoView {
    view! {
        <time class="number" datetime=moments::machine(at)>
            {moments::short_moment(at, locale)}
        </time>
    }
}

/// A day in few letters.
#[component]
pub fn Day(at: Timestamp, locale: Locale) -> impl IntoView {
    view! {
        <time class="number" datetime=moments::machine(at)>
            {moments::short_day(at, locale)}
        </time>
    }
}

/// A table that scrolls by itself where the screen is too narrow for it.
#[component]
pub fn Table(
    /// What it lists, for those who do not see it.
    #[prop(into)]
    label: String,
    /// Name and class of each column.
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
}

/// The way to older rows, and back to the newest.
#[component]
pub fn Older(
    /// The page with everything of its query but `before`.
    path: String,
    next: Option<i64>,
    locale: Locale,
) -> impl IntoView {
    let begun = expect_context::<Asked>().param("before").is_some();
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

/// Where the list of an address begins.
pub fn before() -> Option<i64> {
    expect_context::<Asked>().param("before")?.parse().ok()
}

/// Why a form without an island was refused: it says so on top of its page.
pub fn refused<R: Explain>(form: &'static str) -> impl IntoView {
    let asked = expect_context::<Asked>();
    let failure = asked.failure(form);
    let told = Told::about::<R>(&asked);
    let shown = told.shown(failure.as_ref());
    let number = match failure {
        Some(Failure::Wait(seconds)) => wait_number(seconds),
        _ => String::new(),
    };
    let lines: Vec<_> = told
        .lines
        .into_iter()
        .filter(|line| shown.contains(&line.code))
        .map(|line| view! { <p>{line.text.replace('#', &number)}</p> })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <div class="notice bad" role="alert" tabindex="-1" autofocus>
                {lines}
            </div>
        }
    })
}
