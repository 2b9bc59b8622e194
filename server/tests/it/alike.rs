//! Responses that could tell whether a person is known: status, size and headers. `script/bench --timing` measures the
//! time.

use crate::browser::{Answer, Browser};
use crate::test_server::{EMAIL, PASSWORD, TestServer};
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use rstest::rstest;

/// Unknown addresses, as long as the known ones.
const UNKNOWN_CUSTOMER: &str = "eva@example.test";
const UNKNOWN_AGENT: &str = "diego@work.test";
const AGENT: &str = "pablo@work.test";

/// What distinguishes responses, whatever secrets of fixed length they carry.
#[derive(Debug, PartialEq, Eq)]
struct Observed {
    status: StatusCode,
    location: String,
    bytes: usize,
    /// The names of all headers with the lengths of their values.
    headers: Vec<(String, usize)>,
}

impl Observed {
    fn of(answer: &Answer) -> Self {
        let headers = answer.headers.iter();
        let mut headers: Vec<_> =
            headers.map(|(name, value)| (name.as_str().to_owned(), value.len())).collect();
        headers.sort();
        Self {
            status: answer.status,
            location: answer.header("location").to_owned(),
            bytes: answer.body.len(),
            headers,
        }
    }
}

/// Submits a form with and without scripts, and opens the page that follows.
async fn observe(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Vec<Observed> {
    let by_script = browser.clone().post_by_script(path, fields).await;
    let mut plain = browser.clone();
    let answer = plain.post(path, fields).await;
    let page = plain.get(answer.header("location")).await;
    [by_script, answer, page].iter().map(Observed::of).collect()
}

/// Asserts that a form gets the same responses for both people.
async fn assert_alike(
    browser: &Browser,
    path: &str,
    field: &str,
    people: [&str; 2],
    others: &[(&str, &str)],
) {
    let mut observed = Vec::new();
    for person in people {
        let mut fields = vec![(field, person)];
        fields.extend(others);
        observed.push(observe(browser, path, &fields).await);
    }
    assert_eq!(observed[0], observed[1], "{path}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a06_known_and_unknown_customers_get_the_same_responses(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    deployment.registered().await;
    // Where the page may not reveal that an email is registered.
    crate::sso_pages::set(deployment, &[("tell_when_email_is_registered", "false")]).await;
    let browser = &deployment.browser();
    let people = [EMAIL, UNKNOWN_CUSTOMER];
    let wrong = [("password", "not the password at all")];
    assert_alike(browser, "/api/sign-in", "identifier", people, &wrong).await;
    assert_alike(browser, "/api/forgot-password", "identifier", people, &[]).await;
    assert_alike(browser, "/api/forgot-number", "email", people, &[]).await;
    let names = [("first_name", "Ana"), ("last_name", "Quiroga"), ("password", PASSWORD)];
    assert_alike(browser, "/api/register", "email", people, &names).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a06_known_and_unknown_agents_get_the_same_responses(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    assert_eq!(deployment.agent().await.email, AGENT);
    let browser = &deployment.office();
    let people = [AGENT, UNKNOWN_AGENT];
    let wrong = [("password", "not the password at all")];
    assert_alike(browser, "/agents-api/sign-in", "email", people, &wrong).await;
    assert_alike(browser, "/agents-api/forgot-password", "email", people, &[]).await;
}
