//! Consent before a provider's sign-in opens an account, where the operator demands it.

use super::world::{ANA, World, member, with_email};
use crate::{
    agents::staff,
    customers::{
        details,
        merge::{merge, number_named},
    },
    registration::consent::{NEWS, demand, shown},
    story::{PASSWORD, buy, register},
};
use accounts::{
    clock::Clock,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    Agent, Consent, ConsentTextId, Locale, OfferedAccount, Portal, refusals::LinkRefusal as R,
};
use rstest::rstest;

/// Returns an operator that demands consent, and one of its admins.
async fn demanding(app: &TestApp) -> (World<'_>, Agent) {
    let (laura, _) = staff(app).await;
    let mut world = World::new(app, |_| ()).await;
    demand(app, &laura, [NEWS, ""]).await;
    world.portal = app.portal_now().await;
    (world, laura)
}

async fn offered(app: &TestApp, portal: &Portal, outcome: &str) -> Option<OfferedAccount> {
    app.accounts.sso().offered_account(portal, outcome).await.expect("the database answers")
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_opened_with_consent_and_not_before(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (world, laura) = demanding(app).await;
    let caller = world.caller();
    let outcome = world.must_agree(&caller, with_email("u-1", ANA)).await;
    let twice = world.must_agree(&caller, with_email("u-1", ANA)).await;
    let recognised = OfferedAccount {
        provider: "Plata ID".into(),
        label: ANA.into(),
        name: "Ana Quiroga".into(),
        email: Some(ANA.into()),
    };
    assert_eq!(offered(app, &world.portal, &outcome).await, Some(recognised));
    let open = async |outcome: &str, consent: Option<ConsentTextId>| {
        app.accounts.sso().open_account(&caller, outcome, consent).await
    };
    let unknown = Some(ConsentTextId::default());
    assert_eq!(open(&outcome, None).await.expect_err("no box"), R::ConsentMissing.into());
    assert_eq!(open(&outcome, unknown).await.expect_err("no text"), R::ConsentChanged.into());
    for table in ["customers", "identities", "sessions", "consents"] {
        assert_eq!(world.count(table).await, 0, "{table}");
    }

    let (agreed, at) = (shown(app, Locale::English).await, app.clock.now());
    let opened = open(&outcome, agreed).await.expect("opened");
    let path = opened.return_path.as_ref().map(ToString::to_string);
    assert_eq!(path.as_deref(), Some("/products/1"));
    let ana = world.session(&opened).await.expect("a session");
    assert_eq!(ana.email.as_deref(), Some(ANA));
    assert!(ana.email_proved && !ana.has_password);
    let kept = Consent { version: 1, locale: Locale::English, text: NEWS.into(), at };
    assert_eq!(details(app, &laura, &ana.number).await.consents, [kept]);

    for used in [&outcome, &twice] {
        let again = open(used, agreed).await.expect_err("the account is open");
        assert_eq!(again, R::PendingLinkGone.into());
    }
    assert_eq!(world.customer(with_email("u-1", ANA)).await.id, ana.id, "not asked again");
    assert_eq!(world.count("consents").await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_an_account_proves_it_and_is_not_asked(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let (world, _) = demanding(app).await;
    let caller = world.caller();
    let outcome = world.must_prove(&caller, with_email("u-1", ANA)).await;
    assert_eq!(offered(app, &world.portal, &outcome).await, None);
    let agreed = shown(app, Locale::English).await;
    let opened = app.accounts.sso().open_account(&caller, &outcome, agreed).await;
    assert_eq!(opened.expect_err("to be proved"), R::PendingLinkGone.into());
    let linked = app.accounts.sso().link_by_password(&caller, &outcome, &PASSWORD.into()).await;
    assert!(linked.is_ok());
    assert_eq!(world.count("consents").await, 0);
    app.mail_to(ANA).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_guest_is_asked_and_so_is_a_user_without_an_address(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    buy(app, ANA, "Ana").await;
    let (world, laura) = demanding(app).await;
    let agreed = shown(app, Locale::English).await;
    let caller = world.caller();
    let outcome = world.must_agree(&caller, with_email("u-1", ANA)).await;
    let opened = app.accounts.sso().open_account(&caller, &outcome, agreed).await;
    let ana = world.session(&opened.expect("opened")).await.expect("a session");
    assert_eq!(world.purchases(&ana).await, 1);
    assert_eq!(details(app, &laura, &ana.number).await.consents.len(), 1);

    let caller = world.caller();
    let outcome = world.must_agree(&caller, member("u-2")).await;
    let account = offered(app, &world.portal, &outcome).await.expect("an account");
    assert_eq!(account.email, None);
    let mailed = app.accounts.sso().mail_proof(&caller, &outcome).await;
    assert_eq!(mailed.expect_err("to no address"), R::PendingLinkGone.into());
    let opened = app.accounts.sso().open_account(&caller, &outcome, agreed).await;
    let member = world.session(&opened.expect("opened")).await.expect("a session");
    assert_eq!(member.email, None);
    assert_eq!(details(app, &laura, &member.number).await.consents.len(), 1);
    assert!(app.mails().await.is_empty(), "nobody had a sign-in before");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_mailed_link_that_opens_an_account_needs_consent_too(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    buy(app, ANA, "Ana").await;
    let (world, _) = demanding(app).await;
    let agreed = shown(app, Locale::English).await;
    let caller = world.caller();
    let outcome = world.must_agree(&caller, with_email("u-1", ANA)).await;
    // Since then there is a choice.
    buy(app, ANA, "Anita").await;
    assert_eq!(offered(app, &world.portal, &outcome).await, None);
    let opened = app.accounts.sso().open_account(&caller, &outcome, agreed).await;
    assert_eq!(opened.expect_err("to be proved"), R::PendingLinkGone.into());
    let link = world.mailed_proof(&caller, &outcome, ANA).await;
    let tried = app.accounts.sso().link_by_mail(&caller, &outcome, &link, "new", None).await;
    assert_eq!(tried.expect_err("no box"), R::ConsentMissing.into());
    assert_eq!(world.count("identities").await, 0);
    let linked = app.accounts.sso().link_by_mail(&caller, &outcome, &link, "new", agreed).await;
    assert!(linked.is_ok());
    assert_eq!(world.count("consents").await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_that_is_declined_or_too_late_leaves_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (world, _) = demanding(app).await;
    let (sso, agreed) = (app.accounts.sso(), shown(app, Locale::English).await);
    let caller = world.caller();
    let outcome = world.must_agree(&caller, with_email("u-1", ANA)).await;
    let other = app.other_portal().await;
    assert_eq!(offered(app, &other, &outcome).await, None);
    sso.decline_account(&other, &outcome).await.expect("nothing");
    assert_eq!(world.count("sso_arrivals").await, 1, "of another operator");
    sso.decline_account(&world.portal, &outcome).await.expect("deleted");
    for table in ["sso_arrivals", "sso_flows", "customers", "identities", "sessions", "timeline"] {
        assert_eq!(world.count(table).await, 0, "{table}");
    }
    let opened = sso.open_account(&caller, &outcome, agreed).await;
    assert_eq!(opened.expect_err("declined"), R::PendingLinkGone.into());

    let outcome = world.must_agree(&caller, with_email("u-1", ANA)).await;
    app.clock.advance(TimeDelta::seconds(3599));
    assert!(offered(app, &world.portal, &outcome).await.is_some());
    app.clock.advance(TimeDelta::seconds(1));
    assert_eq!(offered(app, &world.portal, &outcome).await, None);
    let opened = sso.open_account(&caller, &outcome, agreed).await;
    assert_eq!(opened.expect_err("late"), R::PendingLinkGone.into());
    assert_eq!(world.count("customers").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn consent_goes_with_its_account_when_a_merge_is_undone(#[case] database: Database) {
    const EVA: &str = "eva@example.test";
    let app = &TestApp::on(database).await;
    let (world, laura) = demanding(app).await;
    buy(app, ANA, "Ana").await;
    buy(app, EVA, "Eva").await;
    let ana = number_named(app, &laura, ANA, "Ana").await;
    let eva = number_named(app, &laura, EVA, "Eva").await;
    merge(app, &laura, &ana, &eva, |form| form.email = eva.to_string()).await.expect("merged");
    // An address that won in a merge gives access after a day.
    app.clock.advance(TimeDelta::hours(25));
    let caller = world.caller();
    let outcome = world.must_agree(&caller, with_email("u-1", EVA)).await;
    let agreed = shown(app, Locale::English).await;
    app.accounts.sso().open_account(&caller, &outcome, agreed).await.expect("opened");
    assert_eq!(details(app, &laura, &ana).await.consents.len(), 1);

    let undone = app.accounts.customers().undo_merge(&laura, &app.agent_caller(), &eva).await;
    undone.expect("undone");
    assert!(details(app, &laura, &ana).await.consents.is_empty());
    assert_eq!(details(app, &laura, &eva).await.consents.len(), 1);
}
