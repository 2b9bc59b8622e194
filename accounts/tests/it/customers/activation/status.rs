//! What the page of a customer shows of the activation.

use super::{send, state};
use crate::customers::{ANA, NEW, activation_link, guest, set_password};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use model::{ActivationState as State, Link};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_page_shows_how_far_the_activation_has_got(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    assert_eq!(state(app, &admin, &number).await, State::None);
    send(app, &admin, &number).await.expect("sent");
    let queued = state(app, &admin, &number).await;
    assert!(
        matches!(&queued, State::Sent { by: Some(by), expires_at: None, .. } if *by == admin.name),
        "{queued:?}"
    );
    let link = app.mail_to(ANA).await.token("set-password").expect("a link");
    let sent = state(app, &admin, &number).await;
    assert!(matches!(sent, State::Sent { expires_at: Some(_), .. }), "{sent:?}");

    for _ in 0..3 {
        let opened = app.accounts.recovery().password_link(&app.portal, &link).await;
        assert!(matches!(opened, Ok(Link::Ready(_))));
    }
    let opened = state(app, &admin, &number).await;
    assert!(matches!(opened, State::Opened { .. }), "{opened:?}");

    app.clock.advance(TimeDelta::hours(24));
    let expired = state(app, &admin, &number).await;
    assert!(matches!(expired, State::Expired { .. }), "{expired:?}");
    let link = activation_link(app, &admin, &number).await;
    assert!(matches!(state(app, &admin, &number).await, State::Sent { .. }));
    set_password(app, &link, NEW).await;
    let active = state(app, &admin, &number).await;
    assert!(
        matches!(active, State::Active { number: true, email: false, sso: false, at: Some(_) }),
        "{active:?}"
    );
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_undelivered_mail_is_shown_with_its_error(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    std::fs::remove_dir_all(app.mail_folder()).expect("removed");
    std::fs::write(app.mail_folder(), "no folder").expect("written");
    send(app, &admin, &number).await.expect("queued");
    app.accounts.mails().send_due().await.expect("tried");
    let failed = state(app, &admin, &number).await;
    let State::MailFailed { error, will_retry: true, .. } = failed else {
        panic!("{failed:?}");
    };
    assert!(!error.is_empty());
    app.execute("UPDATE outbox SET state = 'dead' WHERE state = 'queued'").await;
    let dead = state(app, &admin, &number).await;
    assert!(matches!(dead, State::MailFailed { will_retry: false, .. }), "{dead:?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_purged_activation_is_shown_as_expired(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    activation_link(app, &admin, &number).await;
    app.clock.advance(TimeDelta::days(200));
    app.accounts.deployment().purge().await.expect("purged");
    let forgotten = state(app, &admin, &number).await;
    assert!(matches!(forgotten, State::Expired { .. }), "{forgotten:?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_activation_whose_link_was_purged_ended_when_its_mail_said(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    let longest = [("activation_hours".to_owned(), "72".to_owned())];
    let host = app.portal.host.as_str();
    app.accounts.settings().change_of_host(host, &longest).await.expect("changed");
    activation_link(app, &admin, &number).await;
    let sent = state(app, &admin, &number).await;
    let State::Sent { expires_at: Some(end), .. } = sent else {
        panic!("{sent:?}");
    };
    app.clock.advance(TimeDelta::days(40));
    app.accounts.deployment().purge().await.expect("purged");
    let links = "SELECT COUNT(*) FROM tokens WHERE purpose = 'activate'";
    assert_eq!(app.number(links).await, 0);
    assert_eq!(state(app, &admin, &number).await, State::Expired { at: end });
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn f09_a_link_lasts_as_long_as_it_says_though_the_clock_was_set_back_before_it_left(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    send(app, &admin, &number).await.expect("sent");
    app.clock.advance(TimeDelta::hours(-2));
    app.accounts.deployment().follow_clock().await.expect("followed");
    app.mail_to(ANA).await.token("set-password").expect("a link");
    let sent = state(app, &admin, &number).await;
    assert!(matches!(sent, State::Sent { expires_at: Some(_), .. }), "{sent:?}");
    app.clock.advance(TimeDelta::hours(24));
    let expired = state(app, &admin, &number).await;
    assert!(matches!(expired, State::Expired { .. }), "{expired:?}");

    send(app, &admin, &number).await.expect("sent again");
    let queued = state(app, &admin, &number).await;
    assert!(matches!(queued, State::Sent { expires_at: None, .. }), "{queued:?}");
}
