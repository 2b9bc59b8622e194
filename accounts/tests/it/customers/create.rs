//! Customers that agents add: what is refused, what is written down, and who is not added twice.

use super::{ANA, details, find, guest, happened, number_of};
use crate::agents;
use accounts::{
    NewCustomerForm, OneTimeKey,
    testing::{Database, TestApp},
};
use model::{
    AccountState, Agent, CustomerNumber, Failure, Locale, refusals::NewCustomerRefusal as R,
};
use rstest::rstest;

fn form(first_name: &str, email: &str) -> NewCustomerForm {
    NewCustomerForm {
        first_name: first_name.into(),
        last_name: "Quiroga".into(),
        email: email.into(),
        ..NewCustomerForm::default()
    }
}

async fn add(
    app: &TestApp,
    agent: &Agent,
    form: &NewCustomerForm,
) -> Result<CustomerNumber, Failure<R>> {
    app.accounts.customers().create(agent, &app.agent_caller(), form).await
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agent_adds_a_customer_whose_address_is_unproved(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, agent) = agents::staff(app).await;
    let whole = NewCustomerForm {
        phone: "+54 351 555 0142".into(),
        language: "fr".into(),
        ..form("Añá", "Ana@Example.test")
    };
    let number = add(app, &agent, &whole).await.expect("added");
    let seen = details(app, &agent, &number).await;
    assert_eq!(seen.locale, Locale::French);
    assert_eq!(seen.summary.email.as_deref(), Some("Ana@Example.test"));
    assert_eq!(seen.summary.phone.as_deref(), Some("+54 351 555 0142"));
    assert_eq!((seen.summary.account, seen.summary.last_purchase_at), (AccountState::None, None));
    for text in ["ana quiroga", ANA, "+54351"] {
        assert_eq!(find(app, &agent, text).await.len(), 1, "{text}");
    }
    assert!(app.mails().await.is_empty(), "nobody is written to");
    assert_eq!(happened(app, &agent, &number).await, ["customer-added"]);
    let records = app.accounts.audit_log().page(&admin, None).await.expect("an audit").items;
    assert_eq!(
        (records[0].action.as_str(), &records[0].subject),
        ("customer-added", &number.to_string())
    );
    let after = "first_name: Añá\nlast_name: Quiroga\nemail: Ana@Example.test\n\
                  phone: +54 351 555 0142\nlanguage: fr";
    assert_eq!((records[0].before.as_deref(), records[0].after.as_deref()), (None, Some(after)));
    let proved = app.number("SELECT COUNT(*) FROM accounts").await;
    assert_eq!(proved, 0, "no account, and so no proof of a mailbox");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn names_are_enough_and_the_language_is_the_operators(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let number = add(app, &agent, &form("Ana", "")).await.expect("added");
    let seen = details(app, &agent, &number).await;
    assert_eq!((seen.summary.email, seen.summary.phone), (None, None));
    assert_eq!(seen.locale, agent.locale);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_with_the_same_email_or_name_is_shown_before_another_one_is_added(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (agent, known) = guest(app).await;
    for (first_name, email, same_email) in
        [("Eva", "ANA@example.test", true), ("ana", "", false), ("Ana", ANA, true)]
    {
        let mut typed = form(first_name, email);
        let refused = add(app, &agent, &typed).await;
        assert_eq!(refused.expect_err("seen by nobody"), R::PossibleDuplicates.into());
        let shown = app.accounts.customers().similar(&agent, first_name, "quiroga", email).await;
        let shown = shown.expect("an answer");
        assert_eq!(shown.len(), 1, "{first_name} {email}");
        assert_eq!((&shown[0].customer.number, shown[0].same_email), (&known, same_email));
        typed.seen = CustomerNumber::from_draw(1).to_string();
        let refused = add(app, &agent, &typed).await;
        assert_eq!(refused.expect_err("another one was seen"), R::PossibleDuplicates.into());
    }
    let mut typed = form("Eva", ANA);
    typed.seen = known.to_string();
    let added = add(app, &agent, &typed).await.expect("saved anyway");
    assert_ne!(added, known);
    let nobody = app.accounts.customers().similar(&agent, "", "", "no address").await;
    assert!(nobody.expect("an answer").is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agents_address_is_no_customers(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    for address in [agents::LAURA.to_owned(), agents::PABLO.to_uppercase()] {
        let refused = add(app, &agent, &form("Ana", &address)).await;
        assert_eq!(refused.expect_err("an agent's"), R::AgentsAddress.into());
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM customers").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_arrives_again_adds_nobody(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let once = OneTimeKey { key: "k".into(), browser: String::new() };
    let typed = NewCustomerForm { once, ..form("Ana", ANA) };
    let presses = (0..6).map(|_| {
        let (accounts, caller) = (app.accounts.clone(), app.agent_caller());
        let (agent, typed) = (agent.clone(), typed.clone());
        tokio::spawn(async move { accounts.customers().create(&agent, &caller, &typed).await })
    });
    let mut numbers = Vec::new();
    for press in presses.collect::<Vec<_>>() {
        numbers.push(press.await.expect("no panic").expect("added"));
    }
    numbers.dedup();
    assert_eq!(numbers, [number_of(app, &agent, ANA).await]);
    assert_eq!(happened(app, &agent, &numbers[0]).await.len(), 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_is_refused_field_by_field(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let wrong = NewCustomerForm {
        first_name: String::new(),
        phone: "12".into(),
        language: "xx".into(),
        ..form("", "ana@")
    };
    let refused = add(app, &agent, &wrong).await.expect_err("refused");
    let all = vec![R::FirstNameMissing, R::EmailInvalid, R::PhoneInvalid, R::LanguageInvalid];
    assert_eq!(refused, Failure::Refused(all));
    assert_eq!(app.number("SELECT COUNT(*) FROM customers").await, 0);
}
