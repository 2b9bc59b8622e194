//! Changing, disabling and enabling customers.

use super::{Customer, number, shown};
use crate::api::bodies::{self, Fields, text, text_or_null};
use crate::api::paging::NoQuery;
use crate::api::problem::Problem;
use crate::api::refusals::Refusals;
use crate::api::versions::seen_versions;
use crate::state::AppState;
use accounts::{ApiCaller, CustomerPatch, ExternalIdChange};
use axum::Extension;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::response::Response;
use http::HeaderMap;
use utoipa::ToSchema;

/// The fields of a customer to change; those that are left out stay as they are.
#[derive(Debug, Default, ToSchema)]
pub struct CustomerChange {
    #[schema(nullable = false)]
    first_name: Option<String>,
    #[schema(nullable = false)]
    last_name: Option<String>,
    /// `null` removes it. The owner of the old address is notified and can undo the change for 24 hours.
    email: Option<String>,
    /// `null` removes it.
    phone: Option<String>,
    /// The code of the language of their emails.
    #[schema(nullable = false, example = "es")]
    language: Option<String>,
    /// The ID of the customer in another system, different for each customer; `null` removes it.
    #[schema(value_type = Option<String>, required = false, example = "K-1007")]
    external_id: ExternalIdChange,
}

const FIELDS: [&str; 6] = ["first_name", "last_name", "email", "phone", "language", "external_id"];

impl CustomerChange {
    /// Reads the body of a request.
    fn read(body: &[u8]) -> Result<Self, Problem> {
        let fields = read_fields(body)?;
        Ok(Self {
            first_name: text(&fields, "first_name")?,
            last_name: text(&fields, "last_name")?,
            email: text_or_null(&fields, "email")?,
            phone: text_or_null(&fields, "phone")?,
            language: text(&fields, "language")?,
            external_id: external_id(&fields)?,
        })
    }

    fn into_patch(self) -> Result<CustomerPatch, Problem> {
        let locale = self.language.map(|language| language.parse()).transpose();
        Ok(CustomerPatch {
            first_name: self.first_name,
            last_name: self.last_name,
            email: self.email,
            phone: self.phone,
            locale: locale.map_err(|_| Problem::invalid("language"))?,
            external_id: self.external_id,
        })
    }
}

/// Returns whether a body is a change, for the fuzz target.
#[cfg(feature = "fuzzing")]
pub fn accepts(body: &[u8]) -> bool {
    CustomerChange::read(body).and_then(CustomerChange::into_patch).is_ok()
}

/// Reads an object that has no other fields than a customer's.
pub(super) fn read_fields(body: &[u8]) -> Result<Fields, Problem> {
    bodies::read(body, &FIELDS)
}

/// Returns what becomes of the id that another system has for a customer.
pub(super) fn external_id(fields: &Fields) -> Result<ExternalIdChange, Problem> {
    let name = "external_id";
    match text_or_null(fields, name)? {
        None => Ok(ExternalIdChange::Keep),
        Some(text) if text.is_empty() => Ok(ExternalIdChange::Remove),
        Some(text) => text.parse().map(ExternalIdChange::Set).map_err(|_| Problem::invalid(name)),
    }
}

/// Changes a customer.
///
/// `If-Match` is the `ETag` with which you read the customer, so that no other change is lost. Requires the scope
/// `customers.write`.
#[utoipa::path(
    patch,
    path = "/api/v1/customers/{number}",
    operation_id = "changeCustomer",
    tag = "customers",
    params(
        ("number" = String, Path, description = "The customer number"),
        ("If-Match" = String, Header, description = "The `ETag` of the customer, or `*` for any version"),
    ),
    request_body = CustomerChange,
    responses(
        (status = 200, description = "The customer after the change", body = Customer, headers(("ETag" = String, description = "The customer’s version"))),
        (status = 404, description = "No customer has this number", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "The customer has changed since that version", body = Problem, content_type = "application/problem+json"),
        (status = 428, description = "If-Match is missing", body = Problem, content_type = "application/problem+json"),
        Refusals
    )
)]
pub async fn patch(
    State(state): State<AppState>,
    Extension(caller): Extension<ApiCaller>,
    Path(text): Path<String>,
    _: NoQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let number = number(&text)?;
    let versions = seen_versions(&headers)?;
    let patch = CustomerChange::read(&body)?.into_patch()?;
    let customers = state.accounts.customers();
    Ok(shown(customers.change_by_api(&caller, &number, &versions, &patch).await?))
}

/// Disables a customer.
///
/// Ends their sessions and revokes their links; everything else is kept. Requires the scope `customers.write`.
#[utoipa::path(
    post,
    path = "/api/v1/customers/{number}/disable",
    operation_id = "disableCustomer",
    tag = "customers",
    params(("number" = String, Path, description = "The customer number")),
    responses(
        (status = 200, description = "The customer after the change", body = Customer, headers(("ETag" = String, description = "The customer’s version"))),
        (status = 404, description = "No customer has this number", body = Problem, content_type = "application/problem+json"),
        Refusals
    )
)]
pub async fn disable(
    state: State<AppState>,
    caller: Extension<ApiCaller>,
    Path(text): Path<String>,
    _: NoQuery,
) -> Result<Response, Problem> {
    set_disabled(state, caller, &text, true).await
}

/// Enables a customer.
///
/// The customer can sign in with the same password as before. Requires the scope `customers.write`.
#[utoipa::path(
    post,
    path = "/api/v1/customers/{number}/enable",
    operation_id = "enableCustomer",
    tag = "customers",
    params(("number" = String, Path, description = "The customer number")),
    responses(
        (status = 200, description = "The customer after the change", body = Customer, headers(("ETag" = String, description = "The customer’s version"))),
        (status = 404, description = "No customer has this number", body = Problem, content_type = "application/problem+json"),
        Refusals
    )
)]
pub async fn enable(
    state: State<AppState>,
    caller: Extension<ApiCaller>,
    Path(text): Path<String>,
    _: NoQuery,
) -> Result<Response, Problem> {
    set_disabled(state, caller, &text, false).await
}

async fn set_disabled(
    State(state): State<AppState>,
    Extension(caller): Extension<ApiCaller>,
    text: &str,
    disabled: bool,
) -> Result<Response, Problem> {
    let number = number(text)?;
    let customer = state.accounts.customers().disable_by_api(&caller, &number, disabled).await;
    customer.map(shown).map_err(Problem::of_failure)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::problem::Kind;

    #[test]
    fn what_is_left_out_stays_and_null_removes() {
        let change = CustomerChange::read(br#"{"first_name": "Ana", "phone": null}"#);
        let change = change.expect("a change");
        assert_eq!(change.first_name.as_deref(), Some("Ana"));
        assert_eq!((change.email, change.phone.as_deref()), (None, Some("")));
    }

    #[test]
    fn bodies_that_are_no_change_are_refused() {
        for (body, problem) in [
            ("", Problem::new(Kind::BadRequest)),
            ("[]", Problem::new(Kind::BadRequest)),
            ("{\"password\": \"a\"}", Problem::invalid("password")),
            ("{\"first_name\": null}", Problem::invalid("first_name")),
            ("{\"email\": 1}", Problem::invalid("email")),
            ("{\"language\": \"tlh\"}", Problem::invalid("language")),
            ("{\"external_id\": \"a\\tb\"}", Problem::invalid("external_id")),
        ] {
            let read = CustomerChange::read(body.as_bytes()).and_then(CustomerChange::into_patch);
            assert_eq!(read.err(), Some(problem), "{body}");
        }
    }
}
