//! The mailed link that proves a mailbox.

use super::proof;
use crate::sso::world::{ANA, World, with_email};
use crate::story::{PASSWORD, register, session, sign_in};
use accounts::{
    Caller,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{Failure, refusals::LinkRefusal};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_mailed_link_proves_the_mailbox_and_ends_other_sessions(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    let old = sign_in(app, &world.caller(), ANA, PASSWORD).await.expect("signed in").session;
    let caller = world.caller();
    let outcome = world.must_prove(&caller, with_email("u-1", ANA)).await;
    let link = world.mailed_proof(&caller, &outcome, ANA).await;
    let opened = proof(&world, &outcome, Some(&link)).await.expect("a proof");
    assert_eq!(opened.candidates.len(), 1);
    assert!(!opened.may_open_new);
    let number = opened.candidates[0].number.to_string();
    let linked = app.accounts.sso().link_by_mail(&caller, &outcome, &link, &number, None).await;
    let linked = linked.expect("linked");
    assert_eq!(world.session(&linked).await.expect("a session").number.to_string(), number);
    assert!(session(app, old.expose()).await.is_none());
    app.mail_to(ANA).await;
    let again = app.accounts.sso().link_by_mail(&caller, &outcome, &link, &number, None).await;
    assert_eq!(again.expect_err("once"), LinkRefusal::PendingLinkGone.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_mailed_link_works_only_for_its_pending_link(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    let (mine, theirs) = (world.caller(), world.caller());
    // The attacker's identity at the provider has the victim's address; the victim opens the mail that the attacker
    // requested.
    let attackers = world.must_prove(&theirs, with_email("evil", ANA)).await;
    let victims = world.must_prove(&mine, with_email("u-1", ANA)).await;
    let link = world.mailed_proof(&theirs, &attackers, ANA).await;
    assert!(proof(&world, &victims, Some(&link)).await.expect("a proof").candidates.is_empty());
    let crossed = app.accounts.sso().link_by_mail(&mine, &victims, &link, "", None).await;
    assert_eq!(crossed.expect_err("crossed"), LinkRefusal::LinkDead.into());
    for nothing in ["", "x", &"a".repeat(43)] {
        let tried = app.accounts.sso().link_by_mail(&mine, &victims, nothing, "", None).await;
        assert_eq!(tried.expect_err("nothing"), LinkRefusal::LinkDead.into());
        let tried = app.accounts.sso().link_by_mail(&mine, nothing, &link, "", None).await;
        assert_eq!(tried.expect_err("nothing"), LinkRefusal::PendingLinkGone.into());
    }
    assert_eq!(world.count("identities").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn mailed_link_and_pending_link_last_an_hour_to_the_second(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    let caller = world.caller();
    let outcome = world.must_prove(&caller, with_email("u-1", ANA)).await;
    let link = world.mailed_proof(&caller, &outcome, ANA).await;
    app.clock.advance(TimeDelta::seconds(3599));
    let asked = proof(&world, &outcome, Some(&link)).await.expect("a proof");
    assert_eq!(asked.candidates.len(), 1);
    app.clock.advance(TimeDelta::seconds(1));
    assert!(proof(&world, &outcome, Some(&link)).await.is_none());
    let late = app.accounts.sso().link_by_mail(&caller, &outcome, &link, "", None).await;
    assert_eq!(late.expect_err("late"), LinkRefusal::PendingLinkGone.into());
    // A delayed mail for an expired pending link is not sent.
    let asked = app.accounts.sso().mail_proof(&caller, &outcome).await;
    assert_eq!(asked.expect_err("gone"), LinkRefusal::PendingLinkGone.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_twenty_that_use_a_link_at_once_one_succeeds(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    let caller = world.caller();
    let outcome = world.must_prove(&caller, with_email("u-1", ANA)).await;
    let link = world.mailed_proof(&caller, &outcome, ANA).await;
    let tries: Vec<_> = (0..20)
        .map(|_| {
            let (accounts, caller) = (app.accounts.clone(), caller.clone());
            let (outcome, link) = (outcome.clone(), link.clone());
            tokio::spawn(async move {
                accounts.sso().link_by_mail(&caller, &outcome, &link, "", None).await.is_ok()
            })
        })
        .collect();
    let mut won = 0;
    for attempt in tries {
        won += u32::from(attempt.await.expect("no panic"));
    }
    assert_eq!(won, 1);
    assert_eq!(world.count("identities").await, 1);
    app.mail_to(ANA).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn mails_that_prove_are_few(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    let outcome = world.must_prove(&world.caller(), with_email("u-1", ANA)).await;
    for _ in 0..3 {
        app.accounts.sso().mail_proof(&world.caller(), &outcome).await.expect("asked");
    }
    let fourth = app.accounts.sso().mail_proof(&world.caller(), &outcome).await;
    assert!(matches!(fourth, Err(Failure::Wait(_))));
    assert_eq!(app.mails().await.len(), 3);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_mail_reads_in_the_owners_language_and_goes_to_the_address_on_file(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    app.execute("UPDATE customers SET locale = 'es'").await;
    let caller: Caller = world.caller();
    let outcome = world.must_prove(&caller, with_email("u-1", "ANA@EXAMPLE.TEST")).await;
    app.accounts.sso().mail_proof(&caller, &outcome).await.expect("asked");
    let mail = app.mail_to(ANA).await;
    assert_eq!(mail.subject, "Confirme su inicio de sesión en Norte Lines");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_is_not_needed_any_more_is_not_mailed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    let caller = world.caller();
    let outcome = world.must_prove(&caller, with_email("u-1", ANA)).await;
    let asked = app.accounts.sso().mail_proof(&caller, &outcome).await;
    asked.expect("asked");
    let linked = app.accounts.sso().link_by_password(&caller, &outcome, &PASSWORD.into()).await;
    linked.expect("linked");
    // Only the notice of the link is sent.
    assert!(app.mail_to(ANA).await.text.contains("/account/profile"));
}
