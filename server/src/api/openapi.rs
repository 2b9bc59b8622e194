//! The description of the API (OpenAPI 3.1), made from its handlers.

use super::customers::{activation, changes, creation};
use super::limits::Limits;
use super::orders::{placing, state};
use super::problem::Problem;
use super::{bounces, customers, events, orders, products};
use axum::response::{IntoResponse, Response};
use http::header;
use std::sync::LazyLock;
use utoipa::openapi::OpenApi as Document;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Guichet",
        version = "1",
        description = "Customers, orders, products and events of one operator, for the operator’s other systems. A scope to write includes seeing what it writes.",
    ),
    paths(
        customers::list,
        customers::one,
        creation::add,
        changes::patch,
        changes::disable,
        changes::enable,
        activation::show,
        activation::send,
        orders::list,
        orders::one,
        placing::show,
        placing::put,
        state::change,
        products::list,
        bounces::report,
        events::list,
    ),
    components(schemas(Problem)),
    modifiers(&BearerToken, &Limits),
    security(("token" = [])),
)]
struct Api;

struct BearerToken;

impl Modify for BearerToken {
    fn modify(&self, document: &mut Document) {
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        let components = document.components.get_or_insert_with(Default::default);
        components.add_security_scheme("token", scheme);
    }
}

/// Returns the description.
pub fn document() -> Document {
    Api::openapi()
}

/// The description as JSON. It is made once: any client may request it, and making it costs more than most answers.
static JSON: LazyLock<String> =
    LazyLock::new(|| serde_json::to_string(&document()).unwrap_or_default());

pub async fn show() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], JSON.as_str()).into_response()
}
