//! Signing in to the backoffice step by step, and attempts to skip a step.

use super::office::AGENT_PASSWORD;
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use http::StatusCode;
use model::Role;
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_invited_agent_chooses_a_password_sets_up_a_second_factor_and_works(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let host = &deployment.app.portal.host;
    let (mut person, path) = deployment.invited(host, "laura@work.test", Role::Admin).await;
    let browser = &mut person.browser;
    browser.get("/customers").await.leads_to("/sign-in?return_to=/customers");
    browser.get(&path).await.leads_to("/invitation");
    let page = browser.get("/invitation").await;
    page.shows("Welcome to Norte Lines");
    page.shows("laura@work.test");
    let short = [("password", "too short"), ("invitation", "true")];
    let refused = browser.post("/agents-api/set-password", &short).await;
    refused.leads_to("/invitation?refused=password-short");
    browser.get("/invitation?refused=password-short").await.shows("Use at least 15 characters.");
    let fields = [("password", AGENT_PASSWORD), ("invitation", "true")];
    let set = browser.post("/agents-api/set-password", &fields).await;
    set.announces("/sign-in", "password-set");

    person.type_password("/agents").await;
    let browser = &mut person.browser;
    browser.get("/second-factor?return_to=/agents").await.leads_to("/enrol?return_to=/agents");
    browser.get("/agents").await.leads_to("/enrol?return_to=/agents");
    let wrong = [("code", "000000"), ("return_to", "/agents")];
    let refused = browser.post("/agents-api/confirm-enrolment", &wrong).await;
    refused.leads_to("/enrol?return_to=/agents&refused=code-wrong");
    person.enrol(deployment).await;
    let browser = &mut person.browser;
    let kept = [("return_to", "/agents")];
    let kept = browser.post("/agents-api/keep-recovery-codes", &kept).await;
    kept.leads_to("/agents");
    browser.get("/agents").await.shows("Laura Ibarra");
    browser.get("/recovery-codes").await.shows("have already been shown");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_second_factor_is_required_every_time_and_no_code_works_twice(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut person = deployment.agent().await;
    person.browser.post("/agents-api/sign-out", &[]).await.leads_to("/signed-out");
    person.browser.get("/customers").await.leads_to("/sign-in?return_to=/customers");
    person.type_password("").await;
    let page = person.browser.get("/second-factor").await;
    page.shows("signing in as pablo@work.test");
    // The code that set up the second factor is used up.
    let refused = person.type_code(deployment, "").await;
    refused.leads_to("/second-factor?refused=code-wrong");
    deployment.wait_for_the_next_code();
    person.type_code(deployment, "/mails").await.leads_to("/mails");
    assert_eq!(person.browser.get("/mails").await.status, StatusCode::OK);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_code_works_once(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut person = deployment.agent().await;
    let code = person.recovery_codes[3].clone();
    for works in [true, false] {
        person.type_password("").await;
        let fields = [("code", &*code)];
        let answer = person.browser.post("/agents-api/second-factor", &fields).await;
        let next = if works { "/" } else { "/second-factor?refused=code-wrong" };
        answer.leads_to(next);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_step_rotates_the_session(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut person = deployment.agent().await;
    let session = |person: &super::office::Person| person.browser.cookies["__Host-agent"].clone();
    let open = session(&person);
    person.type_password("").await;
    let half = session(&person);
    deployment.wait_for_the_next_code();
    person.type_code(deployment, "").await.leads_to("/");
    assert!(open != half && half != session(&person));
    let mut thief = deployment.office();
    thief.cookies.insert("__Host-agent".to_owned(), half);
    thief.get("/customers").await.leads_to("/sign-in?return_to=/customers");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_get_one_answer_and_are_then_throttled(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    deployment.agent().await;
    for email in ["pablo@work.test", "nobody@work.test"] {
        let mut browser = deployment.office();
        let fields = [("email", email), ("password", "not the password at all")];
        for _ in 0..5 {
            let answer = browser.post("/agents-api/sign-in", &fields).await;
            answer.leads_to("/sign-in?refused=no-match");
        }
        let answer = browser.post("/agents-api/sign-in", &fields).await;
        let location = answer.header("location").to_owned();
        assert!(location.starts_with("/sign-in?refused=wait&wait=3"), "{location}");
        let page = browser.get(&location).await;
        page.shows("Too many attempts. Try again in 3");
        page.shows(&format!("value=\"{email}\""));
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_idle_session_ends_after_half_an_hour(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut person = deployment.agent().await;
    deployment.app.clock.advance(TimeDelta::minutes(29));
    let seen = person.browser.get("/mails").await;
    assert_eq!(seen.status, StatusCode::OK);
    deployment.app.clock.advance(TimeDelta::minutes(31));
    person.browser.get("/mails").await.leads_to("/sign-in?return_to=/mails");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_password_is_replaced_by_a_mailed_link(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut person = deployment.agent().await;
    let mut other = deployment.office();
    for email in ["pablo@work.test", "nobody@work.test"] {
        let fields = [("email", email)];
        let asked = other.post("/agents-api/forgot-password", &fields).await;
        asked.leads_to("/forgot-password/sent");
    }
    let token = deployment.app.mail_to("pablo@work.test").await.token("reset").expect("a link");
    other.get(&format!("/reset/{token}")).await.leads_to("/reset");
    other.get("/reset").await.shows("Choose a new password");
    let fields = [("password", "another quiet desk at home")];
    let set = other.post("/agents-api/set-password", &fields).await;
    set.announces("/sign-in", "password-set");
    person.browser.get("/mails").await.leads_to("/sign-in?return_to=/mails");
    let again = other.get(&format!("/reset/{token}")).await;
    again.leads_to("/reset");
    other.get("/reset").await.shows("This link has already been used");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agent_of_several_operators_chooses_and_can_switch(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let ferries = deployment.app.other_portal().await;
    let mut person = deployment.admin().await;
    let (_, path) = deployment.invited(&ferries.host, "laura@work.test", Role::Agent).await;
    let browser = &mut person.browser;
    browser.get(&path).await.leads_to("/invitation");
    browser.get("/invitation").await.shows("Accept invitation");
    let fields = [("accept", "true"), ("invitation", "true")];
    let accepted = browser.post("/agents-api/set-password", &fields).await;
    accepted.announces("/sign-in", "invitation-accepted");

    person.type_password("").await;
    deployment.wait_for_the_next_code();
    person.type_code(deployment, "/mails").await.leads_to("/mails");
    let browser = &mut person.browser;
    browser.get("/mails").await.leads_to("/operators?return_to=/mails");
    let page = browser.get("/operators?return_to=/mails").await;
    page.shows("Norte Lines");
    page.shows("Sur Ferries");
    for (operator, name) in [("Sur Ferries", "Agent"), ("Norte Lines", "Admin")] {
        let page = browser.get("/operators").await;
        let form = page
            .body
            .split("<form action=\"/agents-api/choose-operator\"")
            .find(|form| form.contains(operator))
            .expect("a choice");
        let id = super::office::between(form, "name=\"agent\" value=\"", "\"");
        let fields = [("agent", id), ("return_to", "/account")];
        let chosen = browser.post("/agents-api/choose-operator", &fields).await;
        chosen.leads_to("/account");
        let account = browser.get("/account").await;
        account.shows(operator);
        account.shows(&format!("<dd>{name}</dd>"));
    }
    let fields = [("agent", "999999")];
    let refused = browser.post("/agents-api/choose-operator", &fields).await;
    let page = "/operators?form=menu&refused=signed-out";
    refused.leads_to(page);
    browser.get(page).await.shows("Your session has ended.");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_step_leads_off_the_backoffice(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut person = deployment.agent().await;
    for return_to in ["//evil.test", "https://evil.test", "/\\evil.test", "/%2fevil.test"] {
        person.type_password(return_to).await;
        deployment.wait_for_the_next_code();
        person.type_code(deployment, return_to).await.leads_to("/");
        let fields = [("return_to", return_to)];
        let browser = &mut person.browser;
        let kept = browser.post("/agents-api/keep-recovery-codes", &fields).await;
        kept.leads_to("/");
    }
}
