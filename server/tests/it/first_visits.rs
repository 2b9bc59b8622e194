//! The sign-in page, which is rendered once for all newcomers.

use crate::browser::{Answer, HTML};
use crate::sso_pages::set;
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use axum::body::Body;
use axum::middleware::from_fn_with_state;
use axum::{Router, routing};
use http::{Method, Request, header};
use model::{Locale, Portal};
use rstest::rstest;
use server::layers::first_visits::{FirstVisits, answer};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tower::ServiceExt;

const PAGE: &str = "/sign-in";

/// Returns the nonce that the policy of an answer allows.
fn nonce(answer: &Answer) -> &str {
    let policy = answer.header("content-security-policy");
    let (_, rest) = policy.split_once("'nonce-").expect("a policy with a nonce");
    rest.split_once('\'').expect("its end").0
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn newcomers_get_the_same_page_each_with_a_nonce_of_their_own(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let first = deployment.browser().get(PAGE).await;
    let second = deployment.browser().get(PAGE).await;
    assert_ne!(nonce(&first), nonce(&second));
    for (answer, other) in [(&first, &second), (&second, &first)] {
        let scripts = answer.body.matches("<script").count();
        let allowed = format!("nonce=\"{}\"", nonce(answer));
        assert!(scripts > 0 && answer.body.matches(&allowed).count() >= scripts, "{}", answer.body);
        assert!(!answer.body.contains(nonce(other)));
    }
    let alike = |answer: &Answer| answer.body.replace(nonce(answer), "");
    assert_eq!(alike(&first), alike(&second));
    assert_eq!(first.cookies(), second.cookies(), "both are asked whether they keep cookies");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn everybody_else_gets_a_page_of_their_own(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let plain = deployment.browser().get(PAGE).await.body;
    let mut refused = deployment.browser();
    let typed = [("identifier", "ana@example.test"), ("remember", "true")];
    refused.post("/api/sign-in", &typed).await;
    let refused = refused.get(&format!("{PAGE}?refused=password-missing")).await.body;
    assert!(refused.contains("ana@example.test") && !plain.contains("ana@example.test"));
    let ticked = "name=\"remember\" value=\"true\" checked";
    assert!(refused.contains(ticked) && !plain.contains(ticked));
    let returning = deployment.browser().get(&format!("{PAGE}?return_to=/account/profile")).await;
    assert!(returning.body.contains("/account/profile"));
    let customer = deployment.signed_in().await.get(PAGE).await.body;
    assert!(customer.contains("Ana Quiroga"), "{customer}");
    let mut french = deployment.browser();
    let request = Request::get(PAGE).header(header::ACCEPT, HTML);
    let french = french.send(request.header(header::ACCEPT_LANGUAGE, "fr"), "").await.body;
    assert!(french.contains("<html lang=\"fr\""));
    let request = Request::builder().method(Method::HEAD).uri(PAGE).header(header::ACCEPT, HTML);
    assert_eq!(deployment.browser().send(request, "").await.body, "");
    assert!(deployment.browser().get(PAGE).await.body.contains("<html lang=\"en\""));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn newcomers_see_changed_settings_at_once(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    assert_eq!(deployment.browser().get(PAGE).await.status, 200);
    set(deployment, &[("customer_accounts_enabled", "false")]).await;
    assert_eq!(deployment.browser().get(PAGE).await.status, 404);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_page_is_rendered_once_for_a_portal_and_a_language(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let rendered = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&rendered);
    let page = async move || {
        count.fetch_add(1, Ordering::SeqCst);
        ([(header::CONTENT_SECURITY_POLICY, "script-src 'nonce-one'")], "<script nonce=one>")
    };
    let pages = from_fn_with_state(FirstVisits::default(), answer);
    let router = Router::new().route(PAGE, routing::get(page)).layer(pages);
    let times = async |portal: &Arc<Portal>, locale: Locale| {
        let request = Request::get(PAGE).extension(Arc::clone(portal)).extension(locale);
        let request = request.body(Body::empty()).expect("a request");
        let answer = router.clone().oneshot(request).await.expect("routers do not fail");
        assert_eq!(answer.status(), 200);
        rendered.load(Ordering::SeqCst)
    };
    assert_eq!(times(&app.portal, Locale::English).await, 1);
    assert_eq!(times(&app.portal, Locale::English).await, 1);
    assert_eq!(times(&app.portal, Locale::Spanish).await, 2);
    let changed = Arc::new(Portal::clone(&app.portal));
    assert_eq!(times(&changed, Locale::English).await, 3);
    assert_eq!(times(&changed, Locale::English).await, 3);
}
