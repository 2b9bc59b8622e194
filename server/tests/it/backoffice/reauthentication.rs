//! Sensitive actions with an old code: the form is kept while a new code is entered, then submitted unchanged.

use super::office::Person;
use crate::browser::Answer;
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use http::StatusCode;
use model::Role;
use rstest::rstest;

const FORCE: [(&str, &str); 2] = [("customer_accounts_enabled", "true"), ("force_login", "true")];

/// Creates an admin whose last code is ten minutes old.
async fn admin_with_old_code(deployment: &TestServer<'_>) -> Person {
    let admin = deployment.admin().await;
    deployment.app.clock.advance(TimeDelta::minutes(10));
    admin
}

/// Returns the name of the pending action, from the redirect to its page.
#[track_caller]
fn pending(answer: &Answer) -> String {
    let location = answer.header("location");
    let pending = location.strip_prefix("/reauthenticate?act=");
    let pending = pending.unwrap_or_else(|| panic!("{location}: {}", answer.body));
    pending.to_owned()
}

async fn show_code(deployment: &TestServer<'_>, person: &mut Person, pending: &str) -> Answer {
    let code = deployment.app.code(&person.secret);
    let fields = [("code", &*code), ("act", pending)];
    let browser = &mut person.browser;
    browser.post("/agents-api/reauthenticate", &fields).await
}

async fn is_forced(deployment: &TestServer<'_>) -> bool {
    deployment.browser().get("/").await.status == StatusCode::SEE_OTHER
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_form_waits_for_a_new_code_and_is_submitted_once(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = admin_with_old_code(deployment).await;
    let sent = admin.browser.post("/agents-api/change-settings", &FORCE).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let pending = pending(&sent);
    let page = admin.browser.get(&format!("/reauthenticate?act={pending}")).await;
    page.shows("Enter a new code");
    assert!(!is_forced(deployment).await, "nothing is done before the code");

    let fields = [("code", "000000"), ("act", &pending)];
    let wrong = admin.browser.post("/agents-api/reauthenticate", &fields).await;
    let way = format!("/reauthenticate?act={pending}&refused=code-wrong");
    wrong.leads_to(&way);
    admin.browser.get(&way).await.shows("Enter a new code");

    let before = admin.browser.clone();
    deployment.app.clock.advance(TimeDelta::seconds(60));
    let saved = show_code(deployment, &mut admin, &pending).await;
    saved.announces("/settings", "saved");
    assert!(is_forced(deployment).await);
    let mut before = before;
    let old = before.get("/customers").await;
    old.leads_to("/sign-in?return_to=/customers");

    // The new code covers the next action, and the pending one is gone.
    let off = [("customer_accounts_enabled", "true")];
    let saved = admin.browser.post("/agents-api/change-settings", &off).await;
    saved.announces("/settings", "saved");
    deployment.wait_for_the_next_code();
    let again = show_code(deployment, &mut admin, &pending).await;
    again.leads_to("/customers");
    assert!(!is_forced(deployment).await);
    let page = admin.browser.get(&format!("/reauthenticate?act={pending}")).await;
    page.shows("no longer pending");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_island_is_redirected_and_no_input_is_lost(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = admin_with_old_code(deployment).await;
    let numbers = [
        ("session_idle_minutes", "1"),
        ("session_absolute_minutes", "1440"),
        ("remember_me_minutes", "43200"),
        ("password_minimum", "19"),
        ("activation_hours", "24"),
    ];
    let path = "/agents-api/change-limits";
    let sent = admin.browser.post_by_script(path, &numbers).await;
    assert_eq!(sent.status, StatusCode::UNAUTHORIZED);
    let pending = pending(&sent);
    let refused = show_code(deployment, &mut admin, &pending).await;
    let way = refused.header("location").to_owned();
    let refused = "/settings?form=change-limits&refused=session-idle-invalid";
    assert_eq!(way, refused);
    let page = admin.browser.get(&way).await;
    page.shows("Enter a time from 5 minutes to 24 hours");
    page.shows("value=\"19\"");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_pending_action_continues_only_for_the_agent_who_requested_it(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let host = &deployment.app.portal.host;
    let mut other = deployment.at_work(host, "eva@work.test", Role::Admin).await;
    let mut admin = admin_with_old_code(deployment).await;
    let sent = admin.browser.post("/agents-api/change-settings", &FORCE).await;
    let pending = pending(&sent);
    let page = other.browser.get(&format!("/reauthenticate?act={pending}")).await;
    page.shows("no longer pending");
    let nothing = show_code(deployment, &mut other, &pending).await;
    nothing.leads_to("/customers");
    assert!(!is_forced(deployment).await);
    // Nor for an agent who has lost the permission since.
    deployment
        .app
        .execute("UPDATE agents SET role = 'agent' WHERE email = 'laura@work.test'")
        .await;
    let nothing = show_code(deployment, &mut admin, &pending).await;
    nothing.leads_to("/customers");
    assert!(!is_forced(deployment).await);
}
