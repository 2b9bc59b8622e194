//! The details page of a customer, and its hints at duplicates.

use super::{ANA, OTHER, details, find, guest, number_of};
use crate::{
    agents::{self, PABLO},
    story::{PASSWORD, buy, register, sign_in},
};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use model::{AccountState, Hint, Locale};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn everything_about_a_customer_is_on_one_page(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    buy(app, ANA, "Ana").await;
    register(app, ANA).await;
    sign_in(app, &app.caller(), ANA, PASSWORD).await.expect("signed in");
    let number = number_of(app, &agent, ANA).await;
    let seen = details(app, &agent, &number).await;
    let account = AccountState::Active { number: true, email: true, sso: false };
    assert_eq!(seen.summary.account, account);
    assert_eq!(seen.summary.email.as_deref(), Some(ANA));
    assert_eq!(seen.locale, Locale::English);
    assert_eq!(seen.purchases.len(), 1);
    assert_eq!(seen.summary.last_purchase_at, Some(seen.purchases[0].at));
    assert_eq!(seen.sessions.len(), 1);
    assert!(!seen.sessions[0].current && !seen.deleted);
    assert!(seen.linked.is_empty() && seen.hints.is_empty());
    app.clock.advance(TimeDelta::hours(3));
    assert!(details(app, &agent, &number).await.sessions.is_empty(), "it is over");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn others_with_the_same_email_are_hinted_at_those_who_bought_later_first(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    app.clock.advance(TimeDelta::days(1));
    buy(app, ANA, "Juan").await;
    let juan = find(app, &admin, "juan").await[0].number.clone();
    let of_ana = details(app, &admin, &number).await.hints;
    assert!(
        matches!(&of_ana[..], [Hint::MoreRecentPurchases { number, same_email: true, name, .. }]
            if *number == juan && name == "Juan Quiroga"),
        "{of_ana:?}"
    );
    let of_juan = details(app, &admin, &juan).await.hints;
    assert!(
        matches!(&of_juan[..], [Hint::SameEmail { number: ana, active: false, .. }] if *ana == number),
        "{of_juan:?}"
    );
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_same_name_or_phone_counts_where_it_bought_later_and_accents_do_not(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    app.clock.advance(TimeDelta::days(1));
    buy(app, OTHER, "ANÁ").await;
    let hints = details(app, &admin, &number).await.hints;
    assert!(
        matches!(&hints[..], [Hint::MoreRecentPurchases { same_email: false, .. }]),
        "{hints:?}"
    );
    let other = number_of(app, &admin, OTHER).await;
    assert!(details(app, &admin, &other).await.hints.is_empty(), "the other one bought earlier");
    app
        .execute(
            "UPDATE customers SET first_name = 'Eva', first_key = 'eva' WHERE first_key = 'ana' AND email_key LIKE 'anita%'",
        )
        .await;
    assert!(details(app, &admin, &number).await.hints.is_empty());
    app.execute("UPDATE customers SET phone = '+54 351 555', phone_key = '54351555'").await;
    assert_eq!(details(app, &admin, &number).await.hints.len(), 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agents_address_on_counter_sales_says_nothing_about_who_bought(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    buy(app, PABLO, "Ana").await;
    buy(app, PABLO, "Juan").await;
    for person in find(app, &agent, PABLO).await {
        let hints = details(app, &agent, &person.number).await.hints;
        assert!(hints.is_empty(), "{hints:?}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_long_timeline_comes_in_pages(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    let caller = app.agent_caller();
    for _ in 0..30 {
        let ended = app.accounts.customers().end_sessions(&admin, &caller, &number).await;
        ended.expect("ended");
    }
    let first = app.accounts.customers().timeline(&admin, &number, None).await.expect("a page");
    assert_eq!(first.items.len(), 25);
    let rest =
        app.accounts.customers().timeline(&admin, &number, first.next).await.expect("a page");
    assert_eq!((rest.items.len(), rest.next), (6, None));
    assert_eq!(rest.items[5].event, "purchased");
    assert!(!rest.items[5].by_agent && rest.items[5].agent.is_none());
}
