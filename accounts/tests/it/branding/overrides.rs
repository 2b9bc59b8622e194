//! Overrides of a portal, and which settings conflict.

use super::{changes, details, form, records};
use crate::agents::staff;
use accounts::{
    SettingsError,
    testing::{Database, TestApp},
};
use model::{
    Agent, Failure, OperatorId, Overrides, PortalId, ProviderId, SettingsRefusal,
    refusals::SettingsFormRefusal as R,
};
use rstest::rstest;

type Answer = Result<(), Failure<R>>;

async fn own(app: &TestApp, agent: &Agent, id: PortalId, pairs: &[(&str, &str)]) -> Answer {
    let caller = app.agent_caller();
    let accounts = &app.accounts;
    accounts.branding().change_overrides(agent, &caller, id, &changes(pairs), None).await
}

async fn operators(app: &TestApp, agent: &Agent, pairs: &[(&str, &str)]) -> Answer {
    let caller = app.agent_caller();
    let accounts = &app.accounts;
    accounts.settings().change(agent, &caller, &changes(pairs), None).await
}

/// Adds a second portal to the app's operator.
async fn islands(app: &TestApp, agent: &Agent) -> PortalId {
    let new = form("Island Lines", "islands.localhost");
    let added = app.accounts.branding().add_portal(agent, &app.agent_caller(), &new).await;
    added.expect("asked for");
    app.confirm_host("islands.localhost").await
}

async fn with_a_tested_provider(app: &TestApp, operator: OperatorId) {
    let sql = format!(
        "INSERT INTO providers (operator_id, name, protocol, settings, tested_at) \
         VALUES ({operator}, 'Campus', 'cas', '{{}}', '2026-01-01 00:00:00')"
    );
    app.execute(&sql).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn two_admins_change_different_values_of_a_portal_and_both_changes_stay(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (id, caller) = (app.portal.id, app.agent_caller());
    // Each form shows a portal without values of its own.
    let shown = Overrides::default().shown();
    let save = async |force: &str, minimum: &str| {
        let sent = changes(&[("force_login", force), ("password_minimum", minimum)]);
        app.accounts.branding().change_overrides(&laura, &caller, id, &sent, Some(&shown)).await
    };
    save("true", "").await.expect("changed");
    save("", "20").await.expect("changed");
    assert_eq!(save("false", "").await, Err(R::ChangedMeanwhile.into()));
    let expected =
        Overrides { force_login: Some(true), password_minimum: Some(20), ..Overrides::default() };
    assert_eq!(details(app, &laura, id).await.own, expected);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_portals_own_value_acts_on_it_alone_and_is_taken_back(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let id = islands(app, &laura).await;
    let change = [("force_login", "true"), ("password_minimum", "20"), ("sso_enabled", "")];
    assert_eq!(own(app, &pablo, id, &change).await, Err(Failure::Forbidden));
    for _ in 0..2 {
        own(app, &laura, id, &change).await.expect("changed");
    }
    let portal = app.accounts.portal("islands.localhost").await;
    let settings = &portal.expect("an answer").expect("the portal").settings;
    assert!(settings.force_login && settings.password_minimum == 20);
    assert!(!app.portal_now().await.settings.force_login);
    operators(app, &laura, &[("password_minimum", "30"), ("session_idle_minutes", "30")])
        .await
        .expect("changed");
    let acting = details(app, &laura, id).await.portal.settings;
    assert_eq!((acting.password_minimum, acting.session_idle_minutes), (20, 30));
    let entries = records(app, &laura, "portal-settings-changed").await;
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].subject, "Island Lines");
    assert_eq!(
        entries[0].before.as_deref(),
        Some("force_login=as the operator, password_minimum=as the operator")
    );
    assert_eq!(entries[0].after.as_deref(), Some("force_login=true, password_minimum=20"));
    own(app, &laura, id, &[("force_login", ""), ("password_minimum", "")])
        .await
        .expect("taken back");
    assert_eq!(details(app, &laura, id).await.own, Overrides::default());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_go_together_on_the_portal_is_refused(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let id = islands(app, &laura).await;
    operators(app, &laura, &[("force_login", "true")]).await.expect("changed");
    for (pairs, why) in [
        (vec![("customer_accounts_enabled", "false")], vec![R::ForceLoginWithoutAccounts]),
        (vec![("sso_only", "true")], vec![R::SsoOnlyWithoutSso]),
        (vec![("sso_enabled", "true")], vec![R::SsoWithoutProvider]),
        (
            vec![("sso_only", "true"), ("sso_enabled", "true")],
            vec![R::SsoOnlyWithoutTestedProvider],
        ),
        (
            vec![("session_idle_minutes", "1"), ("password_minimum", "x")],
            vec![R::SessionIdleInvalid, R::PasswordMinimumInvalid],
        ),
        (vec![("activation_hours", "48")], vec![R::Invalid]),
    ] {
        let refused = own(app, &laura, id, &pairs).await;
        assert_eq!(refused, Err(Failure::Refused(why)), "{pairs:?}");
    }
    assert_eq!(details(app, &laura, id).await.own, Overrides::default());
    assert!(records(app, &laura, "portal-settings-changed").await.is_empty());
    with_a_tested_provider(app, laura.operator).await;
    own(app, &laura, id, &[("sso_only", "true"), ("sso_enabled", "true")])
        .await
        .expect("somebody can sign in");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn operator_settings_are_refused_if_a_portal_would_have_no_sign_in(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let id = islands(app, &laura).await;
    with_a_tested_provider(app, laura.operator).await;
    for (theirs, ours, why) in [
        (
            vec![("force_login", "true")],
            vec![("customer_accounts_enabled", "false")],
            R::PortalForcesLogin,
        ),
        (
            vec![("customer_accounts_enabled", "false")],
            vec![("force_login", "true")],
            R::PortalHasNoAccounts,
        ),
        (
            vec![("sso_enabled", "false")],
            vec![("sso_enabled", "true"), ("sso_only", "true")],
            R::PortalHasNoSso,
        ),
    ] {
        own(app, &laura, id, &theirs).await.expect("its own");
        let before = app.accounts.settings().get(&laura).await.expect("settings");
        assert_eq!(operators(app, &laura, &ours).await, Err(why.into()));
        let after = app.accounts.settings().get(&laura).await;
        assert_eq!(after.expect("settings"), before);
        let taken_back: Vec<_> = theirs.iter().map(|(name, _)| (*name, "")).collect();
        own(app, &laura, id, &taken_back).await.expect("taken back");
    }
    operators(app, &laura, &[("sso_enabled", "true")]).await.expect("changed");
    own(app, &laura, id, &[("sso_only", "true")]).await.expect("its own");
    let refused = operators(app, &laura, &[("sso_enabled", "false")]).await;
    assert_eq!(refused, Err(R::PortalIsSsoOnly.into()));
    let change = changes(&[("sso_enabled", "false")]);
    let refused = app.accounts.settings().change_of_host(&app.portal.host, &change).await;
    let Err(SettingsError::RefusedOn { portal, why }) = refused else {
        panic!("the command line would let nobody in: {refused:?}");
    };
    assert_eq!((portal.as_str(), why), ("Island Lines", SettingsRefusal::SsoOnlyWithoutSso));
    app.execute("UPDATE providers SET tested_at = NULL").await;
    let refused = operators(app, &laura, &[("password_minimum", "20")]).await;
    assert_eq!(refused, Err(R::PortalLacksTestedProvider.into()));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_only_way_in_to_one_portal_is_not_removed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let id = islands(app, &laura).await;
    with_a_tested_provider(app, laura.operator).await;
    own(app, &laura, id, &[("sso_only", "true"), ("sso_enabled", "true")]).await.expect("its own");
    let provider = ProviderId::new(app.number("SELECT MAX(id) FROM providers").await);
    let removed = app.accounts.providers().remove_from_host(&app.portal.host, provider).await;
    assert!(matches!(removed, Err(accounts::sso::ProviderError::OnlyWayIn)));
}
