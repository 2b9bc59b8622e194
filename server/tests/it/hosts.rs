//! The host alone determines the portal, and the configuration alone the origin of links.

use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use http::{Request, StatusCode};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_host_is_misdirected_on_every_path(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    for host in [
        "evil.test",
        "tickets.example.test..",
        "evil.test.",
        "sub.tickets.example.test",
        "127.0.0.1:3000",
        "[::1]",
    ] {
        for path in ["/", "/sign-in", "/pkg/guichet.abc.css", "/account/profile", "/nothing"] {
            let answer =
                deployment.browser().send(Request::get(path).header("host", host), "").await;
            assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{host} {path}");
            answer.shows("There’s no portal at this address");
        }
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_an_unknown_host_names_it_and_no_more_of_it_than_a_name_has(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let long = format!("{}.test", "a".repeat(400));
    for (host, shown) in [
        ("Evil.test:8443", "<strong>evil.test</strong>".to_owned()),
        ("a&'b.test", "<strong>a&#38;&#39;b.test</strong>".to_owned()),
        (long.as_str(), format!("<strong>{}</strong>", "a".repeat(253))),
    ] {
        let request = Request::get("/").header("host", host).header("accept", "text/html");
        let answer = deployment.browser().send(request, "").await;
        assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{host}");
        assert!(answer.body.contains(&shown), "{answer:?}");
    }
    let missing = deployment.browser().get("/nothing").await;
    assert!(!missing.body.contains("<strong>tickets"), "{missing:?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_host_with_a_final_dot_redirects_to_the_one_without(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    for (path, leads_to) in [
        ("/", "https://tickets.example.test/"),
        ("/sign-in?a=b", "https://tickets.example.test/sign-in?a=b"),
        ("//evil.test", "https://tickets.example.test//evil.test"),
    ] {
        for host in ["tickets.example.test.", "Tickets.Example.Test.:443"] {
            let request = Request::get(path).header("host", host);
            let answer = deployment.browser().send(request, "").await;
            assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT, "{path}");
            assert_eq!(answer.header("location"), leads_to);
        }
    }
    let mut browser = deployment.browser();
    let form = browser
        .form("/api/sign-in")
        .header("host", "tickets.example.test.")
        .header("origin", "https://tickets.example.test.");
    let answer = browser.send(form, "").await;
    assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST);

    let mut agent = deployment.office();
    agent.host.push('.');
    let answer = agent.get("/customers").await;
    assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT);
    assert_eq!(answer.header("location"), format!("{}/customers", agent.origin));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_malformed_host_is_a_bad_request(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    for host in
        ["", "tickets.example.test:x", "user@tickets.example.test", "tickets.example.test/", "a b"]
    {
        let answer = deployment.browser().send(Request::get("/").header("host", host), "").await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{host:?}");
    }
    let twice =
        Request::get("/").header("host", "tickets.example.test").header("host", "evil.test");
    assert_eq!(deployment.browser().send(twice, "").await.status, StatusCode::BAD_REQUEST);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn forwarded_headers_of_visitors_do_not_get_into_links(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    let form = browser
        .form("/api/register")
        .header("sec-fetch-site", "same-origin")
        .header("accept", "text/html")
        .header("host", "tickets.example.test:9999")
        .header("x-forwarded-host", "evil.test")
        .header("x-forwarded-proto", "http")
        .header("x-original-host", "evil.test")
        .header("forwarded", "for=1.2.3.4;host=evil.test;proto=http");
    let body = format!("email={EMAIL}&first_name=Ana&last_name=Q&password=the+river+in+autumn");
    browser.send(form, &body).await.leads_to("/register/check-mail");
    let mail = deployment.app.mail_to(EMAIL).await;
    assert!(mail.text.contains("https://tickets.example.test/confirm/"), "{}", mail.text);
    assert!(!mail.text.contains("evil") && !mail.text.contains("9999"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn odd_addresses_cause_no_errors(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let long = format!("/{}", "a/".repeat(4000));
    let paths = [
        "//",
        "//evil.test",
        "///",
        "/%00",
        "/%ff",
        "/%2e%2e/x",
        "/..",
        "/products/%F0%9F",
        "/products/1%00",
        "/products/99999999999999999999",
        "/account/purchases/%27%20OR%201",
        "/?lang=%ff",
        "/?return_to=%00",
        "/?&&=&",
        "/confirm/",
        "/api/",
        "/api/%2e",
        "/pkg/",
        "/pkg/..%2fhash.txt",
        "/pkg/%2e%2e/%2e%2e/etc/passwd",
        &long,
    ];
    for path in paths {
        for mut browser in [deployment.browser(), deployment.browser()] {
            let answer = browser.get(path).await;
            assert!(!answer.status.is_server_error(), "{path}: {answer:?}");
            assert!(!answer.header("location").starts_with("//"), "{path}");
        }
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_cannot_be_read_gets_a_page(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut visitor = deployment.browser();
    let mut admin = deployment.admin().await.browser;
    let huge = "99999999999999999999";
    for answer in [
        visitor.get("/confirm/%ff").await,
        visitor.get("/.well-known/guichet-host/%ff").await,
        visitor.post(&format!("/sso/{huge}/callback"), &[("state", "x")]).await,
        admin.get("/imports/%ff/report").await,
        admin.get(&format!("/providers/{huge}/test")).await,
    ] {
        assert_eq!(answer.status, 400);
        assert!(answer.header("content-type").starts_with("text/html"), "{answer:?}");
        assert!(!answer.body.contains("Invalid URL"), "{}", answer.body);
    }
}
