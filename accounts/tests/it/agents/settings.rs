//! Changing settings in the backoffice.

use super::staff;
use accounts::testing::{Database, TestApp};
use model::{Failure, Setting, Settings, refusals::SettingsFormRefusal as R};
use rstest::rstest;

fn changes(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |&(name, value): &(&str, &str)| (name.to_owned(), value.to_owned());
    pairs.iter().map(owned).collect()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_change_applies_at_once_and_the_audit_has_both_values(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let caller = app.agent_caller();
    let change =
        changes(&[("force_login", "true"), ("password_minimum", "20"), ("sso_enabled", "false")]);
    for _ in 0..2 {
        app.accounts.settings().change(&laura, &caller, &change, None).await.expect("changed");
    }
    let portal = app.accounts.portal(&app.portal.host).await;
    let settings = &portal.expect("an answer").expect("a portal").settings;
    assert!(settings.force_login && settings.password_minimum == 20);
    let records = app.accounts.audit_log().page(&laura, None).await.expect("records");
    let entries: Vec<_> =
        records.items.iter().filter(|record| record.action == "settings-changed").collect();
    assert_eq!(entries.len(), 1, "what changes nothing is not recorded");
    assert_eq!(entries[0].agent, "Laura Ibarra");
    assert_eq!(entries[0].before.as_deref(), Some("force_login=false, password_minimum=15"));
    assert_eq!(entries[0].after.as_deref(), Some("force_login=true, password_minimum=20"));
    assert_eq!(entries[0].ip, caller.ip.to_string());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn two_admins_change_different_settings_and_both_changes_stay(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let caller = app.agent_caller();
    let both = Settings::default().shown(&[Setting::ForceLogin, Setting::PasswordMinimum]);
    let save = async |force: &str, minimum: &str| {
        let sent = changes(&[("force_login", force), ("password_minimum", minimum)]);
        app.accounts.settings().change(&laura, &caller, &sent, Some(&both)).await
    };
    // Each form shows what was valid before both.
    let (one, other) = tokio::join!(save("true", "15"), save("false", "20"));
    one.expect("changed");
    other.expect("changed");
    let settings = app.accounts.settings().get(&laura).await.expect("settings");
    assert!(settings.force_login && settings.password_minimum == 20);
    save("true", "15").await.expect("the same form again");
    let late = save("false", "16").await;
    assert_eq!(late, Err(R::ChangedMeanwhile.into()));
    let settings = app.accounts.settings().get(&laura).await.expect("settings");
    assert!(settings.force_login && settings.password_minimum == 20);
    let acts = app.accounts.audit_log().page(&laura, None).await.expect("acts");
    let kept = acts.items.iter().filter(|act| act.action == "settings-changed").count();
    assert_eq!(kept, 2);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_names_the_field_and_changes_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let caller = app.agent_caller();
    for (pairs, why) in [
        (
            vec![("customer_accounts_enabled", "false"), ("force_login", "true")],
            vec![R::ForceLoginWithoutAccounts],
        ),
        (vec![("sso_only", "true")], vec![R::SsoOnlyWithoutSso]),
        (vec![("sso_enabled", "true")], vec![R::SsoWithoutProvider]),
        (
            vec![("sso_enabled", "true"), ("sso_only", "true")],
            vec![R::SsoOnlyWithoutTestedProvider],
        ),
        (
            vec![
                ("force_login", "true"),
                ("session_idle_minutes", "1"),
                ("session_absolute_minutes", "x"),
                ("remember_me_minutes", "0"),
                ("password_minimum", "7"),
            ],
            vec![
                R::SessionIdleInvalid,
                R::SessionAbsoluteInvalid,
                R::RememberMeInvalid,
                R::PasswordMinimumInvalid,
            ],
        ),
        (vec![("force_login", "yes")], vec![R::Invalid]),
        (vec![("name", "Evil Lines")], vec![R::Invalid]),
    ] {
        let answer = app.accounts.settings().change(&laura, &caller, &changes(&pairs), None).await;
        assert_eq!(answer, Err(Failure::Refused(why)), "{pairs:?}");
        let settings = app.accounts.settings().get(&laura).await;
        assert_eq!(settings.expect("settings"), Settings::default());
    }
}
