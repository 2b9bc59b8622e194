//! Sensitive actions require a code of the last ten minutes.

use super::{LAURA, Person, agent, invite, open, person};
use accounts::{
    AgentCaller, MergeForm, OneTimeKey, PendingRequest, PortalForm, Secret,
    sso::ProviderForm,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    AgentId, CustomerNumber, Failure, Protocol, ProviderId, Role,
    refusals::{SecondFactorRefusal as R, SettingsFormRefusal},
};
use rstest::rstest;

async fn laura(app: &TestApp) -> Person {
    person(app, &app.portal, LAURA, Role::Admin).await
}

async fn show(
    app: &TestApp,
    cookie: &Secret,
    code: &str,
    request: &str,
) -> Result<(Secret, Option<PendingRequest>), Failure<R>> {
    let caller: AgentCaller = app.agent_caller();
    let token = cookie.expose();
    app.accounts.agents().reauthenticate(&caller, token, code, request).await
}

fn request() -> PendingRequest {
    PendingRequest { path: "/agents-api/change-settings".into(), body: "force_login=true".into() }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_code_covers_ten_minutes_whatever_the_session_does(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let laura = laura(app).await;
    let cookie = open(app, &laura).await;
    app.clock.advance(TimeDelta::seconds(599));
    assert!(agent(app, &cookie).await.has_recent_code);
    app.clock.advance(TimeDelta::seconds(1));
    let old = agent(app, &cookie).await;
    assert!(!old.has_recent_code);
    // Choosing an operator requires no code.
    let chosen = app
        .accounts
        .agents()
        .choose_operator(&app.agent_caller(), cookie.expose(), old.id)
        .await
        .expect("chosen");
    assert!(!agent(app, &chosen).await.has_recent_code);

    let wrong = show(app, &chosen, "000000", "").await;
    assert_eq!(wrong.expect_err("wrong"), R::CodeWrong.into());
    app.clock.advance(TimeDelta::seconds(60));
    let code = app.code(&laura.secret);
    let (fresh, nothing) = show(app, &chosen, &code, "").await.expect("right");
    assert!(nothing.is_none());
    assert!(agent(app, &fresh).await.has_recent_code);
    let over = super::stage(app, &chosen).await;
    assert!(over.is_none(), "the session goes on under another id");
    let spent = show(app, &fresh, &code, "").await;
    assert_eq!(spent.expect_err("spent"), R::CodeWrong.into());
    let recovery = &laura.recovery[0];
    assert!(show(app, &fresh, recovery, "").await.is_ok());
    let used = "SELECT COUNT(*) FROM audit WHERE action = 'recovery-code-used'";
    assert_eq!(app.number(used).await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_session_before_its_second_factor_cannot_reauthenticate(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let laura = laura(app).await;
    app.clock.advance(TimeDelta::seconds(30));
    let half = super::sign_in(app, LAURA, super::PASSWORD).await;
    let code = app.code(&laura.secret);
    let refused = show(app, &half.expect("half"), &code, "").await;
    assert_eq!(refused.expect_err("half"), R::SignedOut.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_stored_request_is_replayed_once_within_ten_minutes(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let laura = laura(app).await;
    let cookie = open(app, &laura).await;
    let mine = agent(app, &cookie).await;
    let keep = async || {
        let kept = app.accounts.agents().store_request(&mine, &request()).await;
        kept.expect("kept").expect("a key")
    };
    let waits = async |name: &Secret| {
        let waits = app.accounts.agents().is_request_pending(&mine, name.expose()).await;
        waits.expect("an answer")
    };
    let first = keep().await;
    assert!(waits(&first).await);
    let refused = show(app, &cookie, "000000", first.expose()).await;
    assert!(refused.is_err() && waits(&first).await, "after a wrong code too");
    app.clock.advance(TimeDelta::seconds(60));
    let code = app.code(&laura.secret);
    let taken = show(app, &cookie, &code, first.expose()).await;
    let (cookie, taken) = taken.expect("right");
    assert_eq!(taken, Some(request()));
    assert!(!waits(&first).await);

    let late = keep().await;
    app.clock.advance(TimeDelta::minutes(10));
    assert!(!waits(&late).await);
    let code = app.code(&laura.secret);
    let (_, taken) = show(app, &cookie, &code, late.expose()).await.expect("right");
    assert!(taken.is_none());
    app.clock.advance(TimeDelta::seconds(1));
    app.accounts.deployment().purge().await.expect("purged");
    let left = app.number("SELECT COUNT(*) FROM agent_pending_acts").await;
    assert_eq!(left, 0);
    for _ in 0..12 {
        keep().await;
    }
    let left = app.number("SELECT COUNT(*) FROM agent_pending_acts").await;
    assert_eq!(left, 10, "the oldest make room");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_sensitive_use_case_requires_a_recent_code(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let cookie = open(app, &laura(app).await).await;
    let admin = agent(app, &cookie).await;
    invite(app, &app.portal, "eva@norte.example.test", Role::Agent).await;
    app.clock.advance(TimeDelta::minutes(10));
    let old = agent(app, &cookie).await;
    let (accounts, caller) = (&app.accounts, &app.agent_caller());
    let (portal, number) = (app.portal.id, CustomerNumber::from_draw(1));
    let other = CustomerNumber::from_draw(2);
    let force = [("force_login".to_owned(), "true".to_owned())];
    let forbidden = |failed: bool, what: &str| assert!(failed, "{what} did not ask");
    macro_rules! asks {
        ($($group:ident().$call:ident($($argument:expr),*)),+ $(,)?) => {$(
            let refused = accounts.$group().$call(&old, caller, $($argument),*).await;
            forbidden(matches!(refused, Err(Failure::Forbidden)), stringify!($call));
        )+};
    }
    let provider = ProviderForm::default();
    let (new_portal, once) = (PortalForm::default(), OneTimeKey::default());
    let address = "eva@norte.example.test";
    asks!(
        settings().change(&force, None),
        branding().change_overrides(portal, &force, None),
        branding().change_sender("Norte", "a@norte.example.test"),
        branding().confirm_sender("nothing"),
        branding().add_portal(&new_portal),
        branding().change_portal(portal, &new_portal),
        providers().add(Protocol::Oidc, &provider),
        providers().change(ProviderId::new(1), &provider),
        providers().remove(ProviderId::new(1)),
        agents().invite("Eva Sosa", address, Role::Agent, &once),
        agents().change(AgentId::new(admin.id.get() + 1), Role::Admin, false),
        agents().reset_second_factor(AgentId::new(admin.id.get() + 1)),
        customers().merge(&number, &other, &MergeForm::default()),
        customers().undo_merge(&number),
    );
    // With a fresh code the first stored request is replayed.
    let done = accounts.settings().change(&admin, caller, &force, None).await;
    let done: Result<(), Failure<SettingsFormRefusal>> = done;
    done.expect("changed");
}
