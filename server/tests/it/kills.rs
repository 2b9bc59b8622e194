//! A server that is killed at any moment: what was answered is done, and no mail is lost.

use crate::process::Process;
use crate::test_server::{EMAIL, PASSWORD, TestServer};
use accounts::SignInForm;
use accounts::testing::{Database, TestApp, repetitions};
use model::CustomerNumber;
use rstest::rstest;
use secrecy::ExposeSecret;
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio::time::{interval, sleep};

mod people;

pub use people::browser_of;
use people::{Answer, Answers, NEW_PASSWORD, POLL, Renewed, live, mailed, renew};

const PEOPLE_AT_ONCE: usize = 3;
/// Half of the lease of a mail.
const PROMPT: Duration = Duration::from_secs(30);

/// Returns how often the server is killed on each database.
fn kills() -> usize {
    repetitions("GUICHET_TEST_KILLS", 100)
}

/// Every second round, customers with an account choose a new password.
fn renewals() -> usize {
    kills() / 2
}

fn renewing(place: usize) -> String {
    format!("r{place}@example.test")
}

/// Registers the customers for the password rounds, each with their own email.
async fn add_renewing(deployment: &TestServer<'_>) {
    deployment.registered().await;
    for place in 0..renewals() {
        let email = renewing(place);
        let number = CustomerNumber::from_draw(u32::try_from(place).expect("a few"));
        let digits = number.digits();
        let copies = format!(
            "INSERT INTO customers (operator_id, number, first_name, last_name, first_key, last_key, email, email_key, \
                                    locale, disabled, created_at) \
             SELECT operator_id, '{digits}', first_name, last_name, first_key, last_key, '{email}', '{email}', \
                    locale, disabled, created_at \
             FROM customers WHERE email_key = '{EMAIL}'; \
             INSERT INTO accounts (customer_id, operator_id, state, password_hash, number_sign_in, sign_in_email, \
                                   email_proved) \
             SELECT c.id, a.operator_id, a.state, a.password_hash, a.number_sign_in, '{email}', a.email_proved \
             FROM accounts a, customers c WHERE a.sign_in_email = '{EMAIL}' AND c.email_key = '{email}'"
        );
        deployment.app.execute(&copies).await;
    }
}

/// Returns whether the password signs in, from an unused network.
async fn opens(deployment: &TestServer<'_>, email: &str, password: &str) -> bool {
    let form =
        SignInForm { identifier: email.to_owned(), password: password.into(), remember: false };
    let caller = deployment.app.caller();
    deployment.app.accounts.sessions().sign_in(&caller, form).await.is_ok()
}

/// Checks that every client who got the answer has the new password, and that each has exactly one that works.
async fn passwords_are_whole(deployment: &TestServer<'_>, renewed: &BTreeSet<String>) {
    for email in (0..renewals()).map(renewing) {
        let new = opens(deployment, &email, NEW_PASSWORD).await;
        let old = opens(deployment, &email, PASSWORD).await;
        assert_ne!(new, old, "{email}: the new one, the old one");
        assert!(new || !renewed.contains(&email), "{email} was answered");
    }
}

/// Returns draws that are the same in every run (xorshift64*).
pub fn draw(state: &mut u64) -> u64 {
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33
}

async fn start(deployment: &TestServer<'_>, folder: &Path) -> Process {
    let settings = format!(
        "unset GUICHET_MAIL_SMTP; export GUICHET_TRUSTED_PROXIES=127.0.0.1 GUICHET_MAIL_FOLDER='{}'",
        folder.display()
    );
    let database = deployment.app.config.database_url.expose_secret();
    let nowhere = SocketAddr::from(([127, 0, 0, 1], 9));
    let process = Process::start_after(&settings, deployment, database, nowhere).await;
    let mut look = interval(POLL);
    while TcpStream::connect(process.portals).await.is_err() {
        look.tick().await;
    }
    process
}

/// Opens a client's mailed links in another browser. A used link changes nothing.
async fn confirm(deployment: &TestServer<'_>, folder: &Path, email: &str) {
    for token in mailed(folder, email, "confirm") {
        let mut browser = deployment.browser();
        browser.get(&format!("/confirm/{token}")).await;
        let form = [("password", PASSWORD)];
        browser.post("/api/confirm", &form).await;
    }
}

async fn is_whole(deployment: &TestServer<'_>, folder: &Path, answers: &BTreeMap<String, Answer>) {
    for half in [
        "SELECT COUNT(*) FROM accounts WHERE state = 'active' AND password_hash IS NULL",
        "SELECT COUNT(*) FROM accounts WHERE state = 'active' AND sign_in_email IS NULL",
        "SELECT COUNT(*) FROM customers WHERE id NOT IN (SELECT customer_id FROM accounts)",
        "SELECT COUNT(*) FROM outbox WHERE state <> 'sent'",
    ] {
        assert_eq!(deployment.app.number(half).await, 0, "{half}");
    }
    for (email, answer) in answers {
        assert!(!mailed(folder, email, "confirm").is_empty(), "{email}");
        if *answer == Answer::PasswordLinkSent {
            assert!(!mailed(folder, email, "set-password").is_empty(), "{email}");
        }
        if *answer == Answer::Registered {
            confirm(deployment, folder, email).await;
        }
        let signed_in = deployment.browser().sign_in(email, "").await;
        let leads_to = signed_in.header("location");
        assert_eq!(leads_to, "/account/purchases", "{email}, {answer:?}");
    }
}

/// Returns how long people of one round need when nothing is killed: kills fall anywhere in that time, however busy the
/// machine is.
async fn undisturbed(deployment: &TestServer<'_>, folder: &Path, answers: &Answers) -> Duration {
    let process = start(deployment, folder).await;
    let began = Instant::now();
    let first = kills() * (PEOPLE_AT_ONCE + 1);
    let people = (first..first + PEOPLE_AT_ONCE).map(|person| {
        let browser = browser_of(deployment, process.portals, person);
        let email = format!("p{person}@example.test");
        tokio::spawn(live(browser, folder.to_owned(), email, Arc::clone(answers)))
    });
    for person in people.collect::<Vec<_>>() {
        person.await.expect("an undisturbed life");
    }
    let took = began.elapsed();
    process.stop().await;
    took
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_killed_at_any_moment_loses_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let folder = deployment.app.mail_folder();
    let (answers, mut state) = (Answers::default(), 0x6775_6963_6865_7421);
    let renewed = Renewed::default();
    add_renewing(deployment).await;
    // On a busy machine that would take minutes: then most kills fall into the first second.
    let within = undisturbed(deployment, &folder, &answers).await.min(Duration::from_secs(1));
    for round in 0..kills() {
        let process = start(deployment, &folder).await;
        let mut people: Vec<_> = (0..PEOPLE_AT_ONCE)
            .map(|place| {
                let person = round * PEOPLE_AT_ONCE + place;
                let browser = browser_of(deployment, process.portals, person);
                let email = format!("p{person}@example.test");
                tokio::spawn(live(browser, folder.clone(), email, Arc::clone(&answers)))
            })
            .collect();
        if round.is_multiple_of(2) {
            // Outside the networks of all other clients.
            let person = kills() * PEOPLE_AT_ONCE + round;
            let browser = browser_of(deployment, process.portals, person);
            let email = renewing(round / 2);
            let renewed = Arc::clone(&renewed);
            people.push(tokio::spawn(renew(browser, folder.clone(), email, renewed)));
        }
        let moment = u32::try_from(draw(&mut state) % 1000).expect("thousandths");
        sleep(within * moment / 1000).await;
        process.signal("-KILL");
        drop(process);
        for person in people {
            person.abort();
            if let Err(ended) = person.await {
                assert!(ended.is_cancelled(), "{ended}");
            }
        }
        // A server that is alone on its file takes over at once what the killed one was sending. Where there may be
        // other servers, its mails are due when the lease ends, a minute later.
        if deployment.app.accounts.has_database_server() {
            deployment
                .app
                .execute("UPDATE outbox SET due_at = created_at WHERE state <> 'sent'")
                .await;
        }
    }
    let process = start(deployment, &folder).await;
    let (since, mut look) = (Instant::now(), interval(POLL));
    while deployment.app.number("SELECT COUNT(*) FROM outbox WHERE state <> 'sent'").await > 0 {
        look.tick().await;
        let waited = since.elapsed();
        assert!(waited < PROMPT, "mails wait for a server that is gone");
    }
    process.stop().await;
    let answers = answers.lock().expect("no panic").clone();
    assert!(answers.len() > kills() / 2, "{} got an answer", answers.len());
    assert!(answers.values().any(|answer| *answer == Answer::PasswordLinkSent));
    is_whole(deployment, &folder, &answers).await;
    let renewed = renewed.lock().expect("no panic").clone();
    assert!(!renewed.is_empty(), "nobody got as far as a new password");
    passwords_are_whole(deployment, &renewed).await;
}
