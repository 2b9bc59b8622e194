//! Proving an account before a provider's user is linked to it.

use super::world::{ANA, World, settings, with_email};
use crate::story::{PASSWORD, buy, customer, register, session, sign_in};
use accounts::{
    Caller,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{Failure, Proof, refusals::LinkRefusal};
use rstest::rstest;

async fn proof(world: &World<'_>, outcome: &str, link: Option<&str>) -> Option<Proof> {
    let proof = world.app.accounts.sso().proof(&world.portal, outcome, link).await;
    proof.expect("the database answers")
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_password_links_the_account_and_its_owner_is_notified(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    let caller = world.caller();
    let outcome = world.must_prove(&caller, with_email("u-1", ANA)).await;
    let asked = proof(&world, &outcome, None).await.expect("a proof");
    assert!(asked.by_password && !asked.may_open_new && asked.candidates.is_empty());
    assert_eq!((&*asked.provider, &*asked.email), ("Plata ID", ANA));
    let link = async |password: &str| {
        app.accounts.sso().link_by_password(&caller, &outcome, &password.into()).await
    };
    assert_eq!(link("").await.expect_err("x"), LinkRefusal::PasswordMissing.into());
    assert_eq!(
        link("the river in spring").await.expect_err("x"),
        LinkRefusal::PasswordWrong.into()
    );
    let linked = link(PASSWORD).await.expect("linked");
    assert_eq!(
        linked.return_path.as_ref().map(ToString::to_string).as_deref(),
        Some("/products/1")
    );
    let now = world.session(&linked).await.expect("a session");
    assert_eq!(now.id, ana.id);
    assert!(now.has_password && now.email_sign_in && now.number_sign_in);
    let mail = app.mail_to(ANA).await;
    assert!(mail.text.contains("Plata ID") && mail.text.contains("/account/profile"));
    assert_eq!(world.count("timeline WHERE event = 'sign-in-linked'").await, 1);
    assert_eq!(link(PASSWORD).await.expect_err("once"), LinkRefusal::PendingLinkGone.into());
    assert!(proof(&world, &outcome, None).await.is_none());
    // From now on the provider is enough, and the password works as before.
    assert_eq!(world.customer(with_email("u-1", ANA)).await.id, ana.id);
    assert_eq!(customer(app, ANA).await.id, ana.id);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn passwords_tried_here_and_at_the_sign_in_share_one_counter(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    let caller = world.caller();
    let outcome = world.must_prove(&caller, with_email("u-1", ANA)).await;
    for _ in 0..5 {
        let wrong = app.accounts.sso().link_by_password(&caller, &outcome, &"wrong".into()).await;
        assert_eq!(wrong.expect_err("wrong"), LinkRefusal::PasswordWrong.into());
    }
    let right = app.accounts.sso().link_by_password(&caller, &outcome, &PASSWORD.into()).await;
    assert!(matches!(right, Err(Failure::Wait(30..=31))));
    // One counter of attempts, shared with the sign-in form without showing its wait.
    assert!(matches!(sign_in(app, &world.caller(), ANA, PASSWORD).await, Err(Failure::Refused(_))));
    app.clock.advance(TimeDelta::seconds(31));
    let right = app.accounts.sso().link_by_password(&caller, &outcome, &PASSWORD.into()).await;
    assert!(right.is_ok());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn where_passwords_do_not_sign_in_they_prove_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let mut world = World::new(app, |_| ()).await;
    let host = &app.portal.host;
    let tested = app.accounts.providers().test_of_host(host, world.provider).await;
    assert!(tested.expect("a test").iter().all(|finding| finding.ok));
    settings(app, host, &[("sso_only", "true")]).await;
    world.portal = app.portal_now().await;
    let caller = world.caller();
    let outcome = world.must_prove(&caller, with_email("u-1", ANA)).await;
    assert!(!proof(&world, &outcome, None).await.expect("a proof").by_password);
    let tried = app.accounts.sso().link_by_password(&caller, &outcome, &PASSWORD.into()).await;
    assert_eq!(tried.expect_err("closed"), LinkRefusal::PasswordWrong.into());
    let link = world.mailed_proof(&caller, &outcome, ANA).await;
    let linked = app.accounts.sso().link_by_mail(&caller, &outcome, &link, "").await;
    assert!(linked.is_ok());
}

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
    let linked = app.accounts.sso().link_by_mail(&caller, &outcome, &link, &number).await;
    let linked = linked.expect("linked");
    assert_eq!(world.session(&linked).await.expect("a session").number.to_string(), number);
    assert!(session(app, old.expose()).await.is_none());
    app.mail_to(ANA).await;
    let again = app.accounts.sso().link_by_mail(&caller, &outcome, &link, &number).await;
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
    let crossed = app.accounts.sso().link_by_mail(&mine, &victims, &link, "").await;
    assert_eq!(crossed.expect_err("crossed"), LinkRefusal::LinkDead.into());
    for nothing in ["", "x", &"a".repeat(43)] {
        let tried = app.accounts.sso().link_by_mail(&mine, &victims, nothing, "").await;
        assert_eq!(tried.expect_err("nothing"), LinkRefusal::LinkDead.into());
        let tried = app.accounts.sso().link_by_mail(&mine, nothing, &link, "").await;
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
    let late = app.accounts.sso().link_by_mail(&caller, &outcome, &link, "").await;
    assert_eq!(late.expect_err("late"), LinkRefusal::PendingLinkGone.into());
    // A delayed mail for an expired pending link is not sent.
    let asked = app.accounts.sso().mail_proof(&caller, &outcome).await;
    assert_eq!(asked.expect_err("gone"), LinkRefusal::PendingLinkGone.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_several_guests_one_is_chosen_or_a_new_customer(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    buy(app, ANA, "Ana").await;
    app.clock.advance(TimeDelta::minutes(1));
    buy(app, ANA, "Anita").await;
    buy(app, "eva@example.test", "Eva").await;
    let foreign = format!(
        "{:09}",
        app.number("SELECT CAST(number AS BIGINT) FROM customers WHERE first_name = 'Eva'").await
    );
    let caller = world.caller();
    let outcome = world.must_prove(&caller, with_email("u-1", ANA)).await;
    let asked = proof(&world, &outcome, None).await.expect("a proof");
    assert!(!asked.by_password && asked.may_open_new && asked.candidates.is_empty());
    let link = world.mailed_proof(&caller, &outcome, ANA).await;
    let opened = proof(&world, &outcome, Some(&link)).await.expect("a proof");
    let names: Vec<_> = opened.candidates.iter().map(|one| one.first_name.as_str()).collect();
    assert_eq!(names, ["Anita", "Ana"], "the latest buyer first");
    for nobody in ["", "yes", &foreign, "000-000-000"] {
        let tried = app.accounts.sso().link_by_mail(&caller, &outcome, &link, nobody).await;
        assert_eq!(tried.expect_err(nobody), LinkRefusal::ChoiceMissing.into());
    }
    let number = opened.candidates[1].number.to_string();
    let linked = app.accounts.sso().link_by_mail(&caller, &outcome, &link, &number).await;
    let ana = world.session(&linked.expect("linked")).await.expect("a session");
    assert_eq!((ana.number.to_string(), &*ana.first_name), (number, "Ana"));
    assert_eq!(world.purchases(&ana).await, 2, "the other guest's as well");
    app.mail_to(ANA).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_proved_mailbox_may_open_a_new_account_unless_one_is_active(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    buy(app, ANA, "Ana").await;
    buy(app, ANA, "Anita").await;
    let caller = world.caller();
    let outcome = world.must_prove(&caller, with_email("u-1", ANA)).await;
    let link = world.mailed_proof(&caller, &outcome, ANA).await;
    let linked = app.accounts.sso().link_by_mail(&caller, &outcome, &link, "new").await;
    let new = world.session(&linked.expect("linked")).await.expect("a session");
    assert!(new.email_proved);
    assert_eq!(world.count("customers").await, 3);
    assert!(app.mails().await.is_empty(), "a new account has no owner to warn");
    // Now one is active.
    let outcome = world.must_prove(&caller, with_email("u-2", ANA)).await;
    let link = world.mailed_proof(&caller, &outcome, ANA).await;
    let another = app.accounts.sso().link_by_mail(&caller, &outcome, &link, "new").await;
    assert_eq!(another.expect_err("no"), LinkRefusal::ChoiceMissing.into());
    let linked = app.accounts.sso().link_by_mail(&caller, &outcome, &link, "").await;
    assert_eq!(world.session(&linked.expect("linked")).await.expect("x").id, new.id);
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
                accounts.sso().link_by_mail(&caller, &outcome, &link, "").await.is_ok()
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
async fn a_customer_disabled_meanwhile_cannot_be_proved(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    let caller = world.caller();
    let outcome = world.must_prove(&caller, with_email("u-1", ANA)).await;
    let link = world.mailed_proof(&caller, &outcome, ANA).await;
    app.execute("UPDATE customers SET disabled = TRUE").await;
    assert!(proof(&world, &outcome, Some(&link)).await.is_none());
    let gone = LinkRefusal::PendingLinkGone.into();
    let tried = app.accounts.sso().link_by_mail(&caller, &outcome, &link, "new").await;
    assert_eq!(tried.expect_err("no"), gone);
    let tried = app.accounts.sso().link_by_password(&caller, &outcome, &PASSWORD.into()).await;
    assert_eq!(tried.expect_err("no"), gone);
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
