//! An OpenID provider on loopback whose issuer's first path segment selects the case: each of [`cases`] is an issuer of
//! its own.

#![allow(
    dead_code,
    reason = "the tests of the protocol and those of the product use different halves"
)]

#[path = "hostile_oidc/cases.rs"]
pub mod cases;
#[path = "hostile_oidc/endpoints.rs"]
mod endpoints;
#[path = "hostile_oidc/logouts.rs"]
pub mod logouts;
#[path = "hostile_oidc/token.rs"]
mod token;

use axum::{
    Router,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use cases::Spoil;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
pub use token::{Signer, Token};
use url::Url;

pub const CLIENT: &str = "guichet";
pub const SECRET: &str = "a secret of the client: 100 % & more";
pub const ACCESS_TOKEN: &str = "the-access-token";

/// The provider. It stops with the test's runtime.
#[derive(Clone)]
pub struct HostileOidc(Arc<Inner>);

struct Inner {
    origin: String,
    now: Box<dyn Fn() -> i64 + Send + Sync>,
    person: Mutex<Map<String, Value>>,
    grants: Mutex<HashMap<String, Grant>>,
    hits: Mutex<BTreeMap<String, usize>>,
    /// How it answers, if at all.
    fault: Mutex<FaultMode>,
}

/// Faults of the whole provider.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FaultMode {
    Well,
    Hangs,
    Fails,
    Babbles,
}

/// An issued code.
#[derive(Clone)]
struct Grant {
    issuer: String,
    query: HashMap<String, String>,
}

impl HostileOidc {
    /// Starts a provider. `now` is its clock, in seconds.
    pub async fn start(now: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let provider = Self(Arc::new(Inner {
            origin: format!("http://{address}"),
            now: Box::new(now),
            person: Mutex::default(),
            grants: Mutex::default(),
            hits: Mutex::default(),
            fault: Mutex::new(FaultMode::Well),
        }));
        let router = Router::new()
            .route("/{case}/.well-known/openid-configuration", get(endpoints::discovery))
            .route("/{case}/jwks", get(endpoints::keys))
            .route("/{case}/token", post(endpoints::tokens))
            .route("/{case}/userinfo", get(endpoints::userinfo))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    /// Returns the issuer of a case.
    pub fn issuer(&self, case: &str) -> String {
        format!("{}/{case}", self.0.origin)
    }

    /// Adds or replaces claims of the userinfo and the ID token.
    pub fn know(&self, claims: Value) {
        let claims = claims.as_object().expect("claims").clone();
        locked(&self.0.person).extend(claims);
    }

    pub fn set_fault(&self, fault: FaultMode) {
        *locked(&self.0.fault) = fault;
    }

    /// Returns how often an endpoint was requested, such as `good/token`.
    pub fn hits(&self, endpoint: &str) -> usize {
        locked(&self.0.hits).get(endpoint).copied().unwrap_or_default()
    }

    /// Returns the callback parameters of a browser that was sent to this URL, and signed in there.
    pub fn answer(&self, authorization: &str) -> Vec<(String, String)> {
        let url: Url = authorization.parse().expect("an address");
        let query: HashMap<_, _> = url.query_pairs().into_owned().collect();
        let case = url.path_segments().and_then(|mut path| path.next()).expect("a case").to_owned();
        let issuer = self.issuer(&case);
        let state = query.get("state").cloned().unwrap_or_default();
        let code = format!("code-{}", locked(&self.0.grants).len());
        let grant = Grant { issuer: issuer.clone(), query };
        locked(&self.0.grants).insert(code.clone(), grant);
        let mut answer = vec![
            ("code".to_owned(), code),
            ("state".to_owned(), state),
            ("iss".to_owned(), issuer),
        ];
        for spoil in cases::spoils(&case) {
            if let Spoil::Answer(spoil) = spoil {
                spoil(&mut answer);
            }
        }
        answer
    }

    /// Returns the signed ID token of that authorization request, modified by `spoil`.
    pub fn id_token(&self, authorization: &str, spoil: fn(&mut Token)) -> String {
        let url: Url = authorization.parse().expect("an address");
        let query: HashMap<_, _> = url.query_pairs().into_owned().collect();
        let case = url.path_segments().and_then(|mut path| path.next()).expect("a case");
        let mut token = self.good_id_token(&self.issuer(case), &query);
        spoil(&mut token);
        token.signed()
    }

    /// Returns a signed logout token.
    pub fn logout_token(&self, case: &str, spoil: fn(&mut Token)) -> String {
        let now = (self.0.now)();
        let mut token = Token::new(json!({
            "iss": self.issuer(case), "aud": CLIENT, "sub": "ana", "sid": "session-1", "iat": now, "exp": now + 120,
            "jti": format!("logout-{}", self.hit(format!("{case}/logout"))),
            "events": { "http://schemas.openid.net/event/backchannel-logout": {} },
        }));
        token.header.insert("typ".to_owned(), json!("logout+jwt"));
        spoil(&mut token);
        token.signed()
    }

    fn good_id_token(&self, issuer: &str, query: &HashMap<String, String>) -> Token {
        let now = (self.0.now)();
        let nonce = query.get("nonce").map_or("", String::as_str);
        let hash = Sha256::digest(ACCESS_TOKEN.as_bytes());
        let mut token = Token::new(json!({
            "iss": issuer, "aud": CLIENT, "sub": "ana", "iat": now, "exp": now + 300, "nonce": nonce, "sid": "session-1",
            "at_hash": URL_SAFE_NO_PAD.encode(&hash[..16]), "updated_at": "2026-05-01T10:00:00.000Z",
        }));
        if query.contains_key("max_age") {
            token.set("auth_time", now);
        }
        let person = locked(&self.0.person).clone();
        token.claims.extend(
            person
                .into_iter()
                .filter(|(name, _)| ["sub", "sid", "note", "memberships"].contains(&name.as_str())),
        );
        token
    }

    fn hit(&self, endpoint: String) -> usize {
        let mut hits = locked(&self.0.hits);
        let hits = hits.entry(endpoint).or_default();
        *hits += 1;
        *hits
    }

    /// Counts the request, and answers it if the provider is in a fault mode.
    async fn asked(&self, case: &str, endpoint: &str) -> Result<usize, Response> {
        let hits = self.hit(format!("{case}/{endpoint}"));
        let fault = *locked(&self.0.fault);
        match fault {
            FaultMode::Well => {}
            FaultMode::Hangs => std::future::pending().await,
            FaultMode::Fails => return Err(StatusCode::INTERNAL_SERVER_ERROR.into_response()),
            FaultMode::Babbles => {
                return Err(
                    ([(header::CONTENT_TYPE, "text/html")], "<h1>Maintenance</h1>").into_response()
                );
            }
        }
        for spoil in cases::spoils(case) {
            if let Spoil::Response(spoilt, spoil) = spoil
                && *spoilt == endpoint
            {
                return Err(spoil());
            }
        }
        Ok(hits)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
