//! Floods of requests, which are refused before they cost anything.

use crate::story::form;
use accounts::{Accounts, Caller, Capacity, Config, testing::TestApp};
use model::Failure;
use std::sync::Arc;

const REQUESTS: usize = 2_000;
const AT_ONCE: usize = 8;
/// The tables that a flood must not fill.
const ROWS: &str = "SELECT (SELECT COUNT(*) FROM registrations) + (SELECT COUNT(*) FROM throttles) \
                    + (SELECT COUNT(*) FROM outbox) + (SELECT COUNT(*) FROM form_keys)";

/// Returns an instance that hashes no password: an attempt ends as busy.
fn without_hashes(app: &TestApp) -> Accounts {
    let capacity = Capacity { password_hashes: Some(0), ..app.config.capacity };
    let config = Config { capacity, ..app.config.clone() };
    Accounts::connect(&config, Arc::new(app.clock.clone())).expect("the configuration works")
}

/// L03: asserts that a flood of registrations by a caller whose network has used up its quota waits before any password
/// is hashed or row is written, while another network registers.
pub async fn registrations_wait_before_any_hash(app: &TestApp, caller: &Caller) {
    let flooded = without_hashes(app);
    let before = app.number(ROWS).await;
    let floods: Vec<_> = (0..AT_ONCE)
        .map(|first| {
            let (accounts, caller) = (flooded.clone(), caller.clone());
            tokio::spawn(async move {
                for place in (first..REQUESTS).step_by(AT_ONCE) {
                    let email = format!("flood{place}@example.test");
                    let answer = accounts.registration().register(&caller, form(&email)).await;
                    assert!(matches!(answer, Err(Failure::Wait(_))), "{answer:?}");
                }
            })
        })
        .collect();
    for flood in floods {
        flood.await.expect("every request of the flood waits");
    }
    assert_eq!(app.number(ROWS).await, before);
    let elsewhere =
        app.accounts.registration().register(&app.caller(), form("elsewhere@example.test")).await;
    elsewhere.expect("registered");
}
