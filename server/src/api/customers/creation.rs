//! Adding customers.

use super::Customer;
use super::changes::{external_id, read_fields};
use crate::api::bodies::{text, text_or_null};
use crate::api::paging::NoQuery;
use crate::api::problem::Problem;
use crate::api::refusals::Refusals;
use crate::api::versions::tag;
use crate::state::AppState;
use accounts::{
    ApiCaller, CreatedCustomer, CreationRejection, CustomerCreation, CustomerForm, ExternalIdChange,
};
use axum::body::Bytes;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use http::{HeaderMap, StatusCode, header};
use serde::Serialize;
use utoipa::ToSchema;

/// The header with the key, as answers name it.
const KEY: &str = "Idempotency-Key";
pub const MAX_KEY_LENGTH: usize = 200;

/// A customer to add.
#[derive(Debug, ToSchema)]
pub struct NewCustomer {
    first_name: String,
    last_name: String,
    email: Option<String>,
    phone: Option<String>,
    /// The code of the language of their emails; the operator’s default language if left out.
    #[schema(nullable = false, example = "es")]
    language: Option<String>,
    /// The ID of the customer in another system, different for each customer.
    #[schema(value_type = Option<String>, required = false, example = "K-1007")]
    external_id: ExternalIdChange,
}

/// A customer who was added.
#[derive(Debug, Serialize, ToSchema)]
pub struct AddedCustomer {
    customer: Customer,
    /// The numbers of other customers who may be the same person.
    possible_duplicates: Vec<String>,
}

impl NewCustomer {
    /// Reads the body of a request.
    fn read(body: &[u8]) -> Result<Self, Problem> {
        let fields = read_fields(body)?;
        Ok(Self {
            first_name: text(&fields, "first_name")?.unwrap_or_default(),
            last_name: text(&fields, "last_name")?.unwrap_or_default(),
            email: text_or_null(&fields, "email")?,
            phone: text_or_null(&fields, "phone")?,
            language: text(&fields, "language")?,
            external_id: external_id(&fields)?,
        })
    }

    fn into_creation(self, key: String) -> Result<CustomerCreation, Problem> {
        let locale = self.language.map(|language| language.parse()).transpose();
        Ok(CustomerCreation {
            form: CustomerForm {
                first_name: self.first_name,
                last_name: self.last_name,
                email: self.email.unwrap_or_default(),
                phone: self.phone.unwrap_or_default(),
            },
            locale: locale.map_err(|_| Problem::invalid("language"))?,
            external_id: match self.external_id {
                ExternalIdChange::Set(id) => Some(id),
                ExternalIdChange::Keep | ExternalIdChange::Remove => None,
            },
            key,
        })
    }
}

/// Returns whether a body is a customer to add, for the fuzz target.
#[cfg(feature = "fuzzing")]
pub fn accepts(body: &[u8]) -> bool {
    NewCustomer::read(body).and_then(|new| new.into_creation("key".to_owned())).is_ok()
}

/// Returns the request's key.
fn key(headers: &HeaderMap) -> Result<String, Problem> {
    let key = headers.get(KEY).and_then(|key| key.to_str().ok()).unwrap_or_default().trim();
    if key.is_empty() || key.len() > MAX_KEY_LENGTH {
        return Err(Problem::invalid(KEY));
    }
    Ok(key.to_owned())
}

/// Adds a customer.
///
/// If you repeat the request with the same `Idempotency-Key` within 24 hours, no other customer is added and the
/// response is the same. Requires the scope `customers.write`.
#[utoipa::path(
    post,
    path = "/api/v1/customers",
    operation_id = "addCustomer",
    tag = "customers",
    params(("Idempotency-Key" = String, Header, description = "Up to 200 characters, different for every customer")),
    request_body = NewCustomer,
    responses(
        (status = 201, description = "The customer, and others who may be the same person", body = AddedCustomer, headers(("Location" = String, description = "The customer’s address"), ("ETag" = String, description = "The customer’s version"))),
        Refusals
    )
)]
pub async fn add(
    State(state): State<AppState>,
    Extension(caller): Extension<ApiCaller>,
    _: NoQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let creation = NewCustomer::read(&body)?.into_creation(key(&headers)?)?;
    match state.accounts.customers().create_by_api(&caller, &creation).await {
        Ok(created) => Ok(added(created)),
        Err(CreationRejection::KeyReused) => Err(Problem::invalid(KEY)),
        Err(CreationRejection::Failed(failure)) => Err(Problem::of_failure(failure)),
    }
}

fn added(created: CreatedCustomer) -> Response {
    let CreatedCustomer { customer, possible_duplicates } = created;
    let address = format!("/api/v1/customers/{}", customer.number);
    let headers = [(header::LOCATION, address), (header::ETAG, tag(&customer.version))];
    let added = AddedCustomer {
        customer: customer.into(),
        possible_duplicates: possible_duplicates.iter().map(ToString::to_string).collect(),
    };
    (StatusCode::CREATED, headers, Json(added)).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    #[test]
    fn a_key_is_needed_and_not_too_long() {
        let of = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(KEY, HeaderValue::from_str(value).expect("a value"));
            key(&headers)
        };
        assert_eq!(of(" a "), Ok("a".to_owned()));
        assert_eq!(of(&"a".repeat(200)), Ok("a".repeat(200)));
        for bad in ["", &"a".repeat(201)] {
            assert_eq!(of(bad), Err(Problem::invalid(KEY)), "{bad}");
        }
        assert_eq!(key(&HeaderMap::new()), Err(Problem::invalid(KEY)));
    }
}
