//! Drops the parameters `__err` and `__path`, from which Leptos reads messages. We never write them, so a request that
//! has them may be an attack.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use http::uri::PathAndQuery;
use http::{Method, Uri};
use model::{ReturnPath, percent};

const DROPPED: [&str; 2] = ["__err", "__path"];

/// Redirects a page without the parameters, and removes them from other requests.
pub async fn drop(mut request: Request, next: Next) -> Response {
    let Some(clean) = cleaned(request.uri()) else {
        return next.run(request).await;
    };
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        // The browser reads its address too, so the redirect is only to a valid path of the portal.
        let page = clean.parse::<ReturnPath>().map_or_else(|_| "/".to_owned(), String::from);
        return Redirect::to(&page).into_response();
    }
    if let Ok(path) = clean.parse::<PathAndQuery>() {
        let mut parts = request.uri().clone().into_parts();
        parts.path_and_query = Some(path);
        *request.uri_mut() = Uri::from_parts(parts).unwrap_or_default();
    }
    next.run(request).await
}

/// Returns the path and query without those parameters; `None` if there are none.
fn cleaned(uri: &Uri) -> Option<String> {
    let query = uri.query()?;
    let kept: Vec<&str> = query.split('&').filter(|pair| !is_dropped(pair)).collect();
    if kept.len() == query.split('&').count() {
        None
    } else if kept.is_empty() {
        Some(uri.path().to_owned())
    } else {
        Some(format!("{}?{}", uri.path(), kept.join("&")))
    }
}

fn is_dropped(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or_default();
    let name = percent::decode_lossy(name);
    DROPPED.contains(&name.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(uri: &str) -> Option<String> {
        cleaned(&uri.parse().expect("an address"))
    }

    #[test]
    fn only_the_parameters_of_the_framework_are_dropped() {
        assert_eq!(
            clean("/sign-in?__err=x&lang=es&%5f_path=y").as_deref(),
            Some("/sign-in?lang=es")
        );
        assert_eq!(clean("/sign-in?__err").as_deref(), Some("/sign-in"));
        assert_eq!(clean("/sign-in?err=1&lang=es"), None);
        assert_eq!(clean("/sign-in"), None);
    }
}
