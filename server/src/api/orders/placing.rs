//! Placing orders, each known by the id that another system has for it.

use super::{Order, shown};
use crate::api::bodies::{self, given, text};
use crate::api::paging::NoQuery;
use crate::api::problem::{Kind, Problem};
use crate::api::refusals::Refusals;
use crate::api::versions::precondition;
use crate::state::AppState;
use accounts::{ApiCaller, ExternalOrder, OrderCustomer};
use axum::Extension;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode, header};
use model::{ExternalId, ProductDateId, ProductId};
use utoipa::ToSchema;

/// An order to place.
#[derive(Debug, ToSchema)]
pub struct NewOrder {
    /// The id of the product.
    #[schema(value_type = i64)]
    product: ProductId,
    /// The id of the date, of a product that is sold for dates.
    #[schema(value_type = Option<i64>)]
    date: Option<ProductDateId>,
    travellers: i32,
    first_name: String,
    last_name: String,
    /// The confirmation is sent there; without an address none is sent.
    email: Option<String>,
    /// The number of the customer whose order it is. Without a customer it is that of the name and email, or a new one.
    #[schema(example = "482-915-600")]
    customer: Option<String>,
    /// The ID of the customer in another system, instead of the number.
    #[schema(example = "K-1007")]
    customer_external_id: Option<String>,
}

const FIELDS: [&str; 8] = [
    "product",
    "date",
    "travellers",
    "first_name",
    "last_name",
    "email",
    "customer",
    "customer_external_id",
];

impl NewOrder {
    /// Reads the body of a request.
    fn read(body: &[u8]) -> Result<Self, Problem> {
        let fields = bodies::read(body, &FIELDS)?;
        let product = bodies::number(&fields, "product")?.map(ProductId::new);
        let travellers = bodies::number(&fields, "travellers")?.map(i32::try_from);
        Ok(Self {
            product: product.ok_or_else(|| Problem::invalid("product"))?,
            date: bodies::number(&fields, "date")?.map(ProductDateId::new),
            travellers: match travellers {
                Some(Ok(travellers)) => travellers,
                Some(Err(_)) | None => return Err(Problem::invalid("travellers")),
            },
            first_name: text(&fields, "first_name")?.unwrap_or_default(),
            last_name: text(&fields, "last_name")?.unwrap_or_default(),
            email: given(&fields, "email")?,
            customer: given(&fields, "customer")?,
            customer_external_id: given(&fields, "customer_external_id")?,
        })
    }

    fn into_order(self, external_id: ExternalId) -> Result<ExternalOrder, Problem> {
        let customer = match (self.customer, self.customer_external_id) {
            (None, None) => None,
            (Some(number), None) => {
                let number = number.parse().map_err(|_| Problem::invalid("customer"))?;
                Some(OrderCustomer::Number(number))
            }
            (None, Some(id)) => {
                let id = id.parse().map_err(|_| Problem::invalid("customer_external_id"))?;
                Some(OrderCustomer::ExternalId(id))
            }
            // Two names could be of two customers.
            (Some(_), Some(_)) => return Err(Problem::invalid("customer_external_id")),
        };
        Ok(ExternalOrder {
            external_id,
            customer,
            product: self.product,
            date: self.date,
            travellers: self.travellers,
            first_name: self.first_name,
            last_name: self.last_name,
            email: self.email.unwrap_or_default(),
        })
    }
}

/// Returns whether a body is an order to place, for the fuzz target.
#[cfg(feature = "fuzzing")]
pub fn accepts(body: &[u8]) -> bool {
    let Ok(id) = "K-7".parse::<ExternalId>() else { return false };
    NewOrder::read(body).and_then(|new| new.into_order(id)).is_ok()
}

/// Returns the external id of an address.
fn external_id(text: &str) -> Result<ExternalId, Problem> {
    text.parse().map_err(|_| Problem::new(Kind::NotFound))
}

/// Shows the order with an ID of another system.
///
/// Requires the scope `orders.read`.
#[utoipa::path(
    get,
    path = "/api/v1/orders/by-external-id/{external_id}",
    operation_id = "getOrderByExternalId",
    tag = "orders",
    params(("external_id" = String, Path, description = "The ID of the order in another system")),
    responses(
        (status = 200, description = "The order", body = Order, headers(("ETag" = String, description = "The order’s version, for `If-Match` of a change"))),
        (status = 404, description = "No order has this ID", body = Problem, content_type = "application/problem+json"),
        Refusals
    )
)]
pub async fn show(
    State(state): State<AppState>,
    Extension(caller): Extension<ApiCaller>,
    Path(text): Path<String>,
    _: NoQuery,
) -> Result<Response, Problem> {
    let id = external_id(&text)?;
    let found = state.accounts.orders().get_by_external_id(&caller, &id).await?;
    found.map(shown).ok_or_else(|| Problem::new(Kind::NotFound))
}

/// Places an order, unless there is one of that id.
///
/// The places are taken as at the counter, and the order is to be paid in the same time. The same request again places
/// nothing; another name corrects that of the order, and anything else that differs is refused. Requires the scope
/// `orders.write`.
#[utoipa::path(
    put,
    path = "/api/v1/orders/by-external-id/{external_id}",
    operation_id = "putOrder",
    tag = "orders",
    params(
        ("external_id" = String, Path, description = "The ID of the order in your system: up to 100 characters, a different one for each order"),
        ("If-Match" = Option<String>, Header, description = "Only if the order is there and has this `ETag`, or `*` for any version"),
        ("If-None-Match" = Option<String>, Header, description = "`*`: only if there is no order of this ID yet"),
    ),
    request_body = NewOrder,
    responses(
        (status = 200, description = "The order, which was there already", body = Order, headers(("ETag" = String, description = "The order’s version"))),
        (status = 201, description = "The order, placed by this request", body = Order, headers(("Location" = String, description = "The order’s address"), ("ETag" = String, description = "The order’s version"))),
        (status = 404, description = "The address has no id that an order can have", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "There are no places, or the order of this id is another one: see the `reason`", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "The order is not as If-Match or If-None-Match demands", body = Problem, content_type = "application/problem+json"),
        Refusals
    )
)]
pub async fn put(
    State(state): State<AppState>,
    Extension(caller): Extension<ApiCaller>,
    Path(text): Path<String>,
    _: NoQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let order = NewOrder::read(&body)?.into_order(external_id(&text)?)?;
    let precondition = precondition(&headers);
    let placed = state.accounts.orders().put_by_api(&caller, &order, &precondition).await?;
    if !placed.is_new {
        return Ok(shown(placed.order));
    }
    let address = format!("/api/v1/orders/{}", placed.order.order.number);
    Ok((StatusCode::CREATED, [(header::LOCATION, address)], shown(placed.order)).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Result<ExternalOrder, Problem> {
        let id = "A-1".parse().expect("an id");
        NewOrder::read(body.as_bytes()).and_then(|new| new.into_order(id))
    }

    #[test]
    fn an_order_names_its_customer_in_one_way_or_not_at_all() {
        let order = read(r#"{"product": 7, "travellers": 2, "customer": null}"#).expect("an order");
        assert_eq!((order.product, order.date), (ProductId::new(7), None));
        assert_eq!((order.travellers, order.customer), (2, None));
        let order = read(r#"{"product": 7, "travellers": 2, "customer_external_id": "K-7"}"#);
        let id = "K-7".parse().expect("an id");
        assert_eq!(order.expect("an order").customer, Some(OrderCustomer::ExternalId(id)));
        for (body, field) in [
            (r#"{"travellers": 2}"#, "product"),
            (r#"{"product": "7", "travellers": 2}"#, "product"),
            (r#"{"product": 7}"#, "travellers"),
            (r#"{"product": 7, "travellers": 3000000000}"#, "travellers"),
            (r#"{"product": 7, "travellers": 2.5}"#, "travellers"),
            (r#"{"product": 7, "travellers": 2, "date": "x"}"#, "date"),
            (r#"{"product": 7, "travellers": 2, "customer": "x"}"#, "customer"),
            (r#"{"product": 7, "travellers": 2, "price": 1}"#, "price"),
            (
                r#"{"product": 7, "travellers": 2, "customer": "1", "customer_external_id": "a"}"#,
                "customer_external_id",
            ),
        ] {
            assert_eq!(read(body).err(), Some(Problem::invalid(field)), "{body}");
        }
    }
}
