//! Customers who have, or had, an account: an import changes neither password, state nor email.

use super::{counts, customers, purchases, refused};
use crate::{
    agents, customers as people,
    story::{PASSWORD, customer, register, sign_in},
};
use accounts::testing::{Database, TestApp};
use rstest::rstest;

const ANA: &str = "ana@example.test";

/// Registers a customer who has the external id of an import.
async fn registered(app: &TestApp) {
    register(app, ANA).await;
    app.execute("UPDATE customers SET external_id = 'K-1'").await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn i02_an_import_changes_no_email_of_an_account_and_no_password(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    registered(app).await;
    let accounts = "SELECT state || COALESCE(password_hash, '') || sign_in_email FROM accounts";
    let before = app.texts(accounts).await;
    for email in ["eva@example.test", ""] {
        let file = format!("external_id,first_name,last_name,email\nK-1,Ana,Quiroga,{email}\n");
        let imported = customers(app, &file).await;
        assert_eq!(imported.counts, counts(0, 0, 0, 1));
        assert_eq!(refused(app, &imported).await, ["2 email accounts-email"]);
    }
    let file = "external_id,first_name,last_name,email,phone\n\
                K-1,Anita,Quiroga,ANA@example.test,+54 351 555 0142\n";
    assert_eq!(customers(app, file).await.counts, counts(0, 1, 0, 0));
    assert_eq!(customers(app, file).await.counts, counts(0, 0, 1, 0));
    assert_eq!(app.texts(accounts).await, before);
    let ana = customer(app, ANA).await;
    assert_eq!((ana.first_name.as_str(), ana.email.as_deref()), ("Anita", Some(ANA)));
    sign_in(app, &app.caller(), ANA, PASSWORD).await.expect("signed in");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_import_brings_nobody_back_who_deleted_their_account(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    registered(app).await;
    let ana = customer(app, ANA).await;
    let caller = app.caller();
    let password = PASSWORD.into();
    let deleted = app.accounts.profile().delete_account(&caller, &ana, Some(&password));
    deleted.await.expect("deleted");
    let file = "external_id,first_name,last_name,email\nK-1,Ana,Quiroga,ana@example.test\n";
    let imported = customers(app, file).await;
    assert_eq!(refused(app, &imported).await, ["2 external_id customer-deleted"]);
    let order = "external_id,customer_external_id,product,total,currency,ordered_at\n\
                 B-1,K-1,Salta,10,EUR,2026-01-15\n";
    let imported = purchases(app, order).await;
    assert_eq!(refused(app, &imported).await, ["2 external_id customer-deleted"]);
    assert_eq!(app.number("SELECT COUNT(*) FROM customers WHERE first_name <> ''").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_merged_customer_is_refused_and_their_orders_go_to_the_survivor(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let (ana, anita) = people::merge::guests(app, &laura).await;
    app.execute(&format!(
        "UPDATE customers SET external_id = 'K-1' WHERE number = '{}'",
        anita.digits()
    ))
    .await;
    people::merge::merge(app, &laura, &ana, &anita, |_| ()).await.expect("merged");
    let file = "external_id,first_name,last_name\nK-1,Anita,Quiroga\n";
    let imported = customers(app, file).await;
    assert_eq!(refused(app, &imported).await, ["2 external_id customer-merged"]);
    let order = "external_id,customer_external_id,product,total,currency,ordered_at\n\
                 B-1,K-1,Salta,10,EUR,2026-01-15\n";
    assert_eq!(purchases(app, order).await.counts, counts(1, 0, 0, 0));
    assert_eq!(purchases(app, order).await.counts, counts(0, 0, 1, 0));
    let seen = people::details(app, &laura, &ana).await;
    assert!(seen.purchases.iter().any(|purchase| purchase.product == "Salta"));
}
