//! Account pre-hijacking, in its five forms (Sudhodanan and Paverd, USENIX Security 2022) and variants: the attacker
//! never gets or keeps access.

use super::world::{ANA, World, with_email};
use crate::story::{PASSWORD, buy, form, register, session, sign_in};
use accounts::testing::{Database, TestApp};
use model::{Customer, Link, refusals::ConfirmRefusal};
use rstest::rstest;
use serde_json::{Value, json};

/// A01, classic and federated merge: the attacker registers with the victim's address and a password of their own; the
/// victim signs in by the provider.
#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_pending_registration_at_the_victims_address_gives_no_access(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let attacker = world.caller();
    let browser =
        app.accounts.registration().register(&attacker, form(ANA)).await.expect("registered");
    let link = app.mail_to(ANA).await.token("confirm").expect("a link");
    let victim = world.customer(with_email("u-1", ANA)).await;
    buy(app, ANA, "Ana").await;
    for identifier in [ANA.to_owned(), victim.number.to_string()] {
        assert!(sign_in(app, &attacker, &identifier, PASSWORD).await.is_err());
    }
    // The victim opens the link that the attacker requested: without the attacker's password it does nothing.
    let opened = app.accounts.registration().confirm(&world.caller(), &link, None, None).await;
    assert_eq!(opened.expect_err("refused"), ConfirmRefusal::PasswordMissing.into());
    let _ = browser;
    let again = world.customer(with_email("u-1", ANA)).await;
    assert_eq!(again.id, victim.id);
    assert_eq!(world.purchases(&again).await, 2 - 1);
}

/// A02, unexpired session: sessions from before the owner's proof by mailbox end.
#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_session_from_before_the_proof_ends(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    let attackers = sign_in(app, &world.caller(), ANA, PASSWORD).await.expect("signed in").session;
    let owner = world.caller();
    let outcome = world.must_prove(&owner, with_email("u-1", ANA)).await;
    let link = world.mailed_proof(&owner, &outcome, ANA).await;
    app.accounts.sso().link_by_mail(&owner, &outcome, &link, "", None).await.expect("linked");
    assert!(session(app, attackers.expose()).await.is_none());
}

/// A03, trojan identifier: the attacker's identity carries the victim's address, which the provider did not verify. It
/// is not on file, so the identity never gets access to the victim's data.
#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_identity_with_the_victims_address_gets_no_access(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let claims = json!({ "sub": "evil", "email": ANA, "email_verified": false });
    let attacker = world.customer(claims.clone()).await;
    register(app, ANA).await;
    buy(app, ANA, "Ana").await;
    let victim = crate::story::customer(app, ANA).await;
    assert_ne!(victim.id, attacker.id);
    // Later the provider vouches for it: the attacker's identity stays the attacker's.
    let again = world.customer(with_email("evil", ANA)).await;
    assert_eq!(again.id, attacker.id);
    assert_eq!((again.email.as_deref(), again.email_proved), (None, false));
    assert_eq!(world.purchases(&again).await, 0);
    assert_eq!(world.purchases(&victim).await, 1);
    let asked = app.accounts.recovery().forgot_password(&world.caller(), ANA, "").await;
    asked.expect("asked");
    let mail = app.mail_to(ANA).await;
    assert!(!mail.text.contains(&attacker.number.to_string()));
}

/// A04, unexpired links: links mailed before the account was linked are revoked.
#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn links_from_before_the_proof_are_dead(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    let asked = app.accounts.recovery().forgot_password(&world.caller(), ANA, "").await;
    asked.expect("asked");
    let reset = app.mail_to(ANA).await.token("set-password").expect("a link");
    let owner = world.caller();
    let attackers = world.must_prove(&world.caller(), with_email("evil", ANA)).await;
    let older = world.mailed_proof(&world.caller(), &attackers, ANA).await;
    let outcome = world.must_prove(&owner, with_email("u-1", ANA)).await;
    let linked = app.accounts.sso().link_by_password(&owner, &outcome, &PASSWORD.into()).await;
    linked.expect("linked");
    let state =
        app.accounts.recovery().password_link(&world.portal, &reset).await.expect("an answer");
    assert_eq!(state, Link::Replaced);
    let late = app.accounts.sso().link_by_mail(&world.caller(), &attackers, &older, "", None).await;
    assert!(late.is_err());
    assert_eq!(world.count("identities").await, 1);
}

/// A05, a provider that does not verify addresses: it neither opens nor joins existing accounts.
#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_does_not_verify_addresses_takes_over_no_account(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    buy(app, "bea@example.test", "Bea").await;
    let linked = world.customer(with_email("owner", "carla@example.test")).await;
    for email in [ANA, "bea@example.test", "carla@example.test"] {
        let claims =
            json!({ "sub": format!("evil-{email}"), "email": email, "email_verified": false });
        let attacker = world.customer(claims).await;
        assert_ne!(attacker.id, linked.id);
        assert_eq!(attacker.email, None, "{email}");
        assert_eq!(world.purchases(&attacker).await, 0, "{email}");
    }
    assert_eq!(world.count("identities").await, 4);
    assert!(sign_in(app, &world.caller(), ANA, PASSWORD).await.is_ok());
}

/// The claims of the attacker, who names the victim's address.
fn evil() -> Value {
    json!({ "sub": "evil", "email": ANA, "email_verified": false })
}

/// Opens an account as the attacker while the provider's word about the victim's address counts, turns its email on,
/// and then stops trusting the provider. Returns the customer and the attacker's password.
async fn account_of_attacker(app: &TestApp, world: &World<'_>) -> (Customer, &'static str) {
    let attacker = world.customer(evil()).await;
    let password = "the mountain in winter";
    let profile = app.accounts.profile();
    let on = profile.activate_email(&world.caller(), &attacker, None, &password.into()).await;
    on.expect("turned on");
    let change = [("trust_emails".to_owned(), "false".to_owned())];
    let host = &app.portal.host;
    let changed = app.accounts.providers().change_of_host(host, world.provider, &change, None);
    changed.await.expect("changed");
    app.mails().await;
    (attacker, password)
}

/// A03 of an account that the attacker opened while the provider's word about the victim's address counted, and whose
/// email they turned on: the mailbox that proves it afterwards ends all that they have.
#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_identity_from_before_the_mailbox_was_the_proof_is_unlinked(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |provider| provider.trust_emails = true).await;
    let (attacker, password) = account_of_attacker(app, &world).await;
    let owner = world.caller();
    let outcome = world.must_prove(&owner, with_email("u-1", ANA)).await;
    let link = world.mailed_proof(&owner, &outcome, ANA).await;
    app.accounts.sso().link_by_mail(&owner, &outcome, &link, "", None).await.expect("linked");
    assert_eq!(world.customer(with_email("u-1", ANA)).await.id, attacker.id);
    assert!(sign_in(app, &world.caller(), ANA, password).await.is_err());
    assert_ne!(world.customer(evil()).await.id, attacker.id);
}

/// The same where the victim resets the password of the account at their address.
#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_identity_from_before_a_reset_proved_the_mailbox_is_unlinked(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |provider| provider.trust_emails = true).await;
    let (attacker, password) = account_of_attacker(app, &world).await;
    let (owner, recovery) = (world.caller(), app.accounts.recovery());
    recovery.forgot_password(&owner, ANA, "").await.expect("asked");
    let link = app.mail_to(ANA).await.token("set-password").expect("a link");
    recovery.set_password(&owner, &link, &PASSWORD.into()).await.expect("set");
    assert_eq!(crate::story::customer(app, ANA).await.id, attacker.id);
    assert!(sign_in(app, &world.caller(), ANA, password).await.is_err());
    assert_ne!(world.customer(evil()).await.id, attacker.id);
}
