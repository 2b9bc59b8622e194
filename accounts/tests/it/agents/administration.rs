//! What admins can change about agents, and what they cannot.

use super::{LAURA, PABLO, agent, enrol, open, person, sign_in, staff, stage};
use accounts::{
    AccessError, OneTimeKey,
    testing::{Database, TestApp},
};
use model::{
    Agent, AgentId, AgentSummary, Failure, MailId, Role, Stage, refusals::AgentRefusal as R,
};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_list_shows_every_agent(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let agents = app.accounts.agents().list(&laura).await.expect("agents");
    let shown: Vec<_> = agents
        .iter()
        .map(|one| (one.id, one.role, one.disabled, one.invited, one.second_factor))
        .collect();
    let expected =
        [(laura.id, Role::Admin, false, false, true), (pablo.id, Role::Agent, false, false, true)];
    assert_eq!(shown, expected);
    assert!(agents.iter().all(|one| one.last_seen_at.is_some()));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn plain_agents_may_not_administer(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let caller = app.agent_caller();
    let accounts = &app.accounts;
    let forbidden = |answer: Result<(), Failure<R>>| {
        assert_eq!(answer.expect_err("not theirs to do"), Failure::Forbidden);
    };
    let (role, id) = (Role::Admin, laura.id);
    let new = "nora@norte.example.test";
    forbidden(
        accounts.agents().invite(&pablo, &caller, "Nora", new, role, &OneTimeKey::default()).await,
    );
    forbidden(accounts.agents().change(&pablo, &caller, id, role, true).await);
    forbidden(accounts.agents().change(&pablo, &caller, pablo.id, role, false).await);
    forbidden(accounts.agents().reset_second_factor(&pablo, &caller, id).await);
    forbidden(accounts.agents().resend_invitation(&pablo, &caller, id).await);
    for denied in [
        accounts.agents().list(&pablo).await.map(|_| ()),
        accounts.audit_log().page(&pablo, None).await.map(|_| ()),
        accounts.settings().get(&pablo).await.map(|_| ()),
    ] {
        assert!(matches!(denied, Err(AccessError::Forbidden)));
    }
    let change = vec![("force_login".to_owned(), "true".to_owned())];
    let answer = accounts.settings().change(&pablo, &caller, &change, None).await;
    assert_eq!(answer, Err(Failure::Forbidden));
    let answer = accounts.mails().retry(&pablo, &caller, MailId::new(1)).await;
    assert_eq!(answer, Err(Failure::Forbidden));
    let log = accounts.mails().log(&pablo, None, false).await;
    assert!(log.is_ok(), "mails they may see");
    let agents = accounts.agents().list(&laura).await.expect("agents");
    assert_eq!(agents.len(), 2, "nothing has changed");
    assert!(agents.iter().all(|one| !one.disabled));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn admins_cannot_change_themselves_and_one_always_remains(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let caller = app.agent_caller();
    let accounts = &app.accounts;
    for (role, disabled) in [(Role::Agent, false), (Role::Admin, true)] {
        let own = accounts.agents().change(&laura, &caller, laura.id, role, disabled).await;
        assert_eq!(own, Err(R::Oneself.into()));
        // An agent who was an admin when the request began.
        let stale = Agent { role: Role::Admin, ..pablo.clone() };
        let last = accounts.agents().change(&stale, &caller, laura.id, role, disabled).await;
        assert_eq!(last, Err(R::LastAdmin.into()));
    }
    let own = accounts.agents().reset_second_factor(&laura, &caller, laura.id).await;
    assert_eq!(own, Err(R::Oneself.into()));
    let unknown =
        accounts.agents().change(&laura, &caller, AgentId::new(0), Role::Agent, true).await;
    assert_eq!(unknown, Err(R::Unknown.into()));
    // An admin who never accepted the invitation does not count.
    super::invite(app, &app.portal, "nora@norte.example.test", Role::Admin).await;
    let stale = Agent { role: Role::Admin, ..pablo.clone() };
    let last = accounts.agents().change(&stale, &caller, laura.id, Role::Agent, false).await;
    assert_eq!(last, Err(R::LastAdmin.into()));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_two_admins_who_disable_each_other_at_once_one_remains(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let caller = app.agent_caller();
    let change = app.accounts.agents().change(&laura, &caller, pablo.id, Role::Admin, false);
    change.await.expect("an admin");
    let pablo = Agent { role: Role::Admin, ..pablo };
    let tries = [(laura.clone(), pablo.id), (pablo.clone(), laura.id)].map(|(by, whom)| {
        let (accounts, caller) = (app.accounts.clone(), app.agent_caller());
        tokio::spawn(async move {
            let done = accounts.agents().change(&by, &caller, whom, Role::Admin, true).await;
            done.is_ok()
        })
    });
    let mut won = 0;
    for attempt in tries {
        won += u32::from(attempt.await.expect("no panic"));
    }
    assert_eq!(won, 1);
    let agents = app.accounts.agents().list(&laura).await.expect("agents");
    let admins = |one: &&AgentSummary| one.role == Role::Admin && !one.disabled;
    assert_eq!(agents.iter().filter(admins).count(), 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_lost_authenticator_is_reset_and_set_up_again(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let address = PABLO.parse().expect("an address");
    assert!(app.accounts.agents().forget_second_factor(&address).await.expect("done"));
    let lost = enrol(app, PABLO).await;
    let pablo = agent(app, &lost.cookie).await;
    let caller = app.agent_caller();
    app.accounts.agents().reset_second_factor(&laura, &caller, pablo.id).await.expect("taken away");
    assert!(stage(app, &lost.cookie).await.is_none());
    let half = sign_in(app, PABLO, super::PASSWORD).await.expect("signed in");
    let Some(Stage::SecondFactor { enrolled, .. }) = stage(app, &half).await else {
        panic!("a second factor is next");
    };
    assert!(!enrolled);
    for code in [app.code(&lost.secret), lost.recovery[0].clone()] {
        let passed = app.accounts.agents().second_factor(&caller, half.expose(), &code).await;
        assert!(passed.is_err(), "the old one is worth nothing");
    }
    let found = enrol(app, PABLO).await;
    open(app, &found).await;
    let nobody = "nobody@norte.example.test".parse().expect("an address");
    assert!(!app.accounts.agents().forget_second_factor(&nobody).await.expect("done"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_second_factor_of_an_agent_of_several_operators_cannot_be_reset_by_one(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let other = app.other_portal().await;
    let laura = person(app, &app.portal, LAURA, Role::Admin).await;
    let pablo = person(app, &app.portal, PABLO, Role::Agent).await;
    let link = super::invite(app, &other, PABLO, Role::Agent).await;
    let caller = app.agent_caller();
    let accounts = &app.accounts;
    accounts.agents().accept_invitation(&caller, &link).await.expect("accepted");
    let (laura, id) = (agent(app, &laura.cookie).await, agent(app, &pablo.cookie).await.id);
    let refused = accounts.agents().reset_second_factor(&laura, &caller, id).await;
    assert_eq!(refused, Err(R::WorksElsewhere.into()));
    assert!(stage(app, &pablo.cookie).await.is_some());
    accounts.agents().change(&laura, &caller, id, Role::Agent, true).await.expect("shut out here");
    assert!(stage(app, &pablo.cookie).await.is_none());
    let cookie = open(app, &pablo).await;
    assert_eq!(agent(app, &cookie).await.operator, other.operator);
}
