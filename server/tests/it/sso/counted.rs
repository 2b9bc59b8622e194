//! Sign-ins by a provider, and the requests that they make, are counted.

use super::openid::{university, visit};
use super::{ON, set};
use crate::listener::RECORDER;
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use metrics_exporter_prometheus::PrometheusHandle;
use rstest::rstest;

/// Returns a value of the recorder. Other tests of this process add to it as well.
fn value(recorder: &PrometheusHandle, series: &str) -> f64 {
    let numbers = recorder.render();
    let value = |line: &str| line.strip_prefix(series)?.trim().parse().ok();
    numbers.lines().find_map(value).unwrap_or_default()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_by_a_provider_and_its_requests_are_counted(#[case] database: Database) {
    let recorder = RECORDER.clone();
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (server, id) = university(deployment, &[]).await;
    set(deployment, &deployment.app.portal, &ON).await;
    let counted = [
        "guichet_sign_ins_total{method=\"oidc\",result=\"ok\"}",
        "guichet_sessions_begun_total{method=\"provider\"}",
        "guichet_sessions_ended_total{by=\"customer\"}",
        "guichet_provider_requests_total{protocol=\"oidc\",result=\"ok\"}",
        "guichet_provider_request_duration_seconds_count{protocol=\"oidc\"}",
    ];
    let before = counted.map(|series| value(&recorder, series));
    let mut browser = deployment.browser();
    visit(&mut browser, &server, id, "").await.leads_to("/account/purchases");
    browser.post("/api/sign-out", &[]).await.leads_to("/sso/leave");
    for (series, before) in counted.into_iter().zip(before) {
        assert!(value(&recorder, series) > before, "{series}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_that_the_access_rule_refuses_is_counted_as_refused(#[case] database: Database) {
    let recorder = RECORDER.clone();
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let rule = [("property_to_validate", "email"), ("value_to_match", "nobody@example.test")];
    let (server, id) = university(deployment, &rule).await;
    set(deployment, &deployment.app.portal, &ON).await;
    let refused = "guichet_sign_ins_total{method=\"oidc\",result=\"refused\"}";
    let before = value(&recorder, refused);
    let answer = visit(&mut deployment.browser(), &server, id, "").await;
    answer.leads_to(&format!("/sso/{id}/refused?refused=not-allowed"));
    assert!(value(&recorder, refused) > before);
}
