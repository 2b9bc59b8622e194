//! Merges that cannot be undone any more.

use super::undo;
use crate::{
    agents,
    customers::{
        ANA, OTHER, find,
        merge::{guests, merge, number_named},
    },
    story::{PASSWORD, buy, customer, register},
};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use model::refusals::UnmergeRefusal as R;
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn it_is_too_late_after_thirty_days(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let (ana, anita) = guests(app, &agent).await;
    merge(app, &agent, &ana, &anita, |_| ()).await.expect("merged");
    app.clock.advance(TimeDelta::days(30));
    let refused = undo(app, &agent, &anita).await.expect_err("too late");
    assert_eq!(refused, R::TooLate.into());
    let shown = app.accounts.customers().duplicates_of(&agent, &ana).await.expect("an answer");
    assert!(shown.merged.is_empty());
    app.clock.advance(TimeDelta::seconds(1));
    app.accounts.deployment().purge().await.expect("purged");
    for table in ["merges", "merge_moves"] {
        let left = app.number(&format!("SELECT COUNT(*) FROM {table}")).await;
        assert_eq!(left, 0, "{table}");
    }
    let refused = undo(app, &agent, &anita).await.expect_err("too late");
    assert_eq!(refused, R::TooLate.into());
    let now = app.accounts.customers().survivor_of(&agent, &anita).await;
    assert_eq!(now.expect("an answer"), Some(ana), "the number stays found");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_email_that_is_anothers_by_now_stays_theirs(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    register(app, ANA).await;
    register(app, OTHER).await;
    let (ana, other) = (customer(app, ANA).await, customer(app, OTHER).await);
    merge(app, &agent, &ana.number, &other.number, |form| {
        form.sign_in = ana.number.to_string();
    })
    .await
    .expect("merged");
    app.mails().await;
    register(app, OTHER).await;
    let refused = undo(app, &agent, &other.number).await;
    assert_eq!(refused.expect_err("taken"), R::EmailTaken.into());
    customer(app, OTHER).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn account_deletion_clears_the_records_of_merges(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    buy(app, OTHER, "Anita").await;
    buy(app, ANA, "Anabel").await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    let found = find(app, &agent, OTHER).await[0].number.clone();
    buy(app, ANA, "Anna").await;
    let anna = number_named(app, &agent, ANA, "Anna").await;
    merge(app, &agent, &anna, &found, |form| {
        form.email = anna.to_string();
    })
    .await
    .expect("merged");
    app.clock.advance(TimeDelta::days(2));
    merge(app, &agent, &ana.number, &anna, |_| ()).await.expect("merged");
    app.mails().await;
    let ana = customer(app, ANA).await;
    let deleted =
        app.accounts.profile().delete_account(&app.caller(), &ana, Some(&PASSWORD.into())).await;
    deleted.expect("deleted");
    for left in [
        "merges",
        "merge_moves",
        "tokens WHERE customer_id IS NOT NULL",
        "customers WHERE first_name <> '' OR email IS NOT NULL OR merged_email_key IS NOT NULL",
        "audit WHERE customer_id IS NOT NULL AND became LIKE '%@%'",
        "timeline WHERE ip IS NOT NULL OR detail IS NOT NULL",
    ] {
        let count = app.number(&format!("SELECT COUNT(*) FROM {left}")).await;
        assert_eq!(count, 0, "{left}");
    }
    let refused = undo(app, &agent, &anna).await.expect_err("nobody");
    assert_eq!(refused, R::SurvivorDeleted.into());
}
