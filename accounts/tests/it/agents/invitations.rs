//! Invitations: mailed, printed by the command, accepted once.

use super::{LAURA, PASSWORD, invite, person, sign_in, staff};
use accounts::{
    OneTimeKey,
    testing::{BACKOFFICE, Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    AgentId, AgentLink, Failure, Link, Role,
    refusals::{AgentRefusal, PasswordRefusal},
};
use rstest::rstest;

const NEW: &str = "nora@norte.example.test";

async fn state(app: &TestApp, link: &str) -> Link<AgentLink> {
    app.accounts.agents().link(link).await.expect("an answer")
}

async fn accept(app: &TestApp, link: &str, password: &str) -> Result<(), Failure<PasswordRefusal>> {
    let caller = app.agent_caller();
    let password = password.into();
    app.accounts.agents().set_password(&caller, link, &password).await
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_printed_and_the_mailed_invitation_are_equal_and_one_is_used(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let email = LAURA.parse().expect("an address");
    let address = app
        .accounts
        .agents()
        .create(&app.portal.host, "Laura Ibarra", &email, Role::Admin)
        .await
        .expect("invited");
    let mail = app.mail_to(LAURA).await;
    assert!(mail.subject.contains("Norte Lines"), "{}", mail.subject);
    let mailed = mail.token("invitation").expect("a link");
    let shown = address
        .strip_prefix(&format!("{BACKOFFICE}/invitation/"))
        .expect("an address of the backoffice");
    assert_ne!(shown, mailed);
    let expected = AgentLink {
        name: "Laura Ibarra".into(),
        email: LAURA.into(),
        operator_name: "Norte Lines".into(),
        invitation: true,
        has_password: false,
    };
    for link in [shown, &mailed] {
        assert_eq!(state(app, link).await, Link::Ready(expected.clone()));
    }
    accept(app, &mailed, PASSWORD).await.expect("accepted");
    assert_eq!(state(app, &mailed).await, Link::Used);
    assert_eq!(state(app, shown).await, Link::Replaced);
    for link in [shown, &mailed] {
        let refused = accept(app, link, "the harbour at midnight").await;
        assert_eq!(refused.expect_err("dead"), PasswordRefusal::LinkDead.into());
    }
    sign_in(app, LAURA, PASSWORD).await.expect("signed in");
    assert!(app.mails().await.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_lasts_three_days_to_the_second(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let link = invite(app, &app.portal, LAURA, Role::Admin).await;
    app.clock.advance(TimeDelta::hours(72) - TimeDelta::seconds(1));
    assert!(matches!(state(app, &link).await, Link::Ready(_)));
    app.clock.advance(TimeDelta::seconds(1));
    assert_eq!(state(app, &link).await, Link::Expired);
    let refused = accept(app, &link, PASSWORD).await;
    assert_eq!(refused.expect_err("late"), PasswordRefusal::LinkDead.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_invitation_takes_the_place_of_the_old(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let caller = app.agent_caller();
    let accounts = &app.accounts;
    accounts
        .agents()
        .invite(&laura, &caller, "Nora Paz", NEW, Role::Agent, &OneTimeKey::default())
        .await
        .expect("invited");
    let first = app.mail_to(NEW).await.token("invitation").expect("a link");
    let agents = accounts.agents().list(&laura).await.expect("agents");
    let nora = agents.iter().find(|one| one.email == NEW).expect("Nora");
    assert!(nora.invited && !nora.second_factor && nora.last_seen_at.is_none());
    accounts.agents().resend_invitation(&laura, &caller, nora.id).await.expect("again");
    let second = app.mail_to(NEW).await.token("invitation").expect("a link");
    assert_eq!(state(app, &first).await, Link::Replaced);
    accept(app, &second, PASSWORD).await.expect("accepted");
    for (id, why) in [
        (nora.id, AgentRefusal::NotInvited),
        (pablo.id, AgentRefusal::NotInvited),
        (laura.id, AgentRefusal::Oneself),
        (AgentId::new(0), AgentRefusal::Unknown),
    ] {
        let refused = accounts.agents().resend_invitation(&laura, &caller, id).await;
        assert_eq!(refused.expect_err("x"), why.into());
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_never_changes_a_password_that_there_is(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let other = app.other_portal().await;
    let laura = person(app, &app.portal, LAURA, Role::Admin).await;
    let link = invite(app, &other, LAURA, Role::Agent).await;
    let Link::Ready(shown) = state(app, &link).await else {
        panic!("the link works");
    };
    assert!(shown.has_password && shown.operator_name == "Sur Ferries");
    let refused = accept(app, &link, "the harbour at midnight").await;
    assert_eq!(refused.expect_err("has one"), PasswordRefusal::LinkDead.into());
    assert!(super::stage(app, &laura.cookie).await.is_some());
    let caller = app.agent_caller();
    app.accounts.agents().accept_invitation(&caller, &link).await.expect("accepted");
    let refused = app.accounts.agents().accept_invitation(&caller, &link).await;
    assert!(refused.is_err(), "once");
    assert!(super::stage(app, &laura.cookie).await.is_some(), "signed in still");
    sign_in(app, LAURA, PASSWORD).await.expect("the same password");
    let new = invite(app, &other, NEW, Role::Agent).await;
    let refused = app.accounts.agents().accept_invitation(&caller, &new).await;
    assert!(refused.is_err(), "a password is needed first");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agent_disabled_before_accepting_cannot_accept(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let link = invite(app, &app.portal, NEW, Role::Agent).await;
    let agents = app.accounts.agents().list(&laura).await.expect("agents");
    let nora = agents.iter().find(|one| one.email == NEW).expect("Nora").id;
    app.accounts
        .agents()
        .change(&laura, &app.agent_caller(), nora, Role::Agent, true)
        .await
        .expect("shut out");
    assert_eq!(state(app, &link).await, Link::Replaced);
    assert!(accept(app, &link, PASSWORD).await.is_err());
    assert!(app.mails().await.is_empty(), "the queued mail has no reason");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_ten_who_accept_at_once_one_succeeds(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let link = invite(app, &app.portal, LAURA, Role::Admin).await;
    let tries: Vec<_> = (0..10)
        .map(|place| {
            let (accounts, caller) = (app.accounts.clone(), app.agent_caller());
            let (link, password) = (link.clone(), format!("the lighthouse {place} at noon"));
            tokio::spawn(async move {
                let password = password.into();
                accounts.agents().set_password(&caller, &link, &password).await.is_ok()
            })
        })
        .collect();
    let mut won = 0;
    for attempt in tries {
        won += u32::from(attempt.await.expect("no panic"));
    }
    assert_eq!(won, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn links_of_customers_and_of_agents_do_not_open_each_other(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    crate::story::register(app, "ana@example.test").await;
    app.accounts
        .recovery()
        .forgot_password(&app.caller(), "ana@example.test", "")
        .await
        .expect("asked");
    let customers = app.mails().await[0].token("set-password").expect("a link");
    assert_eq!(state(app, &customers).await, Link::Unknown);
    assert!(accept(app, &customers, PASSWORD).await.is_err());
    let agents = invite(app, &app.portal, LAURA, Role::Admin).await;
    let there = app.accounts.recovery().password_link(&app.portal, &agents).await;
    assert_eq!(there.expect("an answer"), Link::Unknown);
    let password = PASSWORD.into();
    let caller = app.caller();
    let set = app.accounts.recovery().set_password(&caller, &agents, &password).await;
    assert!(set.is_err());
    for broken in ["", &agents[..42], &format!("{agents}A")] {
        assert_eq!(state(app, broken).await, Link::Unknown);
    }
    assert!(matches!(state(app, &agents).await, Link::Ready(_)));
}
