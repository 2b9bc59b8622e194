//! The first step of signing in to the backoffice.

use super::{LAURA, PASSWORD, hire, invite, person, sign_in, stage};
use accounts::{
    AgentCaller,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{AgentId, Failure, Role, Stage, refusals::AgentSignInRefusal as R};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_password_alone_opens_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    hire(app, &app.portal, LAURA, Role::Admin).await;
    let half = sign_in(app, "Laura@NORTE.example.test", PASSWORD).await.expect("signed in");
    let expected = Stage::SecondFactor { email: LAURA.to_owned(), enrolled: false };
    assert_eq!(stage(app, &half).await, Some(expected));
    let chosen = app
        .accounts
        .agents()
        .choose_operator(&app.agent_caller(), half.expose(), AgentId::new(1))
        .await;
    assert!(chosen.is_err(), "no operator before the second factor");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_failure_that_could_reveal_an_account_has_one_answer(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    hire(app, &app.portal, LAURA, Role::Admin).await;
    invite(app, &app.portal, "new@norte.example.test", Role::Agent).await;
    hire(app, &app.portal, "out@norte.example.test", Role::Agent).await;
    app.execute("UPDATE agents SET disabled = TRUE WHERE email LIKE 'out@%'").await;
    for (email, password) in [
        (LAURA, "not the password"),
        ("nobody@norte.example.test", PASSWORD),
        ("new@norte.example.test", PASSWORD),
        ("out@norte.example.test", PASSWORD),
    ] {
        let refused = sign_in(app, email, password).await;
        assert_eq!(refused.expect_err(email), R::NoMatch.into());
    }
    let refused = sign_in(app, " ", "").await.expect_err("empty");
    let both = vec![R::EmailMissing, R::PasswordMissing];
    assert_eq!(refused, Failure::Refused(both));
    let refused = sign_in(app, "laura", "x").await.expect_err("malformed");
    assert_eq!(refused, R::EmailInvalid.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_is_changed_while_it_is_verified_is_refused(#[case] database: Database) {
    let app = TestApp::on(database).await;
    hire(&app, &app.portal, LAURA, Role::Admin).await;
    // Counting the attempt changes the password: after its hash was read, and before it is verified.
    app.execute(
        "CREATE TRIGGER password_change AFTER INSERT ON throttles \
         BEGIN UPDATE agent_logins SET password_hash = 'another'; END",
    )
    .await;
    let refused = sign_in(&app, LAURA, PASSWORD).await;
    assert_eq!(refused.expect_err("an old password"), R::NoMatch.into());
    assert_eq!(app.number("SELECT count(*) FROM agent_sessions").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn two_sign_ins_at_once_renew_a_hash_and_both_succeed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    hire(app, &app.portal, LAURA, Role::Admin).await;
    let (password, old) = (crate::story::PASSWORD, crate::story::OUTDATED_HASH);
    app.execute(&format!("UPDATE agent_logins SET password_hash = '{old}'")).await;
    let (one, other) = tokio::join!(sign_in(app, LAURA, password), sign_in(app, LAURA, password));
    one.expect("signed in");
    other.expect("signed in as well");
    let outdated = "SELECT count(*) FROM agent_logins WHERE password_hash LIKE '%m=8,%'";
    assert_eq!(app.number(outdated).await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn after_five_failures_known_and_unknown_agents_wait_equally(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    hire(app, &app.portal, LAURA, Role::Admin).await;
    for email in [LAURA, "nobody@norte.example.test"] {
        for _ in 0..5 {
            let refused = sign_in(app, email, "a guess").await;
            assert_eq!(refused.expect_err("a guess"), R::NoMatch.into());
        }
        let wait = sign_in(app, email, PASSWORD).await.expect_err("a wait");
        assert_eq!(wait, Failure::Wait(31), "{email}");
    }
    app.clock.advance(TimeDelta::seconds(30));
    sign_in(app, LAURA, PASSWORD).await.expect("forgiven");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn one_address_of_the_network_has_twenty_tries(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let caller = app.agent_caller();
    let mut refused = Vec::new();
    for place in 0..21 {
        let email = format!("person{place}@norte.example.test");
        let answer = app.accounts.agents().sign_in(&caller, &email, &PASSWORD.into()).await;
        refused.push(answer.expect_err("nobody"));
    }
    assert!(refused[..20].iter().all(|one| *one == R::NoMatch.into()));
    assert!(matches!(refused[20], Failure::Wait(_)), "{refused:?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn customers_and_agents_have_separate_sign_ins(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    crate::story::register(app, LAURA).await;
    let refused = sign_in(app, LAURA, crate::story::PASSWORD).await;
    assert_eq!(refused.expect_err("a customer"), R::NoMatch.into());
    let laura = person(app, &app.portal, LAURA, Role::Admin).await;
    let there = crate::story::session(app, laura.cookie.expose()).await;
    assert!(there.is_none(), "an agent's session opens no portal");
    let customer = crate::story::sign_in(app, &app.caller(), LAURA, PASSWORD).await;
    assert!(customer.is_err(), "nor does an agent's password");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agent_cannot_be_locked_out_on_their_own_device(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    hire(app, &app.portal, LAURA, Role::Admin).await;
    let caller = app.agent_caller();
    let first = app.accounts.agents().sign_in(&caller, LAURA, &PASSWORD.into()).await;
    let (_, device) = first.expect("signed in");
    for _ in 0..40 {
        let _ = sign_in(app, LAURA, "a guess").await;
    }
    let wait = sign_in(app, LAURA, PASSWORD).await.expect_err("a wait");
    assert!(matches!(wait, Failure::Wait(_)));
    let own = AgentCaller { device: Some(device.expose().to_owned()), ..app.agent_caller() };
    let in_again = app.accounts.agents().sign_in(&own, LAURA, &PASSWORD.into()).await;
    in_again.expect("signed in");
    // A device has attempts of its own, and only for agents known on it.
    for _ in 0..10 {
        let guess = "a guess".into();
        let guessed = app.accounts.agents().sign_in(&own, LAURA, &guess).await;
        assert_eq!(guessed.expect_err("wrong"), R::NoMatch.into());
    }
    let wait = app.accounts.agents().sign_in(&own, LAURA, &PASSWORD.into()).await;
    assert!(matches!(wait, Err(Failure::Wait(_))));
}
