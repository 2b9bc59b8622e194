//! Access to the backoffice: every address by every kind of caller, compared with a readable table.

use super::office::Person;
use crate::browser::{Answer, Browser};
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use model::Role;
use rstest::rstest;
use server::backoffice::access::{FUNCTIONS, PAGES};

/// What each kind of caller gets. Review changes instead of only regenerating it.
const TABLE: &str = include_str!("access.txt");
const CALLERS: [&str; 8] = [
    "anonymous",
    "customer",
    "enrolling",
    "at-code",
    "choosing",
    "agent",
    "admin",
    "admin-old-code",
];

#[test]
fn no_address_is_without_a_line_and_no_line_without_an_address() {
    let sorted = |mut list: Vec<String>| {
        list.sort();
        list
    };
    let lines = |table: &[(&str, _)]| -> Vec<String> {
        sorted(table.iter().map(|(path, _)| (*path).to_owned()).collect())
    };
    let mut pages = server::backoffice::pages();
    pages.extend([
        "/.well-known/change-password".to_owned(),
        "/invitation/{token}".to_owned(),
        "/reset/{token}".to_owned(),
        "/confirm-sender/{token}".to_owned(),
        "/providers/{id}/test".to_owned(),
        "/providers/{id}/test/back".to_owned(),
        "/imports/{id}/report".to_owned(),
    ]);
    assert_eq!(lines(&PAGES), sorted(pages));
    let mut functions = server::functions::agents_paths();
    // The upload forms, the one whose answer is a file, the one with any columns, and the one that another function
    // answers: none is a server function.
    functions.push("/agents-api/set-logo".to_owned());
    functions.push("/agents-api/upload-import".to_owned());
    functions.push("/agents-api/start-import".to_owned());
    functions.push("/agents-api/export".to_owned());
    functions.push("/agents-api/reauthenticate".to_owned());
    assert_eq!(lines(&FUNCTIONS), sorted(functions));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_caller_gets_what_the_table_requires(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut callers = callers(deployment).await;
    let mut found = format!("{:<38}", "");
    for name in CALLERS {
        found.push_str(&format!(" {name:<15}"));
    }
    let pages = PAGES.iter().map(|(path, _)| *path);
    // Signing out comes last, since it ends the callers' sessions.
    let (out, functions): (Vec<&str>, Vec<&str>) =
        FUNCTIONS.iter().map(|(path, _)| *path).partition(|path| path.ends_with("/sign-out"));
    for path in pages.chain(functions).chain(out) {
        found = format!("{}\n{path:<38}", found.trim_end());
        for caller in &mut callers {
            let outcome = outcome(caller, path).await;
            found.push_str(&format!(" {outcome:<15}"));
        }
    }
    let found = format!("{}\n", found.trim_end());
    assert!(found == TABLE, "the table is another one:\n{found}");
}

/// One browser for each kind of caller, in the order of the table.
async fn callers(deployment: &TestServer<'_>) -> Vec<Browser> {
    let host = &deployment.app.portal.host;
    let ferries = deployment.app.other_portal().await.host.clone();
    let mut customer = deployment.office();
    let session = deployment.signed_in().await.cookies["__Host-session"].clone();
    customer.cookies.insert("__Host-agent".to_owned(), session);

    let mut enrolling = deployment.with_password(host, "enrolling@work.test", Role::Admin).await;
    enrolling.type_password("").await;

    let mut at_code = deployment.at_work(host, "code@work.test", Role::Admin).await;
    at_code.type_password("").await;

    let mut choosing = deployment.at_work(host, "both@work.test", Role::Admin).await;
    join(deployment, &mut choosing, &ferries).await;
    choosing.type_password("").await;
    deployment.wait_for_the_next_code();
    choosing.type_code(deployment, "").await.leads_to("/");

    let host = &deployment.app.portal.host;
    let stale = deployment.at_work(host, "stale@work.test", Role::Admin).await;
    // Short enough that no session and no pending sign-in expires.
    deployment.app.clock.advance(TimeDelta::minutes(10));
    let (agent, admin) = (deployment.agent().await, deployment.admin().await);
    vec![
        deployment.office(),
        customer,
        enrolling.browser,
        at_code.browser,
        choosing.browser,
        agent.browser,
        admin.browser,
        stale.browser,
    ]
}

/// Makes the person an agent of another operator as well.
async fn join(deployment: &TestServer<'_>, person: &mut Person, portal: &str) {
    let (_, path) = deployment.invited(portal, &person.email, Role::Agent).await;
    person.browser.get(&path).await.leads_to("/invitation");
    let fields = [("accept", "true"), ("invitation", "true")];
    let accepted = person.browser.post("/agents-api/set-password", &fields).await;
    accepted.announces("/sign-in", "invitation-accepted");
}

/// Returns what the caller gets: the page or function itself, a redirect to another step, or a refusal.
async fn outcome(caller: &mut Browser, path: &str) -> String {
    let before = caller.cookies.clone();
    let answer = if path.starts_with("/agents-api/") {
        caller.post_by_script(path, &[]).await
    } else {
        let path = path
            .replace("{number}", "482-915-607")
            .replace("{other}", "123-123-123")
            .replace("{id}", "0")
            .replace("{test}", "0")
            .replace("{message}", "nothing")
            .replace("{token}", "x");
        caller.get(&path).await
    };
    // The cookies that one address sets must not affect the next one.
    caller.cookies = before;
    said(&answer, path)
}

fn said(answer: &Answer, path: &str) -> String {
    let location = answer.header("location");
    let to = location.split('?').next().unwrap_or_default();
    match answer.status.as_u16() {
        303 => to.to_owned(),
        401 => format!("401 {to}"),
        403 => "403".to_owned(),
        // The customer does not exist, which only callers with access see.
        404 if path.contains('{') => "in".to_owned(),
        200 | 422 => "in".to_owned(),
        other => other.to_string(),
    }
}
