//! Several concurrent sign-ins in one browser.

use super::hostile_cas::HostileCas;
use super::hostile_oidc::HostileOidc;
use super::openid::university;
use super::{ON, SESSION, add_cas, back, begin_authorization, flows, set, with_cas};
use crate::browser::{Browser, FORM, encode};
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use http::{Request, StatusCode, header};
use model::ProviderId;
use rstest::rstest;

/// A tab that was redirected to a provider.
struct Tab {
    page: String,
    provider: ProviderId,
    answer: Vec<(String, String)>,
}

/// Opens tabs one after the other, alternately at an OpenID provider and at a CAS server.
async fn open(
    browser: &mut Browser,
    (openid, first): (&HostileOidc, ProviderId),
    (cas, second): (&HostileCas, ProviderId),
    tabs: usize,
) -> Vec<Tab> {
    let mut opened = Vec::new();
    for tab in 0..tabs {
        let page = format!("/products/{tab}");
        let provider = if tab % 2 == 0 { first } else { second };
        let start = format!("/sso/{provider}/start?return_to={page}");
        let way = browser.get(&start).await;
        let url = way.header("location");
        let answer = if tab % 2 == 0 { openid.answer(url) } else { cas.answer(url) };
        opened.push(Tab { page, provider, answer });
    }
    opened
}

async fn two_providers(
    deployment: &TestServer<'_>,
) -> ((HostileOidc, ProviderId), (HostileCas, ProviderId)) {
    let (openid, first) = university(deployment, &[]).await;
    let cas = HostileCas::start().await;
    let second = add_cas(deployment, &deployment.app.portal, &cas.url("good")).await;
    set(deployment, &deployment.app.portal, &ON).await;
    ((openid, first), (cas, second))
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn each_tab_returns_to_its_own_page_in_any_order(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let ((openid, first), (cas, second)) = two_providers(deployment).await;
    let mut browser = deployment.browser();
    let mut tabs = open(&mut browser, (&openid, first), (&cas, second), 6).await;
    assert_eq!(flows(&browser).len(), 6);
    tabs.rotate_left(2);
    tabs.swap(0, 3);
    for (done, tab) in tabs.iter().enumerate() {
        let path = back(tab.provider, &tab.answer);
        browser.get(&path).await.leads_to(&tab.page);
        assert_eq!(flows(&browser).len(), 5 - done);
    }
    assert!(browser.is_signed_in().await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn tabs_opened_at_the_same_moment_all_return(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (openid, id) = university(deployment, &[]).await;
    set(deployment, &deployment.app.portal, &ON).await;
    // As when a browser restores its tabs: none of the requests carries another one's cookie.
    let mut browser = deployment.browser();
    let mut tabs = Vec::new();
    for tab in 0..5 {
        let mut request = deployment.browser();
        let page = format!("/products/{tab}");
        let start = format!("/sso/{id}/start?return_to={page}");
        let way = request.get(&start).await;
        tabs.push((page, openid.answer(way.header("location"))));
        browser.cookies.append(&mut request.cookies);
    }
    for (page, answer) in tabs {
        browser.get(&back(id, &answer)).await.leads_to(&page);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_to_another_browsers_flow_spends_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let ((openid, first), (cas, second)) = two_providers(deployment).await;
    let mut browser = deployment.browser();
    let mine = open(&mut browser, (&openid, first), (&cas, second), 2).await;
    let mut stranger = deployment.browser();
    let theirs = open(&mut stranger, (&openid, first), (&cas, second), 2).await;
    let before = flows(&browser);
    for tab in &theirs {
        let refused = browser.get(&back(tab.provider, &tab.answer)).await;
        refused.leads_to(&format!("/sso/{}/refused?refused=flow-gone", tab.provider));
        assert!(!browser.cookies.contains_key(SESSION));
        assert_eq!(flows(&browser), before);
    }
    // The answer of one provider at the other's address is refused, and spends nothing either.
    for (tab, other) in [(&mine[0], second), (&mine[1], first)] {
        let refused = browser.get(&back(other, &tab.answer)).await;
        refused.leads_to(&format!("/sso/{other}/refused?refused=flow-gone"));
        assert_eq!(flows(&browser), before);
    }
    for (browser, tabs) in [(&mut browser, &mine), (&mut stranger, &theirs)] {
        for tab in tabs {
            let path = back(tab.provider, &tab.answer);
            browser.get(&path).await.leads_to(&tab.page);
        }
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_browser_has_at_most_eight_flows_and_the_oldest_are_dropped(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = with_cas(deployment, &ON).await;
    let mut browser = deployment.browser();
    let mut states = Vec::new();
    for _ in 0..20 {
        states.push(begin_authorization(&mut browser, id, "").await);
        assert!(flows(&browser).len() <= 8);
    }
    let bytes: usize = browser.cookies.iter().map(|(name, value)| name.len() + value.len()).sum();
    assert!(bytes < 1_000, "{bytes}");
    for (nth, state) in states.iter().enumerate() {
        let answer = browser.get(&format!("/sso/{id}/callback?flow={state}")).await;
        let why = if nth < 12 { "flow-gone" } else { "denied" };
        answer.leads_to(&format!("/sso/{id}/refused?refused={why}"));
    }
    // Flows whose cookies have expired are dropped as well.
    begin_authorization(&mut browser, id, "").await;
    deployment.app.clock.advance(TimeDelta::hours(1));
    deployment.app.accounts.deployment().purge().await.expect("purged");
    let kept = deployment.app.number("SELECT COUNT(*) FROM sso_flows").await;
    assert_eq!(kept, 0);
}

/// Submits an answer as a form from a page of the provider, without cookies.
async fn post(
    deployment: &TestServer<'_>,
    path: &str,
    fields: &[(&str, &str)],
) -> crate::browser::Answer {
    let form = Request::post(path)
        .header(header::CONTENT_TYPE, FORM)
        .header("origin", "https://id.example.test")
        .header("sec-fetch-site", "cross-site");
    deployment.browser().send(form, &encode(fields)).await
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_in_a_form_is_forwarded_and_needs_the_cookie(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let ((openid, first), (cas, second)) = two_providers(deployment).await;
    let mut browser = deployment.browser();
    let tabs = open(&mut browser, (&openid, first), (&cas, second), 2).await;
    let [by_openid, by_cas] = tabs.as_slice() else {
        panic!("two tabs");
    };
    // OpenID providers post all parameters, CAS servers only the ticket, to the service's address.
    let callback = format!("/sso/{first}/callback");
    let mut fields: Vec<_> =
        by_openid.answer.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.extend([("id_token", "e30.e30.x"), ("scope", "openid")]);
    let led_on = post(deployment, &callback, &fields).await;
    let service = format!("/sso/{second}/callback?flow={}", by_cas.answer[0].1);
    let ticket = by_cas.answer[1].1.as_str();
    let cas_led_on = post(deployment, &service, &[("ticket", ticket)]).await;
    for (led_on, tab) in [(led_on, by_openid), (cas_led_on, by_cas)] {
        assert_eq!(led_on.status, StatusCode::SEE_OTHER);
        assert!(led_on.cookies().is_empty(), "a form begins nothing");
        let path = led_on.header("location");
        let own = format!("/sso/{}/callback?", tab.provider);
        assert!(path.starts_with(&own) && !path.contains("id_token"), "{path}");
        let gone = format!("/sso/{}/refused?refused=flow-gone", tab.provider);
        let mut stranger = deployment.browser();
        stranger.get(path).await.leads_to(&gone);
        assert!(!stranger.cookies.contains_key(SESSION));
        browser.get(path).await.leads_to(&tab.page);
    }
    assert!(browser.is_signed_in().await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_form_without_a_flow_is_explained_and_a_refusal_is_forwarded(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = with_cas(deployment, &ON).await;
    let callback = format!("/sso/{id}/callback");
    let state = "A".repeat(43);
    let failed = format!("/sso/{id}/refused?refused=provider-failed");
    for fields in [
        &[][..],
        &[("state", &*state)],
        &[("code", "x")],
        &[("code", "x"), ("state", "y")],
        &[("code", "x"), ("state", &state), ("state", &state)],
        &[("id_token", "e30.e30.x"), ("state", &state)],
    ] {
        post(deployment, &callback, fields).await.leads_to(&failed);
    }
    let page = deployment.browser().get(&failed).await;
    assert_eq!(page.status, StatusCode::BAD_GATEWAY);
    page.shows("Museo isn’t responding as it should");
    let denied = [("error", "access_denied\r\nx: y"), ("state", &state)];
    let led_on = post(deployment, &callback, &denied).await;
    led_on.leads_to(&format!("{callback}?error=access_denied%0D%0Ax%3A+y&state={state}"));
    let nobodys = format!("/sso/{}/callback", id.get() + 1);
    assert_eq!(post(deployment, &nobodys, &[]).await.status, StatusCode::NOT_FOUND);
    let request = [("logoutRequest", "<x/>")];
    assert_eq!(post(deployment, &nobodys, &request).await.status, StatusCode::NOT_FOUND);
}
