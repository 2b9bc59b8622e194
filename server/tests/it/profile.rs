//! Customers' own accounts, through the router.

use crate::browser::{Browser, hidden};
use crate::test_server::{EMAIL, PASSWORD, TestServer};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use http::StatusCode;
use rstest::rstest;

const NEW_EMAIL: &str = "ana.quiroga@example.test";

/// Requests the change of email; returns the path of the mailed link.
async fn change_requested(deployment: &TestServer<'_>, customer: &mut Browser) -> String {
    let fields = [("email", NEW_EMAIL), ("current", PASSWORD)];
    let asked = customer.post("/api/change-email", &fields).await;
    asked.announces("/account/profile", "email-link-sent");
    let token = deployment.app.mail_to(NEW_EMAIL).await.token("confirm-email");
    format!("/confirm-email/{}", token.expect("a link"))
}

/// Returns the path of the link that undoes the change.
async fn undo_link(deployment: &TestServer<'_>) -> String {
    let mails = deployment.app.mails().await;
    let old = mails.iter().find(|mail| mail.to == EMAIL).expect("a mail");
    format!("/undo-email/{}", old.token("undo-email").expect("a link"))
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_changed_email_is_confirmed_by_its_mailbox_and_undone_by_the_old_one(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut customer = deployment.signed_in().await;
    customer.get("/account/email").await.shows(EMAIL);
    let wrong = [("email", NEW_EMAIL), ("current", "not the password")];
    let refused = customer.post("/api/change-email", &wrong).await;
    refused.leads_to("/account/email?refused=current-wrong");
    customer
        .get("/account/email?refused=current-wrong")
        .await
        .shows(&format!("value=\"{NEW_EMAIL}\""));
    let link = change_requested(deployment, &mut customer).await;

    let mut other = deployment.browser();
    other.get(&link).await.leads_to("/confirm-email");
    other.get("/confirm-email").await.shows("Enter your password to continue");
    let refused = other.post("/api/confirm-email", &[]).await;
    refused.leads_to("/confirm-email?refused=password-missing");
    customer.get(&link).await.leads_to("/confirm-email");
    customer.get("/confirm-email").await.shows(NEW_EMAIL);
    let confirmed = customer.post("/api/confirm-email", &[]).await;
    confirmed.announces("/account/profile", "email-changed");
    customer.get("/account/profile").await.shows(NEW_EMAIL);

    let link = undo_link(deployment).await;
    other.get(&link).await.leads_to("/undo-email");
    other.get("/undo-email").await.shows(EMAIL);
    let undone = other.post("/api/undo-email", &[]).await;
    undone.announces("/sign-in", "email-restored");
    assert!(!customer.is_signed_in().await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_link_about_an_email_tells_another_customer_nothing_about_theirs(
    #[case] database: Database,
) {
    const CHANGED: &str = "Your email has been changed.";
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut ana = deployment.signed_in().await;
    let link = change_requested(deployment, &mut ana).await;
    let mut eva = deployment.browser();
    eva.register("eva@example.test").await.leads_to("/register/check-mail");
    let token = deployment.app.mail_to("eva@example.test").await.token("confirm");
    eva.get(&format!("/confirm/{}", token.expect("a link"))).await.leads_to("/confirm");
    eva.post("/api/confirm", &[]).await.announces("/sign-in", "activated");
    eva.sign_in("eva@example.test", "").await.leads_to("/account/purchases");
    eva.get(&link).await.leads_to("/confirm-email");
    let confirmed = eva.post("/api/confirm-email", &[("password", PASSWORD)]).await;
    confirmed.announces("/sign-in", "email-changed");
    let shown = eva.get("/sign-in").await;
    shown.shows(CHANGED);
    shown.shows("You’re signed in as Ana Quiroga.");
    let profile = eva.get("/account/profile").await;
    profile.shows("eva@example.test");
    assert!(!profile.body.contains(CHANGED));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_dead_link_about_an_email_says_what_became_of_the_change(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut customer = deployment.signed_in().await;
    let link = change_requested(deployment, &mut customer).await;
    customer.get(&link).await.leads_to("/confirm-email");
    let confirmed = customer.post("/api/confirm-email", &[]).await;
    confirmed.announces("/account/profile", "email-changed");
    customer.get(&link).await.leads_to("/confirm-email");
    let used = customer.get("/confirm-email").await;
    used.shows("Your email has already been changed.");
    used.shows("href=\"/account/email\"");

    let mut other = deployment.browser();
    other.get(&undo_link(deployment).await).await.leads_to("/undo-email");
    app.clock.advance(TimeDelta::days(8));
    let late = other.get("/undo-email").await;
    late.shows("If you didn’t make this change, contact us.");
    for page in [used, late] {
        assert!(!page.body.contains("/forgot-password"), "{}", page.body);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn customers_see_their_timeline_and_export_their_data(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut customer = deployment.signed_in().await;
    customer.get("/account/activity").await.shows("Registered");
    customer.get("/account/activity?before=1").await.shows("No activity yet.");
    let data = customer.get("/account/my-data.json").await;
    assert_eq!(data.header("content-type"), "application/json");
    let name = data.header("content-disposition");
    assert!(name.starts_with("attachment; filename=\"account-data-"), "{name}");
    assert!(name.ends_with(".json\"") && name.is_ascii(), "{name}");
    data.shows(EMAIL);
    let mut stranger = deployment.browser();
    stranger
        .get("/account/my-data.json")
        .await
        .leads_to("/sign-in?return_to=/account/my-data.json");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn too_many_downloads_are_answered_with_a_page_that_says_to_wait(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut customer = deployment.signed_in().await;
    for place in 0..30 {
        let data = customer.get("/account/my-data.json").await;
        assert_eq!(data.status, StatusCode::OK, "{place}");
    }
    let refused = customer.get("/account/my-data.json?lang=es").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    refused.shows("Podrá intentarlo de nuevo dentro de ");
    refused.shows("<a href=\"/account/profile\">Volver al perfil</a>");
    let seconds: i64 = refused.header("retry-after").parse().expect("seconds");
    assert!((1..=121).contains(&seconds), "{seconds}");
    app.clock.advance(TimeDelta::seconds(seconds));
    let data = customer.get("/account/my-data.json").await;
    assert_eq!(data.header("content-type"), "application/json");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_account_cannot_sign_in(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut customer = deployment.signed_in().await;
    customer.get("/account/delete").await.shows("This can’t be undone.");
    let refused = customer.post("/api/delete-account", &[]).await;
    refused.leads_to("/account/delete?refused=current-missing");
    let fields = [("current", PASSWORD)];
    let deleted = customer.post("/api/delete-account", &fields).await;
    deleted.announces("/account-deleted", "account-deleted");
    let page = customer.get("/account-deleted").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!customer.is_signed_in().await);
    customer.sign_in(EMAIL, "").await.leads_to("/sign-in?refused=no-match");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_field_of_a_phone_number_leaves_the_keyboard_to_its_type(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let profile = deployment.signed_in().await.get("/account/profile").await;
    profile.shows("type=\"tel\"");
    assert!(!profile.body.contains("inputmode=\"text\""), "{}", profile.body);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_form_left_in_another_tab_does_not_change_who_has_signed_in_since(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.signed_in().await;
    let number = hidden(&browser.get("/account/profile").await.body, "number");
    browser.register(NEW_EMAIL).await.leads_to("/register/check-mail");
    let token = app.mail_to(NEW_EMAIL).await.token("confirm").expect("a link");
    browser.get(&format!("/confirm/{token}")).await.leads_to("/confirm");
    browser.post("/api/confirm", &[]).await.announces("/sign-in", "activated");
    browser.sign_in(NEW_EMAIL, "").await.leads_to("/account/purchases");
    let fields = [("first_name", "Anabel"), ("last_name", "Quiroga"), ("locale", "en")];
    let left = [&fields[..], &[("number", number.as_str())]].concat();
    let refused = browser.post("/api/change-profile", &left).await;
    refused.leads_to("/account/profile?form=change-profile&refused=other-customer");
    let page = browser.get(refused.header("location")).await;
    page.shows("Someone else has signed in");
    for (form, back) in [
        ("/api/change-email", "/account/email"),
        ("/api/activate-email", "/account/email-sign-in"),
        ("/api/delete-account", "/account/delete"),
    ] {
        let fields = [("email", "eva@example.test"), ("number", number.as_str())];
        let refused = browser.post(form, &fields).await;
        refused.leads_to(&format!("{back}?refused=other-customer"));
    }
    assert!(!page.body.contains("Anabel"));
    let number = hidden(&page.body, "number");
    let own = [&fields[..], &[("number", number.as_str())]].concat();
    browser.post("/api/change-profile", &own).await.announces("/account/profile", "saved");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_field_about_the_customer_says_what_it_is_for(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let profile = deployment.signed_in().await.get("/account/profile").await;
    for purpose in ["given-name", "family-name", "tel", "language"] {
        profile.shows(&format!("autocomplete=\"{purpose}\""));
    }
}
