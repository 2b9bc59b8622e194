//! Customer search by number, name, email or phone, and the list with filters.

pub mod filters;
pub mod new;
mod none_found;

use super::customer::redirect_to_current;
use super::customer_label::{AccountPill, full_name};
use super::frame::{BackofficeLayout, page};
use super::paths;
use super::table::{Day, Table};
use crate::components::live_search::{COUNT, FOUND, LiveSearch, STAY};
use crate::ssr;
use crate::texts::backoffice::customers as texts;
use crate::texts::backoffice::{campaigns, exports};
use crate::texts::{backoffice, common};
use filters::Filters;
use leptos::prelude::*;
use model::{
    Agent, Cursor, CustomerFilter, CustomerNumber, CustomerSummary, Locale, Page, Permission,
    PurchaseNumber, percent,
};
use none_found::{NothingFound, OrderFound};

#[component]
pub fn CustomersPage() -> impl IntoView {
    let request = expect_context::<crate::PageRequest>();
    let text = request.param("q").unwrap_or_default().trim().to_owned();
    let after = request.param("after").and_then(|after| after.parse().ok());
    let stay = request.param(STAY).is_some();
    // A search looks through all customers.
    let filter = if text.is_empty() {
        CustomerFilter::read(|name| request.param(name))
    } else {
        CustomerFilter::default()
    };
    page(find(text.clone(), filter.clone(), after, stay), move |context, agent, (found, order)| {
        let begun = context.param("after").is_some();
        view! { <Customers text filter found order agent begun locale=context.locale /> }
    })
}

/// Customers, and the order of that number if there are none.
type FoundCustomers = (Page<CustomerSummary, Cursor>, Option<PurchaseNumber>);

/// A full customer number redirects to its customer, or to the one it was merged into; the number of an order, or what
/// the content of its QR code, to the order. While the agent is still typing, matches are listed instead.
async fn find(
    text: String,
    filter: CustomerFilter,
    after: Option<Cursor>,
    stay: bool,
) -> Result<FoundCustomers, ssr::PageError> {
    if !filter.is_empty() {
        return Ok((ssr::customer_list(filter, after).await?, None));
    }
    let found = ssr::customers(text.clone(), after).await?;
    if let Some(now) = ssr::survivor(text.clone()).await? {
        if stay {
            return Ok((ssr::customers(now.to_string(), None).await?, None));
        }
        redirect_to_current(&text, &now);
        return Ok((found, None));
    }
    if let ([only], Ok(number)) = (found.items.as_slice(), text.parse::<CustomerNumber>())
        && only.number == number
        && !stay
    {
        ssr::see_other(&paths::customer(&number));
    }
    let is_none = found.items.is_empty() && found.next.is_none() && !text.is_empty();
    let order = if is_none { ssr::order_named(text).await? } else { None };
    if let Some(number) = order.as_ref().filter(|_| !stay) {
        ssr::see_other(&paths::order(number));
    }
    Ok((found, order))
}

#[component]
fn Customers(
    text: String,
    filter: CustomerFilter,
    found: Page<CustomerSummary, Cursor>,
    order: Option<PurchaseNumber>,
    agent: Agent,
    begun: bool,
    locale: Locale,
) -> impl IntoView {
    let add = agent.may(Permission::ChangeCustomers).then(|| {
        view! {
            <a class="button small" href="/customers/new">
                {texts::add_title(locale)}
            </a>
        }
    });
    let may_act = agent.may(Permission::ExportData) || agent.may(Permission::RunCampaigns);
    let actions = (text.is_empty() && may_act).then(|| {
        view! { <ListActions filter=filter.clone() agent=agent.clone() locale /> }
    });
    let count = count(&found, begun, locale);
    let list = if let Some(number) = order {
        view! { <OrderFound number locale /> }.into_any()
    } else if found.items.is_empty() && found.next.is_none() {
        let is_filtered = !filter.is_empty();
        view! { <NothingFound text=text.clone() is_filtered locale /> }.into_any()
    } else {
        view! { <SearchResults text=text.clone() filter=filter.clone() found begun locale /> }
            .into_any()
    };
    view! {
        <BackofficeLayout title=backoffice::customers(locale)>
            <div class="headline">
                <h1>{backoffice::customers(locale)}</h1>
                <span class="space"></span>
                {add}
            </div>
            <SearchForm text=text.clone() locale />
            <p class="hint" id=COUNT role="status" data-failed=texts::search_failed(locale)>
                {count.clone()}
            </p>
            <div id=FOUND>
                <Filters filter=filter.clone() locale />
                {list}
                {actions}
            </div>
        </BackofficeLayout>
    }
    .into_any()
}

/// What can be done with all customers of the filter.
#[component]
fn ListActions(filter: CustomerFilter, agent: Agent, locale: Locale) -> impl IntoView {
    let export = agent.may(Permission::ExportData).then(|| {
        view! {
            <a class="button small" href=format!("/exports?{}", filter.query())>
                {exports::export_these(locale)}
            </a>
        }
    });
    let campaign = agent.may(Permission::RunCampaigns).then(|| {
        view! {
            <a class="button small" href=format!("/campaigns/new?{}", filter.query())>
                {campaigns::for_these(locale)}
            </a>
        }
    });
    view! { <p class="actions">{export} {campaign}</p> }.into_any()
}

/// Returns how many customers match, as far as it is known: large results are not counted.
fn count(found: &Page<CustomerSummary, Cursor>, begun: bool, locale: Locale) -> String {
    match found.items.len() {
        0 if found.next.is_some() => texts::filters::looked_through(locale).to_owned(),
        0 => texts::count_none(locale).to_owned(),
        many if begun || found.next.is_some() => texts::count_more(locale, many),
        many => texts::count(locale, many),
    }
}

/// Sent by GET, so that results have an address and Back returns to them.
#[component]
fn SearchForm(text: String, locale: Locale) -> impl IntoView {
    view! {
        <form class="search" role="search" action="/customers" method="get">
            <label for="q">{texts::search_label(locale)}</label>
            <div>
                <input
                    id="q"
                    name="q"
                    type="search"
                    value=text
                    maxlength="200"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    autofocus
                    aria-describedby="q-hint"
                />
                <button type="submit" class="button primary">
                    {texts::search(locale)}
                </button>
            </div>
            <p class="hint" id="q-hint">
                {texts::search_hint(locale)}
            </p>
            <LiveSearch />
        </form>
    }
    .into_any()
}

#[component]
fn SearchResults(
    text: String,
    filter: CustomerFilter,
    found: Page<CustomerSummary, Cursor>,
    begun: bool,
    locale: Locale,
) -> impl IntoView {
    let label = if !filter.is_empty() {
        texts::filters::filtered_customers(locale).to_owned()
    } else if text.is_empty() {
        texts::newest_customers(locale).to_owned()
    } else {
        texts::found_for(locale, &text)
    };
    let columns = vec![
        (backoffice::name(locale), ""),
        (texts::number(locale), ""),
        (common::email(locale), ""),
        (texts::phone(locale), ""),
        (texts::account(locale), ""),
        (texts::last_purchase(locale), ""),
    ];
    let rows = found
        .items
        .into_iter()
        .map(|customer| view! { <CustomerItem customer locale /> })
        .collect_view();
    let start = if filter.is_empty() {
        format!("/customers?q={}", percent::encode(&text))
    } else {
        format!("/customers?{}", filter.query())
    };
    let more = found.next.map(|next| {
        let href = format!("{start}&after={}", percent::encode(&next.to_string()));
        view! {
            <a class="button small" href=href>
                {texts::more(locale)}
            </a>
        }
    });
    let from_start =
        begun.then(|| view! { <a href=start.clone()>{texts::from_the_start(locale)}</a> });
    view! {
        <Table label columns>
            {rows}
        </Table>
        <p class="pages">{from_start} {more}</p>
    }
    .into_any()
}

#[component]
fn CustomerItem(customer: CustomerSummary, locale: Locale) -> impl IntoView {
    let number = customer.number.to_string();
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/customers/{number}")>{full_name(&customer, locale)}</a>
            </th>
            <td class="number">{number}</td>
            <td class="address">{customer.email}</td>
            <td class="number">{customer.phone}</td>
            <td class="state">
                <AccountPill state=customer.account locale />
            </td>
            <td data-label=texts::last_purchase(locale)>
                {customer.last_purchase_at.map(|at| view! { <Day at locale /> })}
            </td>
        </tr>
    }
    .into_any()
}
