//! What is counted: attempts of clients that hang up, and nothing that is refused because too many wait.

use crate::{
    OneTimeKey, RegisterForm, SignInForm,
    hash_renewal::PasswordOwner,
    testing::{Database, TestApp},
};
use model::{CustomerId, Failure, refusals::SignInRefusal};
use rstest::rstest;

const COUNTERS: &str = "SELECT COUNT(*) FROM throttles";
/// A hash at 8 KiB and one pass.
const OUTDATED: &str =
    "$argon2id$v=19$m=8,t=1,p=1$c2l4dGVlbiBieXRlcyBvaw$HY0sSfiOYYOp1WKpqzHBfWUAirE3PanLgjS5j9m7hHY";

fn guess() -> SignInForm {
    SignInForm {
        identifier: "nobody@example.test".into(),
        password: "not the password".into(),
        remember: false,
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_hangs_up_is_charged_all_the_same(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let more_than = |number: i64| format!("SELECT COUNT(*) WHERE ({COUNTERS}) > {number}");
    let before = app.number(COUNTERS).await;
    let hasher = &app.accounts.0.hasher.0;
    let all = u32::try_from(hasher.max_permits).unwrap();
    let held = hasher.permits.acquire_many(all).await.unwrap();
    let attempt = tokio::spawn({
        let (accounts, caller) = (app.accounts.clone(), app.caller());
        async move { accounts.sessions().sign_in(&caller, guess()).await }
    });
    app.until(&more_than(before)).await;
    let begun = app.number(COUNTERS).await;
    attempt.abort();
    assert!(attempt.await.is_err_and(|error| error.is_cancelled()));
    drop(held);
    // The failures of the network have a counter of their own.
    app.until(&more_than(begun)).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_beyond_the_queue_is_neither_counted_nor_verified(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let before = app.number(COUNTERS).await;
    app.accounts.0.hasher.0.queue.set_full(true);
    let refused = app.accounts.sessions().sign_in(&app.caller(), guess()).await;
    assert!(matches!(refused, Err(Failure::Busy)), "{refused:?}");
    assert_eq!(app.number(COUNTERS).await, before);
    app.accounts.0.hasher.0.queue.set_full(false);
    let wrong = app.accounts.sessions().sign_in(&app.caller(), guess()).await;
    assert!(matches!(wrong, Err(Failure::Refused(_))), "{wrong:?}");
    assert!(app.number(COUNTERS).await > before);
}

fn registration() -> RegisterForm {
    RegisterForm {
        email: "ana@example.test".into(),
        first_name: "Ana".into(),
        last_name: "Quiroga".into(),
        password: "the river in autumn".into(),
        return_to: String::new(),
        consent: None,
        once: OneTimeKey::default(),
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_registration_that_cannot_be_hashed_uses_up_no_quota(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let (hasher, caller) = (&app.accounts.0.hasher.0, app.caller());
    let register = || app.accounts.registration().register(&caller, registration());
    let before = app.number(COUNTERS).await;
    hasher.queue.set_full(true);
    assert!(matches!(register().await, Err(Failure::Busy)));
    hasher.queue.set_full(false);
    assert_eq!(app.number(COUNTERS).await, before);
    let all = u32::try_from(hasher.max_permits).unwrap();
    let held = hasher.permits.acquire_many(all).await.unwrap();
    // As many as there may be mails to one mailbox at once.
    let refused = tokio::join!(register(), register(), register());
    assert!(matches!(refused, (Err(Failure::Busy), Err(Failure::Busy), Err(Failure::Busy))));
    drop(held);
    register().await.expect("registered");
}

/// The attempt began as a failure: refused now, the owner of the password would wait for it.
#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_right_password_stays_right_while_its_hash_cannot_be_renewed(#[case] database: Database) {
    let app = TestApp::on(database).await;
    app.accounts.0.hasher.0.queue.set_full(true);
    let owner = PasswordOwner::Customer(app.portal.operator, CustomerId::default());
    let password = "the river in autumn".into();
    let kept = app.accounts.renew_hash::<SignInRefusal>(owner, OUTDATED, &password).await;
    assert_eq!(kept, Ok(OUTDATED.to_owned()));
}
