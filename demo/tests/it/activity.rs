//! What the agents of the first operator did.

use accounts::testing::{Database, TestApp};
use demo::DemoProviders;
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_first_operator_has_orders_campaigns_an_import_a_token_and_a_webhook_once(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    app.remove_operator().await;
    for _ in 0..2 {
        let none = DemoProviders::default();
        demo::load(&app.accounts, 8000, &none).await.expect("loaded");
    }
    app.accounts.orders().expire().await.expect("expired");
    for (what, count) in [
        ("purchases WHERE state = 'expired'", 3),
        ("purchases WHERE paid_at IS NOT NULL AND cancelled_at IS NULL", 3),
        ("purchases WHERE paid_at IS NOT NULL AND refunded", 1),
        ("purchases WHERE paid_at IS NULL AND cancelled_at IS NOT NULL", 1),
        ("customers WHERE email IS NULL", 2),
        ("imports WHERE created = 3 AND refused = 2 AND NOT dry_run", 1),
        ("api_tokens WHERE revoked_at IS NULL", 1),
        ("webhook_endpoints WHERE state = 'disabled'", 1),
        ("(SELECT DISTINCT state FROM webhook_deliveries) AS states", 1),
        ("webhook_deliveries WHERE state <> 'cancelled'", 0),
        ("campaigns WHERE state = 'running'", 1),
        ("campaigns WHERE state = 'paused'", 1),
        ("timeline WHERE event = 'signed-in'", 114),
    ] {
        assert_eq!(app.number(&format!("SELECT count(*) FROM {what}")).await, count, "{what}");
    }
}
