//! Operators' settings, and what is rejected.

use accounts::{
    SettingsError,
    testing::{Database, TestApp},
};
use model::SettingsRefusal;
use rstest::rstest;

fn changes(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_change_applies_at_once_and_only_to_its_operator(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let other = app.other_portal().await;
    let host = &app.portal.host;
    let change = changes(&[("force_login", "true"), ("password_minimum", "20")]);
    app.accounts.settings().change_of_host(host, &change).await.expect("changed");
    let portal = app.accounts.portal(host).await.expect("an answer").expect("a portal");
    assert!(portal.settings.force_login && portal.settings.password_minimum == 20);
    let untouched = app.accounts.settings().of_host(&other.host).await.expect("settings");
    assert_eq!(untouched, model::Settings::default());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_changes_nothing_and_says_why(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let host = &app.portal.host;
    for (pairs, why) in [
        (
            vec![("tell_when_email_is_registered", "false"), ("nothing", "true")],
            SettingsRefusal::UnknownName("nothing".into()),
        ),
        (
            vec![("customer_accounts_enabled", "false"), ("force_login", "true")],
            SettingsRefusal::ForceLoginWithoutAccounts,
        ),
        (vec![("sso_enabled", "true")], SettingsRefusal::SsoWithoutProvider),
        (
            vec![("sso_enabled", "true"), ("sso_only", "true")],
            SettingsRefusal::SsoOnlyWithoutTestedProvider,
        ),
    ] {
        let refused = app.accounts.settings().change_of_host(host, &changes(&pairs)).await;
        assert!(
            matches!(refused, Err(SettingsError::Refused(reason)) if reason == why),
            "{pairs:?}"
        );
        let settings = app.accounts.settings().of_host(host).await.expect("settings");
        assert_eq!(settings, model::Settings::default());
    }
    let nobody = app.accounts.settings().of_host("nobody.example.test").await;
    assert!(matches!(nobody, Err(SettingsError::UnknownHost(_))));
}
