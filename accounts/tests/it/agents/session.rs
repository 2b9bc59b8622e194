//! How long agents' sessions last, what ends them, and which operator they open.

use super::{LAURA, PABLO, PASSWORD, agent, hire, invite, open, person, sign_in, staff, stage};
use accounts::{
    Secret,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{AgentId, Locale, Role, Stage, refusals::SessionRefusal};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_stage_rotates_the_token_and_the_old_one_is_invalid(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let laura = person(app, &app.portal, LAURA, Role::Admin).await;
    app.clock.advance(TimeDelta::seconds(30));
    let half = sign_in(app, LAURA, PASSWORD).await.expect("signed in");
    let (caller, code) = (app.agent_caller(), app.code(&laura.secret));
    let whole =
        app.accounts.agents().second_factor(&caller, half.expose(), &code).await.expect("right");
    assert_ne!(half.expose(), whole.expose());
    assert!(stage(app, &half).await.is_none());
    assert!(matches!(stage(app, &whole).await, Some(Stage::Open(_))));
    let id = agent(app, &whole).await.id;
    let chosen =
        app.accounts.agents().choose_operator(&caller, whole.expose(), id).await.expect("opened");
    assert!(stage(app, &whole).await.is_none());
    assert!(stage(app, &chosen).await.is_some());
    app.accounts.agents().sign_out(chosen.expose()).await.expect("out");
    assert!(stage(app, &chosen).await.is_none());
    assert!(stage(app, &laura.cookie).await.is_some(), "only that one");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn half_an_hour_of_rest_ends_it_to_the_second(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let laura = person(app, &app.portal, LAURA, Role::Admin).await;
    let half = sign_in(app, LAURA, PASSWORD).await.expect("signed in");
    for _ in 0..3 {
        app.clock.advance(TimeDelta::minutes(30) - TimeDelta::seconds(1));
        assert!(stage(app, &laura.cookie).await.is_some());
        assert!(stage(app, &half).await.is_some());
    }
    app.clock.advance(TimeDelta::minutes(30));
    assert!(stage(app, &laura.cookie).await.is_none());
    assert!(stage(app, &half).await.is_none());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn eight_hours_end_it_however_much_it_is_used_or_changed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let laura = person(app, &app.portal, LAURA, Role::Admin).await;
    let mut cookie = open(app, &laura).await;
    let id = agent(app, &cookie).await.id;
    for _ in 0..31 {
        app.clock.advance(TimeDelta::minutes(15));
        let caller = app.agent_caller();
        cookie = app
            .accounts
            .agents()
            .choose_operator(&caller, cookie.expose(), id)
            .await
            .expect("again");
    }
    app.clock.advance(TimeDelta::minutes(15) - TimeDelta::seconds(1));
    assert!(stage(app, &cookie).await.is_some());
    app.clock.advance(TimeDelta::seconds(1));
    assert!(stage(app, &cookie).await.is_none());
    assert!(app.accounts.deployment().purge().await.expect("purged") > 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_the_exact_cookie_is_accepted(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let laura = person(app, &app.portal, LAURA, Role::Admin).await;
    let good = laura.cookie.expose();
    let customer = {
        crate::story::register(app, "ana@example.test").await;
        let caller = app.caller();
        crate::story::sign_in(app, &caller, "ana@example.test", crate::story::PASSWORD)
            .await
            .expect("signed in")
            .session
    };
    for bad in ["", &good[1..], &format!("{good}x"), &"A".repeat(43), customer.expose()] {
        let nobody = app.accounts.agents().stage(bad).await.expect("an answer");
        assert!(nobody.is_none(), "{bad}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_changed_role_and_a_disabled_agent_take_effect_on_the_next_request(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let pablo = super::enrolled(app, PABLO).await;
    let before = agent(app, &pablo).await;
    assert_eq!(before.role, Role::Agent);
    let caller = app.agent_caller();
    let change = async |role, disabled| {
        app.accounts
            .agents()
            .change(&laura, &caller, before.id, role, disabled)
            .await
            .expect("changed");
    };
    change(Role::Admin, false).await;
    assert_eq!(agent(app, &pablo).await.role, Role::Admin);
    change(Role::Agent, true).await;
    assert!(stage(app, &pablo).await.is_none());
    assert!(sign_in(app, PABLO, PASSWORD).await.is_err());
    change(Role::Agent, false).await;
    assert!(stage(app, &pablo).await.is_none(), "the session has ended");
    assert!(sign_in(app, PABLO, PASSWORD).await.is_ok());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agent_of_several_operators_chooses_one_and_may_change(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let other = app.other_portal().await;
    let ines = person(app, &app.portal, "ines@example.test", Role::Admin).await;
    let link = invite(app, &other, "ines@example.test", Role::Agent).await;
    let caller = app.agent_caller();
    app.accounts.agents().accept_invitation(&caller, &link).await.expect("accepted");
    hire(app, &other, LAURA, Role::Admin).await;

    let cookie = open(app, &ines).await;
    let Some(Stage::ChooseOperator(choices)) = stage(app, &cookie).await else {
        panic!("there is a choice");
    };
    let names: Vec<_> =
        choices.iter().map(|choice| (choice.operator_name.as_str(), choice.role)).collect();
    assert_eq!(names, [("Norte Lines", Role::Admin), ("Sur Ferries", Role::Agent)]);

    let choose = async |cookie: &Secret, agent: AgentId| {
        let accounts = &app.accounts;
        accounts.agents().choose_operator(&caller, cookie.expose(), agent).await
    };
    for foreign in [0, -1, choices[1].agent.get() + 1, i64::MAX] {
        let refused = choose(&cookie, AgentId::new(foreign)).await;
        assert_eq!(refused.expect_err("not hers"), SessionRefusal::SignedOut.into());
    }
    let south = choose(&cookie, choices[1].agent).await.expect("opened");
    let there = agent(app, &south).await;
    assert_eq!((there.operator, there.role), (other.operator, Role::Agent));
    assert!(there.has_others);
    let north = choose(&south, choices[0].agent).await.expect("changed");
    assert_eq!(agent(app, &north).await.operator, app.portal.operator);
    assert!(stage(app, &south).await.is_none() && stage(app, &cookie).await.is_none());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_language_is_its_persons_in_every_session(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let laura = person(app, &app.portal, LAURA, Role::Admin).await;
    let pablo = person(app, &app.portal, PABLO, Role::Agent).await;
    let here = agent(app, &laura.cookie).await;
    assert_eq!(here.language, None);
    for locale in [Locale::French, Locale::Spanish] {
        app.accounts.agents().choose_language(&here, locale).await.expect("kept");
        assert_eq!(agent(app, &laura.cookie).await.language, Some(locale));
    }
    let elsewhere = open(app, &laura).await;
    assert_eq!(agent(app, &elsewhere).await.language, Some(Locale::Spanish));
    assert_eq!(agent(app, &pablo.cookie).await.language, None);
}
