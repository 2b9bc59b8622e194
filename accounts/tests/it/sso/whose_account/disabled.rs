//! Disabled customers, whom no provider lets in.

use crate::sso::world::{ANA, World, member, with_email};
use crate::story::{buy, customer, register};
use accounts::testing::{Database, TestApp};
use model::{CustomerId, refusals::SsoRefusal};
use rstest::rstest;

async fn disable(app: &TestApp, customer: CustomerId) {
    let sql = format!("UPDATE customers SET disabled = TRUE WHERE id = {customer}");
    app.execute(&sql).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_customer_cannot_sign_in(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let inactive = SsoRefusal::Inactive.into();
    let known = world.sign_in(with_email("u-1", ANA)).await;
    let ana = world.session(&known).await.expect("a session");
    disable(app, ana.id).await;
    assert_eq!(world.refused(with_email("u-1", ANA)).await, inactive);
    assert!(world.session(&known).await.is_none());
    assert_eq!(world.count("timeline WHERE event = 'sign-in-failed'").await, 1);
    // Nor by another identity: the disabled customer is the only one of the address.
    assert_eq!(world.refused(with_email("u-2", ANA)).await, inactive);
    // The account was removed: the identity gives no access.
    let bea = world.customer(member("u-3")).await;
    let sql = format!("UPDATE accounts SET state = 'invited' WHERE customer_id = {}", bea.id);
    app.execute(&sql).await;
    assert_eq!(world.refused(member("u-3")).await, inactive);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_owner_of_the_address_cannot_be_bypassed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    buy(app, ANA, "Somebody").await;
    disable(app, customer(app, ANA).await.id).await;
    assert_eq!(world.refused(with_email("u-1", ANA)).await, SsoRefusal::Inactive.into());
    // Nor by another customer of the address.
    let other = "bea@example.test";
    buy(app, other, "Bea").await;
    buy(app, other, "Beatriz").await;
    app.execute("UPDATE customers SET disabled = TRUE WHERE first_name = 'Beatriz'").await;
    assert_eq!(world.refused(with_email("u-2", other)).await, SsoRefusal::Inactive.into());
}
