//! Merging two customers: what moves, and that the absorbed number still finds the survivor.

use super::{ANA, OTHER, details, find, happened};
use crate::{
    agents,
    story::{PASSWORD, buy, customer, order_form, register, session, sign_in},
};
use accounts::{
    MergeForm,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{Agent, CustomerNumber, Failure, refusals::MergeRefusal};
use rstest::rstest;

/// Merges the second customer into the first one.
pub async fn merge(
    app: &TestApp,
    agent: &Agent,
    survivor: &CustomerNumber,
    absorbed: &CustomerNumber,
    choose: impl FnOnce(&mut MergeForm),
) -> Result<CustomerNumber, Failure<MergeRefusal>> {
    let mut form = MergeForm { survivor: survivor.to_string(), ..MergeForm::default() };
    choose(&mut form);
    app.accounts.customers().merge(agent, &app.agent_caller(), survivor, absorbed, &form).await
}

/// Returns the numbers of the customers with that first name and email.
pub async fn number_named(
    app: &TestApp,
    agent: &Agent,
    email: &str,
    first: &str,
) -> CustomerNumber {
    let found = find(app, agent, email).await;
    let mut named = found.iter().filter(|one| one.first_name == first);
    let number = named.next().expect("somebody").number.clone();
    assert!(named.next().is_none(), "only one is called {first}");
    number
}

/// Two guests of one email: Ana, and Anita who bought later.
pub async fn guests(app: &TestApp, agent: &Agent) -> (CustomerNumber, CustomerNumber) {
    buy(app, ANA, "Ana").await;
    app.clock.advance(TimeDelta::minutes(1));
    buy(app, ANA, "Anita").await;
    (number_named(app, agent, ANA, "Ana").await, number_named(app, agent, ANA, "Anita").await)
}

async fn buy_as(app: &TestApp, customer: Option<&model::Customer>, first: &str, email: &str) {
    let product = app.accounts.catalogue().on_sale(&app.portal).await;
    let form = order_form(product.expect("products")[0].id, email, first);
    let bought = app.accounts.orders().buy(&app.caller(), customer, form).await;
    bought.expect("bought");
    app.mails().await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn everything_moves_and_the_absorbed_number_finds_the_survivor(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, agent) = agents::staff(app).await;
    let (ana, anita) = guests(app, &agent).await;
    merge(app, &agent, &ana, &anita, |_| ()).await.expect("merged");
    assert!(app.mails().await.is_empty(), "the mailbox is the same");

    let seen = details(app, &agent, &ana).await;
    assert_eq!(seen.summary.first_name, "Ana");
    assert_eq!(seen.purchases.len(), 2);
    assert_eq!(
        seen.summary.last_purchase_at,
        seen.purchases.iter().map(|purchase| purchase.at).max()
    );
    let events = happened(app, &agent, &ana).await;
    assert_eq!(events[0], "merged");
    assert_eq!(events.iter().filter(|event| *event == "purchased").count(), 2);
    let old = app.accounts.customers().details(&agent, &anita).await;
    assert!(old.expect("an answer").is_none());
    let now = app.accounts.customers().survivor_of(&agent, &anita).await;
    assert_eq!(now.expect("an answer"), Some(ana.clone()));
    let own = app.accounts.customers().survivor_of(&agent, &ana).await;
    assert_eq!(own.expect("an answer"), None);

    for text in ["", "anita", "quiroga", ANA, anita.digits(), ana.digits()] {
        let found = find(app, &agent, text).await;
        let numbers: Vec<_> = found.iter().map(|one| &one.number).collect();
        let expected: &[&CustomerNumber] = if text == "anita" { &[] } else { &[&ana] };
        assert_eq!(numbers, expected, "{text:?}");
    }
    let records = app.accounts.audit_log().page(&admin, None).await;
    let records = records.expect("an audit").items;
    let merged = records.iter().filter(|record| record.action == "customers-merged");
    let mut subjects: Vec<String> = merged.map(|record| record.subject.clone()).collect();
    subjects.sort();
    let mut both = [ana.to_string(), anita.to_string()];
    both.sort();
    assert_eq!(subjects, both);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_chosen_is_kept(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let (ana, anita) = guests(app, &agent).await;
    let duplicates = app.accounts.customers().compare(&agent, &anita, &ana).await;
    let duplicates = duplicates.expect("an answer").expect("both");
    assert_eq!(duplicates.preferred, anita, "who bought last");
    assert_eq!(duplicates.differing, [model::Differing::Name]);
    assert_eq!(duplicates.sign_in, model::SignInThatStays::None);
    merge(app, &agent, &ana, &anita, |form| {
        form.name = anita.to_string();
    })
    .await
    .expect("merged");
    let seen = details(app, &agent, &ana).await.summary;
    assert_eq!(seen.first_name, "Anita");
    assert_eq!(find(app, &agent, "anita").await.len(), 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_absorbed_number_signs_in_and_recovers_the_password(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    buy(app, OTHER, "Anita").await;
    register(app, ANA).await;
    let ana = number_named(app, &agent, ANA, "Ana").await;
    let anita = number_named(app, &agent, OTHER, "Anita").await;
    merge(app, &agent, &ana, &anita, |_| ()).await.expect("merged");
    let mails = app.mails().await;
    assert_eq!(mails.len(), 2, "{mails:#?}");
    let to = |address: &str| mails.iter().find(|mail| mail.to == address);
    let owner = to(ANA).expect("the owner is notified");
    assert!(owner.text.contains(&anita.to_string()), "{}", owner.text);
    let former = to(OTHER).expect("the address that was dropped is notified");
    assert!(former.token("undo-email").is_some(), "{}", former.text);
    assert!(!former.text.contains(ANA), "not whose it is now");

    let old = anita.to_string();
    let signed_in = sign_in(app, &app.caller(), &old, PASSWORD).await;
    let cookie = signed_in.expect("the old number signs in").session;
    let who = session(app, cookie.expose()).await.expect("a session");
    assert_eq!(who.number, ana);
    let bought = app.accounts.orders().history(&app.portal, &who).await;
    assert_eq!(bought.expect("a history").len(), 1);
    let asked = app.accounts.recovery().forgot_password(&app.caller(), &old, "").await;
    asked.expect("asked");
    let mail = app.mail_to(ANA).await;
    assert!(mail.text.contains(&ana.to_string()), "{}", mail.text);
    let asked = app.accounts.recovery().forgot_number(&app.caller(), ANA).await;
    asked.expect("asked");
    let mail = app.mail_to(ANA).await;
    assert!(!mail.text.contains(&anita.to_string()), "{}", mail.text);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn purchases_by_the_former_email_or_during_the_merge_reach_the_survivor(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    buy(app, OTHER, "Ana").await;
    register(app, ANA).await;
    let ana = number_named(app, &agent, ANA, "Ana").await;
    let other = number_named(app, &agent, OTHER, "Ana").await;
    merge(app, &agent, &ana, &other, |_| ()).await.expect("merged");
    app.mails().await;
    // The same name with the lost address: the same person.
    buy_as(app, None, "Ana", OTHER).await;
    assert_eq!(details(app, &agent, &ana).await.purchases.len(), 2);
    // Another name: another person, as before.
    buy_as(app, None, "Berta", OTHER).await;
    assert_eq!(details(app, &agent, &ana).await.purchases.len(), 2);
    // Registering with it opens a separate account, which shows nothing of the other.
    register(app, OTHER).await;
    let new = customer(app, OTHER).await;
    assert!(new.number != ana && new.number != other);
    let seen = app.accounts.orders().history(&app.portal, &new).await;
    assert_eq!(seen.expect("a history").len(), 1, "Berta's");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_concurrent_purchase_reaches_the_survivor(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    register(app, ANA).await;
    let before = customer(app, ANA).await;
    buy(app, ANA, "Anita").await;
    let anita = number_named(app, &agent, ANA, "Anita").await;
    merge(app, &agent, &anita, &before.number, |_| ()).await.expect("merged");
    app.mails().await;
    buy_as(app, Some(&before), "Ana", ANA).await;
    assert_eq!(details(app, &agent, &anita).await.purchases.len(), 2);
    let now = customer(app, ANA).await;
    assert_eq!(now.number, anita, "the account moved along");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn two_merges_of_one_pair_at_once_make_one(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, agent) = agents::staff(app).await;
    let (ana, anita) = guests(app, &agent).await;
    let (one, other) = tokio::join!(
        merge(app, &admin, &ana, &anita, |_| ()),
        merge(app, &agent, &anita, &ana, |_| ()),
    );
    assert_eq!(u8::from(one.is_ok()) + u8::from(other.is_ok()), 1, "{one:?} {other:?}");
    let refused = one.err().or(other.err()).expect("one lost");
    assert!(
        [MergeRefusal::Unknown.into(), MergeRefusal::ChangedMeanwhile.into()].contains(&refused),
        "{refused:?}"
    );
    let left = find(app, &agent, ANA).await;
    assert_eq!(left.len(), 1);
    let seen = details(app, &agent, &left[0].number).await;
    assert_eq!(seen.purchases.len(), 2);
    assert_eq!(app.number("SELECT COUNT(*) FROM merges").await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_during_the_merge_gives_access_to_no_other_customer(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    register(app, ANA).await;
    buy(app, ANA, "Anita").await;
    let ana = number_named(app, &agent, ANA, "Ana").await;
    let anita = number_named(app, &agent, ANA, "Anita").await;
    let caller = app.caller();
    let (merged, signed_in) = tokio::join!(
        merge(app, &agent, &anita, &ana, |_| ()),
        sign_in(app, &caller, ANA, PASSWORD),
    );
    // In either order, a session belongs to the survivor or does not exist.
    merged.expect("merged");
    if let Ok(signed_in) = signed_in
        && let Some(who) = session(app, signed_in.session.expose()).await
    {
        assert_eq!(who.number, anita);
    }
    assert_eq!(customer(app, ANA).await.number, anita);
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_deadlocked_merge_is_retried(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let (admin, _) = agents::staff(&app).await;
    let (ana, anita) = guests(&app, &admin).await;
    let absorbed = format!("(SELECT id FROM customers WHERE number = '{}')", anita.digits());
    // The merge has yet to move the purchases, and then waits here.
    let mut other = app
        .lock(&format!("SELECT id FROM customers WHERE id = {absorbed} FOR NO KEY UPDATE"))
        .await;
    let waits = "SELECT count(*) FROM pg_stat_activity \
                 WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let theirs = async {
        app.until(waits).await;
        // PostgreSQL first cancels the one that has waited for a second.
        let same =
            format!("UPDATE purchases SET first_name = first_name WHERE customer_id = {absorbed}");
        other.execute(&same).await;
        other.release().await;
    };
    let (merged, ()) = tokio::join!(merge(&app, &admin, &ana, &anita, |_| ()), theirs);
    merged.expect("at its second try");
}
