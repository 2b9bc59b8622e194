//! People whose server is killed: what they send, what they were mailed, and what they got answered.

use crate::browser::Browser;
use crate::process::exchange;
use crate::test_server::TestServer;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::response::Response;
use http::StatusCode;
use mail_parser::MessageParser;
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::interval;

pub const NEW_PASSWORD: &str = "an entirely different river";

pub const POLL: Duration = Duration::from_millis(5);

/// The last answer that a client got before the server was killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    Registered,
    Activated,
    PasswordLinkSent,
}

pub type Answers = Arc<Mutex<BTreeMap<String, Answer>>>;

/// The clients who got the answer that the new password is set.
pub type Renewed = Arc<Mutex<BTreeSet<String>>>;

/// Sends a browser's request to the process and reads the answer. `None` if the process was killed first.
async fn forward(to: SocketAddr, from: &str, request: Request) -> Option<Response> {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, usize::MAX).await.ok()?;
    // With HTTP/1.0 the answer ends with the connection and is not chunked.
    let mut text = format!("{} {} HTTP/1.0\r\nx-forwarded-for: {from}\r\n", head.method, head.uri);
    text.push_str(&format!("content-length: {}\r\n", body.len()));
    for (name, value) in &head.headers {
        text.push_str(&format!("{name}: {}\r\n", value.to_str().ok()?));
    }
    let text = format!("{text}\r\n{}", String::from_utf8_lossy(&body));
    let answer = exchange(to, &text).await.ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?;
    let mut response = Response::builder().status(status);
    for line in lines {
        let (name, value) = line.split_once(": ")?;
        response = response.header(name, value);
    }
    response.body(Body::from(body.to_owned())).ok()
}

/// Creates a browser of the process, in its own network. It waits for ever once the process is gone.
pub fn browser_of(deployment: &TestServer<'_>, process: SocketAddr, person: usize) -> Browser {
    let from = format!("10.{}.{}.7", person / 250, person % 250);
    let router = Router::new().fallback(move |request: Request| {
        let from = from.clone();
        async move {
            match forward(process, &from, request).await {
                Some(response) => response,
                None => std::future::pending().await,
            }
        }
    });
    Browser::new(router, &deployment.app.portal)
}

/// Returns the tokens in mailed links with that path.
pub fn mailed(folder: &Path, email: &str, path: &str) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let tokens = entries.flatten().filter_map(|entry| {
        let bytes = std::fs::read(entry.path()).ok()?;
        let mail = MessageParser::default().parse(&bytes)?;
        let to = mail.to()?.first()?.address()?;
        let text = (to == email).then(|| mail.body_text(0))??;
        let (_, rest) = text.split_once(&format!("/{path}/"))?;
        let is_token = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        Some(rest.chars().take_while(is_token).collect())
    });
    tokens.collect()
}

/// Waits for the mail with such a link.
async fn link_to(folder: &Path, email: &str, path: &str) -> String {
    let mut look = interval(POLL);
    loop {
        look.tick().await;
        if let Some(token) = mailed(folder, email, path).pop() {
            return format!("/{path}/{token}");
        }
    }
}

/// Registers, activates and resets the password, as fast as the server answers.
pub async fn live(mut browser: Browser, folder: PathBuf, email: String, answers: Answers) {
    let received = |answer| {
        let mut answers = answers.lock().expect("no panic");
        answers.insert(email.clone(), answer);
    };
    let answer = browser.register(&email).await;
    answer.leads_to("/register/check-mail");
    received(Answer::Registered);
    browser.get(&link_to(&folder, &email, "confirm").await).await;
    let answer = browser.post("/api/confirm", &[]).await;
    answer.announces("/sign-in", "activated");
    received(Answer::Activated);
    let answer = browser.post("/api/forgot-password", &[("identifier", &email)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    received(Answer::PasswordLinkSent);
}

/// Resets the password, as fast as the server answers.
pub async fn renew(mut browser: Browser, folder: PathBuf, email: String, renewed: Renewed) {
    let fields = [("identifier", &*email)];
    let asked = browser.post("/api/forgot-password", &fields).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    let link = link_to(&folder, &email, "set-password").await;
    browser.get(&link).await.leads_to("/set-password");
    let fields = [("password", NEW_PASSWORD)];
    let answer = browser.post("/api/set-password", &fields).await;
    answer.announces("/sign-in", "password-set");
    renewed.lock().expect("no panic").insert(email);
}
