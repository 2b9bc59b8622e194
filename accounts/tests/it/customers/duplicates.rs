//! Finding possible duplicates.

use super::{
    ANA, OTHER,
    merge::{guests, merge, number_named},
};
use crate::{agents, story::buy};
use accounts::{
    CustomerForm,
    testing::{Database, TestApp},
};
use model::{Agent, CustomerId, CustomerNumber, DuplicateGroup, MatchReason};
use rstest::rstest;

async fn phone(app: &TestApp, agent: &Agent, number: &CustomerNumber, email: &str, phone: &str) {
    let form = CustomerForm {
        first_name: "Ana".into(),
        last_name: "Quiroga".into(),
        email: email.into(),
        phone: phone.into(),
    };
    let caller = app.agent_caller();
    let changed = app.accounts.customers().change(agent, &caller, number, form, None).await;
    changed.expect("changed");
}

/// Returns the groups of all pages.
async fn all_groups(app: &TestApp, agent: &Agent) -> Vec<DuplicateGroup> {
    let (mut all, mut before) = (Vec::new(), None);
    loop {
        let page = app.accounts.customers().duplicates(agent, before).await;
        let page = page.expect("a page");
        all.extend(page.items);
        before = page.next;
        if before.is_none() {
            return all;
        }
    }
}

fn numbers(group: &DuplicateGroup) -> Vec<CustomerNumber> {
    let customers = group.customers.iter();
    customers.map(|customer| customer.number.clone()).collect()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_email_or_a_name_with_a_phone_makes_duplicates(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let (ana, anita) = guests(app, &agent).await;
    buy(app, OTHER, "Ana").await;
    let third = number_named(app, &agent, OTHER, "Ana").await;
    let duplicates = async |number: &CustomerNumber| {
        let duplicates = app.accounts.customers().duplicates_of(&agent, number).await;
        let mut matches: Vec<(CustomerNumber, MatchReason)> = duplicates
            .expect("an answer")
            .matches
            .into_iter()
            .map(|found| (found.customer.number, found.match_reason))
            .collect();
        matches.sort_by_key(|(number, _)| number.to_string());
        matches
    };
    assert_eq!(duplicates(&ana).await, [(anita.clone(), MatchReason::Email)]);
    assert!(duplicates(&third).await.is_empty(), "a name alone is not enough");
    phone(app, &agent, &ana, ANA, "+54 351 555 0142").await;
    phone(app, &agent, &third, OTHER, "+543515550142").await;
    assert_eq!(duplicates(&third).await, [(ana.clone(), MatchReason::NameAndPhone)]);
    let groups = all_groups(app, &agent).await;
    assert_eq!(groups.len(), 2);
    assert_eq!(groups[0].match_reason, MatchReason::NameAndPhone, "came last");
    assert_eq!(numbers(&groups[1]), [anita.clone(), ana.clone()]);

    phone(app, &agent, &anita, ANA, "+54 351 555 0142").await;
    assert!(duplicates(&ana).await.contains(&(anita.clone(), MatchReason::All)));
    phone(app, &agent, &third, OTHER, "").await;
    let groups = all_groups(app, &agent).await;
    assert_eq!(groups.len(), 1, "one pair, listed once: {groups:?}");
    assert_eq!(groups[0].match_reason, MatchReason::All);
    assert!(duplicates(&third).await.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_list_follows_what_is_merged_undone_and_corrected(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let (ana, anita) = guests(app, &agent).await;
    assert_eq!(all_groups(app, &agent).await.len(), 1);
    merge(app, &agent, &ana, &anita, |_| ()).await.expect("merged");
    assert!(all_groups(app, &agent).await.is_empty());
    let caller = app.agent_caller();
    let undone = app.accounts.customers().undo_merge(&agent, &caller, &anita).await;
    undone.expect("undone");
    assert_eq!(all_groups(app, &agent).await.len(), 1);
    phone(app, &agent, &anita, OTHER, "").await;
    assert!(all_groups(app, &agent).await.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn addresses_of_agents_make_no_duplicates(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    buy(app, agents::PABLO, "Ana").await;
    buy(app, agents::PABLO, "Berta").await;
    let (_, agent) = agents::staff(app).await;
    assert!(all_groups(app, &agent).await.is_empty());
    buy(app, agents::PABLO, "Carla").await;
    assert!(all_groups(app, &agent).await.is_empty());
    let berta = number_named(app, &agent, agents::PABLO, "Berta").await;
    let duplicates = app.accounts.customers().duplicates_of(&agent, &berta).await;
    assert!(duplicates.expect("an answer").matches.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn long_lists_are_paged_without_losing_rows(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let operator = agent.operator;
    // As many rows as after some years, written at once.
    for pair in 0..45 {
        for one in ["Ana", "Berta"] {
            let draw = pair * 2 + u32::from(one == "Berta");
            let number = CustomerNumber::from_draw(draw);
            let sql = format!(
                "INSERT INTO customers (operator_id, number, first_name, last_name, email, email_key, phone, locale, \
                 disabled, created_at, first_key, last_key, phone_key) VALUES ({operator}, '{}', '{one}', 'Paz', \
                 'p{pair}@x.test', 'p{pair}@x.test', NULL, 'es', FALSE, '2026-01-01 00:00:00', '', '', '')",
                number.digits()
            );
            app.execute(&sql).await;
        }
    }
    app
        .execute(
            "INSERT INTO twin_groups (operator_id, kind, key, latest_id) SELECT operator_id, 'email', email_key, \
             MAX(id) FROM customers WHERE email_key IS NOT NULL GROUP BY operator_id, email_key HAVING COUNT(*) > 1",
        )
        .await;
    let first = app.accounts.customers().duplicates(&agent, None).await;
    assert_eq!(first.expect("a page").items.len(), 20);
    let all = all_groups(app, &agent).await;
    assert_eq!(all.len(), 45);
    let mut places: Vec<CustomerId> = all.iter().map(|group| group.id).collect();
    places.dedup();
    assert_eq!(places.len(), 45);
    assert!(places.is_sorted_by(|one, next| one > next));
}
