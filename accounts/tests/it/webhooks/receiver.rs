//! The other system: an HTTP server that keeps what it is sent, and answers as a test sets.

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::Value;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::net::TcpListener;

/// A request that the endpoint took.
#[derive(Debug, Clone)]
pub struct Hook {
    pub id: String,
    pub timestamp: String,
    pub signatures: String,
    pub body: String,
}

impl Hook {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("JSON")
    }

    pub fn kind(&self) -> String {
        self.json()["type"].as_str().expect("a type").to_owned()
    }

    pub fn customer(&self) -> String {
        self.json()["data"]["customer"].as_str().unwrap_or_default().to_owned()
    }
}

/// How the endpoint answers.
#[derive(Debug, Clone, Default)]
pub enum FaultMode {
    #[default]
    Takes,
    Fails(u16),
    /// It asks for that many seconds without requests.
    Overloaded(u32),
    /// It fails where the body has that text.
    FailsFor(String),
    Redirects(String),
    /// It accepts the event, and answers with more than is read.
    Chatters,
}

#[derive(Default)]
struct Shared {
    taken: Vec<Hook>,
    requests: usize,
    mood: FaultMode,
}

pub struct Receiver {
    pub url: String,
    shared: Arc<Mutex<Shared>>,
}

impl Receiver {
    /// Starts one on loopback, which ends with the test.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::<Mutex<Shared>>::default();
        let router = Router::new().fallback(take).with_state(Arc::clone(&shared));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url: format!("http://{address}/hooks"), shared }
    }

    pub fn behaves(&self, mood: FaultMode) {
        locked(&self.shared).mood = mood;
    }

    /// Returns what it took, in the order of arrival.
    pub fn hooks(&self) -> Vec<Hook> {
        locked(&self.shared).taken.clone()
    }

    /// Returns how many requests came, taken or not.
    pub fn requests(&self) -> usize {
        locked(&self.shared).requests
    }
}

fn locked(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn take(
    State(shared): State<Arc<Mutex<Shared>>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let header = |name: &str| {
        let value = headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    };
    let hook = Hook {
        id: header("webhook-id"),
        timestamp: header("webhook-timestamp"),
        signatures: header("webhook-signature"),
        body: String::from_utf8(body.to_vec()).expect("text"),
    };
    let mut shared = locked(&shared);
    shared.requests += 1;
    let answer = match &shared.mood {
        FaultMode::Fails(status) => {
            StatusCode::from_u16(*status).expect("a status").into_response()
        }
        FaultMode::Overloaded(seconds) => {
            let header = [(header::RETRY_AFTER, seconds.to_string())];
            (StatusCode::TOO_MANY_REQUESTS, header).into_response()
        }
        FaultMode::FailsFor(text) if hook.body.contains(text) => {
            (StatusCode::INTERNAL_SERVER_ERROR, "not now").into_response()
        }
        FaultMode::Redirects(to) => {
            return (StatusCode::FOUND, [(header::LOCATION, to.clone())]).into_response();
        }
        FaultMode::Chatters => "x".repeat(5_000_000).into_response(),
        FaultMode::Takes | FaultMode::FailsFor(_) => "taken".into_response(),
    };
    if answer.status().is_success() {
        shared.taken.push(hook);
    }
    answer
}
