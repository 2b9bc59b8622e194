//! Requests that are too large or too slow.

use crate::backoffice::office;
use crate::browser::{Answer, FORM, HTML};
use crate::test_server::TestServer;
use accounts::testing::{BACKOFFICE, Database, TestApp};
use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use http::{Method, Request, StatusCode, header};
use hyper::body::Frame;
use rstest::rstest;
use server::api::problem::complete;
use server::backoffice::access::FUNCTIONS;
use server::backoffice::import;
use server::layers::error_pages;
use server::layers::limits::{Timeouts, enforce};
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

const HOST: &str = "tickets.example.test";

/// A body without a length: it has this many bytes, and then ends or stalls.
struct Trickle {
    left: usize,
    ends: bool,
}

impl HttpBody for Trickle {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let length = self.left.min(1000);
        self.left -= length;
        match (length, self.ends) {
            (0, true) => Poll::Ready(None),
            (0, false) => Poll::Pending,
            _ => Poll::Ready(Some(Ok(Frame::data("a".repeat(length).into())))),
        }
    }
}

fn form(body: Trickle) -> Request<Body> {
    Request::post("/api/sign-in")
        .header(header::HOST, HOST)
        .header(header::ACCEPT, "text/html")
        .header(header::CONTENT_TYPE, FORM)
        .header("sec-fetch-site", "same-origin")
        .body(Body::new(body))
        .expect("a request")
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_body_over_64_kib_is_refused_on_every_function(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    let body = "a".repeat(10 * 1024 * 1024);
    for path in server::functions::paths() {
        let answer = browser.post(&path, &[]).await;
        assert_ne!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        let form = browser.form(&path).header("sec-fetch-site", "same-origin");
        let answer = browser.send(form, &body).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        answer.shows("larger than we can accept");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn b01_a_body_over_64_kib_is_refused_on_every_function_of_the_backoffice(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.office();
    let body = "a".repeat(64 * 1024 + 1);
    for (path, _) in FUNCTIONS {
        let form = browser.form(path).header("sec-fetch-site", "same-origin");
        let answer = browser.send(form, &body).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn b01_a_stranger_cannot_have_the_body_of_an_upload_read(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    // It comes from the form's page, so that what was typed is kept until its sender has signed in.
    let send = async |kind: &str, body: Trickle| {
        let request = Request::post(import::UPLOAD)
            .header(header::HOST, office::HOST)
            .header(header::ACCEPT, HTML)
            .header(header::CONTENT_TYPE, kind)
            .header(header::REFERER, format!("{BACKOFFICE}/imports"))
            .header("sec-fetch-site", "same-origin")
            .body(Body::new(body))
            .expect("a request");
        Answer::of(&deployment.router, request).await
    };
    let form = send(FORM, Trickle { left: 65_537, ends: true }).await;
    assert_eq!(form.status, StatusCode::PAYLOAD_TOO_LARGE);
    // Of a file nothing is read before it is known who sends it, or this would never end.
    let file = send("multipart/form-data; boundary=x", Trickle { left: 10, ends: false }).await;
    file.leads_to("/sign-in?return_to=/imports");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_body_without_a_length_is_counted(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    for (length, status) in
        [(65_536, StatusCode::SEE_OTHER), (65_537, StatusCode::PAYLOAD_TOO_LARGE)]
    {
        let request = form(Trickle { left: length, ends: true });
        assert_eq!(Answer::of(&deployment.router, request).await.status, status, "{length}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_fields_are_read_or_refused(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let fields: Vec<String> = (0..10_000).map(|n| format!("{n}=")).collect();
    let mut browser = deployment.browser();
    let form = browser.form("/api/register").header("sec-fetch-site", "same-origin");
    let answer = browser.send(form, &fields.join("&")).await;
    assert!(answer.status.is_client_error(), "{answer:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn stalled_bodies_and_answers_time_out() {
    let router = |reading, answering| {
        let timeouts = Timeouts { reading, answering };
        Router::new()
            .route("/api/sign-in", post(std::future::pending::<()>))
            .layer(from_fn_with_state(timeouts, enforce))
    };
    let never = form(Trickle { left: 10, ends: false });
    let impatient = router(Duration::from_millis(1), Duration::MAX);
    assert_eq!(Answer::of(&impatient, never).await.status, StatusCode::REQUEST_TIMEOUT);

    let whole = form(Trickle { left: 10, ends: true });
    let impatient = router(Duration::from_secs(10), Duration::from_millis(1));
    assert_eq!(Answer::of(&impatient, whole).await.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_api_does_not_say_of_a_change_that_took_too_long_that_there_was_none() {
    let timeouts =
        Timeouts { reading: Duration::from_secs(10), answering: Duration::from_millis(1) };
    let never = std::future::pending::<()>;
    let router = Router::new()
        .route("/api/v1/customers", get(never).post(never))
        .layer(from_fn_with_state(timeouts, enforce))
        .layer(from_fn(error_pages::show))
        .layer(from_fn(complete));
    for (method, status, kind, retry_after) in [
        (Method::GET, StatusCode::SERVICE_UNAVAILABLE, "/api#unavailable", "3"),
        (Method::POST, StatusCode::INTERNAL_SERVER_ERROR, "/api#unconfirmed", ""),
    ] {
        let request = Request::builder().method(method).uri("/api/v1/customers");
        let request = request.header(header::HOST, HOST).body(Body::empty()).expect("a request");
        let answer = Answer::of(&router, request).await;
        assert_eq!((answer.status, answer.header("retry-after")), (status, retry_after));
        assert!(answer.body.contains(kind), "{}", answer.body);
    }
}
