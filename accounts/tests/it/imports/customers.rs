//! Files of customers: what is created, updated, left and refused.

use super::{CUSTOMERS, counts, customers, refused, report, run};
use crate::{agents, customers as people};
use accounts::testing::{Database, TestApp};
use model::{AccountState, ImportKind};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_second_run_changes_nothing_and_a_changed_file_updates(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    assert_eq!(customers(app, CUSTOMERS).await.counts, counts(2, 0, 0, 0));
    assert_eq!(customers(app, CUSTOMERS).await.counts, counts(0, 0, 2, 0));
    let changed = CUSTOMERS.replace("Eva,Paz,,,", "Eva,Paz Soldán,Eva@Example.test,,fr");
    assert_eq!(customers(app, &changed).await.counts, counts(0, 1, 1, 0));

    let number = people::number_of(app, &admin, "ana@example.test").await;
    let ana = people::details(app, &admin, &number).await;
    assert_eq!(ana.external_id.as_deref(), Some("K-1"));
    assert_eq!(ana.summary.phone.as_deref(), Some("+54 351 555 0142"));
    assert_eq!(ana.summary.account, AccountState::None);
    assert_eq!(people::happened(app, &admin, &number).await, ["imported"]);
    let number = people::number_of(app, &admin, "eva@example.test").await;
    assert_eq!(people::happened(app, &admin, &number).await, ["imported", "imported"]);
    for text in ["paz soldan", "ana quiroga", "+54351", "eva@"] {
        assert_eq!(people::find(app, &admin, text).await.len(), 1, "{text}");
    }
    assert!(app.mails().await.is_empty(), "no email is sent");
    assert_eq!(app.number("SELECT COUNT(*) FROM accounts").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn columns_that_are_missing_leave_and_empty_cells_clear(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    customers(app, CUSTOMERS).await;
    let names = "first_name,external_id,last_name\nAnita,K-1,Quiroga\n";
    assert_eq!(customers(app, names).await.counts, counts(0, 1, 0, 0));
    let ana = "SELECT COUNT(*) FROM customers WHERE first_name = 'Anita' \
               AND email_key = 'ana@example.test' AND phone IS NOT NULL AND locale = 'es'";
    assert_eq!(app.number(ana).await, 1);
    let empty = "external_id,first_name,last_name,email,phone\nK-1,Anita,Quiroga,,\n";
    assert_eq!(customers(app, empty).await.counts, counts(0, 1, 0, 0));
    let cleared = "SELECT COUNT(*) FROM customers WHERE first_name = 'Anita' \
                   AND email IS NULL AND email_key IS NULL AND phone IS NULL AND phone_key = ''";
    assert_eq!(app.number(cleared).await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn cells_that_a_row_ends_before_leave_what_they_are_about(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    customers(app, CUSTOMERS).await;
    let short = "external_id,first_name,last_name,email,phone,language\r\n\
                 K-1,Anita,Quiroga\r\nK-2,Eva,Paz,eva@example.test\r\n\
                 K-3,Luz,Sosa,,\r\nK-3,Luz,Sosa\r\nK-4,Luz\r\n";
    let imported = customers(app, short).await;
    assert_eq!(imported.counts, counts(1, 2, 1, 1));
    assert_eq!(refused(app, &imported).await, ["6 last_name last-name-missing"]);
    let ana = "SELECT COUNT(*) FROM customers WHERE first_name = 'Anita' \
               AND email_key = 'ana@example.test' AND phone IS NOT NULL AND locale = 'es'";
    assert_eq!(app.number(ana).await, 1);
    let eva = "SELECT COUNT(*) FROM customers WHERE email_key = 'eva@example.test'";
    assert_eq!(app.number(eva).await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_last_row_of_a_file_that_was_cut_off_is_refused(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    customers(app, CUSTOMERS).await;
    for mark in ["", "\u{feff}"] {
        let cut =
            format!("{mark}external_id,first_name,last_name,email\nK-2,Eva,Paz,\nK-1,Ana,Qui");
        let imported = customers(app, cut).await;
        assert_eq!(imported.counts, counts(0, 0, 1, 1));
        assert_eq!(refused(app, &imported).await, ["3  row-cut"]);
    }
    let ana = "SELECT COUNT(*) FROM customers WHERE last_name = 'Quiroga'";
    assert_eq!(app.number(ana).await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn i01_a_bad_row_is_refused_with_its_line_and_column_and_holds_up_no_other(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    agents::staff(app).await;
    let rows = [
        "K-1,Ana,Quiroga,ana@example.test,,",
        ",Ana,Quiroga,,,",
        "K-2,,Quiroga,,,",
        "K-3,Ana,\u{202e}Quiroga,,,",
        "K-4,Ana,Quiroga,ana@,,",
        "K-5,Ana,Quiroga,,12,",
        "K-6,Ana,Quiroga,,,xx",
        "K-7,Ana,Quiroga,,,,",
        "K-8,An\0a,Quiroga,,,",
        "K-9,Ana,Quiroga,laura@norte.example.test,,",
        "K-1,Eva,Quiroga,ana@example.test,,",
        "K-1,Ana,Quiroga,ana@example.test,,",
        "=cmd|' /C calc'!A0,Eva,Paz,,,",
    ];
    let file =
        format!("external_id,first_name,last_name,email,phone,language\n{}", rows.join("\n"));
    let imported = customers(app, &file).await;
    assert_eq!(imported.counts, counts(2, 0, 1, 10));
    assert_eq!(
        refused(app, &imported).await,
        [
            "3 external_id external-id-missing",
            "4 first_name first-name-missing",
            "5 last_name last-name-invalid",
            "6 email email-invalid",
            "7 phone phone-invalid",
            "8 language language-invalid",
            "9  columns-differ",
            "10  row-not-utf-8",
            "11 email agents-address",
            "12 external_id contradicts",
        ]
    );
    let report = report(app, &imported).await;
    assert!(report.contains("\"14\",\"'=cmd|' /C calc'!A0\",\"created\","), "{report}");
    assert_eq!(app.number("SELECT COUNT(*) FROM customers").await, 2);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_says_what_the_import_does_and_changes_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    customers(app, CUSTOMERS).await;
    let file = "external_id,first_name,last_name,email\n\
                K-1,Ana,Quiroga,ana@example.test\nK-2,Eva,Ibarra,\nK-3,Luz,Paz,luz@\n\
                K-4,Luz,Paz,luz@example.test\nK-4,Luz,Sosa,luz@example.test\nK-4,Luz,Paz,luz@example.test\n";
    let planned = run(app, ImportKind::Customers, file, true).await.expect("planned");
    assert_eq!(app.number("SELECT COUNT(*) FROM customers").await, 2);
    assert_eq!(app.number("SELECT COUNT(*) FROM customers WHERE last_name = 'Ibarra'").await, 0);
    let imported = customers(app, file).await;
    assert_eq!(planned.counts, counts(1, 1, 2, 2));
    assert_eq!(planned.counts, imported.counts);
    assert_eq!(report(app, &planned).await, report(app, &imported).await);
    assert_eq!(app.number("SELECT COUNT(*) FROM customers").await, 3);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_same_external_id_is_another_customer_of_another_operator(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    customers(app, CUSTOMERS).await;
    let other = app.other_portal().await;
    let file = super::file(app, "other.csv", CUSTOMERS);
    let command = accounts::ImportCommand {
        host: other.host.clone(),
        ..super::command(app, ImportKind::Customers, file, false)
    };
    let imported = app.accounts.imports().run(&command, |_, _| {}).await.expect("imported");
    assert_eq!(imported.counts, counts(2, 0, 0, 0));
    assert_eq!(imported.operator, other.operator);
}
