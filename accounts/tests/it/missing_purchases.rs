//! Purchases made with another address: requested by a signed-in customer, proved by a mailed link.

mod refused;

use crate::{
    agents,
    customers::{details, happened, number_of},
    story::{buy, customer, register},
};
use accounts::{
    Caller,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    AddPurchaseLink, Agent, Customer, CustomerNumber, Failure, Link, Locale, Purchase,
    refusals::{AddPurchaseRefusal as R, MissingPurchaseRefusal},
};
use rstest::rstest;

const ANA: &str = "ana@example.test";
const EVA: &str = "eva@example.test";
const WORK: &str = "ana@work.example.test";

/// A customer, a guest with another address who bought twice, and an agent who sees both.
struct Scene {
    ana: Customer,
    agent: Agent,
    guest: CustomerNumber,
    /// The guest's purchases, newest first.
    purchases: Vec<Purchase>,
}

async fn scene(app: &TestApp) -> Scene {
    register(app, ANA).await;
    buy(app, WORK, "Ana").await;
    app.clock.advance(TimeDelta::minutes(5));
    buy(app, WORK, "Ana").await;
    let (agent, _) = agents::staff(app).await;
    app.mails().await;
    let guest = number_of(app, &agent, WORK).await;
    Scene {
        ana: customer(app, ANA).await,
        purchases: details(app, &agent, &guest).await.purchases,
        agent,
        guest,
    }
}

async fn ask(
    app: &TestApp,
    caller: &Caller,
    customer: &Customer,
    number: &str,
    email: &str,
) -> Result<(), Failure<MissingPurchaseRefusal>> {
    app.accounts.orders().ask_for_missing(caller, customer, number, email).await
}

/// Requests a purchase from a new IP address. Returns the mail.
async fn mailed(
    app: &TestApp,
    customer: &Customer,
    number: &str,
    email: &str,
) -> Vec<accounts::testing::ReceivedMail> {
    ask(app, &app.caller(), customer, number, email)
        .await
        .expect("the answer is the same for everybody");
    app.mails().await
}

async fn link_to(app: &TestApp, customer: &Customer, number: &str) -> String {
    let mails = mailed(app, customer, number, WORK).await;
    assert_eq!(mails.len(), 1, "{mails:#?}");
    assert_eq!(mails[0].to, WORK);
    mails[0].token("add-purchase").expect("a link")
}

async fn look(app: &TestApp, customer: &Customer, link: &str) -> Link<AddPurchaseLink> {
    let state = app.accounts.orders().add_purchase_link(&app.portal, customer, link).await;
    state.expect("an answer")
}

async fn add(app: &TestApp, customer: &Customer, link: &str) -> Result<String, Failure<R>> {
    app.accounts.orders().add_purchase(&app.caller(), customer, link).await
}

async fn history(app: &TestApp, customer: &Customer) -> Vec<String> {
    let purchases = app.accounts.orders().history(&app.portal, customer).await;
    let purchases = purchases.expect("a history");
    purchases.into_iter().map(|purchase| purchase.number).collect()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_purchase_moves_once_its_mailbox_is_proved_and_no_other_one_does(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let Scene { ana, agent, guest, purchases } = scene(app).await;
    let (latest, first) = (&purchases[0].number, &purchases[1].number);
    // However the number was copied, and however the address is spelled.
    let copied = latest.replace("P-", " p ");
    let mails = mailed(app, &ana, &copied, "ANA@Work.example.test").await;
    assert_eq!(mails.len(), 1, "{mails:#?}");
    assert_eq!(mails[0].to, WORK, "the address on file");
    assert!(mails[0].text.contains(latest.as_str()));
    let link = mails[0].token("add-purchase").expect("a link");
    for _ in 0..100 {
        let ready = AddPurchaseLink::Ready { number: latest.clone() };
        assert_eq!(look(app, &ana, &link).await, Link::Ready(ready));
    }
    assert!(history(app, &ana).await.is_empty(), "not by looking");
    assert_eq!(add(app, &ana, &link).await.as_ref(), Ok(latest));

    assert_eq!(history(app, &ana).await, [latest.as_str()]);
    let (own, left) = (details(app, &agent, &ana.number).await, details(app, &agent, &guest).await);
    assert_eq!(own.summary.last_purchase_at, Some(purchases[0].at));
    assert_eq!(left.summary.last_purchase_at, Some(purchases[1].at));
    let numbers: Vec<_> = left.purchases.iter().map(|it| &it.number).collect();
    assert_eq!(numbers, [first]);
    assert_eq!(own.purchases[0], purchases[0], "who bought it stays");
    let own = happened(app, &agent, &ana.number).await;
    assert_eq!(own[..2], ["purchase-added", "purchase-asked-for"]);
    let number = latest.parse().expect("a number");
    let order = app.accounts.orders().details(&agent, &number).await.expect("an answer");
    let history = order.expect("an order").history.into_iter().map(|entry| entry.event);
    let expected = ["purchase-added", "purchase-asked-for", "purchased"];
    assert_eq!(history.collect::<Vec<_>>(), expected);
    let page = app.accounts.customers().timeline(&agent, &guest, None).await;
    let moved = page.expect("a timeline").items.remove(0);
    assert_eq!(moved.event, "purchase-moved");
    let detail = format!("{latest} → {}", ana.number);
    assert_eq!(moved.detail, Some(detail));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_guest_whose_last_purchase_moved_has_none_left(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let Scene { ana, agent, guest, purchases } = scene(app).await;
    for purchase in &purchases {
        let link = link_to(app, &ana, &purchase.number).await;
        add(app, &ana, &link).await.expect("added");
    }
    assert_eq!(history(app, &ana).await.len(), 2);
    let left = details(app, &agent, &guest).await;
    assert!(left.purchases.is_empty());
    assert_eq!(left.summary.last_purchase_at, None);
    let own = details(app, &agent, &ana.number).await;
    // The earlier one was added later; the latest purchase is still the same.
    assert_eq!(own.summary.last_purchase_at, Some(purchases[0].at));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_link_works_only_for_the_requesting_customer(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let Scene { ana, purchases, .. } = scene(app).await;
    register(app, EVA).await;
    let eva = customer(app, EVA).await;
    let link = link_to(app, &ana, &purchases[0].number).await;
    let others = Link::Ready(AddPurchaseLink::OtherCustomer);
    assert_eq!(look(app, &eva, &link).await, others);
    assert_eq!(add(app, &eva, &link).await, Err(R::OtherCustomer.into()));
    assert!(history(app, &eva).await.is_empty());
    // The refusal has not used it up.
    add(app, &ana, &link).await.expect("added");
    assert_eq!(look(app, &eva, &link).await, Link::Used);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_fifty_that_use_a_link_at_once_one_succeeds(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let Scene { ana, agent, guest, purchases } = scene(app).await;
    let link = link_to(app, &ana, &purchases[0].number).await;
    let tries: Vec<_> = (0..50)
        .map(|_| {
            let (accounts, caller) = (app.accounts.clone(), app.caller());
            let (ana, link) = (ana.clone(), link.clone());
            tokio::spawn(async move {
                accounts.orders().add_purchase(&caller, &ana, &link).await.is_ok()
            })
        })
        .collect();
    let mut won = 0;
    for attempt in tries {
        won += u32::from(attempt.await.expect("no panic"));
    }
    assert_eq!(won, 1);
    assert_eq!(history(app, &ana).await.len(), 1);
    let moved = happened(app, &agent, &guest).await;
    assert_eq!(moved.iter().filter(|it| *it == "purchase-moved").count(), 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_mail_speaks_the_guests_language(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let Scene { ana, purchases, .. } = scene(app).await;
    app.execute("UPDATE customers SET locale = 'es' WHERE email_key LIKE '%work%'").await;
    let french = Caller { locale: Locale::French, ..app.caller() };
    let asked = ask(app, &french, &ana, &purchases[0].number, WORK).await;
    asked.expect("asked");
    let mail = app.mail_to(WORK).await;
    assert!(mail.subject.starts_with("Agregue la compra"), "{}", mail.subject);
}
