//! Settings take effect on the portal, and those that would lock every customer out are refused.

use crate::browser::hidden;
use crate::test_server::{EMAIL, TestServer};
use accounts::clock::Clock;
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use http::StatusCode;
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_saved_setting_takes_effect_on_the_portal_at_once(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let mut visitor = deployment.browser();
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
    admin.get("/audit").await.shows("changed settings");
    admin.get("/audit?about=settings").await.shows("changed settings");
    for filter in ["about=orders", "about=weather", "agent=x", "from=2199-01-01"] {
        admin.get(&format!("/audit?{filter}")).await.shows("No actions match.");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn incompatible_settings_are_refused_at_their_field(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
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
    page.shows("Enter a time from 5 minutes to 24 hours");
    page.shows("value=\"7\"");
    assert_eq!(deployment.browser().get("/sign-in").await.status, StatusCode::OK);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_another_admin_outran_changes_only_what_was_edited(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let shown = hidden(&admin.get("/settings").await.body, "shown");
    // Meanwhile, on another computer.
    let accounts = [("customer_accounts_enabled", "true")];
    admin.post("/agents-api/change-settings", &accounts).await.announces("/settings", "saved");
    let sent = [
        ("customer_accounts_enabled", "true"),
        ("force_login", "true"),
        ("tell_when_email_is_registered", "true"),
        ("shown", shown.as_str()),
    ];
    admin.post("/agents-api/change-settings", &sent).await.announces("/settings", "saved");
    let settings = app.accounts.settings().of_host(&app.portal.host).await.expect("settings");
    assert!(settings.force_login && !settings.tell_when_email_is_registered);
    app.execute("UPDATE operators SET session_idle_minutes = 60").await;
    let sent = [
        ("session_idle_minutes", "30"),
        ("session_absolute_minutes", "1440"),
        ("remember_me_minutes", "43200"),
        ("password_minimum", "15"),
        ("activation_hours", "24"),
        ("shown", "session_idle_minutes=120|"),
    ];
    let refused = admin.post("/agents-api/change-limits", &sent).await;
    refused.leads_to("/settings?form=change-limits&refused=changed-meanwhile");
    let page = admin.get("/settings?form=change-limits&refused=changed-meanwhile").await;
    page.shows("Someone else has changed one of these settings since you opened this page.");
    page.shows("value=\"1 hour\"");

    let sent = [
        ("session_idle_minutes", "1 h 30"),
        ("session_absolute_minutes", "2 días"),
        ("remember_me_minutes", "30 days"),
        ("password_minimum", "15"),
        ("activation_hours", "3 jours"),
    ];
    admin.post("/agents-api/change-limits", &sent).await.announces("/settings", "saved");
    let settings = app.accounts.settings().of_host(&app.portal.host).await.expect("settings");
    assert_eq!((settings.session_idle_minutes, settings.session_absolute_minutes), (90, 2_880));
    assert_eq!((settings.remember_me_minutes, settings.activation_hours), (43_200, 72));
    admin.get("/settings").await.shows("value=\"1 hour and 30 minutes\"");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_switch_shows_how_many_it_signs_out_beforehand(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let portal = format!("/portals/{}", deployment.app.portal.id);
    let off = "1 person who is signed in loses access at once";
    let only = "1 person who is signed in with a password will have to sign in again";
    for page in ["/settings", &portal] {
        let page = admin.get(page).await;
        assert!(!page.body.contains(off) && !page.body.contains(only));
    }
    deployment.signed_in().await;
    for page in ["/settings", &portal] {
        let page = admin.get(page).await;
        page.shows(off);
        page.shows(only);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn accounts_are_closed_only_by_a_form_that_confirms_it(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let portal = deployment.app.portal.id.to_string();
    let page = format!("/portals/{portal}");
    let shown = hidden(&admin.get(&page).await.body, "shown");
    let own = [("id", &*portal), ("customer_accounts_enabled", "false"), ("shown", &*shown)];
    let refused = admin.post("/agents-api/change-overrides", &own).await;
    refused.leads_to(&format!("{page}?form=change-overrides&refused=accounts-off-unconfirmed"));

    let shown = hidden(&admin.get("/settings").await.body, "shown");
    let off = [("shown", shown.as_str())];
    let refused = admin.post("/agents-api/change-settings", &off).await;
    let way = "/settings?form=change-settings&refused=accounts-off-unconfirmed";
    refused.leads_to(way);
    admin.get(way).await.shows("Confirm that you want to close all customer accounts.");
    assert_eq!(deployment.browser().get("/sign-in").await.status, StatusCode::OK);
    let confirmed = [("shown", shown.as_str()), ("accounts_off", "true")];
    let saved = admin.post("/agents-api/change-settings", &confirmed).await;
    saved.announces("/settings", "saved");
    assert_eq!(deployment.browser().get("/sign-in").await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn times_are_shown_in_the_chosen_time_zone(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let page = admin.get("/customers").await;
    page.shows("No time zone has been chosen yet");
    page.shows("href=\"/settings#time-zone\"");
    let nowhere = [("time_zone", "Europe/Atlantis")];
    let refused = admin.post("/agents-api/change-time-zone", &nowhere).await;
    let location = refused.header("location").to_owned();
    assert!(
        location.starts_with("/settings?form=change-time-zone&refused=time-zone-unknown"),
        "{location}"
    );
    let page = admin.get(&location).await;
    page.shows("Choose a time zone from the list.");
    assert!(!page.body.contains("Atlantis"), "it is not among the options");
    let chosen = [("time_zone", "Pacific/Kiritimati")];
    let saved = admin.post("/agents-api/change-time-zone", &chosen).await;
    saved.announces("/settings", "saved");
    let page = admin.get("/audit").await;
    page.shows("All times are in Kiritimati time.");
    let here = app.clock.now() + TimeDelta::hours(14);
    page.shows(&here.format(", %H:%M").to_string());
    page.shows(&app.clock.now().format("datetime=\"%Y-%m-%dT%H:%M:").to_string());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn customers_read_the_portals_time_and_never_utc(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let mut customer = deployment.signed_in().await;
    for path in ["/account/profile", "/account/activity", "/account/purchases"] {
        let page = customer.get(path).await;
        assert!(!page.body.contains(" UTC"), "{path}");
    }
    customer.get("/account/activity").await.shows("(universal time)");
    let id = deployment.app.portal.id.to_string();
    let own = [("id", &*id), ("time_zone", "America/St_Johns")];
    let saved = admin.post("/agents-api/change-overrides", &own).await;
    saved.announces(format!("/portals/{id}"), "saved");
    customer.get("/account/activity").await.shows("(St. John’s time)");
    admin.get("/audit").await.shows("No time zone has been chosen yet");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn customers_read_who_sells_on_every_page_at_registration_and_in_mails(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut visitor = deployment.browser();
    let page = visitor.get("/register").await;
    assert!(!page.body.contains("you accept our") && !page.body.contains("class=\"company\""));
    page.shows("href=\"/accessibility\"");
    let mut admin = deployment.admin().await.browser;
    let company = [
        ("legal_name", "Norte <b>Lines</b> Ltd"),
        ("postal_address", "1 Quay Road\r\nBelfast"),
        ("contact_phone", "+44 28 9000 0000"),
        ("contact_email", "help@norte.example"),
    ];
    admin.post("/agents-api/change-company", &company).await.announces("/settings", "saved");
    let legal = [
        ("privacy_url", "https://norte.example/privacy"),
        ("terms_url", "https://norte.example/t"),
    ];
    admin.post("/agents-api/change-legal-pages", &legal).await.announces("/settings", "saved");
    let page = visitor.get("/register").await;
    page.shows("Norte &lt;b");
    page.shows("1 Quay Road Belfast");
    page.shows("href=\"tel:+442890000000\"");
    page.shows("href=\"mailto:help@norte.example\"");
    page.shows("By creating an account, you accept our");
    page.shows("href=\"https://norte.example/t\"");
    visitor.get("/accessibility").await.shows("mailto:help@norte.example");
    visitor.register(EMAIL).await.leads_to("/register/check-mail");
    let mail = app.mail_to(EMAIL).await;
    assert!(mail.text.contains("1 Quay Road Belfast"), "{}", mail.text);
    assert!(mail.text.contains("https://norte.example/privacy"), "{}", mail.text);
    let accessibility = format!("{}/accessibility", app.portal.origin);
    assert!(mail.text.contains(&accessibility), "{}", mail.text);
    admin.get("/audit").await.shows("Contact email: help@norte.example");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_an_operator_says_of_itself_is_checked(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    for (form, name, value, code) in [
        ("change-company", "legal_name", "a\0b", "legal-name-invalid"),
        ("change-company", "contact_phone", "call us", "contact-phone-invalid"),
        ("change-company", "contact_email", "help", "contact-email-invalid"),
        ("change-legal-pages", "privacy_url", "javascript:alert(1)", "privacy-url-invalid"),
        ("change-legal-pages", "terms_url", "http://norte.example", "terms-url-invalid"),
    ] {
        let refused = admin.post(&format!("/agents-api/{form}"), &[(name, value)]).await;
        let way = format!("/settings?form={form}&refused={code}");
        assert!(refused.header("location").starts_with(&way), "{name}");
    }
    let shown = deployment.browser().get("/").await;
    assert!(!shown.body.contains("javascript:"));
}
