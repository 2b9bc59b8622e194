//! A CAS server on loopback that answers about tickets as its first path segment says: each case of [`CASES`] is a server
//! of its own.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "tests all through; those of the protocol and those of the product use different halves"
)]

use axum::{
    Router,
    extract::{Path, RawQuery, State},
    http::StatusCode,
    response::{Html, IntoResponse, Response},
    routing::get,
};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex},
};
use url::{Url, form_urlencoded};

const NAMESPACE: &str = "xmlns:cas='http://www.yale.edu/tp/cas'";

/// The server. It stops with the test's runtime.
#[derive(Clone)]
pub struct HostileCas(Arc<Inner>);

struct Inner {
    origin: String,
    /// Tickets that were given, and for which service.
    tickets: Mutex<HashMap<String, String>>,
    attributes: Mutex<String>,
    user: Mutex<String>,
    hits: Mutex<BTreeMap<String, usize>>,
    given: Mutex<usize>,
}

/// One server, and what becomes of a sign-in there.
pub struct Case {
    pub name: &'static str,
    pub accepted: bool,
    /// What stands for `{}` is the answer of a good server.
    answer: &'static str,
}

const fn good(name: &'static str, answer: &'static str) -> Case {
    Case {
        name,
        accepted: true,
        answer,
    }
}

const fn bad(name: &'static str, answer: &'static str) -> Case {
    Case {
        name,
        accepted: false,
        answer,
    }
}

/// What may be wrong with the answer about a ticket. `NS` stands for the namespace.
pub const CASES: &[Case] = &[
    good("good", "{}"),
    good(
        "with-a-declaration",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}",
    ),
    good("with-space-around", "\n\n  {}\n"),
    good(
        "other-prefix",
        "<serviceResponse xmlns='http://www.yale.edu/tp/cas'><authenticationSuccess><user> ana </user></authenticationSuccess></serviceResponse>",
    ),
    good(
        "user-in-cdata",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user><![CDATA[ana]]></cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad("nothing", ""),
    bad("html", "<!doctype html><h1>Sign in</h1>"),
    bad("version-1", "yes\nana\n"),
    bad(
        "json",
        "{\"serviceResponse\":{\"authenticationSuccess\":{\"user\":\"ana\"}}}",
    ),
    bad(
        "cut-off",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>ana</cas:user>",
    ),
    bad("two-documents", "{}{}"),
    bad("text-after-it", "{} ana"),
    bad(
        "no-namespace",
        "<serviceResponse><authenticationSuccess><user>ana</user></authenticationSuccess></serviceResponse>",
    ),
    bad(
        "wrong-namespace",
        "<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/CAS'><cas:authenticationSuccess><cas:user>ana</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "success-in-another-namespace",
        "<cas:serviceResponse NS xmlns:x='urn:x'><x:authenticationSuccess><cas:user>ana</cas:user></x:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "user-in-another-namespace",
        "<cas:serviceResponse NS xmlns:x='urn:x'><cas:authenticationSuccess><x:user>ana</x:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "another-root",
        "<cas:authenticationSuccess NS><cas:user>ana</cas:user></cas:authenticationSuccess>",
    ),
    bad(
        "success-deeper-down",
        "<cas:serviceResponse NS><cas:x><cas:authenticationSuccess><cas:user>ana</cas:user></cas:authenticationSuccess></cas:x></cas:serviceResponse>",
    ),
    bad(
        "two-successes",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>ana</cas:user></cas:authenticationSuccess><cas:authenticationSuccess><cas:user>root</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "success-and-failure",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>ana</cas:user></cas:authenticationSuccess><cas:authenticationFailure code='INVALID_TICKET'/></cas:serviceResponse>",
    ),
    bad(
        "failure-and-success",
        "<cas:serviceResponse NS><cas:authenticationFailure code='INVALID_TICKET'/><cas:authenticationSuccess><cas:user>ana</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "failure",
        "<cas:serviceResponse NS><cas:authenticationFailure code='INVALID_TICKET'>Ticket not recognised</cas:authenticationFailure></cas:serviceResponse>",
    ),
    bad(
        "failure-with-a-user",
        "<cas:serviceResponse NS><cas:authenticationFailure code='X'><cas:user>ana</cas:user></cas:authenticationFailure></cas:serviceResponse>",
    ),
    bad(
        "failure-with-a-forged-code",
        "<cas:serviceResponse NS><cas:authenticationFailure code='&#13;&#10;forged &lt;script>'/></cas:serviceResponse>",
    ),
    bad("no-verdict", "<cas:serviceResponse NS/>"),
    bad(
        "no-user",
        "<cas:serviceResponse NS><cas:authenticationSuccess/></cas:serviceResponse>",
    ),
    bad(
        "empty-user",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user> </cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "two-users",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>ana</cas:user><cas:user>root</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "user-with-a-comment",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>ana<!-- -->.evil</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "user-with-an-instruction",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>ana<?x?>.evil</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "user-with-an-element",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>ana<cas:b/>.evil</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "user-with-a-line-break",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>ana&#10;root</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "user-only-among-the-attributes",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:attributes><cas:user>ana</cas:user></cas:attributes></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "two-lists-of-attributes",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>ana</cas:user><cas:attributes/><cas:attributes/></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "by-a-proxy",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>ana</cas:user><cas:proxies><cas:proxy>https://proxy.example/</cas:proxy></cas:proxies></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad("document-type", "<!DOCTYPE x>{}"),
    bad("document-type-empty", "<!DOCTYPE x []>{}"),
    bad(
        "entity",
        "<!DOCTYPE x [<!ENTITY who 'ana'>]><cas:serviceResponse NS><cas:authenticationSuccess><cas:user>&who;</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "entity-from-a-file",
        "<!DOCTYPE x [<!ENTITY who SYSTEM 'file:///etc/passwd'>]><cas:serviceResponse NS><cas:authenticationSuccess><cas:user>&who;</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "entities-without-end",
        "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><cas:serviceResponse NS><cas:authenticationSuccess><cas:user>&c;</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "undeclared-entity",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>&who;</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
];

impl HostileCas {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port");
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
            .route("/{case}/login", get(|| async { Html("<h1>Sign in</h1>") }))
            .route("/{case}/p3/serviceValidate", get(validate_3))
            .route("/{case}/serviceValidate", get(validate_2))
            .with_state(server.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        server
    }

    /// The address of a case's server.
    pub fn url(&self, case: &str) -> String {
        format!("{}/{case}", self.0.origin)
    }

    pub fn hits(&self, endpoint: &str) -> usize {
        self.0
            .hits
            .lock()
            .expect("no test panicked meanwhile")
            .get(endpoint)
            .copied()
            .unwrap_or_default()
    }

    /// Who signs in from now on, and the XML in their `cas:attributes`.
    pub fn know(&self, user: &str, attributes: &str) {
        user.clone_into(&mut self.0.user.lock().expect("no test panicked meanwhile"));
        attributes.clone_into(
            &mut self
                .0
                .attributes
                .lock()
                .expect("no test panicked meanwhile"),
        );
    }

    /// What a browser brings back that was sent to this address, and signed in there.
    pub fn answer(&self, departure: &str) -> Vec<(String, String)> {
        let url: Url = departure.parse().expect("an address");
        let (_, service) = url
            .query_pairs()
            .find(|(name, _)| name == "service")
            .expect("a service");
        let mut given = self.0.given.lock().expect("no test panicked meanwhile");
        *given += 1;
        let ticket = format!("ST-{given}-abcDEF-cas");
        self.0
            .tickets
            .lock()
            .expect("no test panicked meanwhile")
            .insert(ticket.clone(), service.clone().into_owned());
        let service: Url = service.parse().expect("an address");
        let mut answer: Vec<_> = service.query_pairs().into_owned().collect();
        answer.push(("ticket".to_owned(), ticket));
        answer
    }

    /// What the server posts when the session of a ticket is over.
    pub fn logout_request(ticket: &str) -> String {
        format!(
            "<samlp:LogoutRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"LR-1\" Version=\"2.0\" \
             IssueInstant=\"2026-06-01T12:00:00Z\"><saml:NameID xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">\
             @NOT_USED@</saml:NameID><samlp:SessionIndex>{ticket}</samlp:SessionIndex></samlp:LogoutRequest>"
        )
    }

    /// A ticket counts once, and for its service only.
    fn spend(&self, query: &str) -> bool {
        let query: HashMap<String, String> = form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        let given = |name: &str| query.get(name).map(String::as_str);
        let service = self
            .0
            .tickets
            .lock()
            .expect("no test panicked meanwhile")
            .remove(given("ticket").unwrap_or_default());
        service.is_some() && service.as_deref() == given("service")
    }

    fn validate(&self, case: &str, query: &str) -> Response {
        if !self.spend(query) {
            let code = if query.contains("unknown-service") {
                "INVALID_SERVICE"
            } else {
                "INVALID_TICKET"
            };
            return format!("<cas:serviceResponse {NAMESPACE}><cas:authenticationFailure code='{code}'/></cas:serviceResponse>").into_response();
        }
        let user = self.0.user.lock().expect("no test panicked meanwhile");
        let attributes = self
            .0
            .attributes
            .lock()
            .expect("no test panicked meanwhile");
        let good = format!(
            "<cas:serviceResponse {NAMESPACE}><cas:authenticationSuccess><cas:user>{user}</cas:user>\
             <cas:attributes>{attributes}</cas:attributes></cas:authenticationSuccess></cas:serviceResponse>"
        );
        let answer = CASES
            .iter()
            .find(|known| known.name == case)
            .map_or("{}", |case| case.answer);
        answer
            .replace("NS", NAMESPACE)
            .replace("{}", &good)
            .into_response()
    }
}

async fn validate_3(
    State(server): State<HostileCas>,
    Path(case): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    *server
        .0
        .hits
        .lock()
        .expect("no test panicked meanwhile")
        .entry(format!("{case}/p3"))
        .or_default() += 1;
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
    *server
        .0
        .hits
        .lock()
        .expect("no test panicked meanwhile")
        .entry(format!("{case}/p2"))
        .or_default() += 1;
    server.validate(&case, &query.unwrap_or_default())
}
