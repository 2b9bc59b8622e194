//! All possible duplicates of the operator's customers.

use super::customer::duplicates::{comparing, in_common};
use super::customer_label::{AccountPill, full_name};
use super::frame::{BackofficeLayout, page};
use super::paths;
use super::table::{Day, Older, Table, before};
use crate::ssr;
use crate::texts::backoffice::customers as customer_texts;
use crate::texts::backoffice::merging as texts;
use crate::texts::{backoffice, common};
use leptos::prelude::*;
use model::{CustomerNumber, CustomerSummary, DuplicateGroup, Locale, Page};

#[component]
pub fn DuplicatesPage() -> impl IntoView {
    page(ssr::duplicates(before()), |context, _, found| {
        view! { <Duplicates found locale=context.locale /> }
    })
}

#[component]
fn Duplicates(found: Page<DuplicateGroup>, locale: Locale) -> impl IntoView {
    let list = if found.items.is_empty() {
        view! {
            <section class="empty">
                <h2>{texts::no_duplicates_title(locale)}</h2>
                <p class="lead">{texts::no_duplicates_text(locale)}</p>
            </section>
        }
        .into_any()
    } else {
        found
            .items
            .into_iter()
            .map(|group| view! { <Group group locale /> })
            .collect_view()
            .into_any()
    };
    view! {
        <BackofficeLayout title=texts::duplicates(locale)>
            <h1>{texts::duplicates(locale)}</h1>
            <p class="lead">{texts::duplicates_lead(locale)}</p>
            <div class="groups">{list}</div>
            <Older path="/duplicates".to_owned() next=found.next locale />
        </BackofficeLayout>
    }
    .into_any()
}

#[component]
fn Group(group: DuplicateGroup, locale: Locale) -> impl IntoView {
    let columns = vec![
        (backoffice::name(locale), ""),
        (customer_texts::number(locale), ""),
        (common::email(locale), ""),
        (customer_texts::phone(locale), ""),
        (customer_texts::account(locale), ""),
        (customer_texts::last_purchase(locale), ""),
        (texts::compare(locale), ""),
    ];
    let first = group.customers.first().map(|first| first.number.clone());
    let (reason, colon) = (in_common(group.match_reason, locale), backoffice::colon(locale));
    let name = group.customers.first().map(|first| full_name(first, locale)).unwrap_or_default();
    let rows = group
        .customers
        .into_iter()
        .map(|customer| {
            let keep = first.clone().filter(|first| *first != customer.number);
            view! { <DuplicateItem customer keep locale /> }
        })
        .collect_view();
    let more = group.more.then(|| view! { <p class="hint">{texts::and_more(locale)}</p> });
    view! {
        <section class="card dense">
            <h2>{reason} <span class="hidden">{format!("{colon}{name}")}</span></h2>
            <Table label=format!("{reason}{colon}{name}") columns>
                {rows}
            </Table>
            {more}
        </section>
    }
    .into_any()
}

/// One customer of a group, with a link that compares it to the one to keep.
#[component]
fn DuplicateItem(
    customer: CustomerSummary,
    /// The customer to keep; `None` if this row is that customer.
    keep: Option<CustomerNumber>,
    locale: Locale,
) -> impl IntoView {
    let number = customer.number.clone();
    let compare = match keep {
        None => view! { <span class="pill">{texts::keep_first(locale)}</span> }.into_any(),
        Some(keep) => view! {
            <a class="button small" href=comparing(&keep, &number)>
                {texts::compare(locale)}
                <span class="hidden">{format!(" {keep}, {number}")}</span>
            </a>
        }
        .into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                <a href=paths::customer(&number)>{full_name(&customer, locale)}</a>
            </th>
            <td class="number">{number.to_string()}</td>
            <td class="address">{customer.email}</td>
            <td class="number">{customer.phone}</td>
            <td class="state">
                <AccountPill state=customer.account locale />
            </td>
            <td data-label=customer_texts::last_purchase(locale)>
                {customer.last_purchase_at.map(|at| view! { <Day at locale /> })}
            </td>
            <td>{compare}</td>
        </tr>
    }
    .into_any()
}
