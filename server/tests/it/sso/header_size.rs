//! Long values go into pages instead of headers. `Browser` measures the headers of every answer.

use super::openid::{university, university_of, visit};
use super::{FORCE, ON, flows, led_on, parameter, set};
use crate::browser::{FORM, encode};
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use http::{Request, header};
use rstest::rstest;
use serde_json::json;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn signing_out_at_the_provider_works_with_any_id_token(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (server, id) = university(deployment, &[]).await;
    set(deployment, &deployment.app.portal, &FORCE).await;
    let group = |n| format!("cn=group-{n},ou=people,dc=example,dc=test");
    let groups: Vec<_> = (0..60).map(group).collect();
    let long = "x".repeat(4096);
    for (claims, fits) in [
        (json!({ "note": "" }), true),
        (json!({ "note": "x".repeat(1800) }), true),
        (json!({ "note": long }), false),
        (json!({ "note": "", "memberships": groups }), false),
    ] {
        server.know(claims);
        let mut browser = deployment.browser();
        let arrived = visit(&mut browser, &server, id, "").await;
        arrived.leads_to("/account/purchases");
        browser.post("/api/sign-out", &[]).await.leads_to("/sso/leave");
        let url = led_on(&browser.get("/sso/leave").await);
        let end = server.issuer("good/end?of=session");
        assert!(url.starts_with(&end) && url.len() <= 4_000, "{url}");
        assert_eq!(url.contains("id_token_hint="), fits);
        assert_eq!(url.contains("logout_hint=ana"), !fits);
        let signed_out = "https://tickets.example.test/signed-out";
        assert_eq!(parameter(&url, "post_logout_redirect_uri"), signed_out);
        assert_eq!(parameter(&url, "client_id"), super::hostile_oidc::CLIENT);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_provider_with_a_long_address_is_reached_by_a_page(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (server, id) = university_of(deployment, "login-at-a-long-address", &[]).await;
    set(deployment, &deployment.app.portal, &ON).await;
    let mut browser = deployment.browser();
    let page = browser.get(&format!("/sso/{id}/start?lang=fr")).await;
    let url = led_on(&page);
    let login = server.issuer("login-at-a-long-address/authorize/aaa");
    assert!(url.starts_with(&login) && url.len() > 3_000, "{url}");
    assert_eq!(parameter(&url, "client_id"), super::hostile_oidc::CLIENT);
    page.shows("La page suivante va s’ouvrir automatiquement.");
    assert_eq!(flows(&browser).len(), 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_long_answer_in_a_form_is_forwarded_by_a_page(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (_server, id) = university(deployment, &[]).await;
    set(deployment, &deployment.app.portal, &ON).await;
    let (code, state) = ("c".repeat(4_000), "A".repeat(43));
    let callback = format!("/sso/{id}/callback");
    let form = Request::post(&callback)
        .header(header::CONTENT_TYPE, FORM)
        .header(header::ACCEPT, crate::browser::HTML)
        .header("sec-fetch-site", "cross-site");
    let fields = encode(&[("code", &code), ("state", &state)]);
    let url = led_on(&deployment.browser().send(form, &fields).await);
    assert_eq!(url, format!("{callback}?code={code}&state={state}"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_long_refused_form_keeps_as_much_input_as_fits_and_says_so(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let long = "ñ".repeat(3_000);
    let fields = |first_name| {
        [
            ("email", "ana@example.test"),
            ("first_name", first_name),
            ("last_name", "Quiroga"),
            ("password", "short"),
        ]
    };
    let mut browser = deployment.browser();
    for (first_name, cut) in [(&*long, true), ("Ana", false)] {
        let refused = browser.post("/api/register", &fields(first_name)).await;
        let page = browser.get(refused.header("location")).await;
        page.shows("ana@example.test");
        page.shows("Quiroga");
        let says_cut = page.body.contains("Some of what you entered was too long to keep.");
        assert_eq!(says_cut, cut, "{first_name}");
        assert!(!page.body.contains("ñññ"));
    }
    let refused = browser.post("/api/register", &fields(&long)).await;
    for (language, text) in [
        ("es", "Una parte de lo que escribió era demasiado larga y no se conservó."),
        ("fr", "Une partie de votre saisie était trop longue et n’a pas été conservée."),
    ] {
        let mut reader = browser.clone();
        let page = format!("{}&lang={language}", refused.header("location"));
        reader.get(&page).await.shows(text);
    }
}
