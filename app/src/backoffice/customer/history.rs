//! The customer's purchases and timeline.

use super::super::table::{BoughtItem, Day, Older, Table};
use super::payment::{Paid, Unrecorded};
use crate::PageRequest;
use crate::backoffice::paths;
use crate::components::purchase::{numbered, travellers};
use crate::components::time::{Ago, local};
use crate::texts::backoffice::catalogue;
use crate::texts::backoffice::customers as texts;
use crate::texts::backoffice::orders;
use crate::texts::{events, moments};
use leptos::prelude::*;
use model::{CustomerNumber, Locale, Page, Purchase, PurchaseNumber, TimelineEntry};

#[component]
pub fn PurchasesCard(
    purchases: Vec<Purchase>,
    customer: CustomerNumber,
    /// Customers who deleted their account buy nothing more.
    can_buy: bool,
    locale: Locale,
) -> impl IntoView {
    let form = expect_context::<PageRequest>().query.form;
    let cut = (purchases.len() >= Purchase::MAX_LISTED)
        .then(|| view! { <p class="hint">{texts::purchases_cut(locale)}</p> });
    let sell = can_buy.then(|| {
        view! {
            <p class="actions">
                <a class="button small" href=paths::sale(Some(&customer))>
                    {orders::new_order(locale)}
                </a>
            </p>
        }
    });
    let list = if purchases.is_empty() {
        view! { <p class="lead">{texts::no_purchases(locale)}</p> }.into_any()
    } else {
        let columns = vec![
            (texts::number(locale), ""),
            (texts::what(locale), ""),
            (texts::price(locale), "end"),
            (catalogue::payment(locale), ""),
        ];
        let rows = purchases
            .into_iter()
            .map(|purchase| view! { <Bought purchase customer=customer.clone() locale /> })
            .collect_view();
        view! {
            <Table label=texts::purchases(locale) columns>
                {rows}
            </Table>
        }
        .into_any()
    };
    view! {
        <section class="card dense" id="purchases">
            <h2>{texts::purchases(locale)}</h2>
            <Unrecorded form />
            {list}
            {cut}
            {sell}
        </section>
    }
    .into_any()
}

#[component]
fn Bought(purchase: Purchase, customer: CustomerNumber, locale: Locale) -> impl IntoView {
    view! {
        <tr>
            <th scope="row" class="number">
                <a href=format!("/orders/{}", purchase.number)>{purchase.number.clone()}</a>
                <p class="hint">
                    <Day at=purchase.at locale />
                </p>
            </th>
            <td>
                <BoughtItem purchase=purchase.clone() locale />
                <p class="hint">{travellers(purchase.travellers, locale)}</p>
            </td>
            <td class="end number">{purchase.total.display(locale)}</td>
            <td>
                <Paid purchase customer locale />
            </td>
        </tr>
    }
    .into_any()
}

#[component]
pub fn TimelineCard(
    timeline: Page<TimelineEntry>,
    number: CustomerNumber,
    locale: Locale,
) -> impl IntoView {
    let list = if timeline.items.is_empty() {
        view! { <p class="lead">{texts::no_events(locale)}</p> }.into_any()
    } else {
        let days = by_day(timeline.items, |entry| moments::day(local(entry.at), locale));
        days.into_iter()
            .map(|(day, entries)| view! { <DayEntries day entries locale /> })
            .collect_view()
            .into_any()
    };
    view! {
        <section class="card dense" id="timeline">
            <h2>{texts::timeline(locale)}</h2>
            {list}
            <Older path=paths::customer(&number) next=timeline.next locale />
        </section>
    }
    .into_any()
}

/// Returns entries in groups of one day each, in the same order. `day` returns the name of an entry's day.
fn by_day<T>(entries: Vec<T>, day: impl Fn(&T) -> String) -> Vec<(String, Vec<T>)> {
    let mut days: Vec<(String, Vec<T>)> = Vec::new();
    for entry in entries {
        let name = day(&entry);
        match days.last_mut() {
            Some((last, entries)) if *last == name => entries.push(entry),
            _ => days.push((name, vec![entry])),
        }
    }
    days
}

/// The events of a day.
#[component]
fn DayEntries(day: String, entries: Vec<TimelineEntry>, locale: Locale) -> impl IntoView {
    let rows = entries
        .into_iter()
        .map(|entry| view! { <Entry entry in_day=true locale /> })
        .collect_view();
    view! {
        <h3>{day}</h3>
        <ol class="timeline">{rows}</ol>
    }
    .into_any()
}

/// An event, with who did it and from where.
#[component]
pub fn Entry(
    entry: TimelineEntry,
    /// Whether it is listed under its day, so that the time is enough.
    #[prop(optional)]
    in_day: bool,
    locale: Locale,
) -> impl IntoView {
    let at = if in_day {
        let time = moments::time_of_day(local(entry.at));
        view! { <time datetime=moments::machine(entry.at)>{time}</time> }.into_any()
    } else {
        view! { <Ago at=entry.at locale /> }.into_any()
    };
    let what = events::event(&entry.event, locale);
    let detail =
        entry.detail.map(|detail| view! { " · " <span class="address">{unbroken(&detail)}</span> });
    let by = entry.agent.map(|name| {
        let by = texts::sent_by(locale, &name);
        view! { " " {by} }
    });
    let ip = entry.ip.map(|ip| view! { " · " {ip} });
    view! {
        <li>
            {at}
            <span>{what} {by} <span class="quiet-text">{detail} {ip}</span></span>
        </li>
    }
    .into_any()
}

/// Returns what an event is about; the number of an order stays on one line.
fn unbroken(detail: &str) -> AnyView {
    let number = detail.split(" · ").next().filter(|it| it.parse::<PurchaseNumber>().is_ok());
    match number {
        Some(number) => numbered(detail, number),
        None => detail.to_owned().into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_one_day_stand_together() {
        let day = |entry: &u32| (entry / 10).to_string();
        let expected = vec![("4".to_owned(), vec![42, 41]), ("3".to_owned(), vec![30])];
        assert_eq!(by_day(vec![42, 41, 30], day), expected);
        assert!(by_day(Vec::<u32>::new(), day).is_empty());
    }
}
