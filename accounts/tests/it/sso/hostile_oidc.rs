//! An OpenID provider on loopback that is as good, or as hostile, as its issuer's first path segment says: each case of
//! [`cases`] is an issuer of its own.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "tests all through; those of the protocol and those of the product use different halves"
)]

#[path = "hostile_oidc/cases.rs"]
pub mod cases;
#[path = "hostile_oidc/logouts.rs"]
pub mod logouts;
#[path = "hostile_oidc/token.rs"]
mod token;

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use cases::Spoil;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex},
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
    /// Whether it answers at all, and how otherwise.
    mood: Mutex<Mood>,
}

/// What the whole provider does instead of answering.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Well,
    Hangs,
    Fails,
    Babbles,
}

/// A code that was given.
#[derive(Clone)]
struct Grant {
    issuer: String,
    query: HashMap<String, String>,
}

impl HostileOidc {
    /// Starts it. `now` is its clock, in seconds.
    pub async fn start(now: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port");
        let address = listener.local_addr().expect("an address");
        let provider = Self(Arc::new(Inner {
            origin: format!("http://{address}"),
            now: Box::new(now),
            person: Mutex::default(),
            grants: Mutex::default(),
            hits: Mutex::default(),
            mood: Mutex::new(Mood::Well),
        }));
        let router = Router::new()
            .route("/{case}/.well-known/openid-configuration", get(discovery))
            .route("/{case}/jwks", get(keys))
            .route("/{case}/token", post(tokens))
            .route("/{case}/userinfo", get(userinfo))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    /// The issuer of a case.
    pub fn issuer(&self, case: &str) -> String {
        format!("{}/{case}", self.0.origin)
    }

    /// Adds to what the userinfo tells, or replaces it; also what the ID token tells.
    pub fn know(&self, claims: Value) {
        let claims = claims.as_object().expect("claims").clone();
        self.0
            .person
            .lock()
            .expect("no test panicked meanwhile")
            .extend(claims);
    }

    pub fn feel(&self, mood: Mood) {
        *self.0.mood.lock().expect("no test panicked meanwhile") = mood;
    }

    /// How often an endpoint was asked: `good/token`.
    pub fn hits(&self, endpoint: &str) -> usize {
        self.0
            .hits
            .lock()
            .expect("no test panicked meanwhile")
            .get(endpoint)
            .copied()
            .unwrap_or_default()
    }

    /// What a browser brings back that was sent to this address, and signed in there.
    pub fn answer(&self, departure: &str) -> Vec<(String, String)> {
        let url: Url = departure.parse().expect("an address");
        let query: HashMap<_, _> = url.query_pairs().into_owned().collect();
        let case = url
            .path_segments()
            .and_then(|mut path| path.next())
            .expect("a case")
            .to_owned();
        let issuer = self.issuer(&case);
        let state = query.get("state").cloned().unwrap_or_default();
        let code = format!(
            "code-{}",
            self.0
                .grants
                .lock()
                .expect("no test panicked meanwhile")
                .len()
        );
        let grant = Grant {
            issuer: issuer.clone(),
            query,
        };
        self.0
            .grants
            .lock()
            .expect("no test panicked meanwhile")
            .insert(code.clone(), grant);
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

    /// A signed ID token as it would come with that departure, or a little otherwise.
    pub fn id_token(&self, departure: &str, spoil: fn(&mut Token)) -> String {
        let url: Url = departure.parse().expect("an address");
        let query: HashMap<_, _> = url.query_pairs().into_owned().collect();
        let case = url
            .path_segments()
            .and_then(|mut path| path.next())
            .expect("a case");
        let mut token = self.good_id_token(
            &self.issuer(case),
            query.get("nonce").map_or("", |nonce| nonce),
        );
        spoil(&mut token);
        token.signed()
    }

    /// A signed logout token.
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

    fn good_id_token(&self, issuer: &str, nonce: &str) -> Token {
        let now = (self.0.now)();
        let hash = Sha256::digest(ACCESS_TOKEN.as_bytes());
        let mut token = Token::new(json!({
            "iss": issuer, "aud": CLIENT, "sub": "ana", "iat": now, "exp": now + 300, "nonce": nonce, "sid": "session-1",
            "at_hash": URL_SAFE_NO_PAD.encode(&hash[..16]), "updated_at": "2026-05-01T10:00:00.000Z",
        }));
        let person = self
            .0
            .person
            .lock()
            .expect("no test panicked meanwhile")
            .clone();
        token.claims.extend(
            person
                .into_iter()
                .filter(|(name, _)| name == "sub" || name == "sid"),
        );
        token
    }

    fn hit(&self, endpoint: String) -> usize {
        let mut hits = self.0.hits.lock().expect("no test panicked meanwhile");
        let hits = hits.entry(endpoint).or_default();
        *hits += 1;
        *hits
    }

    /// Counts the question, and answers it if the provider is not well.
    async fn asked(&self, case: &str, endpoint: &str) -> Result<usize, Response> {
        let hits = self.hit(format!("{case}/{endpoint}"));
        let mood = *self.0.mood.lock().expect("no test panicked meanwhile");
        match mood {
            Mood::Well => {}
            Mood::Hangs => std::future::pending().await,
            Mood::Fails => return Err(StatusCode::INTERNAL_SERVER_ERROR.into_response()),
            Mood::Babbles => {
                return Err((
                    [(header::CONTENT_TYPE, "text/html")],
                    "<h1>Maintenance</h1>",
                )
                    .into_response());
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

async fn discovery(
    State(provider): State<HostileOidc>,
    Path(case): Path<String>,
) -> Result<Response, Response> {
    provider.asked(&case, "discovery").await?;
    let issuer = provider.issuer(&case);
    let mut metadata = json!({
        "issuer": issuer, "authorization_endpoint": format!("{issuer}/authorize"), "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/userinfo"), "jwks_uri": format!("{issuer}/jwks"),
        "end_session_endpoint": format!("{issuer}/end?of=session"), "response_types_supported": ["code", "id_token"],
        "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256", "none", "HS256"],
        "code_challenge_methods_supported": ["S256"], "authorization_response_iss_parameter_supported": true,
    });
    for spoil in cases::spoils(&case) {
        if let Spoil::Metadata(spoil) = spoil {
            spoil(metadata.as_object_mut().expect("an object"));
        }
    }
    Ok(axum_json(&metadata))
}

async fn keys(
    State(provider): State<HostileOidc>,
    Path(case): Path<String>,
) -> Result<Response, Response> {
    let hits = provider.asked(&case, "jwks").await?;
    let mut keys = vec![Signer::Rsa.public("rsa-1")];
    for spoil in cases::spoils(&case) {
        if let Spoil::Keys(spoil) = spoil {
            spoil(&mut keys, hits);
        }
    }
    Ok(axum_json(&json!({ "keys": keys })))
}

async fn tokens(
    State(provider): State<HostileOidc>,
    Path(case): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Response> {
    provider.asked(&case, "token").await?;
    let form: HashMap<String, String> = url::form_urlencoded::parse(&body).into_owned().collect();
    let given = |name: &str| form.get(name).map(String::as_str);
    if !knows_us(&headers, &form) {
        return Err((StatusCode::UNAUTHORIZED, r#"{"error":"invalid_client"}"#).into_response());
    }
    let grant = provider
        .0
        .grants
        .lock()
        .expect("no test panicked meanwhile")
        .remove(given("code").unwrap_or_default());
    let grant = grant.filter(|grant| {
        let challenge = Sha256::digest(given("code_verifier").unwrap_or_default().as_bytes());
        let asked = |name: &str| grant.query.get(name).map(String::as_str);
        grant.issuer == provider.issuer(&case)
            && asked("redirect_uri") == given("redirect_uri")
            && asked("code_challenge_method") == Some("S256")
            && asked("code_challenge") == Some(&URL_SAFE_NO_PAD.encode(challenge))
    });
    let Some(grant) = grant else {
        return Err((StatusCode::BAD_REQUEST, r#"{"error":"invalid_grant"}"#).into_response());
    };
    let nonce = grant.query.get("nonce").map_or("", |nonce| nonce);
    let mut token = provider.good_id_token(&grant.issuer, nonce);
    let mut answer =
        json!({ "access_token": ACCESS_TOKEN, "token_type": "Bearer", "expires_in": 300 });
    for spoil in cases::spoils(&case) {
        if let Spoil::IdToken(spoil) = spoil {
            spoil(&mut token);
        }
    }
    answer["id_token"] = token.signed().into();
    for spoil in cases::spoils(&case) {
        if let Spoil::Tokens(spoil) = spoil {
            spoil(answer.as_object_mut().expect("an object"));
        }
    }
    Ok(axum_json(&answer))
}

async fn userinfo(
    State(provider): State<HostileOidc>,
    Path(case): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Response> {
    provider.asked(&case, "userinfo").await?;
    let token = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok());
    if token.and_then(|token| token.strip_prefix("Bearer ")) != Some(ACCESS_TOKEN) {
        return Err(StatusCode::UNAUTHORIZED.into_response());
    }
    let mut claims = json!({
        "sub": "ana", "given_name": "Ana", "family_name": "Quiroga", "email": "ana@example.test", "email_verified": true,
        "groups": ["staff", "travel"], "employee": 4711, "address": { "locality": "Rosario" },
    });
    let all = claims.as_object_mut().expect("an object");
    all.extend(
        provider
            .0
            .person
            .lock()
            .expect("no test panicked meanwhile")
            .clone(),
    );
    for spoil in cases::spoils(&case) {
        if let Spoil::Userinfo(spoil) = spoil {
            spoil(all);
        }
    }
    Ok(axum_json(&claims))
}

/// Basic, decoded as RFC 6749 says, or the secret in the body.
fn knows_us(headers: &HeaderMap, form: &HashMap<String, String>) -> bool {
    use base64::engine::general_purpose::STANDARD;
    let basic = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| {
            STANDARD
                .decode(value.to_str().ok()?.strip_prefix("Basic ")?)
                .ok()
        })
        .and_then(|pair| {
            let (id, secret) = std::str::from_utf8(&pair).ok()?.split_once(':')?;
            let decode = |text: &str| {
                url::form_urlencoded::parse(format!("x={text}").as_bytes())
                    .next()
                    .map(|(_, value)| value.into_owned())
            };
            Some((decode(id)?, decode(secret)?))
        });
    let (id, secret) = basic.unwrap_or_else(|| {
        let given = |name: &str| form.get(name).cloned().unwrap_or_default();
        (given("client_id"), given("client_secret"))
    });
    id == CLIENT && secret == SECRET
}

fn axum_json(value: &Value) -> Response {
    (
        [(header::CONTENT_TYPE, "application/json")],
        Body::from(value.to_string()),
    )
        .into_response()
}
