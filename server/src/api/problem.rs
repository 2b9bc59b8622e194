//! Error answers of the API (RFC 9457), of a closed list of types.

use crate::layers::limits::TimedOut;
use accounts::{AccessError, ChangeRejection, StoreError};
use app::ssr::RETRY_AFTER;
use axum::Json;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use model::{Failure, Refusal};
use serde::Serialize;
use utoipa::ToSchema;

const CONTENT_TYPE: &str = "application/problem+json";

/// A type of problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    BadRequest,
    Unauthorized,
    NotForBrowsers,
    ScopeMissing,
    NotFound,
    MethodNotAllowed,
    RequestTimeout,
    Conflict,
    PreconditionFailed,
    PreconditionRequired,
    TooLarge,
    Invalid,
    TooManyRequests,
    Internal,
    Unconfirmed,
    Unavailable,
}

impl Kind {
    pub const ALL: [Self; 16] = [
        Self::BadRequest,
        Self::Unauthorized,
        Self::NotForBrowsers,
        Self::ScopeMissing,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::RequestTimeout,
        Self::Conflict,
        Self::PreconditionFailed,
        Self::PreconditionRequired,
        Self::TooLarge,
        Self::Invalid,
        Self::TooManyRequests,
        Self::Internal,
        Self::Unconfirmed,
        Self::Unavailable,
    ];

    /// Returns its status, the address of its explanation, and its title.
    pub const fn facts(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::BadRequest => {
                (StatusCode::BAD_REQUEST, "/api#bad-request", "The request is malformed.")
            }
            Self::Unauthorized => (
                StatusCode::UNAUTHORIZED,
                "/api#unauthorized",
                "The Authorization header does not contain a valid token.",
            ),
            Self::NotForBrowsers => (
                StatusCode::FORBIDDEN,
                "/api#not-for-browsers",
                "The API cannot be used from web pages.",
            ),
            Self::ScopeMissing => (
                StatusCode::FORBIDDEN,
                "/api#scope-missing",
                "The token does not have the scope that this request requires.",
            ),
            Self::NotFound => {
                (StatusCode::NOT_FOUND, "/api#not-found", "Nothing was found at this address.")
            }
            Self::MethodNotAllowed => (
                StatusCode::METHOD_NOT_ALLOWED,
                "/api#method-not-allowed",
                "This address does not support the method.",
            ),
            Self::RequestTimeout => (
                StatusCode::REQUEST_TIMEOUT,
                "/api#request-timeout",
                "The request took too long to arrive.",
            ),
            Self::TooLarge => {
                (StatusCode::PAYLOAD_TOO_LARGE, "/api#too-large", "The request is too large.")
            }
            Self::Invalid => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "/api#invalid",
                "A value in the request is not valid.",
            ),
            Self::TooManyRequests => (
                StatusCode::TOO_MANY_REQUESTS,
                "/api#too-many-requests",
                "Too many requests were sent.",
            ),
            Self::Internal => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "/api#internal",
                "An error occurred on the server.",
            ),
            Self::Conflict => {
                (StatusCode::CONFLICT, "/api#conflict", "The current state does not allow this.")
            }
            Self::PreconditionFailed => (
                StatusCode::PRECONDITION_FAILED,
                "/api#precondition-failed",
                "The resource is not of a version that the request is for.",
            ),
            Self::PreconditionRequired => (
                StatusCode::PRECONDITION_REQUIRED,
                "/api#precondition-required",
                "The If-Match header must name the version to change.",
            ),
            Self::Unconfirmed => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "/api#unconfirmed",
                "It is not known whether the request took effect. Check before you repeat it.",
            ),
            Self::Unavailable => (
                StatusCode::SERVICE_UNAVAILABLE,
                "/api#unavailable",
                "The server cannot answer right now. Nothing was changed.",
            ),
        }
    }

    /// Returns the problem of a status that a layer has answered with.
    fn of(status: StatusCode) -> Self {
        let is_same = |kind: &Self| kind.facts().0 == status;
        let other = if status.is_server_error() { Self::Internal } else { Self::BadRequest };
        // A bare 403 is no refusal of the API's own.
        let mut kinds = Self::ALL.into_iter().filter(|kind| *kind != Self::NotForBrowsers);
        kinds.find(is_same).unwrap_or(other)
    }
}

/// Why a request was not answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// The type of problem: the address of its explanation.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    kind: &'static str,
    /// What the type means.
    #[schema(value_type = String)]
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// The parameter or field that is not valid.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    /// The reason, where a type has several: a code.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    reason: Option<&'static str>,
    /// Seconds until the request is worth another attempt.
    #[serde(skip)]
    retry_after: Option<u32>,
}

impl Problem {
    pub fn new(kind: Kind) -> Self {
        let (status, address, title) = kind.facts();
        let retry_after = (kind == Kind::Unavailable).then_some(RETRY_AFTER);
        let (field, reason) = (None, None);
        Self { kind: address, title, status: status.as_u16(), field, reason, retry_after }
    }

    /// Returns the problem of a parameter or field that is unknown or has no valid value.
    pub fn invalid(field: &str) -> Self {
        Self { field: Some(field.to_owned()), ..Self::new(Kind::Invalid) }
    }

    /// Returns the problem of a use case that has failed.
    pub fn of_failure<R: Refusal>(failure: Failure<R>) -> Self {
        match failure {
            Failure::Refused(refusals) => refusals
                .first()
                .copied()
                .map_or_else(|| Self::new(Kind::Internal), Self::of_refusal),
            Failure::Wait(seconds) => Self::new(Kind::TooManyRequests).after(seconds),
            Failure::Busy | Failure::Unavailable => Self::new(Kind::Unavailable),
            Failure::Unconfirmed => Self::new(Kind::Unconfirmed),
            Failure::Forbidden => Self::new(Kind::ScopeMissing),
        }
    }

    fn of_refusal<R: Refusal>(refusal: R) -> Self {
        let reason = Some(refusal.code());
        match (refusal.field(), refusal.code()) {
            (Some(field), _) => Self { reason, ..Self::invalid(field) },
            (None, "unknown") => Self::new(Kind::NotFound),
            (None, _) => Self { reason, ..Self::new(Kind::Conflict) },
        }
    }

    /// Returns the same, to be tried again after that many seconds.
    #[must_use]
    pub fn after(self, seconds: u32) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }

    /// Logs that the database does not answer, and returns that problem.
    pub fn of_store(error: &StoreError) -> Self {
        tracing::error!(%error, "api.request.failed");
        Self::new(Kind::Unavailable)
    }
}

impl From<AccessError> for Problem {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::Forbidden => Self::new(Kind::ScopeMissing),
            AccessError::Store(error) => Self::of_store(&error),
        }
    }
}

impl<R: Refusal> From<ChangeRejection<R>> for Problem {
    fn from(rejection: ChangeRejection<R>) -> Self {
        match rejection {
            ChangeRejection::Outdated => Self::new(Kind::PreconditionFailed),
            ChangeRejection::Failed(failure) => Self::of_failure(failure),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let retry_after = self.retry_after;
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(CONTENT_TYPE));
        if let Some(seconds) = retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// Gives every error answer of a layer the body of a problem.
pub async fn complete(request: Request, next: Next) -> Response {
    let is_change = !request.method().is_safe();
    let response = next.run(request).await;
    let status = response.status();
    let is_error = status.is_client_error() || status.is_server_error();
    let content_type = response.headers().get(header::CONTENT_TYPE);
    if !is_error || content_type.is_some_and(|is| is.as_bytes() == CONTENT_TYPE.as_bytes()) {
        return response;
    }
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    let is_unclear = is_change && parts.extensions.get::<TimedOut>().is_some();
    let kind = if is_unclear { Kind::Unconfirmed } else { Kind::of(status) };
    if is_unclear {
        parts.headers.remove(header::RETRY_AFTER);
    }
    let (problem, body) = Problem::new(kind).into_response().into_parts();
    parts.status = problem.status;
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(CONTENT_TYPE));
    Response::from_parts(parts, body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_type_has_an_address_of_its_own() {
        let addresses: BTreeSet<_> = Kind::ALL.iter().map(|kind| kind.facts().1).collect();
        assert_eq!(addresses.len(), Kind::ALL.len());
    }

    #[test]
    fn a_bare_status_becomes_the_problem_that_it_means() {
        for (status, kind) in [
            (StatusCode::PAYLOAD_TOO_LARGE, Kind::TooLarge),
            (StatusCode::METHOD_NOT_ALLOWED, Kind::MethodNotAllowed),
            (StatusCode::SERVICE_UNAVAILABLE, Kind::Unavailable),
            (StatusCode::IM_A_TEAPOT, Kind::BadRequest),
            (StatusCode::BAD_GATEWAY, Kind::Internal),
        ] {
            assert_eq!(Kind::of(status), kind, "{status}");
        }
    }
}
