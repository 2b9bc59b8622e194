//! Requests without a mail, and links that add nothing.

use super::{ANA, EVA, Scene, WORK, add, ask, history, link_to, look, mailed, scene};
use crate::{
    agents,
    customers::{NEW, details, find, happened},
    story::{PASSWORD, buy, customer, form, register, sign_in},
};
use accounts::{
    Caller, CustomerForm,
    testing::{Database, ReceivedMail, TestApp},
};
use chrono::TimeDelta;
use model::{
    AddPurchaseLink, Failure, Link,
    refusals::{AddPurchaseRefusal as R, MissingPurchaseRefusal},
};
use rstest::rstest;
use std::sync::Arc;

/// Expects one mail to the address on file, which says what to do and has no link to add the purchase.
fn explains(mails: &[ReceivedMail], to: &str, what_to_do: &str) {
    assert_eq!(mails.len(), 1, "{mails:#?}");
    assert_eq!(mails[0].to, to);
    assert!(mails[0].text.contains(what_to_do), "{}", mails[0].text);
    assert_eq!(mails[0].token("add-purchase"), None);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_purchase_of_that_address_mails_nothing_and_that_of_its_account_says_so(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let Scene { ana, agent, purchases, .. } = scene(app).await;
    let number = &purchases[0].number;
    // An unknown number, another address, the customer's own address.
    for (number, email) in [
        ("P-99999999", WORK),
        (number.as_str(), EVA),
        (number.as_str(), ANA),
        ("P-1", "nobody@example.test"),
    ] {
        assert!(mailed(app, &ana, number, email).await.is_empty(), "{number} {email}");
    }
    // A purchase of an account, whichever address it was made with.
    register(app, EVA).await;
    buy(app, EVA, "Ana").await;
    let eva = customer(app, EVA).await;
    let own = history(app, &eva).await.remove(0);
    explains(&mailed(app, &ana, &own, EVA).await, EVA, "sign in to that account");
    // A guest whom an account shows because of its proved address.
    buy(app, EVA, "Bruno").await;
    let seen = history(app, &eva).await.remove(0);
    assert_ne!(seen, own);
    explains(&mailed(app, &ana, &seen, EVA).await, EVA, "sign in to that account");
    // An agent's address, which sales at the counter carry.
    buy(app, agents::LAURA, "Carla").await;
    let found = find(app, &agent, agents::LAURA).await;
    let counter = details(app, &agent, &found[0].number).await.purchases;
    let asked = mailed(app, &ana, &counter[0].number, agents::LAURA).await;
    assert!(asked.is_empty());
    let asked = happened(app, &agent, &ana.number).await;
    assert!(
        asked.iter().filter(|event| *event == "purchase-asked-for").count() > 6,
        "what is kept does not tell them apart either"
    );
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_guest_gets_no_link_and_an_address_that_an_agent_has_just_changed_no_mail(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let Scene { ana, agent, guest, purchases } = scene(app).await;
    let number = &purchases[0].number;
    let caller = app.agent_caller();
    let disabled = app.accounts.customers().disable(&agent, &caller, &guest);
    disabled.await.expect("disabled");
    explains(&mailed(app, &ana, number, WORK).await, WORK, "contact");
    let enabled = app.accounts.customers().enable(&agent, &caller, &guest);
    enabled.await.expect("enabled");
    // An address that an agent has just set: its former owner can object first.
    app.clock.advance(TimeDelta::hours(2));
    let form = CustomerForm {
        first_name: "Ana".into(),
        last_name: "Quiroga".into(),
        email: "other@example.test".into(),
        phone: String::new(),
    };
    let changed = app.accounts.customers().change(&agent, &caller, &guest, form, None);
    changed.await.expect("changed");
    app.mails().await;
    assert!(mailed(app, &ana, number, "other@example.test").await.is_empty());
    app.clock.advance(TimeDelta::hours(25));
    assert_eq!(mailed(app, &ana, number, "other@example.test").await.len(), 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn another_operators_purchase_is_like_none(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let Scene { purchases, .. } = scene(app).await;
    let other = app.other_portal().await;
    let there = Caller { portal: Arc::clone(&other), ..app.caller() };
    let browser = app.accounts.registration().register(&there, form(EVA)).await;
    let confirm = app.mail_to(EVA).await.token("confirm").expect("a link");
    let browser = browser.expect("registered");
    let confirmed =
        app.accounts.registration().confirm(&there, &confirm, Some(browser.expose()), None);
    confirmed.await.expect("confirmed");
    let session = sign_in(app, &there, EVA, PASSWORD).await;
    let session = session.expect("signed in").session;
    let eva = app.accounts.sessions().current(&other, session.expose()).await;
    let eva = eva.expect("an answer").expect("a session");
    let asked = ask(app, &there, &eva, &purchases[0].number, WORK).await;
    asked.expect("the answer is the same for everybody");
    assert!(app.mails().await.is_empty());
    let ana = customer(app, ANA).await;
    let link = link_to(app, &ana, &purchases[0].number).await;
    let state = app.accounts.orders().add_purchase_link(&other, &ana, &link).await;
    assert_eq!(state.expect("an answer"), Link::Unknown);
    let added = app.accounts.orders().add_purchase(&there, &ana, &link).await;
    assert_eq!(added, Err(R::LinkDead.into()));
    add(app, &ana, &link).await.expect("still works");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_dead_link_says_why_and_adds_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let Scene { ana, purchases, .. } = scene(app).await;
    let (one, two) = (&purchases[0].number, &purchases[1].number);
    let older = link_to(app, &ana, one).await;
    let of_another = link_to(app, &ana, two).await;
    let newer = link_to(app, &ana, one).await;
    assert_eq!(look(app, &ana, &older).await, Link::Replaced);
    assert_eq!(add(app, &ana, &older).await, Err(R::LinkDead.into()));
    add(app, &ana, &newer).await.expect("added");
    assert_eq!(look(app, &ana, &newer).await, Link::Used);
    assert_eq!(add(app, &ana, &newer).await, Err(R::LinkDead.into()));
    app.clock.advance(TimeDelta::minutes(60) - TimeDelta::seconds(1));
    assert!(matches!(look(app, &ana, &of_another).await, Link::Ready(_)));
    app.clock.advance(TimeDelta::seconds(1));
    assert_eq!(look(app, &ana, &of_another).await, Link::Expired);
    assert_eq!(add(app, &ana, &of_another).await, Err(R::LinkDead.into()));
    for broken in ["", &newer[..42], &newer.to_uppercase()] {
        assert_eq!(look(app, &ana, broken).await, Link::Unknown);
        assert_eq!(add(app, &ana, broken).await, Err(R::LinkDead.into()));
    }
    assert_eq!(history(app, &ana).await, [one.as_str()]);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_purchase_that_joined_an_account_stays_there(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let Scene { ana, purchases, .. } = scene(app).await;
    let link = link_to(app, &ana, &purchases[0].number).await;
    // Another request is pending when the guest registers.
    let second = &purchases[1].number;
    let asked = ask(app, &app.caller(), &ana, second, WORK).await;
    asked.expect("asked");
    let browser = app.caller();
    let pending = app.accounts.registration().register(&browser, form(WORK)).await;
    let pending = pending.expect("registered");
    app
        .execute("UPDATE outbox SET due_at = '2099-01-01 00:00:00' WHERE mail LIKE '%add-purchase%' AND state = 'queued'")
        .await;
    let confirm = app.mail_to(WORK).await.token("confirm").expect("a link");
    let confirmed =
        app.accounts.registration().confirm(&browser, &confirm, Some(pending.expose()), None);
    confirmed.await.expect("confirmed");
    // The confirmation has used the link up, and the purchase belongs to an account now.
    assert_eq!(look(app, &ana, &link).await, Link::Used);
    app.execute("UPDATE tokens SET used_at = NULL WHERE purpose = 'add-purchase'").await;
    let not_free = Link::Ready(AddPurchaseLink::NotFree);
    assert_eq!(look(app, &ana, &link).await, not_free);
    assert_eq!(add(app, &ana, &link).await, Err(R::NotFree.into()));
    app.execute("UPDATE outbox SET due_at = '2020-01-01 00:00:00' WHERE state = 'queued'").await;
    assert!(app.mails().await.is_empty(), "nothing to prove any more");
    assert_eq!(history(app, &customer(app, WORK).await).await.len(), 2);
    assert!(history(app, &ana).await.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn another_password_ends_the_link_and_the_mail_that_would_bring_one(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let Scene { ana, purchases, .. } = scene(app).await;
    let link = link_to(app, &ana, &purchases[0].number).await;
    let second = &purchases[1].number;
    let asked = ask(app, &app.caller(), &ana, second, WORK).await;
    asked.expect("asked");
    let (old, new) = (PASSWORD.into(), NEW.into());
    let caller = app.caller();
    let changed = app.accounts.profile().change_password(&caller, &ana, &old, &new);
    changed.await.expect("changed");
    let mails = app.mails().await;
    assert!(mails.iter().all(|mail| mail.to == ANA), "{mails:#?}");
    assert_eq!(look(app, &ana, &link).await, Link::Replaced);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn ten_an_hour_by_one_customer_and_three_to_one_mailbox(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let Scene { ana, purchases, .. } = scene(app).await;
    let number = &purchases[0].number;
    for _ in 0..3 {
        assert_eq!(mailed(app, &ana, number, WORK).await.len(), 1);
    }
    let refused = ask(app, &app.caller(), &ana, number, WORK).await;
    let Err(Failure::Wait(wait)) = refused else {
        panic!("{refused:?}");
    };
    // The same for an address without purchases.
    for _ in 0..3 {
        assert!(mailed(app, &ana, number, EVA).await.is_empty());
    }
    let refused = ask(app, &app.caller(), &ana, number, EVA).await;
    assert_eq!(refused, Err(Failure::Wait(wait)));
    app.clock.advance(TimeDelta::hours(1));
    assert_eq!(mailed(app, &ana, number, WORK).await.len(), 1);

    // From any IP address.
    for place in 1..10 {
        let email = format!("somebody{place}@example.test");
        let asked = ask(app, &app.caller(), &ana, number, &email).await;
        asked.expect("asked");
    }
    let refused = ask(app, &app.caller(), &ana, number, "one.more@example.test").await;
    assert!(matches!(refused, Err(Failure::Wait(_))), "{refused:?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn malformed_input_is_reported_without_a_lookup(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    use MissingPurchaseRefusal as M;
    for (number, email, why) in [
        ("", WORK, vec![M::NumberMissing]),
        ("ana", WORK, vec![M::NumberInvalid]),
        ("P-1", "ana", vec![M::EmailInvalid]),
        (" ", "", vec![M::NumberMissing, M::EmailInvalid]),
    ] {
        let refused = ask(app, &app.caller(), &ana, number, email).await;
        assert_eq!(refused, Err(Failure::Refused(why)));
    }
    assert!(app.mails().await.is_empty());
}
