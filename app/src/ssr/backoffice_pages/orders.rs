//! The data of the pages about orders.

use super::customers::customer_details;
use super::{not_found, seen, signed_in};
use crate::backoffice::orders::query::{DUE_TODAY, OrderQuery};
use crate::ssr::PageError;
use crate::ssr::request::accounts;
use ::accounts::{OrderFilter, time_zones};
use model::{
    CustomerSummary, Offer, OrderDetails, OrderState, OrderSummary, Page, Permission,
    PurchaseNumber, TimeZone, Timestamp,
};

pub async fn found_orders(
    query: OrderQuery,
    before: Option<i64>,
) -> Result<Page<OrderSummary>, PageError> {
    let agent = signed_in()?;
    let none = Page { items: Vec::new(), next: None };
    if !query.number.is_empty() {
        let Some(number) = accounts().orders().read_counter_code(&agent, &query.number) else {
            return Ok(none);
        };
        let found = seen(accounts().orders().details(&agent, &number).await)?;
        let items = found.into_iter().map(|details| details.order).collect();
        return Ok(Page { items, next: None });
    }
    match order_filter(&query, &agent.time_zone) {
        Some(filter) => seen(accounts().orders().list(&agent, &filter, before).await),
        None => Ok(none),
    }
}

pub async fn order_named(text: String) -> Result<Option<PurchaseNumber>, PageError> {
    let agent = signed_in()?;
    let number = accounts().orders().read_counter_code(&agent, &text);
    let Some(number) = number.filter(|_| agent.may(Permission::ManageOrders)) else {
        return Ok(None);
    };
    let found = seen(accounts().orders().details(&agent, &number).await)?;
    Ok(found.map(|_| number))
}

/// Returns the filter of an address; `None` if no order can pass it.
fn order_filter(query: &OrderQuery, zone: &TimeZone) -> Option<OrderFilter> {
    let (first, last) = (day(&query.from, zone).ok()?, day(&query.to, zone).ok()?);
    let (mut due_before, today) = (None, time_zones::local(accounts().now(), zone).0.date());
    let state = match query.state.as_str() {
        "" => None,
        DUE_TODAY => {
            due_before = Some(time_zones::start_of_day(today.succ_opt()?, zone));
            Some(OrderState::Reserved)
        }
        code => Some(OrderState::from_code(code)?),
    };
    let customer = match query.customer.as_str() {
        "" => None,
        number => Some(number.parse().ok()?),
    };
    let (from, until) = (first.map(|(start, _)| start), last.map(|(_, end)| end));
    Some(OrderFilter { state, from, until, customer, due_before })
}

/// What was typed is no day.
struct NotADay;

/// Returns when a day begins and ends; `None` if no day was typed.
fn day(text: &str, zone: &TimeZone) -> Result<Option<(Timestamp, Timestamp)>, NotADay> {
    if text.is_empty() {
        return Ok(None);
    }
    time_zones::read_day(text, zone).map(Some).ok_or(NotADay)
}

pub async fn sale(customer: String) -> Result<(Vec<Offer>, Option<CustomerSummary>), PageError> {
    let agent = signed_in()?;
    let offers = seen(accounts().orders().offers(&agent).await)?;
    if customer.is_empty() {
        return Ok((offers, None));
    }
    let details = customer_details(customer).await?;
    if details.deleted { Err(not_found()) } else { Ok((offers, Some(details.summary))) }
}

pub async fn order_details(number: String) -> Result<OrderDetails, PageError> {
    let agent = signed_in()?;
    let number: PurchaseNumber = number.parse().map_err(|_| not_found())?;
    seen(accounts().orders().details(&agent, &number).await)?.ok_or_else(not_found)
}
