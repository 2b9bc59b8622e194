//! Undoing a merge.

mod refused;

use super::{
    ANA, NEW, OTHER, details, find, happened,
    merge::{guests, merge, number_named},
};
use crate::{
    agents,
    story::{PASSWORD, buy, customer, register, session, sign_in},
};
use accounts::{
    CustomerForm,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{Agent, CustomerNumber, Failure, refusals::UnmergeRefusal as R};
use rstest::rstest;

async fn undo(
    app: &TestApp,
    agent: &Agent,
    old: &CustomerNumber,
) -> Result<CustomerNumber, Failure<R>> {
    app.accounts.customers().undo_merge(agent, &app.agent_caller(), old).await
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_moved_goes_back_and_what_came_later_stays(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, agent) = agents::staff(app).await;
    let (ana, anita) = guests(app, &agent).await;
    let before = [details(app, &agent, &ana).await, details(app, &agent, &anita).await];
    merge(app, &agent, &ana, &anita, |form| {
        form.name = anita.to_string();
    })
    .await
    .expect("merged");
    let number = before[1].purchases[0].number.clone();
    let paid = app.accounts.orders().record_payment(&agent, &app.agent_caller(), &number).await;
    paid.expect("recorded");
    app.clock.advance(TimeDelta::days(3));
    buy(app, ANA, "Anita").await;
    let merged = app.accounts.customers().duplicates_of(&agent, &ana).await;
    let merged = merged.expect("an answer").merged;
    assert_eq!(merged.len(), 1);
    assert_eq!((&merged[0].number, merged[0].can_undo), (&anita, Ok(())));
    assert_eq!(undo(app, &agent, &anita).await.expect("undone"), ana);

    let seen = details(app, &agent, &ana).await;
    assert_eq!(seen.summary.first_name, "Ana");
    assert_eq!(seen.purchases.len(), 2, "the later one stays");
    let back = details(app, &agent, &anita).await;
    assert_eq!(back.summary, before[1].summary);
    assert_eq!(back.purchases.len(), 1);
    let order = app.accounts.orders().details(&agent, &number.parse().expect("a number")).await;
    let history = order.expect("an answer").expect("an order").history;
    let history: Vec<_> = history.into_iter().map(|entry| entry.event).collect();
    assert_eq!(history, ["paid", "purchased"], "its later payment went back with it");
    assert_eq!(seen.summary.last_purchase_at, Some(seen.purchases[0].at), "and was bought last");
    for (number, moved) in [(&ana, "merged"), (&anita, "merged-into")] {
        let events = happened(app, &agent, number).await;
        assert_eq!(events[0], "merge-undone");
        assert!(events.contains(&moved.to_owned()), "{events:?}");
    }
    assert_eq!(find(app, &agent, ANA).await.len(), 2);
    let records = app.accounts.audit_log().page(&admin, None).await;
    assert_eq!(records.expect("an audit").items[0].action, "merge-undone");
    for table in ["merges", "merge_moves"] {
        let left = app.number(&format!("SELECT COUNT(*) FROM {table}")).await;
        assert_eq!(left, 0, "{table}");
    }
    let again = undo(app, &agent, &anita).await;
    assert_eq!(again.expect_err("not merged"), R::Unknown.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_was_corrected_since_stays_whole(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let (ana, anita) = guests(app, &agent).await;
    let named = |first: &str, last: &str| CustomerForm {
        first_name: first.into(),
        last_name: last.into(),
        email: ANA.into(),
        phone: String::new(),
    };
    let change = async |form| {
        let customers = app.accounts.customers();
        customers.change(&agent, &app.agent_caller(), &ana, form, None).await.expect("changed");
    };
    change(named("Ana", "Paz")).await;
    merge(app, &agent, &ana, &anita, |form| {
        form.name = anita.to_string();
    })
    .await
    .expect("merged");
    change(named("Anita", "Quiroga Luna")).await;
    undo(app, &agent, &anita).await.expect("undone");
    for (number, first, last) in [(&ana, "Anita", "Quiroga Luna"), (&anita, "Anita", "Quiroga")] {
        let seen = details(app, &agent, number).await.summary;
        assert_eq!((&*seen.first_name, &*seen.last_name), (first, last));
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_account_that_ended_comes_back_and_its_sessions_do_not(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    register(app, ANA).await;
    register(app, OTHER).await;
    let (ana, other) = (customer(app, ANA).await, customer(app, OTHER).await);
    let signed_in = sign_in(app, &app.caller(), OTHER, PASSWORD).await;
    let cookie = signed_in.expect("signed in").session;
    merge(app, &agent, &ana.number, &other.number, |form| {
        form.sign_in = ana.number.to_string();
    })
    .await
    .expect("merged");
    let mails = app.mails().await;
    let lost = mails.iter().find(|mail| mail.to == OTHER);
    let link = lost.and_then(|mail| mail.token("undo-email"));
    undo(app, &agent, &other.number).await.expect("undone");
    assert!(session(app, cookie.expose()).await.is_none());
    assert_eq!(customer(app, OTHER).await.number, other.number);
    assert_eq!(customer(app, ANA).await.number, ana.number);
    let late =
        app.accounts.profile().undo_email_change(&app.caller(), &link.expect("a link")).await;
    assert!(late.is_err(), "there is nothing left to undo");
    customer(app, OTHER).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_moved_goes_back_with_the_password_it_has_now(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    buy(app, OTHER, "Anita").await;
    let anita = number_named(app, &agent, OTHER, "Anita").await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await.number;
    merge(app, &agent, &anita, &ana, |_| ()).await.expect("merged");
    let now = customer(app, ANA).await;
    let changed = app
        .accounts
        .profile()
        .change_password(&app.caller(), &now, &PASSWORD.into(), &NEW.into())
        .await;
    let cookie = changed.expect("changed").token;
    undo(app, &agent, &ana).await.expect("undone");
    assert!(session(app, cookie.expose()).await.is_none());
    let caller = app.caller();
    assert!(sign_in(app, &caller, ANA, PASSWORD).await.is_err());
    let signed_in = sign_in(app, &caller, ANA, NEW).await.expect("signed in");
    let who = session(app, signed_in.session.expose()).await;
    assert_eq!(who.expect("a session").number, ana);
    let left = details(app, &agent, &anita).await;
    assert_eq!(left.summary.account, model::AccountState::None);
    assert_eq!(left.summary.email.as_deref(), Some(OTHER));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn chains_come_apart_link_by_link(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let (ana, anita) = guests(app, &agent).await;
    for first in ["Anabel", "Anabella"] {
        buy(app, ANA, first).await;
    }
    let anabel = number_named(app, &agent, ANA, "Anabel").await;
    let anabella = number_named(app, &agent, ANA, "Anabella").await;
    for (survivor, absorbed) in [(&anita, &ana), (&anabel, &anita), (&anabel, &anabella)] {
        merge(app, &agent, survivor, absorbed, |_| ()).await.expect("merged");
    }
    let accounts = &app.accounts;
    for old in [&ana, &anita, &anabella] {
        let now = accounts.customers().survivor_of(&agent, old).await;
        assert_eq!(now.expect("an answer").as_ref(), Some(&anabel));
    }
    assert_eq!(details(app, &agent, &anabel).await.purchases.len(), 4);
    let refused = undo(app, &agent, &ana).await.expect_err("inside");
    assert_eq!(refused, R::SurvivorMerged.into());
    let refused = undo(app, &agent, &anita).await.expect_err("below");
    assert_eq!(refused, R::LaterMerge.into());
    undo(app, &agent, &anabella).await.expect("undone");
    undo(app, &agent, &anita).await.expect("undone");
    assert_eq!(details(app, &agent, &anita).await.purchases.len(), 2);
    let now = accounts.customers().survivor_of(&agent, &ana).await;
    assert_eq!(now.expect("an answer").as_ref(), Some(&anita));
    undo(app, &agent, &ana).await.expect("undone");
    for number in [&ana, &anita, &anabel, &anabella] {
        assert_eq!(details(app, &agent, number).await.purchases.len(), 1);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_merge_that_another_release_recorded_hides_no_other(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let (ana, anita) = guests(app, &agent).await;
    buy(app, ANA, "Anabel").await;
    let anabel = number_named(app, &agent, ANA, "Anabel").await;
    merge(app, &agent, &ana, &anita, |_| ()).await.expect("merged");
    app.execute("UPDATE merges SET record = '{}'").await;
    let refused = undo(app, &agent, &anita).await.expect_err("unreadable");
    assert_eq!(refused, Failure::Unavailable);
    merge(app, &agent, &ana, &anabel, |_| ()).await.expect("merged");
    let shown = app.accounts.customers().duplicates_of(&agent, &ana).await.expect("an answer");
    let numbers: Vec<_> = shown.merged.iter().map(|merged| &merged.number).collect();
    assert_eq!(numbers, [&anabel]);
}
