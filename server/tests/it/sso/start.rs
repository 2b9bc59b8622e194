//! Authorization requests.

use super::{HALT, ON, UNREACHABLE_CAS, begin_authorization, flows, parameter, stored, with_cas};
use crate::browser::encode;
use crate::redirects::ELSEWHERE;
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use http::{Request, StatusCode};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_flow_begins_with_its_own_cookie_and_an_uncacheable_redirect(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = with_cas(deployment, &ON).await;
    let mut browser = deployment.browser();
    let answer = browser.get(&format!("/sso/{id}/start")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let location = answer.header("location");
    assert!(location.starts_with(&format!("{UNREACHABLE_CAS}/login?")), "{location}");
    assert_eq!(answer.header("cache-control"), "no-store");
    let [name] = flows(&browser).try_into().expect("a flow");
    let cookie = stored(&answer, &name).expect("a flow");
    assert!(cookie.contains("Max-Age=900"), "{cookie}");
    // The browser's secret is not sent to the provider.
    let (_, secret) = browser.cookies[&name].split_once('.').expect("a secret");
    assert!(secret.len() == 43 && !location.contains(secret));
    let first = parameter(location, "service");
    let answer = browser.get(&format!("/sso/{id}/start")).await;
    assert_ne!(parameter(answer.header("location"), "service"), first);
    assert_eq!(flows(&browser).len(), 2);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_redirect_address_comes_from_the_configuration_and_not_from_the_browser(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = with_cas(deployment, &ON).await;
    let request = Request::get(format!("/sso/{id}/start"))
        .header("host", "tickets.example.test:9999")
        .header("x-forwarded-host", "evil.test")
        .header("x-forwarded-proto", "http")
        .header("x-original-host", "evil.test")
        .header("origin", "https://evil.test")
        .header("referer", "https://evil.test/")
        .header("forwarded", "for=1.2.3.4;host=evil.test;proto=http");
    let answer = deployment.browser().send(request, "").await;
    let service = parameter(answer.header("location"), "service");
    let own = format!("https://tickets.example.test/sso/{id}/callback?flow=");
    assert!(service.starts_with(&own), "{service}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_a_page_of_the_portal_is_kept_as_the_target(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = with_cas(deployment, &ON).await;
    let mut browser = deployment.browser();
    let refused = format!("/sso/{id}/refused?refused=denied");
    let own = [("/products/1?a=b", "&return_to=/products/1%3Fa%3Db")];
    // An address with a NUL is refused before anything reads it.
    let sendable = ELSEWHERE.iter().filter(|elsewhere| !elsewhere.contains('\0'));
    let foreign = sendable.map(|elsewhere| (*elsewhere, ""));
    for (return_to, kept) in own.into_iter().chain(foreign) {
        deployment.app.clock.advance(TimeDelta::seconds(11));
        let query = encode(&[("return_to", return_to)]);
        let flow = begin_authorization(&mut browser, id, &format!("?{query}")).await;
        let back = format!("/sso/{id}/callback?flow={flow}");
        let answer = browser.get(&back).await;
        answer.leads_to(&format!("{refused}{kept}"));
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_login_is_requested_when_wanted_or_after_signing_out(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = with_cas(deployment, &ON).await;
    let mut browser = deployment.browser();
    for (query, halt, renews) in [
        ("", None, false),
        ("?again=1", None, true),
        ("?again=0", None, false),
        ("", Some("failed"), false),
        ("", Some("signed-out"), true),
    ] {
        browser.cookies.clear();
        if let Some(why) = halt {
            browser.cookies.insert(HALT.to_owned(), why.to_owned());
        }
        let answer = browser.get(&format!("/sso/{id}/start{query}")).await;
        let location = answer.header("location");
        assert_eq!(location.contains("renew=true"), renews, "{query} {halt:?}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn one_network_can_begin_six_hundred_flows_at_once_and_is_then_throttled(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = with_cas(deployment, &ON).await;
    let mut browser = deployment.browser();
    for _ in 0..5 {
        let start = Request::get(format!("/sso/{id}/start"));
        let picture = start.header("sec-fetch-dest", "image");
        let answer = browser.send(picture, "").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "and counted for nothing");
    }
    for _ in 0..600 {
        begin_authorization(&mut browser, id, "").await;
    }
    let way = format!("/sso/{id}/start?return_to=/products/1");
    let answer = browser.get(&way).await;
    let location = answer.header("location");
    let refused = format!("/sso/{id}/refused?refused=wait&wait=");
    assert!(location.starts_with(&refused), "{location}");
    assert!(location.ends_with("&return_to=/products/1"), "{location}");
    let page = browser.get(location).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    deployment.app.clock.advance(TimeDelta::seconds(11));
    begin_authorization(&mut browser, id, "").await;
}
