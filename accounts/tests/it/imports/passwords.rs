//! Passwords of other systems come by the command only, and only with new customers.

use super::{CUSTOMERS, counts, customers, refused};
use crate::{
    agents,
    story::{OUTDATED_HASH, PASSWORD, customer, register, sign_in},
};
use accounts::testing::{Database, TestApp};
use model::ImportKind;
use rstest::rstest;

const HEADER: &str = "external_id;first_name;last_name;email;password_hash\n";

fn with_hash(id: &str, email: &str, hash: &str) -> String {
    format!("{HEADER}{id};Ana;Quiroga;{email};{hash}\n")
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_customer_signs_in_with_the_password_of_the_other_system(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let file = with_hash("K-1", "ana@example.test", OUTDATED_HASH);
    let imported = customers(app, &file).await;
    assert_eq!(imported.counts, counts(1, 0, 0, 0));
    let number = customer(app, "ana@example.test").await.number.to_string();
    sign_in(app, &app.caller(), &number, PASSWORD).await.expect("signed in by number");
    assert_eq!(app.number("SELECT COUNT(*) FROM accounts WHERE email_proved").await, 0);
    let report = super::report(app, &imported).await;
    assert!(!report.contains("argon2"), "no hash is in a report");
    // The first sign-in has made the password ours: a later import leaves it.
    assert_eq!(customers(app, &file).await.counts, counts(0, 0, 1, 0));
    sign_in(app, &app.caller(), &number, PASSWORD).await.expect("signed in");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn i02_no_import_is_a_way_into_the_account_or_address_of_somebody(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    agents::staff(app).await;
    register(app, "eva@example.test").await;
    customers(app, CUSTOMERS).await;
    for (id, email, hash, expected) in [
        ("K-9", "eva@example.test", OUTDATED_HASH, "2 email email-taken"),
        ("K-9", "laura@norte.example.test", OUTDATED_HASH, "2 email agents-address"),
        ("K-9", "luz@example.test", "$1$abc$def", "2 password_hash hash-unknown"),
        ("K-9", "luz@example.test", &OUTDATED_HASH[..40], "2 password_hash hash-malformed"),
    ] {
        let imported = customers(app, with_hash(id, email, hash)).await;
        assert_eq!(refused(app, &imported).await, [expected]);
    }
    // A customer who is there already gets no password.
    let known = with_hash("K-1", "ana@example.test", OUTDATED_HASH);
    assert_eq!(customers(app, &known).await.counts, counts(0, 0, 1, 0));
    sign_in(app, &app.caller(), "ana@example.test", PASSWORD).await.expect_err("no account");
    let twice = format!(
        "{HEADER}K-5;Luz;Paz;luz@example.test;{OUTDATED_HASH}\nK-6;Luz;Sosa;LUZ@example.test;{OUTDATED_HASH}\n"
    );
    let planned = super::run(app, ImportKind::Customers, &twice, true).await.expect("planned");
    let imported = customers(app, &twice).await;
    assert_eq!(refused(app, &imported).await, ["3 email email-taken"]);
    assert_eq!(super::report(app, &planned).await, super::report(app, &imported).await);
}
