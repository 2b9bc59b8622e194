//! Exports as a browser gets them: a file, after a fresh code, for admins only.

use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use http::StatusCode;
use rstest::rstest;

const CUSTOMERS: [(&str, &str); 3] =
    [("kind", "customers"), ("format", "csv"), ("state", "no-account")];

async fn bought(deployment: &TestServer<'_>) {
    let fields = [
        ("product", "1"),
        ("travellers", "2"),
        ("first_name", "=Ana"),
        ("last_name", "Quiroga"),
        ("email", EMAIL),
    ];
    deployment.browser().post("/api/buy", &fields).await.order();
    deployment.app.mails().await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_admin_gets_a_dated_file_that_no_cache_keeps(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    bought(deployment).await;
    let mut admin = deployment.admin().await.browser;
    let list = admin.get("/customers?state=no-account").await;
    list.shows("href=\"/exports?state=no-account\"");
    let page = admin.get("/exports?state=no-account").await;
    page.shows("Only what the filters of the list show.");
    page.shows("name=\"state\" value=\"no-account\"");
    let file = admin.post("/agents-api/export", &CUSTOMERS).await;
    assert_eq!(file.status, StatusCode::OK);
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(file.header("cache-control"), "no-store");
    let named = file.header("content-disposition");
    assert!(named.starts_with("attachment; filename=\"customers-20"), "{named}");
    assert!(named.ends_with(".csv\""), "{named}");
    file.shows("\"'=Ana\",\"Quiroga\"");
    let audit = admin.get("/audit").await;
    audit.shows("started an export");
    audit.shows("finished an export");
    audit.shows("Filter: No account");
    audit.shows("Rows: 1");
    audit.shows("File: Complete");

    let wrong = [("kind", "passwords"), ("format", "csv")];
    let refused = admin.post("/agents-api/export", &wrong).await;
    refused.leads_to("/exports?form=export-customers&refused=unknown");
    let by_get = admin.get("/agents-api/export").await;
    assert_eq!(by_get.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_audit_log_leads_to_an_export_of_what_it_shows(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    admin.post("/agents-api/export", &CUSTOMERS).await;
    admin.get("/audit?about=exports").await.shows("href=\"/exports?about=exports\"");
    let page = admin.get("/exports?about=exports").await;
    page.shows("name=\"about\" value=\"exports\"");
    let fields = [("kind", "audit"), ("format", "jsonl"), ("about", "orders")];
    let file = admin.post("/agents-api/export", &fields).await;
    assert_eq!((file.status, &*file.body), (StatusCode::OK, ""));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_orders_leads_to_an_export_of_what_it_shows(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    bought(deployment).await;
    let mut admin = deployment.admin().await.browser;
    admin.get("/orders").await.shows("href=\"/exports?kind=orders\"");
    let list = admin.get("/orders?state=paid").await;
    list.shows("href=\"/exports?kind=orders&amp;state=paid\"");
    let page = admin.get("/exports?kind=orders&state=paid&from=2026-01-01").await;
    page.shows("name=\"state\" value=\"paid\"");
    assert_eq!(page.body.matches("name=\"from\"").count(), 1, "the audit log has its own days");
    for (state, lines) in [("reserved", 1), ("paid", 0)] {
        let fields = [("kind", "orders"), ("format", "jsonl"), ("state", state)];
        let file = admin.post("/agents-api/export", &fields).await;
        assert_eq!((file.status, file.body.lines().count()), (StatusCode::OK, lines), "{state}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_refused_export_keeps_its_filters_for_another_attempt(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    for (kind, filter, back) in [
        ("customers", ("state", "no-account"), "&state=no-account"),
        ("orders", ("state", "paid"), "&kind=orders&state=paid"),
        ("audit", ("about", "a&b"), "&about=a%26b"),
        ("mails", ("failed", "1"), "&failed=1"),
    ] {
        let fields = [("kind", kind), ("format", "pdf"), filter];
        let refused = admin.post("/agents-api/export", &fields).await;
        refused.leads_to(&format!("/exports?form=export-{kind}&refused=unknown{back}"));
        let page = admin.get(refused.header("location")).await;
        page.shows("Only what the filters of the list show.");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_old_code_is_asked_for_before_the_file(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    bought(deployment).await;
    let mut admin = deployment.admin().await;
    deployment.app.clock.advance(TimeDelta::minutes(10));
    let sent = admin.browser.post("/agents-api/export", &CUSTOMERS).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let pending = sent.header("location").strip_prefix("/reauthenticate?act=").expect("a page");
    deployment.app.clock.advance(TimeDelta::seconds(60));
    let code = deployment.app.code(&admin.secret);
    let fields = [("code", &*code), ("act", pending)];
    let file = admin.browser.post("/agents-api/reauthenticate", &fields).await;
    assert_eq!(file.status, StatusCode::OK, "{file:?}");
    file.shows("\"'=Ana\",\"Quiroga\"");
    assert!(file.header("content-disposition").starts_with("attachment"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn agents_export_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    bought(deployment).await;
    let mut agent = deployment.agent().await.browser;
    assert!(!agent.get("/customers").await.body.contains("/exports"));
    for answer in [agent.get("/exports").await, agent.post("/agents-api/export", &CUSTOMERS).await]
    {
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(!answer.body.contains(EMAIL));
    }
}
