//! The demo's agents are ready to use.

use accounts::testing::{Database, TestApp};
use demo::{DemoError, DemoProviders, MANY, PASSWORD, TOTP_SECRET};
use model::{Role, Stage};
use rstest::rstest;

async fn sign_in(app: &TestApp, email: &str) -> Stage {
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let password = PASSWORD.into();
    let half = accounts.agents().sign_in(&caller, email, &password).await;
    let (half, _) = half.expect("the password is right");
    let code = accounts.seeding().totp_code(TOTP_SECRET).expect("a code");
    assert_eq!(code, app.code(TOTP_SECRET));
    let cookie = accounts.agents().second_factor(&caller, half.expose(), &code).await;
    let cookie = cookie.expect("the code is right");
    let stage = accounts.agents().stage(cookie.expose()).await.expect("the database answers");
    stage.expect("signed in")
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_agent_of_the_demo_signs_in_and_one_works_for_all(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    app.remove_operator().await;
    for _ in 0..2 {
        let none = DemoProviders::default();
        demo::load(&app.accounts, 3000, &none).await.expect("loaded");
    }
    for (email, operator, role) in [
        ("laura@norte-lines.example.test", "Norte Lines", Role::Admin),
        ("pablo@norte-lines.example.test", "Norte Lines", Role::Agent),
        ("laura@sur-ferries.example.test", "Sur Ferries", Role::Admin),
    ] {
        let Stage::Open(agent) = sign_in(app, email).await else {
            panic!("{email} works for one operator");
        };
        assert_eq!((agent.operator_name.as_str(), agent.role), (operator, role));
    }
    let Stage::ChooseOperator(choices) = sign_in(app, MANY).await else {
        panic!("there is a choice");
    };
    assert_eq!(choices.len(), 3);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_demo_is_not_loaded_next_to_other_operators(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (accounts, none) = (&app.accounts, DemoProviders::default());
    let refused = demo::load(accounts, 3000, &none).await.expect_err("refused");
    let text = refused.to_string();
    assert!(matches!(refused, DemoError::Foreign(_)), "{text}");
    assert!(text.contains("(Norte Lines)"), "{text}");
    for table in ["operators", "portals"] {
        let count = app.number(&format!("SELECT count(*) FROM {table}")).await;
        assert_eq!(count, 1, "{table}");
    }
    assert_eq!(app.number("SELECT count(*) FROM agents").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_operator_with_a_demo_host_is_left_unchanged(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    app.execute(
        "UPDATE portals SET host = 'default.localhost', origin = 'https://default.localhost'",
    )
    .await;
    let none = DemoProviders::default();
    assert!(demo::load(&app.accounts, 3000, &none).await.is_err());
    let moved = "SELECT count(*) FROM portals WHERE origin <> 'https://default.localhost'";
    assert_eq!(app.number(moved).await, 0);
    assert_eq!(app.number("SELECT count(*) FROM agents").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_demo_of_an_earlier_release_is_kept_and_a_changed_one_refused(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    app.remove_operator().await;
    let (accounts, none) = (&app.accounts, DemoProviders::default());
    demo::load(accounts, 3000, &none).await.expect("loaded");
    app.execute("UPDATE operators SET demo = FALSE").await;
    demo::load(accounts, 3000, &none).await.expect("known again");
    let unmarked = "SELECT count(*) FROM operators WHERE NOT demo";
    assert_eq!(app.number(unmarked).await, 0);
    app.execute("UPDATE operators SET demo = FALSE, sender = 'desk@norte.example'").await;
    let refused = demo::load(accounts, 3000, &none).await;
    assert!(matches!(refused, Err(DemoError::Foreign(_))));
}
