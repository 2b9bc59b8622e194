//! Recording that orders are paid, and cancelling them.

use super::{Order, number, shown};
use crate::api::bodies::{self, given, text};
use crate::api::limits::one_line;
use crate::api::paging::NoQuery;
use crate::api::problem::Problem;
use crate::api::refusals::Refusals;
use crate::api::versions::seen_versions;
use crate::state::AppState;
use accounts::{ApiCaller, CancelOrderForm};
use axum::Extension;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::response::Response;
use http::HeaderMap;
use model::CancellationReason;
use utoipa::openapi::schema::{AdditionalProperties, SchemaType};
use utoipa::openapi::{Object, ObjectBuilder, OneOfBuilder, RefOr, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

/// What becomes of an order.
#[derive(Debug, PartialEq, Eq)]
pub struct OrderChange {
    state: NextState,
    /// Only of a cancellation, like the reason.
    refunded: Option<bool>,
    reason: Option<String>,
}

/// The state of an order afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextState {
    Paid,
    Cancelled,
}

impl ToSchema for OrderChange {}

impl PartialSchema for OrderChange {
    fn schema() -> RefOr<Schema> {
        let description = "What becomes of an order: it was paid, or it is cancelled.";
        OneOfBuilder::new()
            .description(Some(description))
            .item(payment())
            .item(cancellation())
            .into()
    }
}

/// Describes what records a payment.
fn payment() -> Object {
    let nothing = || Object::with_type(Type::Null);
    change_to("paid").property("refunded", nothing()).property("reason", nothing()).build()
}

/// Describes what cancels an order.
fn cancellation() -> Object {
    let refunded = ObjectBuilder::new()
        .schema_type(SchemaType::from_iter([Type::Boolean, Type::Null]))
        .description(Some("Whether the amount is refunded: required of a paid order."))
        .build();
    let mut reason = ObjectBuilder::new()
        .schema_type(Type::String)
        .description(Some("Why it is cancelled, as the customer reads it."))
        .examples(["The ship is in repair."])
        .build();
    one_line(&mut reason, CancellationReason::MAX_CHARS);
    let change = change_to("cancelled").property("refunded", refunded);
    change.property("reason", reason).required("reason").build()
}

fn change_to(state: &str) -> ObjectBuilder {
    let state = ObjectBuilder::new().schema_type(Type::String).enum_values(Some([state]));
    ObjectBuilder::new()
        .schema_type(Type::Object)
        .additional_properties(Some(AdditionalProperties::<Schema>::FreeForm(false)))
        .property("state", state)
        .required("state")
}

impl OrderChange {
    /// Reads the body of a request.
    fn read(body: &[u8]) -> Result<Self, Problem> {
        let fields = bodies::read(body, &["state", "refunded", "reason"])?;
        let state = match text(&fields, "state")?.as_deref() {
            Some("paid") => NextState::Paid,
            Some("cancelled") => NextState::Cancelled,
            Some(_) | None => return Err(Problem::invalid("state")),
        };
        let refunded = bodies::flag(&fields, "refunded")?;
        let reason = given(&fields, "reason")?;
        match state {
            NextState::Paid if refunded.is_some() => Err(Problem::invalid("refunded")),
            NextState::Paid if reason.is_some() => Err(Problem::invalid("reason")),
            NextState::Paid | NextState::Cancelled => Ok(Self { state, refunded, reason }),
        }
    }

    fn into_cancellation(self) -> CancelOrderForm {
        let refunded = match self.refunded {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        };
        let reason = self.reason.unwrap_or_default();
        CancelOrderForm { refunded: refunded.to_owned(), reason }
    }
}

/// Returns whether a body is a change of an order, for the fuzz target.
#[cfg(feature = "fuzzing")]
pub fn accepts(body: &[u8]) -> bool {
    OrderChange::read(body).is_ok()
}

/// Records that an order was paid, or cancels it.
///
/// By the same rules as for agents, with the same emails to the customer. `If-Match` is the `ETag` with which you read
/// the order, so that no other change is lost. Requires the scope `orders.write`.
#[utoipa::path(
    patch,
    path = "/api/v1/orders/{number}",
    operation_id = "changeOrder",
    tag = "orders",
    params(
        ("number" = String, Path, description = "The order’s number"),
        ("If-Match" = String, Header, description = "The `ETag` of the order, or `*` for any version"),
    ),
    request_body = OrderChange,
    responses(
        (status = 200, description = "The order after the change", body = Order, headers(("ETag" = String, description = "The order’s version"))),
        (status = 404, description = "No order has this number", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The order has expired or was cancelled: see the `reason`", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "The order has changed since that version", body = Problem, content_type = "application/problem+json"),
        (status = 428, description = "If-Match is missing", body = Problem, content_type = "application/problem+json"),
        Refusals
    )
)]
pub async fn change(
    State(state): State<AppState>,
    Extension(caller): Extension<ApiCaller>,
    Path(text): Path<String>,
    _: NoQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let number = number(&text)?;
    let versions = &seen_versions(&headers)?;
    let change = OrderChange::read(&body)?;
    let orders = state.accounts.orders();
    let order = match change.state {
        NextState::Paid => orders.pay_by_api(&caller, &number, versions).await?,
        NextState::Cancelled => {
            let form = change.into_cancellation();
            orders.cancel_by_api(&caller, &number, versions, &form).await?
        }
    };
    Ok(shown(order))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_cancelled_has_a_reason_and_a_refund() {
        let read = |body: &str| OrderChange::read(body.as_bytes());
        let paid = OrderChange { state: NextState::Paid, refunded: None, reason: None };
        assert_eq!(read(r#"{"state": "paid", "refunded": null, "reason": null}"#), Ok(paid));
        let cancelled = read(r#"{"state": "cancelled", "refunded": false, "reason": "Storm"}"#);
        let form = cancelled.expect("a change").into_cancellation();
        assert_eq!((&*form.refunded, &*form.reason), ("no", "Storm"));
        for (body, field) in [
            ("{}", "state"),
            (r#"{"state": "expired"}"#, "state"),
            (r#"{"state": "paid", "refunded": true}"#, "refunded"),
            (r#"{"state": "paid", "reason": "Storm"}"#, "reason"),
            (r#"{"state": "cancelled", "refunded": "yes"}"#, "refunded"),
            (r#"{"state": "cancelled", "reason": " "}"#, "reason"),
            (r#"{"state": "paid", "number": "P-1"}"#, "number"),
            (
                r#"{"state": "cancelled", "reason": "a", "refunded": true, "refunded": false}"#,
                "refunded",
            ),
        ] {
            assert_eq!(read(body), Err(Problem::invalid(field)), "{body}");
        }
    }
}
