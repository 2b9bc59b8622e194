//! A browser without scripts: it keeps cookies, submits forms, and checks the headers of every answer.

use crate::headers;
use crate::test_server::PASSWORD;
use app::context::Notice;
use app::ssr::cookies::{BackofficeHost, Name};
use app::ssr::write_notice;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use http::request::Builder;
use http::{HeaderMap, Request, StatusCode, header};
use model::{Portal, percent};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use tower::ServiceExt;

pub const HTML: &str = "text/html,application/xhtml+xml,*/*;q=0.8";
pub const FORM: &str = "application/x-www-form-urlencoded";

#[derive(Clone)]
pub struct Browser {
    router: Router,
    pub host: String,
    pub origin: String,
    pub cookies: BTreeMap<String, String>,
    /// Whether it stores cookies.
    pub keeps_cookies: bool,
}

#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Browser {
    pub fn new(router: Router, portal: &Portal) -> Self {
        Self::at(router, &portal.host, &portal.origin)
    }

    pub fn at(router: Router, host: &str, origin: &str) -> Self {
        Self {
            router,
            host: host.to_owned(),
            origin: origin.to_owned(),
            cookies: BTreeMap::new(),
            keeps_cookies: true,
        }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path).header(header::ACCEPT, HTML), "").await
    }

    /// Submits a form as a page of the portal does, with the cookie that the page sets.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        if self.keeps_cookies && self.cookies.is_empty() {
            let name = Name::Probe.on(&BackofficeHost { origin: self.origin.clone() });
            self.cookies.insert(name, "1".to_owned());
        }
        let form =
            self.form(path).header(header::ACCEPT, HTML).header("sec-fetch-site", "same-origin");
        self.send(form, &encode(fields)).await
    }

    /// Starts the request of a form without an origin.
    pub fn form(&self, path: &str) -> Builder {
        Request::post(path).header(header::CONTENT_TYPE, FORM)
    }

    /// Submits a form as an island does.
    pub async fn post_by_script(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let form = self
            .form(path)
            .header(header::ACCEPT, "application/json")
            .header("sec-fetch-site", "same-origin");
        self.send(form, &encode(fields)).await
    }

    pub async fn register(&mut self, email: &str) -> Answer {
        let fields = [
            ("email", email),
            ("first_name", "Ana"),
            ("last_name", "Quiroga"),
            ("password", PASSWORD),
        ];
        self.post("/api/register", &fields).await
    }

    pub async fn sign_in(&mut self, identifier: &str, return_to: &str) -> Answer {
        let fields = [("identifier", identifier), ("password", PASSWORD), ("return_to", return_to)];
        self.post("/api/sign-in", &fields).await
    }

    /// Returns whether the portal shows this browser as signed in.
    pub async fn is_signed_in(&mut self) -> bool {
        let answer = self.get("/account/purchases").await;
        if answer.status == StatusCode::OK {
            return true;
        }
        answer.leads_to("/sign-in?return_to=/account/purchases");
        false
    }

    /// Sends any request, with this browser's host and cookies unless the request has its own.
    pub async fn send(&mut self, request: Builder, body: &str) -> Answer {
        let mut request = request.body(Body::from(body.to_owned())).expect("a request");
        let headers = request.headers_mut();
        headers.entry(header::HOST).or_insert(self.host.parse().expect("a host"));
        if !self.cookies.is_empty() {
            let pairs: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            headers.entry(header::COOKIE).or_insert(pairs.join("; ").parse().expect("cookies"));
        }
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([203, 0, 113, 7], 4711))));
        let answer = Answer::of(&self.router, request).await;
        headers::check(&answer, &self.origin);
        if self.keeps_cookies {
            self.keep_cookies(&answer);
        }
        answer
    }

    fn keep_cookies(&mut self, answer: &Answer) {
        for cookie in answer.cookies() {
            let pair = cookie.split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').expect("a cookie's name");
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Answer {
    pub async fn of(router: &Router, request: Request<Body>) -> Self {
        let response = router.clone().oneshot(request).await.expect("routers do not fail");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a body");
        Self {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn cookies(&self) -> Vec<&str> {
        self.headers
            .get_all(header::SET_COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .collect()
    }

    #[track_caller]
    pub fn leads_to(&self, path: &str) {
        assert_eq!(
            (self.status, self.header("location")),
            (StatusCode::SEE_OTHER, path),
            "{}",
            self.body
        );
    }

    /// Asserts a redirect to the page of an order; returns its path.
    #[track_caller]
    pub fn order(&self) -> String {
        let page = self.header("location").to_owned();
        assert!(page.starts_with("/orders/P-"), "{self:?}");
        self.leads_to(&page);
        page
    }

    /// Asserts a redirect to a page that shows a message once.
    #[track_caller]
    pub fn announces(&self, path: impl AsRef<str>, code: &str) {
        let path = path.as_ref();
        self.leads_to(path);
        let notice = Notice::from_code(code).expect("a notice");
        let notice = format!("notice={};", write_notice(path, &notice));
        let known = self.cookies();
        let left = known.iter().any(|cookie| cookie.contains(&notice));
        assert!(left, "no notice {code:?} for {path}: {known:?}");
    }

    #[track_caller]
    pub fn shows(&self, text: &str) {
        assert!(self.body.contains(text), "{} does not show {text:?}:\n{}", self.status, self.body);
    }
}

/// Returns the value of a hidden field.
pub fn hidden(page: &str, name: &str) -> String {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).expect("a hidden field");
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// Returns the fields of a form with other values for some of them.
pub fn with_others<'a>(
    fields: &[(&'a str, &'a str)],
    others: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let is_other = |name: &str| others.iter().any(|(other, _)| *other == name);
    let kept = fields.iter().filter(|(name, _)| !is_other(name));
    kept.chain(others).copied().collect()
}

pub fn encode(fields: &[(&str, &str)]) -> String {
    let encode = percent::encode;
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    pairs.join("&")
}
