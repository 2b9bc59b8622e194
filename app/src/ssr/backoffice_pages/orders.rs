//! The data of the pages about orders.

use super::customers::customer_details;
use super::{not_found, seen, signed_in};
use crate::ssr::PageError;
use crate::ssr::request::accounts;
use ::accounts::OrderFilter;
use model::{
    CustomerSummary, Offer, OrderDetails, OrderQuery, OrderSummary, Page, Permission,
    PurchaseNumber,
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
    match OrderFilter::read(&query, &agent.time_zone, accounts().now()) {
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
