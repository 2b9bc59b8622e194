//! The log records sign-ins, at a provider and by password, without their secrets.

use super::hostile_cas::HostileCas;
use super::{SESSION, add_cas, back, parameter, set};
use crate::browser::{Browser, FORM};
use crate::test_server::{EMAIL, PASSWORD, TestServer};
use accounts::testing::{Database, TestApp};
use http::{Request, header};
use rstest::rstest;
use std::io::{self, Write};
use std::sync::{Arc, LazyLock, Mutex};

/// What all threads log, instead of a test's alone: whether a line is enabled is cached by the thread that reaches it
/// first, which may be another test's.
static LINES: LazyLock<Lines> = LazyLock::new(|| {
    let lines = Lines::default();
    let sink = lines.clone();
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::DEBUG)
        .with_writer(move || sink.clone())
        .init();
    lines
});

/// Held by the test that takes the lines, so that it finds its own.
static TURN: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("nobody panics").write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Makes several sign-ins; returns every value that must not be in the log.
async fn round_trips(deployment: &TestServer<'_>) -> Vec<String> {
    let server = HostileCas::start().await;
    let id = add_cas(deployment, &deployment.app.portal, &server.url("good")).await;
    set(deployment, &deployment.app.portal, &[("sso_enabled", "true")]).await;
    let mut browser = deployment.browser();
    let mut secrets = Vec::new();
    for ticket in [None, Some("ST-1-made-up"), Some("<script>ST-2")] {
        let way = browser.get(&format!("/sso/{id}/start")).await;
        let service = parameter(way.header("location"), "service");
        secrets.extend([
            parameter(&service, "flow"),
            browser.cookies[&super::flows(&browser)[0]].clone(),
        ]);
        let mut answer = server.answer(way.header("location"));
        if let Some(ticket) = ticket {
            answer.retain(|(name, _)| name != "ticket");
            answer.push(("ticket".to_owned(), ticket.to_owned()));
        }
        secrets.extend(answer.iter().map(|(_, value)| value.clone()));
        browser.get(&back(id, &answer)).await;
        secrets.extend(browser.cookies.get(SESSION).cloned());
    }
    browser.get("/sso/prove/the-mailed-token").await;
    let call = Request::post(format!("/sso/{id}/logout")).header(header::CONTENT_TYPE, FORM);
    browser.send(call, "logout_token=e30.e30.the-signature").await;
    secrets.extend(["the-mailed-token".to_owned(), "the-signature".to_owned()]);
    secrets
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_secret_gets_into_the_log(#[case] database: Database) {
    let _turn = TURN.lock().await;
    let lines = &*LINES;
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let secrets = round_trips(deployment).await;
    let bytes = std::mem::take(&mut *lines.0.lock().expect("nobody panics"));
    let text = String::from_utf8(bytes).expect("a text");
    for route in [
        "/sso/{provider}/start",
        "/sso/{provider}/callback",
        "/sso/{provider}/logout",
        "/sso/prove/{token}",
    ] {
        assert!(text.contains(route), "{route} is missing in {text}");
    }
    assert!(secrets.len() > 10);
    for secret in secrets {
        assert!(!text.contains(&secret), "{secret} in {text}");
    }
}

/// Returns the tokens among a browser's cookies.
fn tokens(browser: &Browser) -> impl Iterator<Item = String> {
    browser.cookies.values().filter(|value| value.len() >= 43).cloned()
}

/// Registers, confirms, signs in and chooses another password by mail; returns every value that must not be in the log.
async fn account_story(deployment: &TestServer<'_>) -> Vec<String> {
    let mut browser = deployment.browser();
    browser.register(EMAIL).await.leads_to("/register/check-mail");
    let mut secrets: Vec<String> = tokens(&browser).collect();
    let confirm = deployment.app.mail_to(EMAIL).await.token("confirm").expect("a link");
    browser.get(&format!("/confirm/{confirm}")).await.leads_to("/confirm");
    secrets.extend(tokens(&browser));
    browser.post("/api/confirm", &[]).await.announces("/sign-in", "activated");
    browser.sign_in(EMAIL, "").await.leads_to("/account/purchases");
    secrets.extend(tokens(&browser));
    let mut other = deployment.browser();
    let asked = other.post("/api/forgot-password", &[("identifier", EMAIL)]).await;
    asked.leads_to("/forgot-password/sent");
    let reset = deployment.app.mail_to(EMAIL).await.token("set-password").expect("a link");
    other.get(&format!("/set-password/{reset}")).await.leads_to("/set-password");
    secrets.extend(tokens(&other));
    let new = "an unlogged river in winter";
    let set = other.post("/api/set-password", &[("password", new)]).await;
    set.announces("/sign-in", "password-set");
    secrets.extend([confirm, reset, PASSWORD.to_owned(), new.to_owned()]);
    secrets
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn t06_no_token_and_no_password_of_an_account_gets_into_the_log(#[case] database: Database) {
    let _turn = TURN.lock().await;
    let lines = &*LINES;
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let secrets = account_story(deployment).await;
    let bytes = std::mem::take(&mut *lines.0.lock().expect("nobody panics"));
    let text = String::from_utf8(bytes).expect("a text");
    for route in ["/confirm/{token}", "/set-password/{token}", "/api/sign-in"] {
        assert!(text.contains(route), "{route} is missing in {text}");
    }
    assert!(secrets.len() > 6, "{}", secrets.len());
    for secret in secrets {
        assert!(!text.contains(&secret), "{secret} in {text}");
    }
}
