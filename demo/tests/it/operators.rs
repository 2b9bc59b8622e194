//! Which operators the demo has.

use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use demo::DemoProviders;
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_demo_has_an_operator_for_each_mode_its_providers_allow(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let portal = async |host: &str| app.accounts.portal(host).await.expect("an answer");
    app.remove_operator().await;
    demo::load(&app.accounts, 8000, &DemoProviders::default()).await.expect("loaded");
    assert!(portal("force.localhost").await.is_some());
    assert!(portal("sso.localhost").await.is_none());
    for port in [3010, 3011] {
        app.clock.advance(TimeDelta::seconds(3));
        let given = DemoProviders {
            openid: Some(format!("http://127.0.0.1:{port}")),
            cas: Some(format!("http://127.0.0.1:{}", port + 10)),
        };
        demo::load(&app.accounts, 8000, &given).await.expect("loaded");
    }
    for (host, buttons, only) in [
        ("sso.localhost", 1, false),
        ("sso-only.localhost", 1, true),
        ("force-sso.localhost", 1, true),
        ("two-providers.localhost", 2, true),
        ("cas.localhost", 1, false),
    ] {
        let summaries = app.accounts.providers().list_of_host(host).await.expect("a list");
        assert_eq!(summaries.len(), buttons, "{host}");
        for summary in &summaries {
            assert!(summary.tested_at.is_some(), "{host}");
            assert!(summary.provider.url.ends_with('1'), "{host}: the latest address");
        }
        let settings = app.accounts.settings().of_host(host).await.expect("settings");
        assert_eq!(!settings.password_sign_in(), only, "{host}");
    }
    app.accounts.keys().check().await.expect("decrypted");
}
