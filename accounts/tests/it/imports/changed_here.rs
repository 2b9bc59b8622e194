//! What was changed here since an import: a later one with other values leaves it, and takes the rest of the row.

use super::{CUSTOMERS, counts, customers, purchases};
use crate::{
    agents,
    customers::{self as people, merge::merge},
    email_change,
    story::{customer, register},
};
use accounts::{
    CustomerForm, OrderNameForm, ProfileForm,
    testing::{Database, TestApp},
};
use model::{Agent, CustomerNumber, Locale};
use rstest::rstest;

const ANA: &str = "ana@example.test";
const FRESH: &str = "ana.new@example.test";
const PHONE: &str = "+34 600 555 014";

/// Returns what is on file about the customer `K-1`.
async fn recorded(app: &TestApp) -> Vec<String> {
    app.texts(
        "SELECT first_name || '|' || last_name || '|' || COALESCE(email, '') || '|' || COALESCE(phone, '') \
         || '|' || locale FROM customers WHERE external_id = 'K-1'",
    )
    .await
}

/// Changes a customer as an agent does; the phone becomes [`PHONE`].
async fn correct(
    app: &TestApp,
    agent: &Agent,
    number: &CustomerNumber,
    email: &str,
    first_name: &str,
) {
    let form = CustomerForm {
        first_name: first_name.into(),
        last_name: "Quiroga".into(),
        email: email.into(),
        phone: PHONE.into(),
    };
    let caller = app.agent_caller();
    let changed = app.accounts.customers().change(agent, &caller, number, form, None).await;
    changed.expect("changed");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_import_leaves_what_customers_changed_themselves(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let file = CUSTOMERS.replace("K-1,Ana,Quiroga", "K-1,Anna,Kiroga");
    customers(app, &file).await;
    register(app, ANA).await;
    let registered = recorded(app).await;
    assert!(registered[0].starts_with("Ana|Quiroga|"), "{registered:?}");
    assert_eq!(customers(app, &file).await.counts, counts(0, 0, 2, 0));
    assert_eq!(recorded(app).await, registered);

    let ana = customer(app, ANA).await;
    let form = ProfileForm {
        first_name: "Ana".into(),
        last_name: "Quiroga Paz".into(),
        phone: PHONE.into(),
        locale: Locale::French,
    };
    app.accounts.profile().change(&app.caller(), &ana, form).await.expect("changed");
    email_change::change(app, &ana, FRESH).await;
    assert_eq!(customers(app, &file).await.counts, counts(0, 0, 2, 0));
    assert_eq!(recorded(app).await, [format!("Ana|Quiroga Paz|{FRESH}|{PHONE}|fr")]);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_an_agent_corrected_stays_and_the_rest_of_a_row_is_taken(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    customers(app, CUSTOMERS).await;
    let number = people::number_of(app, &admin, ANA).await;
    correct(app, &admin, &number, ANA, "Ana").await;
    let file = CUSTOMERS.replace("K-1,Ana,", "K-1,Anita,");
    assert_eq!(customers(app, &file).await.counts, counts(0, 1, 1, 0));
    assert_eq!(recorded(app).await, [format!("Anita|Quiroga|{ANA}|{PHONE}|es")]);

    correct(app, &admin, &number, FRESH, "Anita").await;
    assert_eq!(customers(app, &file).await.counts, counts(0, 0, 2, 0));
    assert_eq!(recorded(app).await, [format!("Anita|Quiroga|{FRESH}|{PHONE}|es")]);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_name_on_an_order_stays_as_it_was_corrected(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    customers(app, CUSTOMERS).await;
    let file = "external_id,customer_external_id,number,product,travellers,total,currency,ordered_at,first_name,last_name\n\
                B-1,K-1,WEB-7,Salta,1,10,EUR,2026-01-15,Lus,Sosa\n";
    purchases(app, file).await;
    let name = OrderNameForm { first_name: "Luz".into(), last_name: "Sosa".into() };
    let caller = app.agent_caller();
    let corrected = app.accounts.orders().correct_name(&admin, &caller, "WEB-7", &name).await;
    corrected.expect("corrected");
    assert_eq!(purchases(app, file).await.counts, counts(0, 0, 1, 0));
    let two = file.replace("Salta,1,", "Salta,2,");
    assert_eq!(purchases(app, &two).await.counts, counts(0, 1, 0, 0));
    let order = "SELECT first_name || ' ' || last_name FROM purchases WHERE travellers = 2";
    assert_eq!(app.texts(order).await, ["Luz Sosa"]);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_an_undone_merge_gives_back_is_imported_again(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    customers(app, CUSTOMERS).await;
    let ana = people::number_of(app, &admin, ANA).await;
    let eva = people::number_of(app, &admin, "paz eva").await;
    correct(app, &admin, &ana, ANA, "Ana").await;
    let merged = merge(app, &admin, &ana, &eva, |form| {
        form.name = eva.to_string();
        form.language = eva.to_string();
    });
    merged.await.expect("merged");
    assert_eq!(recorded(app).await, [format!("Eva|Paz|{ANA}|{PHONE}|en")]);
    let file = CUSTOMERS.replace("K-1,Ana,", "K-1,Anita,").replace(",es\n", ",fr\n");
    assert_eq!(customers(app, &file).await.counts, counts(0, 0, 1, 1));

    let undone = app.accounts.customers().undo_merge(&admin, &app.agent_caller(), &eva).await;
    undone.expect("undone");
    assert_eq!(recorded(app).await, [format!("Ana|Quiroga|{ANA}|{PHONE}|es")]);
    assert_eq!(customers(app, &file).await.counts, counts(0, 1, 1, 0));
    assert_eq!(recorded(app).await, [format!("Anita|Quiroga|{ANA}|{PHONE}|fr")]);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_undone_change_of_email_leaves_the_address_and_the_name_that_was_changed_before(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    customers(app, CUSTOMERS).await;
    let number = people::number_of(app, &admin, ANA).await;
    let undo = async || {
        correct(app, &admin, &number, FRESH, "Eva").await;
        let link = app.mail_to(ANA).await.token("undo-email").expect("a link");
        let undone = app.accounts.profile().undo_email_change(&app.caller(), &link).await;
        assert_eq!(undone.expect("undone"), ANA);
    };
    undo().await;
    assert_eq!(recorded(app).await, [format!("Ana|Quiroga|{ANA}|{PHONE}|es")]);
    let file = CUSTOMERS.replace("K-1,Ana,Quiroga,ana@", "K-1,Anita,Quiroga,other@");
    assert_eq!(customers(app, &file).await.counts, counts(0, 1, 1, 0));
    assert_eq!(recorded(app).await, [format!("Anita|Quiroga|{ANA}|{PHONE}|es")]);

    correct(app, &admin, &number, ANA, "Anna").await;
    undo().await;
    assert_eq!(customers(app, &file).await.counts, counts(0, 0, 2, 0));
    assert_eq!(recorded(app).await, [format!("Anna|Quiroga|{ANA}|{PHONE}|es")]);
}
