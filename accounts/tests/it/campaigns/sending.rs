//! How fast mails leave, and what stops them.

use super::{details, form, queued, ready, start, state, work};
use crate::{agents, outbox::queue_order, story::register};
use accounts::{
    Accounts,
    clock::Clock,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{Agent, CampaignId, CampaignState, Failure, RecipientState, refusals::CampaignRefusal};
use rstest::rstest;
use std::{collections::BTreeSet, sync::Arc};

/// Returns an admin, and a campaign for that many customers that is ready.
async fn campaign(app: &TestApp, customers: u32, per_minute: u32) -> (Agent, CampaignId) {
    let (admin, _) = agents::staff(app).await;
    let bulk = app.accounts.bulk().add_customers(admin.operator, 0, customers).await;
    bulk.expect("bulk customers");
    let id = ready(app, &admin, &form("Spring", per_minute)).await;
    (admin, id)
}

/// Lets time pass, and everything be done that is due then.
async fn after(app: &TestApp, time: TimeDelta) {
    app.clock.advance(time);
    work(&app.accounts).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn mails_leave_at_the_rate_and_no_flood_follows_a_pause(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, id) = campaign(app, 40, 60).await;
    start(app, &admin, id).await;
    assert_eq!(queued(app).await, 1);
    after(app, TimeDelta::seconds(5)).await;
    assert_eq!(queued(app).await, 6);
    after(app, TimeDelta::hours(1)).await;
    assert_eq!(queued(app).await, 17, "ten seconds are caught up");

    let (accounts, caller) = (&app.accounts, app.agent_caller());
    accounts.campaigns().pause(&admin, &caller, id).await.expect("paused");
    accounts.campaigns().pause(&admin, &caller, id).await.expect("paused already");
    after(app, TimeDelta::hours(1)).await;
    assert_eq!((queued(app).await, state(app, &admin, id).await), (17, CampaignState::Paused));
    accounts.campaigns().resume(&admin, &caller, id).await.expect("resumed");
    work(accounts).await;
    assert_eq!(queued(app).await, 28);

    accounts.campaigns().stop(&admin, &caller, id).await.expect("stopped");
    after(app, TimeDelta::hours(1)).await;
    assert_eq!((queued(app).await, state(app, &admin, id).await), (28, CampaignState::Stopped));
    let resumed = accounts.campaigns().resume(&admin, &caller, id).await;
    assert_eq!(resumed, Err(CampaignRefusal::Over.into()));
    let audit = accounts.audit_log().page(&admin, None).await.expect("an audit").items;
    let actions: Vec<&str> = audit.iter().map(|entry| entry.action.as_str()).take(5).collect();
    let expected = [
        "campaign-stopped",
        "campaign-resumed",
        "campaign-paused",
        "campaign-started",
        "campaign-created",
    ];
    assert_eq!(actions, expected);
    assert!(audit[0].subject == "Spring", "{audit:?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_starts_at_its_time_and_finishes_by_itself(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, id) = campaign(app, 3, 600).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let passed = accounts.campaigns().start(&admin, &caller, id, "2026-06-01T09:00").await;
    assert_eq!(passed, Err(CampaignRefusal::StartPassed.into()));
    let started = accounts.campaigns().start(&admin, &caller, id, "2026-06-01T18:00").await;
    started.expect("started");
    after(app, TimeDelta::hours(5)).await;
    assert_eq!(queued(app).await, 0);
    after(app, TimeDelta::hours(2)).await;
    assert_eq!((queued(app).await, app.mails().await.len()), (3, 3));
    after(app, TimeDelta::minutes(1)).await;
    let finished = details(app, &admin, id).await;
    assert_eq!(finished.campaign.state, CampaignState::Finished);
    assert!(finished.campaign.ended_at.is_some());
    assert_eq!(finished.progress.sent(), 3);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn two_servers_and_a_restart_send_nobody_a_second_mail(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, id) = campaign(app, 30, 600).await;
    start(app, &admin, id).await;
    app.clock.advance(TimeDelta::seconds(10));
    let instance =
        || Accounts::connect(&app.config, Arc::new(app.clock.clone())).expect("connected");
    let workers = [instance(), instance(), app.accounts.clone()].map(|accounts| {
        tokio::spawn(async move {
            for _ in 0..30 {
                accounts.campaigns().work().await.expect("a round");
            }
        })
    });
    for worker in workers {
        worker.await.expect("no panic");
    }
    assert_eq!(details(app, &admin, id).await.progress.in_state(RecipientState::Waiting), 0);
    let mails = app.mails().await;
    let mailboxes: BTreeSet<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!((mails.len(), mailboxes.len()), (30, 30));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_reset_and_a_purchase_overtake_a_campaign(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, "ana@example.test").await;
    let (admin, id) = campaign(app, 60, 600).await;
    start(app, &admin, id).await;
    after(app, TimeDelta::seconds(10)).await;
    assert_eq!(queued(app).await, 60);
    app.clock.advance(TimeDelta::minutes(1));
    let caller = app.caller();
    queue_order(app, &caller, "guest@example.test").await;
    let asked = app.accounts.recovery().forgot_password(&caller, "ana@example.test", "");
    asked.await.expect("asked");
    app.accounts.mails().send_due().await.expect("one batch");
    let sent = "SELECT COUNT(*) FROM outbox WHERE state = 'sent' AND priority";
    let waits = "SELECT COUNT(*) FROM outbox WHERE state = 'queued' AND priority < 2";
    assert_eq!(app.number(waits).await, 0, "both are in the first batch");
    let slow = app.number(&format!("{sent} = 2")).await;
    assert!((1..=4).contains(&slow), "{slow}: a batch has few of them");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn nothing_piles_up_while_mails_do_not_leave(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, id) = campaign(app, 60, 10).await;
    start(app, &admin, id).await;
    for _ in 0..200 {
        after(app, TimeDelta::seconds(10)).await;
    }
    assert_eq!(queued(app).await, 20);
    app.mails().await;
    after(app, TimeDelta::seconds(20)).await;
    assert!(queued(app).await > 20);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_waits_while_nobody_can_sign_in_with_a_password(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, id) = campaign(app, 3, 600).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    app.execute("UPDATE operators SET customer_accounts_enabled = FALSE").await;
    let off: Result<(), Failure<CampaignRefusal>> = Err(CampaignRefusal::AccountsOff.into());
    assert_eq!(accounts.campaigns().start(&admin, &caller, id, "").await, off);
    app.execute("UPDATE operators SET customer_accounts_enabled = TRUE").await;
    accounts.campaigns().start(&admin, &caller, id, "").await.expect("started");
    app.execute("UPDATE operators SET customer_accounts_enabled = FALSE").await;
    after(app, TimeDelta::seconds(10)).await;
    assert_eq!(queued(app).await, 0);
    assert!(details(app, &admin, id).await.on_hold);
    let made = accounts.campaigns().create(&admin, &caller, &form("Other", 60)).await;
    assert_eq!(made, Err(Failure::Refused(vec![CampaignRefusal::AccountsOff])));
    app.execute("UPDATE operators SET customer_accounts_enabled = TRUE").await;
    after(app, TimeDelta::seconds(70)).await;
    assert_eq!(queued(app).await, 3, "nobody was left out meanwhile");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn f09_campaigns_go_on_when_the_clock_is_set_back(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, id) = campaign(app, 40, 60).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let later = ready(app, &admin, &form("Summer", 60)).await;
    let planned = accounts.campaigns().start(&admin, &caller, later, "2026-06-04T18:00").await;
    planned.expect("planned");
    start(app, &admin, id).await;
    after(app, TimeDelta::seconds(5)).await;
    assert_eq!(queued(app).await, 6);
    let preparing = accounts.campaigns().create(&admin, &caller, &form("Autumn", 60)).await;
    let preparing = preparing.expect("created");

    after(app, TimeDelta::days(-1)).await;
    assert_eq!(queued(app).await, 6);
    assert_eq!(state(app, &admin, preparing).await, CampaignState::Preparing);
    let due = accounts.deployment().follow_clock().await.expect("followed");
    assert_eq!(due.campaigns, 2, "and not the one that waits for its start");
    work(accounts).await;
    assert_eq!(queued(app).await, 7);
    assert_eq!(state(app, &admin, preparing).await, CampaignState::Ready);
    let progress = details(app, &admin, id).await.progress;
    assert_eq!(progress.counted_at, Some(app.clock.now()));
}
