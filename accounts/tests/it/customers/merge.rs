//! Merging two customers: what moves, and that the absorbed number still finds the survivor.

use super::{ANA, OTHER, details, find, happened};
use crate::{
    agents,
    story::{PASSWORD, buy, customer, register, session, sign_in},
};
use accounts::{
    BuyForm, MergeForm, OneTimeKey,
    testing::{Bench, on_each_store},
};
use chrono::TimeDelta;
use model::{Agent, CustomerNumber, Failure, refusals::MergeRefusal};

/// Merges the second customer into the first one.
pub async fn merge(
    bench: &Bench,
    agent: &Agent,
    survivor: &CustomerNumber,
    absorbed: &CustomerNumber,
    choose: impl FnOnce(&mut MergeForm),
) -> Result<CustomerNumber, Failure<MergeRefusal>> {
    let mut form = MergeForm { survivor: survivor.to_string(), ..MergeForm::default() };
    choose(&mut form);
    bench.accounts.merge_customers(agent, &bench.agent_caller(), survivor, absorbed, &form).await
}

/// Returns the numbers of the customers with that first name and email.
pub async fn number_named(
    bench: &Bench,
    agent: &Agent,
    email: &str,
    first: &str,
) -> CustomerNumber {
    let found = find(bench, agent, email).await;
    let mut named = found.iter().filter(|one| one.first_name == first);
    let number = named.next().expect("somebody").number.clone();
    assert!(named.next().is_none(), "only one is called {first}");
    number
}

/// Two guests of one email: Ana, and Anita who bought later.
pub async fn guests(bench: &Bench, agent: &Agent) -> (CustomerNumber, CustomerNumber) {
    buy(bench, ANA, "Ana").await;
    bench.clock.advance(TimeDelta::minutes(1));
    buy(bench, ANA, "Anita").await;
    (number_named(bench, agent, ANA, "Ana").await, number_named(bench, agent, ANA, "Anita").await)
}

async fn buy_as(bench: &Bench, customer: Option<&model::Customer>, first: &str, email: &str) {
    let product = bench.accounts.products(&bench.portal).await;
    let form = BuyForm {
        product: product.expect("products")[0].id,
        price: None,
        travellers: "1".into(),
        first_name: first.into(),
        last_name: "Quiroga".into(),
        email: email.into(),
        once: OneTimeKey::default(),
    };
    let bought = bench.accounts.buy(&bench.caller(), customer, form).await;
    bought.expect("bought");
    bench.mails().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_moves_and_the_absorbed_number_finds_the_survivor() {
    on_each_store(async |bench| {
        let (admin, agent) = agents::staff(bench).await;
        let (ana, anita) = guests(bench, &agent).await;
        merge(bench, &agent, &ana, &anita, |_| ()).await.expect("merged");
        assert!(bench.mails().await.is_empty(), "the mailbox is the same");

        let seen = details(bench, &agent, &ana).await;
        assert_eq!(seen.summary.first_name, "Ana");
        assert_eq!(seen.purchases.len(), 2);
        assert_eq!(
            seen.summary.last_purchase_at,
            seen.purchases.iter().map(|purchase| purchase.at).max()
        );
        let events = happened(bench, &agent, &ana).await;
        assert_eq!(events[0], "merged");
        assert_eq!(events.iter().filter(|event| *event == "purchased").count(), 2);
        let old = bench.accounts.customer_details(&agent, &anita).await;
        assert!(old.expect("an answer").is_none());
        let now = bench.accounts.survivor_of(&agent, &anita).await;
        assert_eq!(now.expect("an answer"), Some(ana.clone()));
        let own = bench.accounts.survivor_of(&agent, &ana).await;
        assert_eq!(own.expect("an answer"), None);

        for text in ["", "anita", "quiroga", ANA, anita.digits(), ana.digits()] {
            let found = find(bench, &agent, text).await;
            let numbers: Vec<_> = found.iter().map(|one| &one.number).collect();
            let expected: &[&CustomerNumber] = if text == "anita" { &[] } else { &[&ana] };
            assert_eq!(numbers, expected, "{text:?}");
        }
        let acts = bench.accounts.audit(&admin, None).await;
        let acts = acts.expect("an audit").items;
        let merged = acts.iter().filter(|act| act.action == "customers-merged");
        let mut subjects: Vec<String> = merged.map(|act| act.subject.clone()).collect();
        subjects.sort();
        let mut both = [ana.to_string(), anita.to_string()];
        both.sort();
        assert_eq!(subjects, both);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_chosen_is_kept() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        let (ana, anita) = guests(bench, &agent).await;
        let twins = bench.accounts.compare_customers(&agent, &anita, &ana).await;
        let twins = twins.expect("an answer").expect("both");
        assert_eq!(twins.preferred, anita, "who bought last");
        assert_eq!(twins.differing, [model::Differing::Name]);
        assert_eq!(twins.sign_in, model::SignInThatStays::None);
        merge(bench, &agent, &ana, &anita, |form| {
            form.name = anita.to_string();
        })
        .await
        .expect("merged");
        let seen = details(bench, &agent, &ana).await.summary;
        assert_eq!(seen.first_name, "Anita");
        assert_eq!(find(bench, &agent, "anita").await.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_absorbed_number_signs_in_and_recovers_the_password() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        buy(bench, OTHER, "Anita").await;
        register(bench, ANA).await;
        let ana = number_named(bench, &agent, ANA, "Ana").await;
        let anita = number_named(bench, &agent, OTHER, "Anita").await;
        merge(bench, &agent, &ana, &anita, |_| ()).await.expect("merged");
        let mails = bench.mails().await;
        assert_eq!(mails.len(), 2, "{mails:#?}");
        let to = |address: &str| mails.iter().find(|mail| mail.to == address);
        let owner = to(ANA).expect("the owner is told");
        assert!(owner.text.contains(&anita.to_string()), "{}", owner.text);
        let former = to(OTHER).expect("the address that was dropped is told");
        assert!(former.token("undo-email").is_some(), "{}", former.text);
        assert!(!former.text.contains(ANA), "not whose it is now");

        let old = anita.to_string();
        let signed_in = sign_in(bench, &bench.caller(), &old, PASSWORD).await;
        let cookie = signed_in.expect("the old number signs in").session;
        let who = session(bench, cookie.expose()).await.expect("a session");
        assert_eq!(who.number, ana);
        let bought = bench.accounts.purchases(&bench.portal, &who).await;
        assert_eq!(bought.expect("a history").len(), 1);
        let asked = bench.accounts.forgot_password(&bench.caller(), &old, "").await;
        asked.expect("asked");
        let mail = bench.mail_to(ANA).await;
        assert!(mail.text.contains(&ana.to_string()), "{}", mail.text);
        let asked = bench.accounts.forgot_number(&bench.caller(), ANA).await;
        asked.expect("asked");
        let mail = bench.mail_to(ANA).await;
        assert!(!mail.text.contains(&anita.to_string()), "{}", mail.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn purchases_by_the_former_email_or_during_the_merge_reach_the_survivor() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        buy(bench, OTHER, "Ana").await;
        register(bench, ANA).await;
        let ana = number_named(bench, &agent, ANA, "Ana").await;
        let other = number_named(bench, &agent, OTHER, "Ana").await;
        merge(bench, &agent, &ana, &other, |_| ()).await.expect("merged");
        bench.mails().await;
        // The same name with the lost address: the same person.
        buy_as(bench, None, "Ana", OTHER).await;
        assert_eq!(details(bench, &agent, &ana).await.purchases.len(), 2);
        // Another name: another person, as before.
        buy_as(bench, None, "Berta", OTHER).await;
        assert_eq!(details(bench, &agent, &ana).await.purchases.len(), 2);
        // Registering with it opens a separate account, which shows nothing of the other.
        register(bench, OTHER).await;
        let new = customer(bench, OTHER).await;
        assert!(new.number != ana && new.number != other);
        let seen = bench.accounts.purchases(&bench.portal, &new).await;
        assert_eq!(seen.expect("a history").len(), 1, "Berta's");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_concurrent_purchase_reaches_the_survivor() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        register(bench, ANA).await;
        let before = customer(bench, ANA).await;
        buy(bench, ANA, "Anita").await;
        let anita = number_named(bench, &agent, ANA, "Anita").await;
        merge(bench, &agent, &anita, &before.number, |_| ()).await.expect("merged");
        bench.mails().await;
        buy_as(bench, Some(&before), "Ana", ANA).await;
        assert_eq!(details(bench, &agent, &anita).await.purchases.len(), 2);
        let now = customer(bench, ANA).await;
        assert_eq!(now.number, anita, "the account moved along");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_merges_of_one_pair_at_once_make_one() {
    on_each_store(async |bench| {
        let (admin, agent) = agents::staff(bench).await;
        let (ana, anita) = guests(bench, &agent).await;
        let (one, other) = tokio::join!(
            merge(bench, &admin, &ana, &anita, |_| ()),
            merge(bench, &agent, &anita, &ana, |_| ()),
        );
        assert_eq!(u8::from(one.is_ok()) + u8::from(other.is_ok()), 1, "{one:?} {other:?}");
        let refused = one.err().or(other.err()).expect("one lost");
        assert!(
            [MergeRefusal::Unknown.into(), MergeRefusal::ChangedMeanwhile.into()]
                .contains(&refused),
            "{refused:?}"
        );
        let left = find(bench, &agent, ANA).await;
        assert_eq!(left.len(), 1);
        let seen = details(bench, &agent, &left[0].number).await;
        assert_eq!(seen.purchases.len(), 2);
        assert_eq!(bench.number("SELECT COUNT(*) FROM merges").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_during_the_merge_gives_access_to_no_other_customer() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        register(bench, ANA).await;
        buy(bench, ANA, "Anita").await;
        let ana = number_named(bench, &agent, ANA, "Ana").await;
        let anita = number_named(bench, &agent, ANA, "Anita").await;
        let caller = bench.caller();
        let (merged, signed_in) = tokio::join!(
            merge(bench, &agent, &anita, &ana, |_| ()),
            sign_in(bench, &caller, ANA, PASSWORD),
        );
        // In either order, a session belongs to the survivor or does not exist.
        merged.expect("merged");
        if let Ok(signed_in) = signed_in
            && let Some(who) = session(bench, signed_in.session.expose()).await
        {
            assert_eq!(who.number, anita);
        }
        assert_eq!(customer(bench, ANA).await.number, anita);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deadlocked_merge_is_retried() {
    let Some(bench) = Bench::on_postgres().await else {
        return;
    };
    let (admin, _) = agents::staff(&bench).await;
    let (ana, anita) = guests(&bench, &admin).await;
    let absorbed = format!("(SELECT id FROM customers WHERE number = '{}')", anita.digits());
    // The merge has yet to move the purchases, and then waits here.
    let mut other = bench
        .lock(&format!("SELECT id FROM customers WHERE id = {absorbed} FOR NO KEY UPDATE"))
        .await;
    let waits = "SELECT count(*) FROM pg_stat_activity \
                 WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let theirs = async {
        bench.until(waits).await;
        // PostgreSQL first cancels the one that has waited for a second.
        let same =
            format!("UPDATE purchases SET first_name = first_name WHERE customer_id = {absorbed}");
        other.execute(&same).await;
        other.release().await;
    };
    let (merged, ()) = tokio::join!(merge(&bench, &admin, &ana, &anita, |_| ()), theirs);
    merged.expect("at its second try");
    bench.drop_database().await;
}
