//! The outcomes of the mails.

use super::{details, form, ready, start, work};
use crate::{
    agents,
    customers::{ANA, NEW, set_password},
    story::buy,
};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use model::{Agent, CampaignId, CampaignProgress, Link, RecipientState as State};
use rstest::rstest;

/// Lets the progress be counted.
async fn counted(app: &TestApp, admin: &Agent, id: CampaignId) -> CampaignProgress {
    app.clock.advance(TimeDelta::seconds(11));
    work(&app.accounts).await;
    details(app, admin, id).await.progress
}

/// Invites Ana by a campaign. Returns an admin, the campaign and the link.
async fn invited(app: &TestApp) -> (Agent, CampaignId, String) {
    let (admin, _) = agents::staff(app).await;
    buy(app, ANA, "Ana").await;
    let id = ready(app, &admin, &form("Spring", 60)).await;
    start(app, &admin, id).await;
    let mail = app.mail_to(ANA).await;
    (admin, id, mail.token("set-password").expect("a link"))
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn sent_opened_and_activated_are_counted(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, id, link) = invited(app).await;
    let progress = counted(app, &admin, id).await;
    assert_eq!((progress.sent(), progress.opened), (1, 0));
    assert!(progress.counted_at.is_some());
    let opened = app.accounts.recovery().password_link(&app.portal, &link).await;
    assert!(matches!(opened.expect("an answer"), Link::Ready(_)));
    let progress = counted(app, &admin, id).await;
    assert_eq!((progress.sent(), progress.opened), (1, 1));
    assert_eq!(progress.in_state(State::Opened), 1);
    set_password(app, &link, NEW).await;
    let progress = counted(app, &admin, id).await;
    assert_eq!(progress.in_state(State::Activated), 1);
    assert_eq!((progress.sent(), progress.opened), (1, 1));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_expired_link_mails_a_new_one_to_the_address_on_file(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, id, link) = invited(app).await;
    let caller = app.caller();
    app.accounts.recovery().renew_link(&caller, &link).await.expect("the same answer");
    assert!(app.mails().await.is_empty(), "the link still works");
    app.clock.advance(TimeDelta::hours(100));
    let state = app.accounts.recovery().password_link(&app.portal, &link).await;
    assert_eq!(state.expect("an answer"), Link::Expired);
    let progress = counted(app, &admin, id).await;
    assert_eq!(progress.in_state(State::Expired), 1);

    app.accounts.recovery().renew_link(&caller, "nonsense").await.expect("the same answer");
    assert!(app.mails().await.is_empty());
    app.accounts.recovery().renew_link(&caller, &link).await.expect("asked");
    let newer = app.mail_to(ANA).await.token("set-password").expect("a link");
    assert_ne!(newer, link);
    let progress = counted(app, &admin, id).await;
    assert_eq!((progress.in_state(State::Expired), progress.in_state(State::Sent)), (0, 1));
    set_password(app, &newer, NEW).await;
    let progress = counted(app, &admin, id).await;
    assert_eq!(progress.in_state(State::Activated), 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_mail_that_was_given_up_has_failed_and_numbers_outlive_mails(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, id, link) = invited(app).await;
    let opened = app.accounts.recovery().password_link(&app.portal, &link).await;
    assert!(matches!(opened.expect("an answer"), Link::Ready(_)));
    assert_eq!(counted(app, &admin, id).await.opened, 1);
    app.execute("DELETE FROM tokens; DELETE FROM outbox").await;
    let progress = counted(app, &admin, id).await;
    assert_eq!((progress.opened, progress.in_state(State::Expired)), (1, 1));

    buy(app, "berta@example.test", "Berta").await;
    let other = ready(app, &admin, &form("Autumn", 60)).await;
    start(app, &admin, other).await;
    app.execute("UPDATE outbox SET state = 'dead' WHERE priority = 2").await;
    let progress = counted(app, &admin, other).await;
    assert_eq!((progress.in_state(State::Failed), progress.sent()), (1, 0));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn f09_a_mail_counts_by_its_link_though_the_clock_was_set_back_before_it_left(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    buy(app, ANA, "Ana").await;
    let id = ready(app, &admin, &form("Spring", 60)).await;
    start(app, &admin, id).await;
    app.clock.advance(TimeDelta::hours(-2));
    app.accounts.deployment().follow_clock().await.expect("followed");
    let link = app.mail_to(ANA).await.token("set-password").expect("a link");
    let progress = counted(app, &admin, id).await;
    assert_eq!((progress.in_state(State::Sent), progress.in_state(State::Expired)), (1, 0));
    set_password(app, &link, NEW).await;
    let progress = counted(app, &admin, id).await;
    assert_eq!(progress.in_state(State::Activated), 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_old_campaign_is_forgotten(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    invited(app).await;
    app.clock.advance(TimeDelta::days(399));
    app.accounts.deployment().purge().await.expect("purged");
    assert_eq!(app.number("SELECT COUNT(*) FROM campaigns").await, 1);
    app.clock.advance(TimeDelta::days(2));
    app.accounts.deployment().purge().await.expect("purged");
    for table in ["campaigns", "campaign_recipients"] {
        assert_eq!(app.number(&format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
    }
}
