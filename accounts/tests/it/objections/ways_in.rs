//! Every flow that gives access, tried with an address that an agent set.

use super::{ANA, EVA, THIRD, correct, undo};
use crate::{
    agents,
    customers::{
        details,
        merge::{merge, number_named},
        number_of,
    },
    imports,
    sso::world::{World, with_email},
    story::{PASSWORD, buy, customer, form, register, sign_in},
};
use accounts::{
    sso::CallbackOutcome,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{Agent, Customer, CustomerNumber};
use rstest::rstest;

/// Tries every flow from an address to a customer, as an attacker who reads its mailbox and whom a provider vouches
/// for. None may reach the victim; the attacker gets a customer of their own instead.
async fn nothing_leads_in(world: &World<'_>, agent: &Agent, victim: &CustomerNumber, email: &str) {
    let (app, caller) = (world.app, world.caller());
    app.mails().await;
    // Recovery, by both identifiers, and the reminder of numbers.
    for identifier in [email.to_owned(), victim.to_string()] {
        let asked = app.accounts.recovery().forgot_password(&caller, &identifier, "").await;
        asked.expect("the same answer");
    }
    let asked = app.accounts.recovery().forgot_number(&caller, email).await;
    asked.expect("the same answer");
    // Activation by the agent who changed it.
    let sent = app.accounts.customers().send_activation(agent, &app.agent_caller(), victim).await;
    assert!(sent.is_err(), "no activation");
    let mails = app.mails().await;
    assert!(mails.is_empty(), "{mails:#?}");
    // A missed purchase, requested by another customer of the attacker.
    let other = format!("mallory.{email}");
    register(app, &other).await;
    let mallory = customer(app, &other).await;
    for purchase in details(app, agent, victim).await.purchases {
        let asked =
            app.accounts.orders().ask_for_missing(&caller, &mallory, &purchase.number, email).await;
        asked.expect("the same answer");
    }
    assert!(app.mails().await.is_empty(), "no purchase is offered");
    // A sign-in by a provider that vouches for the address, with or without a proof by mail.
    match world.visit(&caller, with_email(&format!("evil {email}"), email)).await {
        Ok(CallbackOutcome::SignedIn(signed_in)) => {
            let who = world.session(&signed_in).await.expect("a session");
            is_somebody_else(world, &who, victim).await;
        }
        other => panic!("a new customer was expected: {other:?}"),
    }
    // A registration.
    let browser = app.accounts.registration().register(&caller, form(email)).await;
    let browser = browser.expect("registered");
    let token = app.mail_to(email).await.token("confirm");
    let confirmed = app
        .accounts
        .registration()
        .confirm(&caller, &token.expect("a link"), Some(browser.expose()), None)
        .await;
    confirmed.expect("confirmed");
    let who = customer(app, email).await;
    is_somebody_else(world, &who, victim).await;
    app.mails().await;
}

async fn is_somebody_else(world: &World<'_>, who: &Customer, victim: &CustomerNumber) {
    assert_ne!(&who.number, victim);
    assert_eq!(world.purchases(who).await, 0, "none of the victim's");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_corrected_address_gives_access_to_no_account(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    buy(app, ANA, "Ana").await;
    let victim = customer(app, ANA).await.number;
    correct(app, &agent, &victim, EVA).await;
    nothing_leads_in(&world, &agent, &victim, EVA).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_corrected_address_leads_to_no_guest_before_a_day_is_over(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let world = World::new(app, |_| ()).await;
    buy(app, ANA, "Ana").await;
    let victim = number_of(app, &agent, ANA).await;
    correct(app, &agent, &victim, EVA).await;
    app.clock.advance(TimeDelta::hours(24) - TimeDelta::minutes(10));
    nothing_leads_in(&world, &agent, &victim, EVA).await;
    let eva = customer(app, EVA).await;
    app.clock.advance(TimeDelta::minutes(10));
    assert_eq!(world.purchases(&eva).await, 1, "nobody objected");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_imported_address_leads_to_no_guest_before_a_day_is_over(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let world = World::new(app, |_| ()).await;
    buy(app, ANA, "Ana").await;
    let victim = number_of(app, &agent, ANA).await;
    app.execute(&format!("UPDATE customers SET external_id = 'K-1' WHERE email = '{ANA}'")).await;
    let row = format!("external_id,first_name,last_name,email\nK-1,Ana,Quiroga,{EVA}\n");
    assert_eq!(imports::customers(app, row).await.counts, imports::counts(0, 1, 0, 0));
    app.clock.advance(TimeDelta::hours(24) - TimeDelta::minutes(10));
    nothing_leads_in(&world, &agent, &victim, EVA).await;
    let eva = customer(app, EVA).await;
    app.clock.advance(TimeDelta::minutes(10));
    assert_eq!(world.purchases(&eva).await, 1, "nobody objected");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn after_a_day_a_corrected_guest_is_attached_as_any_other(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let world = World::new(app, |_| ()).await;
    buy(app, ANA, "Ana").await;
    let number = number_of(app, &agent, ANA).await;
    correct(app, &agent, &number, "ana.new@example.test").await;
    app.clock.advance(TimeDelta::hours(24));
    let ana = world.customer(with_email("u-1", "ana.new@example.test")).await;
    assert_eq!(ana.number, number);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_surviving_guests_address_leads_nowhere_after_a_merge(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let world = World::new(app, |_| ()).await;
    buy(app, ANA, "Ana").await;
    buy(app, EVA, "Eva").await;
    let ana = number_named(app, &agent, ANA, "Ana").await;
    let eva = number_named(app, &agent, EVA, "Eva").await;
    // The absorbed customer's address is lost; the survivor's would give access to the purchases of both.
    merge(app, &agent, &eva, &ana, |_| ()).await.expect("merged");
    nothing_leads_in(&world, &agent, &eva, EVA).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_absorbed_guests_address_that_won_leads_nowhere_and_nor_does_the_other(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let world = World::new(app, |_| ()).await;
    buy(app, ANA, "Ana").await;
    buy(app, EVA, "Eva").await;
    let ana = number_named(app, &agent, ANA, "Ana").await;
    let eva = number_named(app, &agent, EVA, "Eva").await;
    merge(app, &agent, &ana, &eva, |form| form.email = eva.to_string()).await.expect("merged");
    nothing_leads_in(&world, &agent, &ana, EVA).await;
    app.clock.advance(TimeDelta::hours(1));
    nothing_leads_in(&world, &agent, &ana, ANA).await;
}

/// The agent reads both mailboxes: undoing the second change would prove the first one's address.
#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_undo_gives_access_only_to_an_owner_from_before_an_agents_change(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    buy(app, ANA, "Ana").await;
    let victim = customer(app, ANA).await.number;
    correct(app, &agent, &victim, EVA).await;
    let owners = app.mail_to(ANA).await.token("undo-email").expect("a link");
    correct(app, &agent, &victim, THIRD).await;
    let evas = app.mail_to(EVA).await.token("undo-email").expect("a link");
    assert!(undo(app, &evas).await, "the address is Eva's again");
    nothing_leads_in(&world, &agent, &victim, EVA).await;
    assert!(undo(app, &owners).await, "and Ana's undo still wins");
    let seen = details(app, &agent, &victim).await.summary;
    assert_eq!(seen.email.as_deref(), Some(ANA));
    app.mail_to(ANA).await.token("set-password").expect("a link");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_address_given_to_an_account_without_one_waits_as_well(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let world = World::new(app, |_| ()).await;
    let victim = world.customer(crate::sso::world::member("u-1")).await;
    assert_eq!(victim.email, None);
    correct(app, &agent, &victim.number, EVA).await;
    nothing_leads_in(&world, &agent, &victim.number, EVA).await;
}

/// The survivor's account is the absorbed customer's: what an agent changed in it goes back with it.
#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_merge_that_is_undone_ends_no_objection(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    buy(app, ANA, "Ana").await;
    let victim = customer(app, ANA).await.number;
    buy(app, "guest@evil.test", "Guest").await;
    let guest = number_of(app, &agent, "guest@evil.test").await;
    merge(app, &agent, &guest, &victim, |_| ()).await.expect("merged");
    app.mails().await;
    correct(app, &agent, &guest, EVA).await;
    let owners = app.mail_to(ANA).await.token("undo-email").expect("a link");
    let undone = app.accounts.customers().undo_merge(&agent, &app.agent_caller(), &victim).await;
    undone.expect("undone");
    let seen = details(app, &agent, &victim).await.summary;
    assert_eq!(seen.email.as_deref(), Some(EVA));
    nothing_leads_in(&world, &agent, &victim, EVA).await;
    assert!(undo(app, &owners).await);
    let seen = details(app, &agent, &victim).await.summary;
    assert_eq!(seen.email.as_deref(), Some(ANA));
    let seen = details(app, &agent, &guest).await.summary;
    assert_eq!(seen.email.as_deref(), Some("guest@evil.test"));
    assert!(sign_in(app, &app.caller(), EVA, PASSWORD).await.is_ok(), "their own");
}
