//! The problems that every request can be answered with, for the description of each handler.

use super::problem::Kind;
use std::collections::BTreeMap;
use utoipa::IntoResponses;
use utoipa::openapi::{
    Content, Header, HeaderBuilder, Object, Ref, RefOr, Response, ResponseBuilder, Type,
};

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
