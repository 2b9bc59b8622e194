//! The problems that every request can be answered with, for the description of each handler.

use super::problem::Kind;
use std::collections::BTreeMap;
use utoipa::IntoResponses;
use utoipa::openapi::{Content, Ref, RefOr, Response, ResponseBuilder};

/// The problems that every request can be answered with.
pub struct Refusals;

const ALWAYS_POSSIBLE: [Kind; 6] = [
    Kind::Unauthorized,
    Kind::NotForBrowsers,
    Kind::ScopeMissing,
    Kind::Invalid,
    Kind::TooManyRequests,
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
                .content("application/problem+json", content)
                .build();
            (status, RefOr::T(response))
        };
        titles.into_iter().map(response).collect()
    }
}
