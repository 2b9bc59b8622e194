//! The caller: the token of a request, and its quota.

use super::problem::{Kind, Problem};
use crate::layers::caller::{client_of, user_agent_of};
use crate::state::AppState;
use accounts::{ApiBudget, ApiRejection};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderName, HeaderValue, header};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit-limit");
const RATE_REMAINING: HeaderName = HeaderName::from_static("ratelimit-remaining");
const RATE_RESET: HeaderName = HeaderName::from_static("ratelimit-reset");

/// Finds the caller by the token and takes a request from its quota.
pub async fn authenticate(
    State(state): State<AppState>,
    mut request: Request,
    next: Next,
) -> Response {
    if is_from_a_page(request.headers()) {
        return Problem::new(Kind::NotForBrowsers).into_response();
    }
    let Some(token) = bearer(request.headers()) else {
        return unauthorized();
    };
    match state.accounts.api_tokens().caller(&token).await {
        Ok((caller, budget)) => {
            let ip = client_of(&request, &state.trusted_proxies);
            let caller = caller.at(ip, user_agent_of(request.headers()));
            request.extensions_mut().insert(caller);
            with_budget(next.run(request).await, budget)
        }
        Err(ApiRejection::Unauthorized) => unauthorized(),
        Err(ApiRejection::Wait { seconds, budget }) => {
            let problem = Problem::new(Kind::TooManyRequests).after(seconds);
            with_budget(problem.into_response(), budget)
        }
        Err(ApiRejection::Store(error)) => Problem::of_store(&error).into_response(),
    }
}

/// Returns whether a page in a browser sent the request: browsers say so in headers that pages cannot leave out.
fn is_from_a_page(headers: &HeaderMap) -> bool {
    headers.contains_key(header::ORIGIN) || headers.contains_key(SEC_FETCH_SITE)
}

/// Returns the token of the only `Authorization` header.
fn bearer(headers: &HeaderMap) -> Option<String> {
    let mut all = headers.get_all(header::AUTHORIZATION).iter();
    let (Some(one), None) = (all.next(), all.next()) else {
        return None;
    };
    let (scheme, token) = one.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim().to_owned())
}

fn unauthorized() -> Response {
    let mut response = Problem::new(Kind::Unauthorized).into_response();
    response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    response
}

fn with_budget(mut response: Response, budget: ApiBudget) -> Response {
    let headers = response.headers_mut();
    headers.insert(RATE_LIMIT, HeaderValue::from(budget.limit));
    headers.insert(RATE_REMAINING, HeaderValue::from(budget.remaining));
    headers.insert(RATE_RESET, HeaderValue::from(budget.reset));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_from_one_header_only() {
        for (values, expected) in [
            (&["Bearer guichet_a"][..], Some("guichet_a")),
            (&["bearer  guichet_a "], Some("guichet_a")),
            (&["guichet_a"], None),
            (&["Basic guichet_a"], None),
            (&["Bearer guichet_a", "Bearer guichet_b"], None),
            (&[], None),
        ] {
            let mut headers = HeaderMap::new();
            for value in values {
                headers.append(header::AUTHORIZATION, HeaderValue::from_static(value));
            }
            assert_eq!(bearer(&headers).as_deref(), expected, "{values:?}");
        }
    }
}
