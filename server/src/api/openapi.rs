//! The description of the API (OpenAPI 3.1), made from its handlers.

use super::customers::{activation, changes, creation};
use super::limits::Limits;
use super::orders::{placing, state};
use super::problem::{Kind, Problem};
use super::{bounces, customers, events, orders, products};
use axum::Json;
use std::collections::BTreeMap;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{
    Content, Header, HeaderBuilder, Object, OpenApi as Document, Ref, RefOr, Response,
    ResponseBuilder, Type,
};
use utoipa::{IntoResponses, Modify, OpenApi};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Guichet",
        version = "1",
        description = "Customers, orders, products and events of one operator, for the operator’s other systems.",
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

/// The problems that every request can be answered with.
pub struct Refusals;

const ALWAYS_POSSIBLE: [Kind; 11] = [
    Kind::BadRequest,
    Kind::Unauthorized,
    Kind::NotForBrowsers,
    Kind::ScopeMissing,
    Kind::RequestTimeout,
    Kind::TooLarge,
    Kind::Invalid,
    Kind::TooManyRequests,
    Kind::Internal,
    Kind::Unconfirmed,
    Kind::Unavailable,
];

impl IntoResponses for Refusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let mut titles: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (status, _, title) in ALWAYS_POSSIBLE.map(Kind::facts) {
            titles.entry(status.as_str().to_owned()).or_default().push(title);
        }
        let response = |(status, titles): (String, Vec<&str>)| {
            let content = Content::new(Some(Ref::from_schema_name("Problem")));
            let response = ResponseBuilder::new()
                .description(titles.join(" "))
                .content("application/problem+json", content);
            let response = headers(&status)
                .into_iter()
                .fold(response, |response, (name, header)| response.header(name, header));
            (status, RefOr::T(response.build()))
        };
        titles.into_iter().map(response).collect()
    }
}

/// Returns the headers of a problem of that status.
fn headers(status: &str) -> Vec<(&'static str, Header)> {
    let seconds = "Seconds until the request is worth another attempt";
    match status {
        "401" => vec![("WWW-Authenticate", header(Type::String, "The scheme of the token"))],
        "429" => vec![
            ("RateLimit-Limit", header(Type::Integer, "Requests that can be sent at once")),
            ("RateLimit-Remaining", header(Type::Integer, "Requests that are left")),
            ("RateLimit-Reset", header(Type::Integer, "Seconds until all of them are left again")),
            ("Retry-After", header(Type::Integer, seconds)),
        ],
        "503" => vec![("Retry-After", header(Type::Integer, seconds))],
        _ => Vec::new(),
    }
}

fn header(kind: Type, description: &str) -> Header {
    HeaderBuilder::new().schema(Object::with_type(kind)).description(Some(description)).build()
}

/// Returns the description.
pub fn document() -> Document {
    Api::openapi()
}

pub async fn show() -> Json<Document> {
    Json(document())
}
