//! Orders: the list. `one` has the page of an order with its `forms`, `actions` what agents do with it, `sale` the form
//! of a new one.

pub mod actions;
mod forms;
pub mod one;
pub mod sale;

use super::context::BackofficeContext;
use super::frame::{BackofficeLayout, page};
use super::paths::{self, ORDERS};
use super::table::{BoughtItem, Day, Older, Table, before};
use crate::components::notice::refused;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::customers as customer_texts;
use crate::texts::backoffice::exports;
use crate::texts::backoffice::orders as texts;
use leptos::prelude::*;
use model::order_query::DUE_TODAY;
use model::parameters;
use model::refusals::PaymentRefusal;
use model::{Agent, Locale, OrderQuery, OrderState, OrderSummary, Page, Permission};

pub use one::OrderPage;
pub use sale::NewOrderPage;

/// Returns the list's address with these filters.
fn path(query: &OrderQuery) -> String {
    let query = query.query();
    if query.is_empty() { ORDERS.to_owned() } else { format!("{ORDERS}?{query}") }
}

#[component]
pub fn OrdersPage() -> impl IntoView {
    let request = expect_context::<crate::PageRequest>();
    let query = OrderQuery::read(|name| request.param(name));
    page(find(query.clone(), before()), move |context, agent, found| {
        view! { <Orders query found agent context /> }
    })
}

/// The number of an order, or the content of its QR code, redirects to its page.
async fn find(
    query: OrderQuery,
    before: Option<i64>,
) -> Result<Page<OrderSummary>, ssr::PageError> {
    let found = ssr::found_orders(query.clone(), before).await?;
    if let ([order], false) = (found.items.as_slice(), query.number.is_empty()) {
        ssr::see_other(&format!("{ORDERS}/{}", order.purchase.number));
    }
    Ok(found)
}

#[component]
fn Orders(
    query: OrderQuery,
    found: Page<OrderSummary>,
    agent: Agent,
    context: BackofficeContext,
) -> impl IntoView {
    let locale = context.locale;
    let next = found.next;
    let export = agent.may(Permission::ExportData).then(|| {
        // A number finds one order, which is no list.
        let filters = OrderQuery { number: String::new(), ..query.clone() }.parameters();
        let kind = [("kind", "orders".to_owned())];
        let path = format!("/exports?{}", parameters::query(&[&kind[..], &filters].concat()));
        view! {
            <p class="actions">
                <a class="button small" href=path>
                    {exports::export_orders(locale)}
                </a>
            </p>
        }
    });
    let is_filtered = query != OrderQuery::default();
    let refusal = (context.query.form.as_deref() == Some("record-payment"))
        .then(|| refused::<PaymentRefusal>("record-payment"));
    let list = if found.items.is_empty() {
        let text = if is_filtered { texts::none_found(locale) } else { texts::none_yet(locale) };
        view! { <p class="lead empty">{text}</p> }.into_any()
    } else {
        view! { <List orders=found.items locale /> }.into_any()
    };
    let path = path(&query);
    view! {
        <BackofficeLayout title=texts::orders(locale)>
            <div class="headline">
                <h1>{texts::orders(locale)}</h1>
                <span class="space"></span>
                <a class="button small primary" href=paths::sale(None)>
                    {texts::new_order(locale)}
                </a>
            </div>
            {refusal}
            <Filters query=query.clone() is_filtered locale />
            {list}
            <Older path=path.clone() next locale />
            {export}
        </BackofficeLayout>
    }
    .into_any()
}

/// Sent by GET, so that results have an address and Back returns to them.
#[component]
fn Filters(query: OrderQuery, is_filtered: bool, locale: Locale) -> impl IntoView {
    let states = OrderState::ALL.map(|state| {
        let selected = query.state == state.code();
        view! {
            <option value=state.code() selected=selected>
                {state_name(state, locale)}
            </option>
        }
    });
    let is_due = query.state == DUE_TODAY;
    let clear = is_filtered.then(|| view! { <a href=ORDERS>{texts::clear(locale)}</a> });
    view! {
        <form class="filters" role="search" action=ORDERS method="get">
            <label>
                {texts::search_number(locale)}
                <input name="number" value=query.number maxlength="60" autocomplete="off" spellcheck="false" />
            </label>
            <label>
                {frame_texts::state(locale)}
                <select name="state">
                    <option value="">{texts::any_state(locale)}</option>
                    {states.into_iter().collect_view()}
                    <option value=DUE_TODAY selected=is_due>
                        {texts::due_today(locale)}
                    </option>
                </select>
            </label>
            <label>
                {texts::from_day(locale)}
                <input name="from" type="date" value=query.from />
            </label>
            <label>
                {texts::to_day(locale)}
                <input name="to" type="date" value=query.to />
            </label>
            <label>
                {texts::customer_number(locale)}
                <input name="customer" value=query.customer maxlength="20" autocomplete="off" />
            </label>
            <button type="submit" class="button">
                {texts::find(locale)}
            </button>
            {clear}
        </form>
    }
    .into_any()
}

#[component]
fn List(orders: Vec<OrderSummary>, locale: Locale) -> impl IntoView {
    let columns = vec![
        (customer_texts::number(locale), ""),
        (frame_texts::when(locale), ""),
        (customer_texts::what(locale), ""),
        (texts::customer(locale), ""),
        (customer_texts::price(locale), "end"),
        (frame_texts::state(locale), ""),
    ];
    let rows = orders.into_iter().map(|order| view! { <OrderItem order locale /> }).collect_view();
    view! {
        <Table label=texts::orders(locale) columns>
            {rows}
        </Table>
    }
    .into_any()
}

#[component]
fn OrderItem(order: OrderSummary, locale: Locale) -> impl IntoView {
    let OrderSummary { purchase, customer, customer_name } = order;
    view! {
        <tr>
            <th scope="row" class="number">
                <a href=format!("{ORDERS}/{}", purchase.number)>{purchase.number.clone()}</a>
            </th>
            <td>
                <Day at=purchase.at locale />
            </td>
            <td>
                <BoughtItem purchase=purchase.clone() locale />
            </td>
            <td>
                <a href=paths::customer(&customer)>{named(customer_name, locale)}</a>
            </td>
            <td class="end number">{purchase.total.display(locale)}</td>
            <td class="state">
                <StatePill state=purchase.state locale />
            </td>
        </tr>
    }
    .into_any()
}

/// Returns a customer's name, or a label for a deleted account.
fn named(name: String, locale: Locale) -> String {
    if name.is_empty() { customer_texts::deleted_customer(locale).to_owned() } else { name }
}

/// The state of an order as a pill.
#[component]
pub fn StatePill(state: OrderState, locale: Locale) -> impl IntoView {
    let class = match state {
        OrderState::Reserved => "pill warn",
        OrderState::Paid => "pill ok",
        OrderState::Cancelled | OrderState::Expired => "pill bad",
    };
    view! { <span class=class>{state_name(state, locale)}</span> }
}

/// Returns what a state is called.
pub(super) fn state_name(state: OrderState, locale: Locale) -> &'static str {
    match state {
        OrderState::Reserved => texts::reserved(locale),
        OrderState::Paid => texts::paid(locale),
        OrderState::Cancelled => texts::cancelled(locale),
        OrderState::Expired => texts::expired(locale),
    }
}
