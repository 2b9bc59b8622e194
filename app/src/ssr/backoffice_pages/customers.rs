//! The data of the pages about customers.

use super::{not_found, seen, signed_in};
use crate::ssr::PageError;
use crate::ssr::request::accounts;
use model::{
    Comparison, Cursor, CustomerDetails, CustomerFilter, CustomerNumber, CustomerSummary,
    DuplicateGroup, Duplicates, Page, SimilarCustomer, TimelineEntry,
};

pub async fn customers(
    text: String,
    after: Option<Cursor>,
) -> Result<Page<CustomerSummary, Cursor>, PageError> {
    let agent = signed_in()?;
    seen(accounts().customers().search(&agent, &text, after.as_ref()).await)
}

pub async fn customer_list(
    filter: CustomerFilter,
    after: Option<Cursor>,
) -> Result<Page<CustomerSummary, Cursor>, PageError> {
    let agent = signed_in()?;
    seen(accounts().customers().list(&agent, &filter, after.as_ref()).await)
}

pub async fn similar_customers(
    first_name: String,
    last_name: String,
    email: String,
) -> Result<Vec<SimilarCustomer>, PageError> {
    let agent = signed_in()?;
    seen(accounts().customers().similar(&agent, &first_name, &last_name, &email).await)
}

pub async fn customer_details(number: String) -> Result<CustomerDetails, PageError> {
    let agent = signed_in()?;
    let number: CustomerNumber = number.parse().map_err(|_| not_found())?;
    seen(accounts().customers().details(&agent, &number).await)?.ok_or_else(not_found)
}

pub async fn duplicates_of(number: CustomerNumber) -> Result<Duplicates, PageError> {
    let agent = signed_in()?;
    seen(accounts().customers().duplicates_of(&agent, &number).await)
}

pub async fn survivor(number: String) -> Result<Option<CustomerNumber>, PageError> {
    let agent = signed_in()?;
    match number.parse() {
        Ok(number) => seen(accounts().customers().survivor_of(&agent, &number).await),
        Err(_) => Ok(None),
    }
}

pub async fn duplicates(before: Option<i64>) -> Result<Page<DuplicateGroup>, PageError> {
    let agent = signed_in()?;
    seen(accounts().customers().duplicates(&agent, before).await)
}

pub async fn comparison(one: String, other: String) -> Result<Comparison, PageError> {
    let agent = signed_in()?;
    let one: CustomerNumber = one.parse().map_err(|_| not_found())?;
    let other: CustomerNumber = other.parse().map_err(|_| not_found())?;
    let compared = accounts().customers().compare(&agent, &one, &other).await;
    seen(compared)?.ok_or_else(not_found)
}

pub async fn timeline(
    number: CustomerNumber,
    before: Option<i64>,
) -> Result<Page<TimelineEntry>, PageError> {
    let agent = signed_in()?;
    seen(accounts().customers().timeline(&agent, &number, before).await)
}
