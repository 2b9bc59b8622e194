//! Portals, their looks and overrides, and custom messages.

mod activation_links;
mod logo;
mod look;
mod messages;
mod overrides;
mod portals;
mod sender;
mod tenants;

use accounts::{PortalForm, testing::TestApp};
use model::{Agent, AuditEntry, PortalDetails, PortalId};

pub fn form(name: &str, host: &str) -> PortalForm {
    PortalForm { name: name.into(), host: host.into(), ..PortalForm::default() }
}

pub fn changes(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |&(name, value): &(&str, &str)| (name.to_owned(), value.to_owned());
    pairs.iter().map(owned).collect()
}

pub async fn details(app: &TestApp, agent: &Agent, id: PortalId) -> PortalDetails {
    let found = app.accounts.branding().portal(agent, id).await;
    found.expect("an answer").expect("the portal")
}

/// Returns the audit records of that action, newest first.
pub async fn records(app: &TestApp, agent: &Agent, action: &str) -> Vec<AuditEntry> {
    let records = app.accounts.audit_log().page(agent, None).await.expect("records");
    let mut records = records.items;
    records.retain(|record| record.action == action);
    records
}

/// Returns the header of a picture of that size.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes
}
