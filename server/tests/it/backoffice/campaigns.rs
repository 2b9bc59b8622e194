//! Campaigns as an admin's browser runs them, without scripts.

use super::office::between;
use crate::browser::Browser;
use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use http::StatusCode;
use rstest::rstest;

const FORM: [(&str, &str); 3] = [("name", "Spring"), ("state", "no-account"), ("per_minute", "60")];

async fn bought(deployment: &TestServer<'_>) {
    let fields = [
        ("product", "1"),
        ("travellers", "2"),
        ("first_name", "Ana"),
        ("last_name", "Quiroga"),
        ("email", EMAIL),
    ];
    deployment.browser().post("/api/buy", &fields).await.order();
    deployment.app.mails().await;
}

async fn work(deployment: &TestServer<'_>) {
    while deployment.app.accounts.campaigns().work().await.expect("a round") > 0 {}
}

/// Makes a campaign whose customers are chosen. Returns its path.
async fn made(deployment: &TestServer<'_>, admin: &mut Browser) -> String {
    let made = admin.post("/agents-api/create-campaign", &FORM).await;
    let path = made.header("location").to_owned();
    assert!(path.starts_with("/campaigns/"), "{made:?}");
    work(deployment).await;
    path
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_admin_chooses_tries_starts_pauses_and_stops(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    bought(deployment).await;
    let mut admin = deployment.admin().await.browser;
    let list = admin.get("/customers?state=no-account").await;
    list.shows("href=\"/campaigns/new?state=no-account\"");
    let page = admin.get("/campaigns/new?state=no-account").await;
    page.shows("value=\"no-account\" selected");
    admin.get("/campaigns").await.shows("There are no campaigns yet.");

    let path = made(deployment, &mut admin).await;
    let page = admin.get(&path).await;
    page.shows("The campaign has been created.");
    page.shows("Ready to start");
    page.shows("Nobody has been written to yet.");
    let id = between(&page.body, "name=\"id\" value=\"", "\"").to_owned();
    let tested = admin.post("/agents-api/test-campaign", &[("id", &*id)]).await;
    tested.announces(&path, "link-sent");
    admin.get(&path).await.shows("A test email is on its way to laura@work.test.");
    assert_eq!(app.mails().await.len(), 1);

    let started = admin.post("/agents-api/start-campaign", &[("id", &*id)]).await;
    started.announces(&path, "changed");
    work(deployment).await;
    app.mail_to(EMAIL).await;
    let paused = admin.post("/agents-api/pause-campaign", &[("id", &*id)]).await;
    paused.announces(&path, "disabled");
    let page = admin.get(&path).await;
    page.shows("Paused");
    page.shows("until you resume the campaign");
    page.shows("<progress");
    let resumed = admin.post("/agents-api/resume-campaign", &[("id", &*id)]).await;
    resumed.announces(&path, "enabled");
    let stopped = admin.post("/agents-api/stop-campaign", &[("id", &*id)]).await;
    stopped.announces(&path, "removed");
    let page = admin.get(&path).await;
    page.shows("Stopped");
    assert!(!page.body.contains("/agents-api/start-campaign"), "{}", page.body);
    admin.get("/campaigns").await.shows("Spring");
    let audit = admin.get("/audit").await;
    for action in ["created", "started", "paused", "resumed", "stopped"] {
        audit.shows(&format!("{action} a campaign"));
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_page_says_who_is_left_out_and_why(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    bought(deployment).await;
    app.execute("UPDATE customers SET email = NULL, email_key = NULL").await;
    let mut admin = deployment.admin().await.browser;
    let path = made(deployment, &mut admin).await;
    let page = admin.get(&path).await;
    page.shows("No email address");
    page.shows("No customer can be invited");
    page.shows(&format!("href=\"{path}?left_out=no-email\""));
    let page = admin.get(&format!("{path}?left_out=no-email")).await;
    page.shows("Ana Quiroga");
    let page = admin.get(&format!("{path}?left_out=nonsense")).await;
    assert!(!page.body.contains("Ana Quiroga"), "{}", page.body);
    assert_eq!(admin.get("/campaigns/0").await.status, StatusCode::NOT_FOUND);
    assert_eq!(admin.get("/campaigns/x").await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn refused_forms_say_why_and_keep_what_was_typed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    bought(deployment).await;
    let mut admin = deployment.admin().await.browser;
    let wrong = [("name", "Spring"), ("bought_from", "31/01/2026"), ("per_minute", "0")];
    let refused = admin.post("/agents-api/create-campaign", &wrong).await;
    refused.leads_to("/campaigns/new?refused=from-invalid,rate-invalid");
    let page = admin.get("/campaigns/new?refused=from-invalid,rate-invalid").await;
    page.shows("value=\"Spring\"");
    page.shows("Enter a number from 1 to 600.");
    let path = made(deployment, &mut admin).await;
    let again = admin.post("/agents-api/create-campaign", &FORM).await;
    again.leads_to("/campaigns/new?refused=name-taken");
    let page = admin.get(&path).await;
    let id = between(&page.body, "name=\"id\" value=\"", "\"").to_owned();
    let late = [("id", &*id), ("start_at", "2020-01-01T08:00")];
    let late = admin.post("/agents-api/start-campaign", &late).await;
    late.leads_to(&format!("{path}?form=start-campaign&refused=start-passed"));

    deployment.app.clock.advance(TimeDelta::minutes(10));
    let old = admin.post("/agents-api/start-campaign", &[("id", &*id)]).await;
    assert!(old.header("location").starts_with("/reauthenticate?act="), "{old:?}");
    let paused = admin.post("/agents-api/stop-campaign", &[("id", &*id)]).await;
    paused.announces(&path, "removed");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn agents_neither_see_nor_make_campaigns(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut agent = deployment.agent().await.browser;
    assert_eq!(agent.get("/campaigns").await.status, StatusCode::FORBIDDEN);
    let made = agent.post_by_script("/agents-api/create-campaign", &FORM).await;
    assert_eq!(made.status, StatusCode::FORBIDDEN);
    assert!(!agent.get("/customers").await.body.contains("/campaigns"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_expired_link_has_a_button_for_a_new_one(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    bought(deployment).await;
    let mut admin = deployment.admin().await.browser;
    let path = made(deployment, &mut admin).await;
    let page = admin.get(&path).await;
    let id = between(&page.body, "name=\"id\" value=\"", "\"").to_owned();
    admin.post("/agents-api/start-campaign", &[("id", &*id)]).await.announces(&path, "changed");
    work(deployment).await;
    let link = app.mail_to(EMAIL).await.token("set-password").expect("a link");
    app.clock.advance(TimeDelta::hours(100));
    let mut browser = deployment.browser();
    browser.get(&format!("/set-password/{link}")).await.leads_to("/set-password");
    let page = browser.get("/set-password").await;
    page.shows("This link has expired");
    page.shows("action=\"/api/renew-link\"");
    let asked = browser.post("/api/renew-link", &[]).await;
    asked.announces("/set-password", "link-sent");
    browser.get("/set-password").await.shows("a new one is on its way");
    let newer = app.mail_to(EMAIL).await.token("set-password").expect("a link");
    browser.get(&format!("/set-password/{newer}")).await.leads_to("/set-password");
    browser.get("/set-password").await.shows("Choose a password");
}
