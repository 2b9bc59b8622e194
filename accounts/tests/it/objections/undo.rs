//! What an undo restores and ends.

use super::{ANA, EVA, THIRD, correct, undo};
use crate::{
    agents,
    customers::{
        NEW, details,
        merge::{merge, number_named},
        number_of, set_password,
    },
    sso::world::{World, with_email},
    story::{PASSWORD, buy, customer, register, session, sign_in},
};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use model::{AccountState, Customer};
use rstest::rstest;

/// A session's customer requests and confirms an address, before any mail to the old one is sent.
async fn change_own(app: &TestApp, who: &Customer, email: &str) {
    let asked = app
        .accounts
        .profile()
        .request_email_change(&app.caller(), who, Some(&PASSWORD.into()), email)
        .await;
    asked.expect("asked");
    let mails = app.mails().await;
    let link = mails.iter().find(|mail| mail.to == email);
    let link = link.and_then(|mail| mail.token("confirm-email"));
    let confirmed = app
        .accounts
        .profile()
        .confirm_email_change(&app.caller(), Some(who), &link.expect("a link"), None)
        .await;
    confirmed.expect("confirmed");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_owner_gets_address_and_names_back_and_the_attacker_loses_access(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    let victim = customer(app, ANA).await;
    correct(app, &agent, &victim.number, EVA).await;
    let link = app.mail_to(ANA).await.token("undo-email").expect("a link");
    // After a day without an objection the new address gives access, in every flow.
    app.clock.advance(TimeDelta::hours(25));
    let taker = world.caller();
    let asked = app.accounts.recovery().forgot_password(&taker, EVA, "").await;
    asked.expect("asked");
    let reset = app.mail_to(EVA).await.token("set-password");
    set_password(app, &reset.expect("a link"), NEW).await;
    app.mails().await;
    let number = victim.number.to_string();
    let cookie = sign_in(app, &taker, &number, NEW).await.expect("in").session;
    let arrival = world.must_prove(&taker, with_email("evil", EVA)).await;
    let linked = app.accounts.sso().link_by_password(&taker, &arrival, &NEW.into()).await;
    linked.expect("linked");
    app.mails().await;
    let asked = app.accounts.recovery().forgot_password(&taker, EVA, "").await;
    asked.expect("one more, on its way");

    assert!(undo(app, &link).await);
    assert!(session(app, cookie.expose()).await.is_none());
    assert!(sign_in(app, &taker, &number, NEW).await.is_err());
    let seen = details(app, &agent, &victim.number).await;
    assert_eq!(seen.summary.email.as_deref(), Some(ANA));
    assert_eq!((&*seen.summary.first_name, &*seen.summary.last_name), ("Ana", "Quiroga"));
    assert!(seen.linked.is_empty() && seen.sessions.is_empty());
    let other = world.customer(with_email("evil", EVA)).await;
    assert_ne!(other.number, victim.number);
    let mails = app.mails().await;
    assert_eq!(mails.len(), 1, "the taker's is taken back: {mails:#?}");
    assert_eq!(mails[0].to, ANA);
    let reset = mails[0].token("set-password").expect("a link");
    set_password(app, &reset, "the desert after rain").await;
    let ana = sign_in(app, &app.caller(), ANA, "the desert after rain").await;
    let ana = session(app, ana.expect("in").session.expose()).await;
    assert_eq!(ana.expect("a session").number, victim.number);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_was_opened_since_ends(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let world = World::new(app, |_| ()).await;
    buy(app, ANA, "Ana").await;
    let guest = number_of(app, &agent, ANA).await;
    correct(app, &agent, &guest, EVA).await;
    let link = app.mail_to(ANA).await.token("undo-email").expect("a link");
    app.clock.advance(TimeDelta::hours(25));
    let eva = world.customer(with_email("evil", EVA)).await;
    assert_eq!(eva.number, guest);
    assert!(undo(app, &link).await);
    let seen = details(app, &agent, &guest).await;
    assert_eq!(seen.summary.account, AccountState::None);
    assert!(seen.linked.is_empty() && seen.sessions.is_empty());
    assert_eq!(&*seen.summary.first_name, "Ana");
    assert!(app.mails().await.is_empty(), "a guest has no password");
    let ana = world.customer(with_email("u-1", ANA)).await;
    assert_eq!(ana.number, guest, "and is found by the address again");
}

/// The attacker's second change is mailed to the attacker's first address: before the owner's undo, after it, or never.
#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_later_change_can_be_undone_however_its_mail_was_sent(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    change_own(app, &customer(app, ANA).await, EVA).await;
    // The mail to Ana is delayed, and those of the later changes are sent first.
    app.execute("UPDATE outbox SET state = 'held' WHERE state = 'queued'").await;
    change_own(app, &customer(app, EVA).await, THIRD).await;
    let older = app.mail_to(EVA).await.token("undo-email").expect("a link");
    change_own(app, &customer(app, THIRD).await, "fourth@evil.test").await;
    app.execute(
        "UPDATE outbox SET state = 'late' WHERE state = 'queued';
                 UPDATE outbox SET state = 'queued' WHERE state = 'held'",
    )
    .await;
    let owners = app.mail_to(ANA).await.token("undo-email").expect("a link");
    assert!(undo(app, &owners).await);
    app.execute("UPDATE outbox SET state = 'queued' WHERE state = 'late'").await;
    let mails = app.mails().await;
    let links: Vec<_> = mails.iter().filter(|mail| mail.token("undo-email").is_some()).collect();
    assert!(links.is_empty(), "{links:#?}");
    assert!(!undo(app, &older).await, "made before the owner's, and dead");
    let reset = mails.iter().find(|mail| mail.to == ANA);
    let reset = reset.and_then(|mail| mail.token("set-password"));
    set_password(app, &reset.expect("a link"), NEW).await;
    sign_in(app, &app.caller(), ANA, NEW).await.expect("the owner is in");
}

/// The first merge removed the survivor's address; the account it brought belongs to another person.
#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn after_a_second_merge_the_loser_of_the_first_gets_no_other_account(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    buy(app, EVA, "Eva").await;
    let eva = number_of(app, &agent, EVA).await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await.number;
    merge(app, &agent, &eva, &ana, |_| ()).await.expect("merged");
    let mails = app.mails().await;
    let lost = mails.iter().find(|mail| mail.to == EVA);
    let link = lost.and_then(|mail| mail.token("undo-email")).expect("a link");
    buy(app, ANA, "Anita").await;
    let anita = number_named(app, &agent, ANA, "Anita").await;
    merge(app, &agent, &eva, &anita, |_| ()).await.expect("merged");
    app.mails().await;

    assert!(undo(app, &link).await);
    assert!(app.mails().await.is_empty(), "no password for a guest");
    let seen = details(app, &agent, &eva).await.summary;
    assert_eq!(seen.email.as_deref(), Some(EVA));
    assert_eq!(seen.account, AccountState::None);
    assert_eq!(customer(app, ANA).await.number, ana, "with the same password");
    let seen = details(app, &agent, &anita).await;
    assert_eq!(seen.purchases.len(), 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_undone_down_to_its_merge_changes_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    register(app, ANA).await;
    register(app, EVA).await;
    let (ana, eva) = (customer(app, ANA).await, customer(app, EVA).await);
    merge(app, &agent, &ana.number, &eva.number, |form| {
        form.sign_in = ana.number.to_string();
    })
    .await
    .expect("merged");
    let mails = app.mails().await;
    let lost = mails.iter().find(|mail| mail.to == EVA);
    let link = lost.and_then(|mail| mail.token("undo-email")).expect("a link");
    buy(app, ANA, "Anita").await;
    let anita = number_named(app, &agent, ANA, "Anita").await;
    merge(app, &agent, &ana.number, &anita, |_| ()).await.expect("merged");
    app.mails().await;
    // The address has become the sign-in of a third customer.
    register(app, EVA).await;
    assert!(!undo(app, &link).await);
    let now = app.accounts.customers().survivor_of(&agent, &anita).await;
    assert_eq!(now.expect("an answer"), Some(ana.number.clone()), "still merged");
    assert_eq!(customer(app, ANA).await.number, ana.number);
    assert_ne!(customer(app, EVA).await.number, eva.number);
}

/// An edit, a day without objection, a merge: undoing the edit affects the edited customer, not the survivor.
#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_edit_from_before_a_merge_is_undone_without_the_account_of_the_other(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    buy(app, EVA, "Eva").await;
    let eva = number_of(app, &agent, EVA).await;
    correct(app, &agent, &eva, THIRD).await;
    let link = app.mail_to(EVA).await.token("undo-email").expect("a link");
    app.clock.advance(TimeDelta::hours(25));
    register(app, ANA).await;
    let ana = customer(app, ANA).await.number;
    merge(app, &agent, &eva, &ana, |_| ()).await.expect("merged");
    app.mails().await;
    assert!(undo(app, &link).await);
    let seen = details(app, &agent, &eva).await.summary;
    assert_eq!(seen.email.as_deref(), Some(EVA));
    assert_eq!(seen.account, AccountState::None);
    assert_eq!(customer(app, ANA).await.number, ana);
}

/// Two guests, of whom the address of the absorbed one was kept: its reader opens an account and is the other person again
/// when an agent undoes the merge.
#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_account_opened_by_the_kept_address_goes_with_it_when_an_agent_undoes_the_merge(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let world = World::new(app, |_| ()).await;
    buy(app, ANA, "Ana").await;
    buy(app, EVA, "Eva").await;
    let (ana, eva) = (number_of(app, &agent, ANA).await, number_of(app, &agent, EVA).await);
    merge(app, &agent, &ana, &eva, |form| form.email = eva.to_string()).await.expect("merged");
    app.clock.advance(TimeDelta::hours(25));
    let reader = world.customer(with_email("u-1", EVA)).await;
    assert_eq!(reader.number, ana);
    let undone = app.accounts.customers().undo_merge(&agent, &app.agent_caller(), &eva).await;
    undone.expect("undone");
    let seen = details(app, &agent, &ana).await;
    assert_eq!(seen.summary.email.as_deref(), Some(ANA));
    assert_eq!(seen.summary.account, AccountState::None);
    assert!(seen.linked.is_empty() && seen.sessions.is_empty());
    let reader = world.customer(with_email("u-1", EVA)).await;
    assert_eq!((reader.number, reader.email.as_deref()), (eva, Some(EVA)));
}

/// The absorbed guest's address was kept, and an agent corrects its spelling before another change.
#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_only_moved_is_not_the_survivors_in_another_spelling_either(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    buy(app, ANA, "Ana").await;
    buy(app, EVA, "Eva").await;
    let (ana, eva) = (number_of(app, &agent, ANA).await, number_of(app, &agent, EVA).await);
    let undo_merge = async || {
        let undone = app.accounts.customers().undo_merge(&agent, &app.agent_caller(), &eva).await;
        undone.expect("undone");
    };
    for third in [None, Some(THIRD)] {
        merge(app, &agent, &ana, &eva, |form| form.email = eva.to_string()).await.expect("merged");
        app.mails().await;
        correct(app, &agent, &ana, "Eva@evil.test").await;
        let mut link = None;
        if let Some(third) = third {
            correct(app, &agent, &ana, third).await;
            link = app.mail_to("Eva@evil.test").await.token("undo-email");
        }
        undo_merge().await;
        if third.is_some() {
            assert!(!undo(app, &link.expect("a link")).await, "the address is Eva's alone");
        }
        let seen = details(app, &agent, &ana).await.summary;
        assert_eq!(seen.email.as_deref(), Some(third.unwrap_or(ANA)));
        let seen = details(app, &agent, &eva).await.summary;
        assert_eq!(seen.email.as_deref(), Some(EVA));
    }
}
