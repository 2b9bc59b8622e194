//! Proving an account before a provider's user is linked to it.

use super::world::{ANA, World, settings, with_email};
use crate::story::{PASSWORD, buy, customer, register, sign_in};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use model::{Failure, Proof, refusals::LinkRefusal};
use rstest::rstest;

mod mailed_link;

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
    let linked = app.accounts.sso().link_by_mail(&caller, &outcome, &link, "", None).await;
    assert!(linked.is_ok());
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
        let tried = app.accounts.sso().link_by_mail(&caller, &outcome, &link, nobody, None).await;
        assert_eq!(tried.expect_err(nobody), LinkRefusal::ChoiceMissing.into());
    }
    let number = opened.candidates[1].number.to_string();
    let linked = app.accounts.sso().link_by_mail(&caller, &outcome, &link, &number, None).await;
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
    let linked = app.accounts.sso().link_by_mail(&caller, &outcome, &link, "new", None).await;
    let new = world.session(&linked.expect("linked")).await.expect("a session");
    assert!(new.email_proved);
    assert_eq!(world.count("customers").await, 3);
    assert!(app.mails().await.is_empty(), "a new account has no owner to warn");
    // Now one is active.
    let outcome = world.must_prove(&caller, with_email("u-2", ANA)).await;
    let link = world.mailed_proof(&caller, &outcome, ANA).await;
    let another = app.accounts.sso().link_by_mail(&caller, &outcome, &link, "new", None).await;
    assert_eq!(another.expect_err("no"), LinkRefusal::ChoiceMissing.into());
    let linked = app.accounts.sso().link_by_mail(&caller, &outcome, &link, "", None).await;
    assert_eq!(world.session(&linked.expect("linked")).await.expect("x").id, new.id);
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
    let tried = app.accounts.sso().link_by_mail(&caller, &outcome, &link, "new", None).await;
    assert_eq!(tried.expect_err("no"), gone);
    let tried = app.accounts.sso().link_by_password(&caller, &outcome, &PASSWORD.into()).await;
    assert_eq!(tried.expect_err("no"), gone);
}
