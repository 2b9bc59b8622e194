//! Customers as agents manage them.

mod activation;
mod change;
mod create;
mod details;
mod duplicates;
pub mod list;
mod lock;
pub mod merge;
mod merge_accounts;
mod merge_rules;
mod search;
mod story;
mod tenants;
mod unmerge;

use crate::{agents, story::buy};
use accounts::testing::TestApp;
use model::{Agent, CustomerDetails, CustomerNumber, CustomerSummary};

pub const ANA: &str = "ana@example.test";
pub const OTHER: &str = "anita@example.test";
pub const NEW: &str = "the mountain in winter";

/// Returns the customers that a search finds, on all pages.
pub async fn find(app: &TestApp, agent: &Agent, text: &str) -> Vec<CustomerSummary> {
    let mut all = Vec::new();
    let mut after = None;
    loop {
        let page =
            app.accounts.customers().search(agent, text, after.as_ref()).await.expect("found");
        assert!(page.items.len() <= 25, "a page has 25 at most");
        all.extend(page.items);
        after = page.next;
        if after.is_none() {
            return all;
        }
    }
}

/// Returns the number of the only customer with an email.
pub async fn number_of(app: &TestApp, agent: &Agent, email: &str) -> CustomerNumber {
    let found = find(app, agent, email).await;
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].number.clone()
}

pub async fn details(app: &TestApp, agent: &Agent, number: &CustomerNumber) -> CustomerDetails {
    app.accounts.customers().details(agent, number).await.expect("an answer").expect("a customer")
}

/// Returns an admin, and the number of a guest who bought once.
pub async fn guest(app: &TestApp) -> (Agent, CustomerNumber) {
    let (admin, _) = agents::staff(app).await;
    buy(app, ANA, "Ana").await;
    let number = number_of(app, &admin, ANA).await;
    (admin, number)
}

/// Sends the activation. Returns its link.
pub async fn activation_link(app: &TestApp, agent: &Agent, number: &CustomerNumber) -> String {
    app.accounts
        .customers()
        .send_activation(agent, &app.agent_caller(), number)
        .await
        .expect("sent");
    let mail = app.mail_to(ANA).await;
    assert!(mail.text.contains(&number.to_string()), "{}", mail.text);
    mail.token("set-password").expect("a link")
}

/// Sets the password by a link.
pub async fn set_password(app: &TestApp, link: &str, password: &str) {
    app.accounts.recovery().set_password(&app.caller(), link, &password.into()).await.expect("set");
}

/// Returns the stored names of the timeline's events, newest first.
pub async fn happened(app: &TestApp, agent: &Agent, number: &CustomerNumber) -> Vec<String> {
    let page = app.accounts.customers().timeline(agent, number, None).await.expect("a timeline");
    page.items.into_iter().map(|entry| entry.event).collect()
}
