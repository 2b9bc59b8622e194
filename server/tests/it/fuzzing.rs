//! Fuzzed requests: no address of either host answers hostile input with an error of the server. Drawn from a fixed seed,
//! so that a failure repeats.

use crate::browser::{Answer, Browser, FORM, HTML};
use crate::kills::draw;
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp, repetitions};
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::{Method, Request, header};
use rstest::rstest;
use server::backoffice::access::{FUNCTIONS, PAGES};
use std::net::SocketAddr;

const SEED: u64 = 0x6675_7a7a_6564_2121;

/// Names of fields of the forms. Fields whose values lead to requests to other hosts are left out.
const FIELDS: [&str; 48] = [
    "accent",
    "accept",
    "activation_hours",
    "agent",
    "answer",
    "before",
    "capacity",
    "client_id",
    "code",
    "confirm",
    "currency",
    "current",
    "customer",
    "customers",
    "disabled",
    "email",
    "everywhere",
    "first_name",
    "id",
    "identifier",
    "invitation",
    "last_name",
    "locale",
    "mapping_email",
    "max_travellers",
    "message",
    "name",
    "number",
    "on_sale_from",
    "once",
    "order",
    "page",
    "password",
    "phone",
    "picked",
    "portal",
    "portals",
    "price",
    "product",
    "q",
    "remember",
    "return_to",
    "role",
    "scopes",
    "secret",
    "survivor",
    "travellers",
    "version",
];

/// Values as they are sent: bad UTF-8, NUL, line breaks, numbers at and beyond every limit, other types, and markup.
const VALUES: [&str; 32] = [
    "",
    "%",
    "%zz",
    "+",
    "%00",
    "a%00b",
    "%ff%fe",
    "%c3%28",
    "%ed%a0%80",
    "%f0%9f%8e%ad",
    "%e2%80%ae",
    "%0d%0aa%3a+b",
    "%1b%5b2J",
    "-1",
    "0",
    "1",
    "9223372036854775807",
    "9223372036854775808",
    "1e309",
    "NaN",
    "true",
    "null",
    "%7b%22a%22%3a%7b%7d%7d",
    "%27+OR+1%3d1--",
    "%3cscript%3e",
    "..%2f..%2fetc%2fpasswd",
    "%2f%2fevil.test",
    "ana%40example.test",
    "%25s%25n",
    "1%2c2%2c3",
    "P-1",
    "482-915-607",
];

struct Fuzzer {
    state: u64,
}

impl Fuzzer {
    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(draw(&mut self.state)).expect("31 bits") % bound
    }

    fn one_of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    fn field(&mut self) -> String {
        let (name, value) = (self.one_of(&FIELDS), self.one_of(&VALUES));
        format!("{name}={value}")
    }

    /// Returns up to eight fields, of which the first comes twice.
    fn form(&mut self) -> String {
        let count = self.below(8) + 1;
        let mut fields: Vec<String> = (0..count).map(|_| self.field()).collect();
        fields.push(fields[0].clone());
        fields.join("&")
    }

    fn bytes(&mut self) -> Vec<u8> {
        let length = self.below(200);
        (0..length).map(|_| u8::try_from(self.below(256)).expect("a byte")).collect()
    }

    /// Returns a content type and a body.
    fn body(&mut self) -> (&'static str, Vec<u8>) {
        match self.below(8) {
            0 => (FORM, self.bytes()),
            1 => (FORM, format!("{}{}", "a[b]".repeat(500), self.field()).into_bytes()),
            2 => (FORM, format!("{}=1", "[".repeat(10_000)).into_bytes()),
            3 => ("application/json", "[".repeat(10_000).into_bytes()),
            _ => (FORM, self.form().into_bytes()),
        }
    }

    /// Returns an address with hostile values in place of its parameters, and sometimes a query.
    fn address(&mut self, pattern: &str) -> String {
        let mut segments = Vec::new();
        for segment in pattern.split('/') {
            let is_parameter = segment.starts_with('{') || segment.starts_with(':');
            segments.push(if is_parameter { self.one_of(&VALUES) } else { segment });
        }
        let path = segments.join("/");
        if self.below(2) == 0 { path } else { format!("{path}?{}", self.form()) }
    }

    fn request(&mut self, browser: &Browser, pattern: &str) -> Request<Body> {
        let is_function = pattern.contains("api/");
        let method = if is_function || self.below(8) == 0 { Method::POST } else { Method::GET };
        let cookies: Vec<_> =
            browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let (kind, body) = self.body();
        let accepted = if self.below(2) == 0 { HTML } else { "application/json" };
        Request::builder()
            .method(method)
            .uri(self.address(pattern))
            .header(header::HOST, &browser.host)
            .header(header::ACCEPT, accepted)
            .header(header::CONTENT_TYPE, kind)
            .header(header::COOKIE, cookies.join("; "))
            .header("sec-fetch-site", "same-origin")
            .extension(ConnectInfo(SocketAddr::from(([203, 0, 113, 7], 4711))))
            .body(Body::from(body))
            .expect("a request")
    }
}

/// Sends fuzzed requests to each of the addresses in turn, by each of the browsers.
async fn fuzz(deployment: &TestServer<'_>, browsers: [&Browser; 2], addresses: &[String]) {
    let mut fuzzer = Fuzzer { state: SEED };
    let requests = repetitions("GUICHET_TEST_FUZZED_REQUESTS", 300);
    for place in 0..requests {
        let pattern = &addresses[place % addresses.len()];
        let browser = browsers[fuzzer.below(browsers.len())];
        let request = fuzzer.request(browser, pattern);
        let (asked, kind) =
            (request.uri().to_string(), request.headers()[header::CONTENT_TYPE].clone());
        let answer = Answer::of(&deployment.router, request).await;
        let is_failure =
            answer.status.is_server_error() || answer.header("location").contains("unavailable");
        assert!(!is_failure, "request {place}, {asked}, {kind:?}: {answer:?}");
    }
}

/// Returns whether an address keeps the session, so that what follows is requested by the same person.
fn keeps_session(address: &str) -> bool {
    !["/sign-out", "/sso/leave", "/choose-operator"].iter().any(|end| address.ends_with(end))
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn b02_no_fuzzed_request_fails_on_a_portal(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (customer, anonymous) = (deployment.signed_in().await, deployment.browser());
    let mut addresses = crate::access::addresses();
    addresses.push("/sso/{provider}/logout".to_owned());
    addresses.retain(|address| keeps_session(address));
    fuzz(deployment, [&customer, &anonymous], &addresses).await;
    assert!(customer.clone().is_signed_in().await, "the functions were reached with a session");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn b02_no_fuzzed_request_fails_in_the_backoffice(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (admin, anonymous) = (deployment.admin().await.browser, deployment.office());
    let (pages, functions) = (PAGES.iter(), FUNCTIONS.iter());
    let mut addresses: Vec<String> =
        pages.chain(functions).map(|(path, _)| (*path).to_owned()).collect();
    addresses.retain(|address| keeps_session(address));
    fuzz(deployment, [&admin, &anonymous], &addresses).await;
    let page = admin.clone().get("/customers").await;
    assert_eq!(page.status, http::StatusCode::OK, "the functions were reached with a session");
}

/// What a form names is in the address that answers it, and a header has no line breaks and no letters beyond ASCII.
#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn b02_no_field_breaks_a_redirect_of_the_backoffice(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let fields = FIELDS.map(|name| (name, "a\r\nñ/../b"));
    for (function, _) in FUNCTIONS.iter().filter(|(function, _)| keeps_session(function)) {
        let answer = admin.post(function, &fields).await;
        assert!(!answer.status.is_server_error(), "{function}: {answer:?}");
        assert!(!answer.header("location").contains(".."), "{function}: {answer:?}");
    }
    let page = admin.get("/customers").await;
    assert_eq!(page.status, http::StatusCode::OK, "the functions were reached with a session");
}
