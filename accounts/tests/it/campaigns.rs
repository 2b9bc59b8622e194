//! Campaigns: who is selected, the rate of their mails, and their outcomes.

mod access;
mod choosing;
mod progress;
mod sending;

use accounts::{Accounts, CampaignForm, testing::TestApp};
use model::{Agent, CampaignDetails, CampaignId, CampaignState};

pub fn form(name: &str, per_minute: u32) -> CampaignForm {
    CampaignForm {
        name: name.into(),
        per_minute: per_minute.to_string(),
        ..CampaignForm::default()
    }
}

/// Lets the worker of an instance do everything that is due.
pub async fn work(accounts: &Accounts) {
    while accounts.campaigns().work().await.expect("a round") > 0 {}
}

/// Makes a campaign, whose customers are chosen.
pub async fn ready(app: &TestApp, admin: &Agent, form: &CampaignForm) -> CampaignId {
    let created = app.accounts.campaigns().create(admin, &app.agent_caller(), form).await;
    work(&app.accounts).await;
    created.expect("created")
}

/// Starts a campaign now, and queues its first mails.
pub async fn start(app: &TestApp, admin: &Agent, id: CampaignId) {
    let started = app.accounts.campaigns().start(admin, &app.agent_caller(), id, "").await;
    started.expect("started");
    work(&app.accounts).await;
}

pub async fn details(app: &TestApp, admin: &Agent, id: CampaignId) -> CampaignDetails {
    let found = app.accounts.campaigns().get(admin, id).await;
    found.expect("an answer").expect("a campaign")
}

async fn state(app: &TestApp, admin: &Agent, id: CampaignId) -> CampaignState {
    details(app, admin, id).await.campaign.state
}

/// Returns how many mails of campaigns were queued so far.
async fn queued(app: &TestApp) -> i64 {
    app.number("SELECT COUNT(*) FROM outbox WHERE priority = 2").await
}
