//! Callbacks that fail.

use super::{
    FORCE, HALT, ON, SESSION, UNREACHABLE_CAS, add_cas, begin_authorization, flows, stored,
    with_cas,
};
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use http::StatusCode;
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_without_a_flow_is_refused_and_does_not_redirect(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = with_cas(deployment, &FORCE).await;
    let refused = format!("/sso/{id}/refused?refused=flow-gone");
    for query in ["", "?code=x&state=y", "?flow=x&ticket=ST-1", "?error=login_required", "?%ff=%01"]
    {
        let mut browser = deployment.browser();
        let answer = browser.get(&format!("/sso/{id}/callback{query}")).await;
        answer.leads_to(&refused);
        assert!(!browser.cookies.contains_key(SESSION));
        let halt = stored(&answer, HALT).expect("a halt");
        assert!(halt.starts_with("failed;") && !halt.contains("Max-Age"), "{halt}");
        let page = browser.get(&refused).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST);
        assert_eq!((page.header("location"), page.header("refresh")), ("", ""));
        // From now on only a click starts a sign-in at the provider.
        browser.get("/").await.leads_to("/sign-in?return_to=/");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_flow_works_once_in_its_own_browser_and_for_ten_minutes(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = with_cas(deployment, &ON).await;
    let gone = format!("/sso/{id}/refused?refused=flow-gone");
    let denied = format!("/sso/{id}/refused?refused=denied");

    let mut browser = deployment.browser();
    let flow = begin_authorization(&mut browser, id, "").await;
    let back = format!("/sso/{id}/callback?flow={flow}");
    deployment.browser().get(&back).await.leads_to(&gone);
    let mut copy = browser.clone();
    browser.get(&back).await.leads_to(&denied);
    assert!(flows(&browser).is_empty());
    copy.get(&back).await.leads_to(&gone);

    // An answer without a flow of this browser leaves its flows alone.
    let flow = begin_authorization(&mut browser, id, "").await;
    for wrong in ["another".to_owned(), format!("{flow}x"), "A".repeat(43)] {
        let wrong = format!("/sso/{id}/callback?flow={wrong}&ticket=ST-1");
        browser.get(&wrong).await.leads_to(&gone);
        assert_eq!(flows(&browser).len(), 1);
    }
    let back = format!("/sso/{id}/callback?flow={flow}");
    browser.get(&back).await.leads_to(&denied);

    for (seconds, refused) in [(599, &denied), (600, &gone)] {
        let flow = begin_authorization(&mut browser, id, "").await;
        deployment.app.clock.advance(TimeDelta::seconds(seconds));
        let back = format!("/sso/{id}/callback?flow={flow}");
        browser.get(&back).await.leads_to(refused);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_of_another_provider_is_refused(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = with_cas(deployment, &ON).await;
    let other = add_cas(deployment, &deployment.app.portal, UNREACHABLE_CAS).await;
    let mut browser = deployment.browser();
    let flow = begin_authorization(&mut browser, id, "").await;
    browser
        .get(&format!("/sso/{other}/callback?flow={flow}&ticket=ST-1"))
        .await
        .leads_to(&format!("/sso/{other}/refused?refused=flow-gone"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_unreachable_provider_is_reported_and_affects_nothing_else(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut customer = deployment.signed_in().await;
    let id = with_cas(deployment, &ON).await;
    let mut browser = deployment.browser();
    let flow = begin_authorization(&mut browser, id, "?return_to=/products/1").await;
    let back = format!("/sso/{id}/callback?flow={flow}&ticket=ST-1");
    browser
        .get(&back)
        .await
        .leads_to(&format!("/sso/{id}/refused?refused=provider-failed&return_to=/products/1"));
    customer.sign_in(crate::test_server::EMAIL, "").await.leads_to("/account/purchases");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_login_is_required_after_signing_out_and_also_after_a_failure(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = with_cas(deployment, &ON).await;
    let mut browser = deployment.browser();
    browser.cookies.insert(HALT.into(), "signed-out".into());
    browser.get(&format!("/sso/{id}/callback")).await;
    assert_eq!(browser.cookies[HALT], "signed-out");
    let answer = browser.get(&format!("/sso/{id}/start")).await;
    assert!(answer.header("location").contains("renew=true"));
}
