//! Limits of what customers do with their own data.

use super::{ANA, is_wait};
use crate::story::{PASSWORD, customer, register, session, sign_in};
use accounts::{
    ProfileForm,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::Locale;
use rstest::rstest;

fn named(first_name: &str) -> ProfileForm {
    ProfileForm {
        first_name: first_name.into(),
        last_name: "Quiroga".into(),
        phone: String::new(),
        locale: Locale::English,
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_loop_of_changes_and_downloads_of_own_data_is_slowed_down(#[case] database: Database) {
    const ROWS: &str = "SELECT (SELECT COUNT(*) FROM timeline) + (SELECT COUNT(*) FROM events)";
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let (ana, caller) = (customer(app, ANA).await, app.caller());
    let profile = app.accounts.profile();
    for turn in 0..60 {
        profile.change(&caller, &ana, named(&format!("Ana {turn}"))).await.expect("changed");
    }
    for _ in 0..30 {
        profile.export(&caller, &ana).await.expect("data");
    }
    let before = app.number(ROWS).await;
    let changed = profile.change(&caller, &ana, named("Anna")).await;
    assert!(is_wait(&changed), "{changed:?}");
    assert!(is_wait(&profile.export(&caller, &ana).await));
    assert_eq!(app.number(ROWS).await, before, "nothing is written");
    app.clock.advance(TimeDelta::minutes(2));
    profile.change(&caller, &ana, named("Anna")).await.expect("changed");
    profile.export(&caller, &ana).await.expect("data");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_thief_of_a_session_cannot_keep_its_owner_from_ending_it(#[case] database: Database) {
    const ENTRIES: &str = "SELECT COUNT(*) FROM timeline";
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let (caller, sessions) = (app.caller(), app.accounts.sessions());
    let stolen = sign_in(app, &caller, ANA, PASSWORD).await.expect("signed in").session;
    let thief = session(app, stolen.expose()).await.expect("a session");
    let ana = customer(app, ANA).await;
    for turn in 0..60 {
        let name = named(&format!("Ana {turn}"));
        app.accounts.profile().change(&caller, &thief, name).await.expect("changed");
    }
    let before = app.number(ENTRIES).await;
    for _ in 0..2 {
        sessions.end_others(&caller, &ana).await.expect("ended");
        assert!(session(app, stolen.expose()).await.is_none());
    }
    assert_eq!(app.number(ENTRIES).await, before + 1, "there are none at the second time");
}
