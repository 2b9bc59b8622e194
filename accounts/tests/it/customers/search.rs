//! Searching customers by all their data, in every spelling, page by page.

use super::{ANA, find};
use crate::{agents, story::register};
use accounts::{
    BuyForm, OneTimeKey,
    testing::{Database, TestApp},
};
use model::{AccountState, Agent, Cursor, CustomerId};
use rstest::rstest;
use std::collections::HashSet;

/// First name, last name, email, phone.
const PEOPLE: [(&str, &str, &str, &str); 8] = [
    ("José", "Muñoz", "jose.m@example.test", "+54 351 555 0142"),
    ("Jose", "Munoz", "other@example.test", ""),
    ("Ana María", "De la Cruz", "ana.cruz@example.test", "0034 600 123 456"),
    ("Cruz", "Ana", "cruz@example.test", ""),
    ("Łukasz", "Ørsted", "lukasz@example.test", ""),
    ("100%", "A_b", "percent@example.test", ""),
    ("100x", "Axb", "letters@example.test", ""),
    ("Back\\slash", "O'Brien", "quote@example.test", ""),
];

async fn people(app: &TestApp) -> Agent {
    let (_, agent) = agents::staff(app).await;
    let product = app.accounts.catalogue().on_sale(&app.portal).await.expect("products")[0].id;
    for (first, last, email, phone) in PEOPLE {
        let form = BuyForm {
            product,
            price: None,
            date: None,
            travellers: "1".into(),
            first_name: first.into(),
            last_name: last.into(),
            email: email.into(),
            once: OneTimeKey::default(),
        };
        app.accounts.orders().buy(&app.caller(), None, form).await.expect("bought");
        let number = find(app, &agent, email).await[0].number.clone();
        let form = accounts::CustomerForm {
            first_name: first.into(),
            last_name: last.into(),
            email: email.into(),
            phone: phone.into(),
        };
        let changed =
            app.accounts.customers().change(&agent, &app.agent_caller(), &number, form, None).await;
        changed.expect("changed");
    }
    agent
}

async fn emails(app: &TestApp, agent: &Agent, text: &str) -> Vec<String> {
    let found = find(app, agent, text).await;
    let mut emails: Vec<String> = found
        .into_iter()
        .filter_map(|one| one.email)
        .map(|email| email.split('@').next().unwrap_or_default().to_owned())
        .collect();
    emails.sort();
    emails
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn customers_are_found_by_all_their_data(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let agent = people(app).await;
    for (text, expected) in [
        ("muñoz", vec!["jose.m", "other"]),
        ("MUNOZ", vec!["jose.m", "other"]),
        ("josé munoz", vec!["jose.m", "other"]),
        ("mun jos", vec!["jose.m", "other"]),
        ("de la cruz", vec!["ana.cruz"]),
        ("ana maria de la cruz", vec!["ana.cruz"]),
        ("cruz ana", vec!["cruz"]),
        ("ana cruz", vec!["cruz"]),
        ("ana maria", vec!["ana.cruz"]),
        ("ana", vec!["ana.cruz", "cruz"]),
        ("lukasz", vec!["lukasz"]),
        ("orsted", vec!["lukasz"]),
        ("o’brien", vec!["quote"]),
        ("jose.m", vec!["jose.m"]),
        ("JOSE.M@EXAMPLE", vec!["jose.m"]),
        ("  other@example.test ", vec!["other"]),
        ("+54 351", vec!["jose.m"]),
        ("54-351-555", vec!["jose.m"]),
        ("0034600", vec!["ana.cruz"]),
        ("34600123456", vec!["ana.cruz"]),
        ("nobody", vec![]),
        ("munoz ana", vec![]),
    ] {
        assert_eq!(emails(app, &agent, text).await, expected, "{text:?}");
    }
    assert_eq!(find(app, &agent, "").await.len(), PEOPLE.len());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn numbers_are_found_as_they_are_typed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let agent = people(app).await;
    for one in find(app, &agent, "").await {
        let digits = one.number.digits();
        for text in [&one.number.to_string(), digits, &one.number.to_string().replace('-', " ")] {
            let found = find(app, &agent, text).await;
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].number, one.number);
        }
        let begun = find(app, &agent, &one.number.to_string()[..6]).await;
        assert!(begun.iter().any(|found| found.number == one.number));
        let few = find(app, &agent, &digits[..2]).await;
        assert!(few.iter().all(|one| one.first_name.starts_with("10")), "two digits are a name");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn wildcards_and_quotes_are_letters_like_others(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let agent = people(app).await;
    for (text, expected) in [
        ("100%", vec!["percent"]),
        ("a_b", vec!["percent"]),
        ("%", vec![]),
        ("_", vec![]),
        ("%@", vec![]),
        ("_ther@example.test", vec![]),
        ("back\\", vec!["quote"]),
        ("o'b", vec!["quote"]),
        ("' OR 1=1 --", vec![]),
        ("\"", vec![]),
        ("a\0_b", vec!["percent"]),
        ("\u{10ffff}", vec![]),
    ] {
        assert_eq!(emails(app, &agent, text).await, expected, "{text:?}");
    }
    let long = "x".repeat(10_000);
    assert!(find(app, &agent, &long).await.is_empty());
    assert!(find(app, &agent, &format!("{long}@x")).await.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn pages_list_every_customer_once_even_with_equal_names(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let accounts = &app.accounts;
    accounts.bulk().add_customers(agent.operator, 0, 600).await.expect("bulk customers");
    app
        .execute(
            "UPDATE customers SET first_name = 'Ana', first_key = 'ana', last_name = 'Ana', last_key = 'ana' WHERE id % 3 = 0",
        )
        .await;
    for (text, least) in [("ana", 190), ("", 600), ("ana ana", 190), ("54351", 600), ("a", 200)] {
        let found = find(app, &agent, text).await;
        let once: HashSet<CustomerId> = found.iter().map(|one| one.id).collect();
        assert_eq!(found.len(), once.len(), "{text:?}: somebody twice");
        assert!(found.len() >= least, "{text:?}: {}", found.len());
    }
    let all = find(app, &agent, "").await;
    let names: Vec<(String, String, CustomerId)> = all
        .iter()
        .map(|one| (model::search_key(&one.last_name), model::search_key(&one.first_name), one.id))
        .collect();
    assert!(names.is_sorted(), "by name, and then by age");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn inserts_and_deletes_between_pages_shift_no_row(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    app.accounts.bulk().add_customers(agent.operator, 0, 60).await.expect("bulk customers");
    let first = app.accounts.customers().search(&agent, "", None).await.expect("a page");
    let next = first.next.expect("more");
    let read_back: Cursor = next.to_string().parse().expect("it survives an address");
    let before = app.accounts.customers().search(&agent, "", Some(&next)).await.expect("a page");
    let gone = first.items[3].id;
    app.execute(&format!("DELETE FROM customers WHERE id = {gone}")).await;
    app.accounts.bulk().add_customers(agent.operator, 60, 1).await.expect("one more");
    app.execute("UPDATE customers SET last_name = 'Aaa', last_key = 'aaa' WHERE id = (SELECT max(id) FROM customers)").await;
    let after =
        app.accounts.customers().search(&agent, "", Some(&read_back)).await.expect("a page");
    assert_eq!(before, after);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_cursor_makes_it_fail(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    app.accounts.bulk().add_customers(agent.operator, 0, 30).await.expect("bulk customers");
    for scan in [0, 1, 9, 255] {
        for key in ["", "zzz", "%", "\u{10ffff}"] {
            for id in [i64::MIN, 0, i64::MAX] {
                let id = CustomerId::new(id);
                let cursor = Cursor { scan, id, key: key.into(), second: key.into() };
                for text in ["", "garcia", "123", "a@b"] {
                    let page = app.accounts.customers().search(&agent, text, Some(&cursor)).await;
                    page.expect("an answer");
                }
            }
        }
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_list_says_what_sign_in_each_has(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let agent = people(app).await;
    app.mails().await;
    register(app, ANA).await;
    let account = AccountState::Active { number: true, email: true, sso: false };
    assert_eq!(find(app, &agent, ANA).await[0].account, account);
    let guests = find(app, &agent, "munoz").await;
    assert!(guests.iter().all(|one| one.account == AccountState::None));
    let caller = app.agent_caller();
    let sent = app.accounts.customers().send_activation(&agent, &caller, &guests[0].number).await;
    sent.expect("sent");
    let again = find(app, &agent, &guests[0].number.to_string()).await;
    assert_eq!(again[0].account, AccountState::Invited);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn customers_older_than_the_search_are_found_after_a_restart(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let agent = people(app).await;
    app.execute("UPDATE customers SET first_key = '', last_key = '', phone_key = ''").await;
    assert!(find(app, &agent, "munoz").await.is_empty());
    app.accounts.back_fill().await.expect("a back-fill");
    assert_eq!(find(app, &agent, "munoz").await.len(), 2);
    assert_eq!(find(app, &agent, "+54 351").await.len(), 1);
    assert_eq!(find(app, &agent, "").await.len(), PEOPLE.len());
}
