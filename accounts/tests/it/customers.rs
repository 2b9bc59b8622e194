//! Customers as agents manage them.

mod activation;
mod acts;
mod change;
mod details;
pub mod merge;
mod merge_accounts;
mod merge_rules;
mod search;
mod story;
mod tenants;
mod twins;
mod unmerge;

use crate::{agents, story::buy};
use accounts::testing::Bench;
use model::{Agent, CustomerDetails, CustomerNumber, CustomerSummary};

pub const ANA: &str = "ana@example.test";
pub const OTHER: &str = "anita@example.test";
pub const NEW: &str = "the mountain in winter";

/// Returns the customers that a search finds, on all pages.
pub async fn find(bench: &Bench, agent: &Agent, text: &str) -> Vec<CustomerSummary> {
    let mut all = Vec::new();
    let mut after = None;
    loop {
        let page =
            bench.accounts.search_customers(agent, text, after.as_ref()).await.expect("found");
        assert!(page.items.len() <= 25, "a page has 25 at most");
        all.extend(page.items);
        after = page.next;
        if after.is_none() {
            return all;
        }
    }
}

/// Returns the number of the only customer with an email.
pub async fn number_of(bench: &Bench, agent: &Agent, email: &str) -> CustomerNumber {
    let found = find(bench, agent, email).await;
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].number.clone()
}

pub async fn details(bench: &Bench, agent: &Agent, number: &CustomerNumber) -> CustomerDetails {
    bench.accounts.customer_details(agent, number).await.expect("an answer").expect("a customer")
}

/// Returns an admin, and the number of a guest who bought once.
pub async fn guest(bench: &Bench) -> (Agent, CustomerNumber) {
    let (admin, _) = agents::staff(bench).await;
    buy(bench, ANA, "Ana").await;
    let number = number_of(bench, &admin, ANA).await;
    (admin, number)
}

/// Sends the activation. Returns its link.
pub async fn activation_link(bench: &Bench, agent: &Agent, number: &CustomerNumber) -> String {
    bench.accounts.send_activation(agent, &bench.agent_caller(), number).await.expect("sent");
    let mail = bench.mail_to(ANA).await;
    assert!(mail.text.contains(&number.to_string()), "{}", mail.text);
    mail.token("set-password").expect("a link")
}

/// Sets the password by a link.
pub async fn set_password(bench: &Bench, link: &str, password: &str) {
    bench.accounts.set_password(&bench.caller(), link, &password.into()).await.expect("set");
}

/// Returns the stored names of the timeline's events, newest first.
pub async fn happened(bench: &Bench, agent: &Agent, number: &CustomerNumber) -> Vec<String> {
    let page = bench.accounts.timeline_of(agent, number, None).await.expect("a timeline");
    page.items.into_iter().map(|entry| entry.event).collect()
}
