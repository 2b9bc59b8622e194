//! A CAS server on loopback whose first path segment selects the case: each of [`CASES`] is a server of its own.

#![allow(
    dead_code,
    reason = "the tests of the protocol and those of the product use different halves"
)]

#[path = "hostile_cas/cases.rs"]
mod cases;

use axum::{
    Router,
    extract::{Path, RawQuery, State},
    http::StatusCode,
    response::{Html, IntoResponse, Response},
    routing::get,
};
pub use cases::CASES;
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use url::{Url, form_urlencoded};

/// The case of a server that ignores `renew` for signed-in users.
pub const LAZY: &str = "lazy";

const NAMESPACE: &str = "xmlns:cas='http://www.yale.edu/tp/cas'";

/// The server. It stops with the test's runtime.
#[derive(Clone)]
pub struct HostileCas(Arc<Inner>);

struct Inner {
    origin: String,
    /// Issued tickets, with their service, and whether a new login was made.
    tickets: Mutex<HashMap<String, (String, bool)>>,
    attributes: Mutex<String>,
    user: Mutex<String>,
    hits: Mutex<BTreeMap<String, usize>>,
    given: Mutex<usize>,
}

impl HostileCas {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let server = Self(Arc::new(Inner {
            origin: format!("http://{address}"),
            tickets: Mutex::default(),
            attributes: Mutex::default(),
            user: Mutex::new("ana".to_owned()),
            hits: Mutex::default(),
            given: Mutex::default(),
        }));
        let router = Router::new()
            .route("/{case}/login", get(login))
            .route("/{case}/p3/serviceValidate", get(validate_3))
            .route("/{case}/serviceValidate", get(validate_2))
            .with_state(server.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        server
    }

    /// Returns the URL of a case's server.
    pub fn url(&self, case: &str) -> String {
        format!("{}/{case}", self.0.origin)
    }

    pub fn hits(&self, endpoint: &str) -> usize {
        locked(&self.0.hits).get(endpoint).copied().unwrap_or_default()
    }

    /// Sets the user who signs in from now on, and the XML in `cas:attributes`.
    pub fn know(&self, user: &str, attributes: &str) {
        user.clone_into(&mut locked(&self.0.user));
        attributes.clone_into(&mut locked(&self.0.attributes));
    }

    /// Returns the callback parameters of a browser that was sent to this URL, and signed in there.
    pub fn answer(&self, authorization: &str) -> Vec<(String, String)> {
        let url: Url = authorization.parse().expect("an address");
        let (_, service) =
            url.query_pairs().find(|(name, _)| name == "service").expect("a service");
        let mut given = locked(&self.0.given);
        *given += 1;
        let ticket = format!("ST-{given}-abcDEF-cas");
        let asked_anew = url.query_pairs().any(|(name, _)| name == "renew");
        let fresh = asked_anew && !url.path().starts_with(&format!("/{LAZY}/"));
        let ticket_of = (service.clone().into_owned(), fresh);
        locked(&self.0.tickets).insert(ticket.clone(), ticket_of);
        let service: Url = service.parse().expect("an address");
        let mut answer: Vec<_> = service.query_pairs().into_owned().collect();
        answer.push(("ticket".to_owned(), ticket));
        answer
    }

    /// Returns the server's logout request for a ticket.
    pub fn logout_request(ticket: &str) -> String {
        format!(
            "<samlp:LogoutRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"LR-1\" Version=\"2.0\" \
             IssueInstant=\"2026-06-01T12:00:00Z\"><saml:NameID xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">\
             @NOT_USED@</saml:NameID><samlp:SessionIndex>{ticket}</samlp:SessionIndex></samlp:LogoutRequest>"
        )
    }

    /// Uses a ticket: valid once, for its service only, and with `renew` only after a new login.
    fn spend(&self, query: &str) -> bool {
        let query: HashMap<String, String> =
            form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let given = |name: &str| query.get(name).map(String::as_str);
        let ticket = locked(&self.0.tickets).remove(given("ticket").unwrap_or_default());
        ticket.is_some_and(|(service, fresh)| {
            Some(service.as_str()) == given("service") && (fresh || given("renew").is_none())
        })
    }

    fn validate(&self, case: &str, query: &str) -> Response {
        if !self.spend(query) {
            let code = if query.contains("unknown-service") && case != "ticket-first" {
                "INVALID_SERVICE"
            } else {
                "INVALID_TICKET"
            };
            return format!("<cas:serviceResponse {NAMESPACE}><cas:authenticationFailure code='{code}'/></cas:serviceResponse>").into_response();
        }
        let user = locked(&self.0.user);
        let attributes = locked(&self.0.attributes);
        let good = format!(
            "<cas:serviceResponse {NAMESPACE}><cas:authenticationSuccess><cas:user>{user}</cas:user>\
             <cas:attributes>{attributes}</cas:attributes></cas:authenticationSuccess></cas:serviceResponse>"
        );
        let answer = CASES.iter().find(|known| known.name == case).map_or("{}", |case| case.answer);
        answer.replace("NS", NAMESPACE).replace("{}", &good).into_response()
    }
}

/// Shows the form or, for `gateway`, redirects to a known service.
async fn login(Path(case): Path<String>, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let query: HashMap<_, _> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let service = query.get("service").filter(|service| !service.contains("unknown-service"));
    match service {
        Some(service) if query.contains_key("gateway") => match case.as_str() {
            "no-gateway" => Html("<h1>Sign in</h1>").into_response(),
            "gateway-elsewhere" => {
                (StatusCode::FOUND, [("location", "https://other.example/")]).into_response()
            }
            _ => (StatusCode::FOUND, [("location", service.clone())]).into_response(),
        },
        _ => Html("<h1>Sign in</h1>").into_response(),
    }
}

async fn validate_3(
    State(server): State<HostileCas>,
    Path(case): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    *locked(&server.0.hits).entry(format!("{case}/p3")).or_default() += 1;
    match case.as_str() {
        "old" => StatusCode::NOT_FOUND.into_response(),
        "broken" => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        "elsewhere" => {
            (StatusCode::FOUND, [("location", "http://169.254.169.254/")]).into_response()
        }
        "hanging" => std::future::pending().await,
        "endless" => vec![b' '; 300 * 1024].into_response(),
        "no-text" => vec![0xff_u8, 0xfe, 0x00].into_response(),
        "deep" => "<a>".repeat(60_000).into_response(),
        "wide" => format!("<a>{}</a>", "<b/>".repeat(50_000)).into_response(),
        _ => server.validate(&case, &query.unwrap_or_default()),
    }
}

async fn validate_2(
    State(server): State<HostileCas>,
    Path(case): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    *locked(&server.0.hits).entry(format!("{case}/p2")).or_default() += 1;
    server.validate(&case, &query.unwrap_or_default())
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
