//! Customer search by number, name, email or phone.

use super::customer::redirect_to_current;
use super::customer_label::{AccountPill, full_name};
use super::frame::{BackofficeLayout, page};
use super::table::{Day, Table};
use crate::components::live_search::{COUNT, FOUND, LiveSearch, STAY};
use crate::ssr;
use crate::texts::backoffice::customers as texts;
use crate::texts::{backoffice, common};
use leptos::prelude::*;
use model::{Cursor, CustomerNumber, CustomerSummary, Locale, Page, percent};

#[component]
pub fn CustomersPage() -> impl IntoView {
    let request = expect_context::<crate::PageRequest>();
    let text = request.param("q").unwrap_or_default().trim().to_owned();
    let after = request.param("after").and_then(|after| after.parse().ok());
    let stay = request.param(STAY).is_some();
    page(find(text.clone(), after, stay), move |context, _, found| {
        view! { <Customers text found begun=context.param("after").is_some() locale=context.locale /> }
    })
}

/// A full customer number redirects to its customer, or to the one it was merged into. While the agent is still typing,
/// matches are listed instead.
async fn find(
    text: String,
    after: Option<Cursor>,
    stay: bool,
) -> Result<Page<CustomerSummary, Cursor>, ssr::PageError> {
    let found = ssr::customers(text.clone(), after).await?;
    if let Some(now) = ssr::survivor(text.clone()).await? {
        if stay {
            return ssr::customers(now.to_string(), None).await;
        }
        redirect_to_current(&text, &now);
        return Ok(found);
    }
    if let ([only], Ok(number)) = (found.items.as_slice(), text.parse::<CustomerNumber>())
        && only.number == number
        && !stay
    {
        ssr::see_other(&format!("/customers/{number}"));
    }
    Ok(found)
}

#[component]
fn Customers(
    text: String,
    found: Page<CustomerSummary, Cursor>,
    begun: bool,
    locale: Locale,
) -> impl IntoView {
    let count = count(&found, begun, locale);
    let list = if found.items.is_empty() {
        let (title, words) = if text.is_empty() {
            (texts::no_customers_title(locale).to_owned(), texts::no_customers_text(locale))
        } else {
            (texts::nobody_title(locale, &text), texts::nobody_text(locale))
        };
        view! {
            <section class="empty">
                <h2>{title}</h2>
                <p class="lead">{words}</p>
            </section>
        }
        .into_any()
    } else {
        view! { <SearchResults text=text.clone() found begun locale /> }.into_any()
    };
    view! {
        <BackofficeLayout title=backoffice::customers(locale)>
            <h1>{backoffice::customers(locale)}</h1>
            <SearchForm text=text.clone() locale />
            <p class="hint" id=COUNT role="status" data-failed=texts::search_failed(locale)>
                {count.clone()}
            </p>
            <div id=FOUND>{list}</div>
        </BackofficeLayout>
    }
}

/// Returns how many customers match, as far as it is known: large results are not counted.
fn count(found: &Page<CustomerSummary, Cursor>, begun: bool, locale: Locale) -> String {
    match found.items.len() {
        0 => texts::count_none(locale).to_owned(),
        many if begun || found.next.is_some() => texts::count_more(locale, many),
        1 => texts::count_one(locale).to_owned(),
        many => texts::count(locale, many),
    }
}

/// Sent by GET, so that results have an address and Back returns to them.
#[component]
fn SearchForm(text: String, locale: Locale) -> impl IntoView {
    view! {
        <LiveSearch>
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
            </form>
        </LiveSearch>
    }
}

#[component]
fn SearchResults(
    text: String,
    found: Page<CustomerSummary, Cursor>,
    begun: bool,
    locale: Locale,
) -> impl IntoView {
    let label = if text.is_empty() {
        texts::newest_customers(locale).to_owned()
    } else {
        texts::found_for(locale, &text)
    };
    let columns = vec![
        (backoffice::name(locale), ""),
        (texts::number(locale), ""),
        (common::email(locale), "wide"),
        (texts::phone(locale), "wide"),
        (texts::account(locale), ""),
        (texts::last_purchase(locale), "wide"),
    ];
    let rows = found
        .items
        .into_iter()
        .map(|customer| view! { <CustomerItem customer locale /> })
        .collect_view();
    let start = format!("/customers?q={}", percent::encode(&text));
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
            <td class="wide address">{customer.email}</td>
            <td class="wide number">{customer.phone}</td>
            <td>
                <AccountPill state=customer.account locale />
            </td>
            <td class="wide">{customer.last_purchase_at.map(|at| view! { <Day at locale /> })}</td>
        </tr>
    }
}
