//! How long the link of an activation is valid.

use super::changes;
use crate::{agents::staff, customers, story};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use model::Link;
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_link_lasts_as_long_as_its_mail_says_whatever_is_decided_later(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    story::buy(app, "guest@example.test", "Guest").await;
    let change = |hours| changes(&[("activation_hours", hours)]);
    let host = &app.portal.host;
    accounts.settings().change_of_host(host, &change("72")).await.expect("changed");
    let number = customers::find(app, &laura, "guest@example.test").await;
    let sent = accounts.customers().send_activation(&laura, &caller, &number[0].number).await;
    sent.expect("sent");
    accounts.settings().change_of_host(host, &change("1")).await.expect("changed");
    let mail = app.mail_to("guest@example.test").await;
    assert!(mail.text.contains("expires in 72 hours"), "{}", mail.text);
    let link = mail.token("set-password").expect("a link");
    app.clock.advance(TimeDelta::hours(72) - TimeDelta::seconds(1));
    let state = accounts.recovery().password_link(&app.portal, &link).await;
    assert!(matches!(state.expect("an answer"), Link::Ready(_)));
    app.clock.advance(TimeDelta::seconds(2));
    let state = accounts.recovery().password_link(&app.portal, &link).await;
    assert!(matches!(state.expect("an answer"), Link::Expired));
}
