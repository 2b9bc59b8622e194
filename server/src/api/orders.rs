//! Orders in the API: what customers bought.

pub mod placing;
pub mod state;

use super::paging::{NoQuery, Parameters, cursor};
use super::problem::{Kind, Problem};
use super::refusals::Refusals;
use super::values::{Money, time};
use super::versions::tag;
use crate::state::AppState;
use accounts::{ApiCaller, ApiOrderFilter, ListedOrder};
use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use http::header;
use model::PurchaseNumber;
use serde::Serialize;
use std::str::FromStr;
use utoipa::ToSchema;

/// An order of a customer.
#[derive(Debug, Serialize, ToSchema)]
pub struct Order {
    #[schema(example = "P-4082620318")]
    number: String,
    /// The number of the customer who placed the order.
    #[schema(example = "482-915-600")]
    customer: String,
    /// The product, as it was called when it was bought.
    product: String,
    travellers: i32,
    total: Money,
    state: OrderState,
    /// As entered by the buyer, like the last name and the email.
    first_name: String,
    last_name: String,
    email: String,
    #[schema(format = "date-time")]
    created_at: String,
    /// The time until which the order can be paid; `null` if there is no limit.
    #[schema(format = "date-time")]
    payable_until: Option<String>,
    #[schema(format = "date-time")]
    paid_at: Option<String>,
    #[schema(format = "date-time")]
    cancelled_at: Option<String>,
    /// Whether the amount was refunded when the order was cancelled; `null` if it was never paid.
    refunded: Option<bool>,
    cancel_reason: Option<String>,
    /// The date of travel, as it was when the order was placed; `null` if it has none.
    #[schema(format = "date-time")]
    travel_at: Option<String>,
    /// The ID of the order in another system.
    #[schema(example = "A-2031")]
    external_id: Option<String>,
}

/// The state of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OrderState {
    /// It can be paid.
    Reserved,
    Paid,
    /// Its places are back on sale.
    Cancelled,
    /// It was not paid in time: its places are back on sale.
    Expired,
}

/// Error of parsing a text that is no state.
#[derive(Debug)]
pub struct UnknownState;

impl FromStr for OrderState {
    type Err = UnknownState;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        model::OrderState::from_code(text).map(Self::from).ok_or(UnknownState)
    }
}

impl From<OrderState> for model::OrderState {
    fn from(state: OrderState) -> Self {
        match state {
            OrderState::Reserved => Self::Reserved,
            OrderState::Paid => Self::Paid,
            OrderState::Cancelled => Self::Cancelled,
            OrderState::Expired => Self::Expired,
        }
    }
}

impl From<model::OrderState> for OrderState {
    fn from(state: model::OrderState) -> Self {
        match state {
            model::OrderState::Reserved => Self::Reserved,
            model::OrderState::Paid => Self::Paid,
            model::OrderState::Cancelled => Self::Cancelled,
            model::OrderState::Expired => Self::Expired,
        }
    }
}

/// A page of orders.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderPage {
    items: Vec<Order>,
    /// The cursor of the next page; `null` on the last one.
    next: Option<String>,
}

impl From<ListedOrder> for Order {
    fn from(ListedOrder { customer, order, external_id, .. }: ListedOrder) -> Self {
        Self {
            number: order.number,
            customer: customer.to_string(),
            product: order.product,
            travellers: order.travellers,
            total: order.total.into(),
            state: order.state.into(),
            first_name: order.first_name,
            last_name: order.last_name,
            email: order.email,
            created_at: time(order.at),
            payable_until: order.payable_until.map(time),
            paid_at: order.paid_at.map(time),
            cancelled_at: order.cancelled_at.map(time),
            refunded: order.refunded,
            cancel_reason: order.cancel_reason,
            travel_at: order.travel_at.map(time),
            external_id,
        }
    }
}

/// Lists orders.
///
/// In the order in which they were placed. Requires the scope `orders.read`.
#[utoipa::path(
    get,
    path = "/api/v1/orders",
    operation_id = "listOrders",
    tag = "orders",
    params(
        ("customer" = Option<String>, Query, description = "Only orders of the customer with this number"),
        ("state" = Option<OrderState>, Query, description = "Only orders in this state"),
        ("cursor" = Option<String>, Query, description = "The `next` of the previous page"),
        ("limit" = Option<u32>, Query, description = "Orders per page, from 1 to 100; 25 by default"),
    ),
    responses((status = 200, description = "A page of orders", body = OrderPage), Refusals)
)]
pub async fn list(
    State(state): State<AppState>,
    Extension(caller): Extension<ApiCaller>,
    RawQuery(query): RawQuery,
) -> Result<Json<OrderPage>, Problem> {
    let query = Parameters::read(query.as_deref(), &["customer", "state", "cursor", "limit"])?;
    let filter = ApiOrderFilter {
        customer: query.value("customer")?,
        state: query.value::<OrderState>("state")?.map(model::OrderState::from),
    };
    let (after, limit) = (query.after()?, query.limit()?);
    let page = state.accounts.orders().list_by_api(&caller, &filter, after, limit).await?;
    let items = page.items.into_iter().map(Order::from).collect();
    Ok(Json(OrderPage { items, next: page.next.map(cursor) }))
}

/// Shows an order.
///
/// Requires the scope `orders.read`.
#[utoipa::path(
    get,
    path = "/api/v1/orders/{number}",
    operation_id = "getOrder",
    tag = "orders",
    params(("number" = String, Path, description = "The order’s number")),
    responses(
        (status = 200, description = "The order", body = Order, headers(("ETag" = String, description = "The order’s version, for `If-Match` of a change"))),
        (status = 404, description = "No order has this number", body = Problem, content_type = "application/problem+json"),
        Refusals
    )
)]
pub async fn one(
    State(state): State<AppState>,
    Extension(caller): Extension<ApiCaller>,
    Path(text): Path<String>,
    _: NoQuery,
) -> Result<Response, Problem> {
    let found = state.accounts.orders().get_by_api(&caller, &number(&text)?).await?;
    found.map(shown).ok_or_else(|| Problem::new(Kind::NotFound))
}

/// Returns the order number of an address.
fn number(text: &str) -> Result<PurchaseNumber, Problem> {
    text.parse().map_err(|_| Problem::new(Kind::NotFound))
}

/// Shows an order with its version, which a change has to name.
fn shown(listed: ListedOrder) -> Response {
    ([(header::ETAG, tag(&listed.version))], Json(Order::from(listed))).into_response()
}
