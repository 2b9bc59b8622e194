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

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_operator_has_products_and_people_in_every_state(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    app.remove_operator().await;
    demo::load(&app.accounts, 8000, &DemoProviders::default()).await.expect("loaded");
    for (what, count) in [
        ("operators WHERE demo", 3),
        ("products", 9),
        ("product_texts", 6),
        ("product_dates", 3),
        ("customers", 28),
        ("accounts WHERE state = 'active' AND number_sign_in", 9),
        ("accounts WHERE email_proved AND sign_in_email = 'ana@example.test'", 3),
        ("accounts WHERE state = 'invited' AND password_hash IS NULL", 3),
        ("purchases", 32),
        ("purchases WHERE travel_at IS NOT NULL", 1),
        ("purchases WHERE product_id IS NULL", 0),
        ("purchases WHERE held_places = 2 AND date_id IS NOT NULL", 1),
        ("product_dates WHERE places_sold = 2", 1),
        ("product_dates WHERE places_sold = 0", 2),
        ("bounced_addresses", 3),
    ] {
        assert_eq!(app.number(&format!("SELECT count(*) FROM {what}")).await, count, "{what}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_start_on_another_port_moves_the_portals_there(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    app.remove_operator().await;
    for port in [8000, 8001] {
        demo::load(&app.accounts, port, &DemoProviders::default()).await.expect("loaded");
        for (portals, count) in [
            ("portals".to_owned(), 4),
            (format!("portals WHERE origin = 'http://' || host || ':{port}'"), 4),
        ] {
            let counted = app.number(&format!("SELECT count(*) FROM {portals}")).await;
            assert_eq!(counted, count, "{portals}");
        }
    }
}
