//! The database contains no usable secret of an agent.

use super::{LAURA, PASSWORD, invite, open, sign_in};
use accounts::testing::{Database, TestApp};
use model::Role;
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_secret_of_an_agent_is_in_the_database(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let invitation = invite(&app, &app.portal, LAURA, Role::Admin).await;
    let mailed = app.mail_to(LAURA).await.token("invitation").expect("a link");
    let caller = app.agent_caller();
    app.accounts
        .agents()
        .set_password(&caller, &invitation, &PASSWORD.into())
        .await
        .expect("accepted");
    let pending = sign_in(&app, LAURA, PASSWORD).await.expect("signed in");
    let shown = app.accounts.agents().enrolment(pending.expose()).await.expect("new");
    let laura = super::enrol(&app, LAURA).await;
    let cookie = open(&app, &laura).await;
    app.accounts.agents().forgot_password(&caller, LAURA).await.expect("asked");
    let reset = app.mail_to(LAURA).await.token("reset").expect("a link");

    let compact = |text: &str| text.replace([' ', '-'], "");
    let mut secrets = vec![
        invitation,
        mailed,
        reset,
        PASSWORD.to_owned(),
        pending.expose().to_owned(),
        laura.cookie.expose().to_owned(),
        cookie.expose().to_owned(),
        shown.secret.clone(),
        compact(&shown.secret),
        laura.secret.clone(),
        compact(&laura.secret),
    ];
    secrets.extend(laura.recovery.iter().cloned());
    secrets.extend(laura.recovery.iter().map(|code| compact(code)));
    let mut needles: Vec<Vec<u8>> = secrets.into_iter().map(String::into_bytes).collect();
    needles.extend([&shown.secret, &laura.secret].map(|secret| bytes_of(secret)));
    let stored = app.stored().await;
    for needle in &needles {
        assert!(!stored.contains(needle), "{}", String::from_utf8_lossy(needle));
    }
    assert!(stored.contains(LAURA), "what is stored is found");
}

/// Decodes a base32 secret (RFC 4648, section 6).
fn bytes_of(base32: &str) -> Vec<u8> {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits: String = base32
        .chars()
        .filter_map(|letter| alphabet.find(letter))
        .map(|value| format!("{value:05b}"))
        .collect();
    bits.as_bytes()
        .chunks_exact(8)
        .filter_map(|byte| u8::from_str_radix(std::str::from_utf8(byte).ok()?, 2).ok())
        .collect()
}
