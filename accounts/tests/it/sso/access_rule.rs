//! Access rules of providers.

use super::world::{ANA, World, with_email};
use accounts::testing::{Database, TestApp};
use model::refusals::SsoRefusal;
use rstest::rstest;
use serde_json::json;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn users_without_the_value_are_refused_before_any_write(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |provider| {
        provider.property_to_validate = "groups".into();
        provider.value_to_match = "staff".into();
    })
    .await;
    let claims = |groups| {
        let mut claims = with_email("u-1", ANA);
        claims["groups"] = groups;
        claims
    };
    for groups in [json!(["guests"]), json!("Staff"), json!(null), json!({ "staff": true })] {
        let failed = world.visit(&world.caller(), claims(groups)).await.expect_err("refused");
        assert_eq!(failed.failure, SsoRefusal::NotAllowed.into());
        let path = failed.return_path.expect("the page asked for").to_string();
        assert_eq!(path, "/products/1");
    }
    for table in ["customers", "identities", "sessions", "sso_arrivals", "sso_flows"] {
        assert_eq!(world.count(table).await, 0, "{table}");
    }
    let ana = world.customer(claims(json!(["guests", "staff"]))).await;
    // The rule is checked at every sign-in.
    assert_eq!(world.refused(claims(json!(["guests"]))).await, SsoRefusal::NotAllowed.into());
    assert_eq!(world.customer(claims(json!("staff"))).await.id, ana.id);
}
