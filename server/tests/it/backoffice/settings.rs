//! Settings take effect on the portal, and those that would lock every customer out are refused.

use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_saved_setting_takes_effect_on_the_portal_at_once(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let site = &TestServer::new(app, |_| {});
    let mut admin = site.admin().await.browser;
    let mut visitor = site.browser();
    assert_eq!(visitor.get("/").await.status, StatusCode::OK);
    let fields = [("customer_accounts_enabled", "true"), ("force_login", "true")];
    let saved = admin.post("/agents-api/change-settings", &fields).await;
    saved.announces("/settings", "saved");
    let page = admin.get("/settings").await;
    page.shows("Your changes have been saved.");
    visitor.get("/").await.leads_to("/sign-in?return_to=/");
    let saved = admin.post("/agents-api/change-settings", &[]).await;
    saved.announces("/settings", "saved");
    assert_eq!(visitor.get("/sign-in").await.status, StatusCode::NOT_FOUND);
    admin.get("/audit").await.shows("Changed settings");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn incompatible_settings_are_refused_at_their_field(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let site = &TestServer::new(app, |_| {});
    let mut admin = site.admin().await.browser;
    let fields = [("force_login", "true"), ("sso_only", "true")];
    let refused = admin.post("/agents-api/change-settings", &fields).await;
    let location = refused.header("location").to_owned();
    assert!(
        location.starts_with("/settings?form=change-settings&refused=force-login-without-accounts"),
        "{location}"
    );
    let page = admin.get(&location).await;
    page.shows("Nobody could sign in. Turn on customer accounts too.");
    let numbers = [
        ("session_idle_minutes", "1"),
        ("session_absolute_minutes", "1440"),
        ("remember_me_minutes", "43200"),
        ("password_minimum", "7"),
    ];
    let refused = admin.post("/agents-api/change-limits", &numbers).await;
    let location = refused.header("location").to_owned();
    let page = admin.get(&location).await;
    page.shows("Enter a number from 5 to 1440 (24 hours).");
    page.shows("value=\"7\"");
    assert_eq!(site.browser().get("/sign-in").await.status, StatusCode::OK);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_switch_shows_how_many_it_signs_out_beforehand(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let site = &TestServer::new(app, |_| {});
    let mut admin = site.admin().await.browser;
    let portal = format!("/portals/{}", site.app.portal.id);
    let off = "1 person who is signed in will have to sign in again";
    let only = "1 person who is signed in with a password will have to sign in again";
    for page in ["/settings", &portal] {
        let page = admin.get(page).await;
        assert!(!page.body.contains(off) && !page.body.contains(only));
    }
    site.signed_in().await;
    for page in ["/settings", &portal] {
        let page = admin.get(page).await;
        page.shows(off);
        page.shows(only);
    }
}
