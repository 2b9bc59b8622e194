//! Customers in the API.

pub mod activation;
pub mod changes;
pub mod creation;

use super::paging::{NoQuery, Parameters, cursor};
use super::problem::{Kind, Problem};
use super::refusals::Refusals;
use super::values::time;
use super::versions::tag;
use crate::state::AppState;
use accounts::{ApiCaller, ListedCustomer};
use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use http::header;
use model::{CustomerNumber, EmailAddress, ExternalId};
use serde::Serialize;
use utoipa::ToSchema;

/// A customer of the operator.
#[derive(Debug, Serialize, ToSchema)]
pub struct Customer {
    /// The customer number.
    #[schema(example = "482-915-600")]
    number: String,
    /// Empty, like the last name, once the customer has deleted their account.
    first_name: String,
    last_name: String,
    email: Option<String>,
    phone: Option<String>,
    /// The code of the language of their emails.
    #[schema(example = "es")]
    language: String,
    account: Account,
    /// Whether an agent has disabled the customer.
    disabled: bool,
    #[schema(format = "date-time")]
    created_at: String,
    #[schema(format = "date-time")]
    last_order_at: Option<String>,
    /// The ID of the customer in another system.
    #[schema(example = "K-1007")]
    external_id: Option<String>,
}

/// Whether the customer has an account.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Account {
    None,
    /// An email has invited them to activate it.
    Invited,
    Active,
}

/// A page of customers.
#[derive(Debug, Serialize, ToSchema)]
pub struct CustomerPage {
    items: Vec<Customer>,
    /// The cursor of the next page; `null` on the last one.
    next: Option<String>,
}

impl From<ListedCustomer> for Customer {
    fn from(listed: ListedCustomer) -> Self {
        Self {
            account: match (listed.active, listed.invited) {
                (true, _) => Account::Active,
                (false, true) => Account::Invited,
                (false, false) => Account::None,
            },
            number: listed.number.to_string(),
            first_name: listed.first_name,
            last_name: listed.last_name,
            email: listed.email,
            phone: listed.phone,
            language: listed.locale.tag().to_owned(),
            disabled: listed.disabled,
            created_at: time(listed.created_at),
            last_order_at: listed.last_purchase_at.map(time),
            external_id: listed.external_id,
        }
    }
}

const PARAMETERS: [&str; 5] = ["number", "external_id", "email", "cursor", "limit"];

/// Lists customers.
///
/// In the order in which they were added. Requires the scope `customers.read`.
#[utoipa::path(
    get,
    path = "/api/v1/customers",
    operation_id = "listCustomers",
    tag = "customers",
    params(
        ("number" = Option<String>, Query, description = "Only the customer with this number"),
        ("external_id" = Option<String>, Query, description = "Only the customer with this ID in another system"),
        ("email" = Option<String>, Query, description = "Only customers with this email address"),
        ("cursor" = Option<String>, Query, description = "The `next` of the previous page"),
        ("limit" = Option<u32>, Query, description = "Customers per page, from 1 to 100; 25 by default"),
    ),
    responses((status = 200, description = "A page of customers", body = CustomerPage), Refusals)
)]
pub async fn list(
    State(state): State<AppState>,
    Extension(caller): Extension<ApiCaller>,
    RawQuery(query): RawQuery,
) -> Result<Json<CustomerPage>, Problem> {
    let query = Parameters::read(query.as_deref(), &PARAMETERS)?;
    let (email, after, limit) =
        (query.value::<EmailAddress>("email")?, query.after()?, query.limit()?);
    let number = query.value::<CustomerNumber>("number")?;
    let external_id = query.value::<ExternalId>("external_id")?;
    if number.is_some() || external_id.is_some() {
        let customers = state.accounts.customers();
        let found = match (&external_id, &number) {
            (Some(id), _) => customers.get_by_external_id(&caller, id).await?,
            (None, Some(number)) => customers.get_by_api(&caller, number).await?,
            (None, None) => None,
        };
        let is_asked = |found: &ListedCustomer| {
            let has_number = number.as_ref().is_none_or(|requested| found.number == *requested);
            let own = found.email.as_deref().and_then(EmailAddress::key_of);
            // A merged customer’s own number shows the one that they are part of.
            (external_id.is_none() || has_number)
                && email.as_ref().is_none_or(|requested| own == Some(requested.key()))
        };
        let items = found.into_iter().filter(is_asked).map(Customer::from).collect();
        return Ok(Json(CustomerPage { items, next: None }));
    }
    let page =
        state.accounts.customers().list_by_api(&caller, email.as_ref(), after, limit).await?;
    let items = page.items.into_iter().map(Customer::from).collect();
    Ok(Json(CustomerPage { items, next: page.next.map(cursor) }))
}

/// Shows a customer.
///
/// The number of a customer who was merged into another one shows that other one, with its own number. Changes have to
/// name that one. Requires the scope `customers.read`.
#[utoipa::path(
    get,
    path = "/api/v1/customers/{number}",
    operation_id = "getCustomer",
    tag = "customers",
    params(("number" = String, Path, description = "The customer number")),
    responses(
        (status = 200, description = "The customer", body = Customer, headers(("ETag" = String, description = "The customer’s version, for `If-Match` of a change"))),
        (status = 404, description = "No customer has this number", body = Problem, content_type = "application/problem+json"),
        Refusals
    )
)]
pub async fn one(
    State(state): State<AppState>,
    Extension(caller): Extension<ApiCaller>,
    Path(text): Path<String>,
    _: NoQuery,
) -> Result<Response, Problem> {
    let found = state.accounts.customers().get_by_api(&caller, &number(&text)?).await?;
    found.map(shown).ok_or_else(|| Problem::new(Kind::NotFound))
}

/// Returns the customer number of an address.
fn number(text: &str) -> Result<CustomerNumber, Problem> {
    text.parse().map_err(|_| Problem::new(Kind::NotFound))
}

/// Shows a customer with their version, which a change has to name.
fn shown(listed: ListedCustomer) -> Response {
    ([(header::ETAG, tag(&listed.version))], Json(Customer::from(listed))).into_response()
}
