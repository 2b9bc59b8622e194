//! Undoing a merge.

use super::{
    ANA, NEW, OTHER, details, find, happened,
    merge::{guests, merge, number_named},
};
use crate::{
    agents,
    story::{PASSWORD, buy, customer, register, session, sign_in},
};
use accounts::testing::{Bench, on_each_store};
use chrono::TimeDelta;
use model::{Agent, CustomerNumber, Failure, refusals::UnmergeRefusal as R};

async fn undo(
    bench: &Bench,
    agent: &Agent,
    old: &CustomerNumber,
) -> Result<CustomerNumber, Failure<R>> {
    bench.accounts.undo_merge(agent, &bench.agent_caller(), old).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_moved_goes_back_and_what_came_later_stays() {
    on_each_store(async |bench| {
        let (admin, agent) = agents::staff(bench).await;
        let (ana, anita) = guests(bench, &agent).await;
        let before = [details(bench, &agent, &ana).await, details(bench, &agent, &anita).await];
        merge(bench, &agent, &ana, &anita, |form| {
            form.name = anita.to_string();
        })
        .await
        .expect("merged");
        bench.clock.advance(TimeDelta::days(3));
        buy(bench, ANA, "Anita").await;
        let merged = bench.accounts.twins(&agent, &ana).await;
        let merged = merged.expect("an answer").merged;
        assert_eq!(merged.len(), 1);
        assert_eq!((&merged[0].number, merged[0].can_undo), (&anita, Ok(())));
        assert_eq!(undo(bench, &agent, &anita).await.expect("undone"), ana);

        let seen = details(bench, &agent, &ana).await;
        assert_eq!(seen.summary.first_name, "Ana");
        assert_eq!(seen.purchases.len(), 2, "the later one stays");
        let back = details(bench, &agent, &anita).await;
        assert_eq!(back.summary, before[1].summary);
        assert_eq!(back.purchases, before[1].purchases);
        assert_eq!(
            seen.summary.last_purchase_at,
            Some(seen.purchases[0].at),
            "and was bought last"
        );
        for (number, moved) in [(&ana, "merged"), (&anita, "merged-into")] {
            let events = happened(bench, &agent, number).await;
            assert_eq!(events[0], "merge-undone");
            assert!(events.contains(&moved.to_owned()), "{events:?}");
        }
        assert_eq!(find(bench, &agent, ANA).await.len(), 2);
        let acts = bench.accounts.audit(&admin, None).await;
        assert_eq!(acts.expect("an audit").items[0].action, "merge-undone");
        for table in ["merges", "merge_moves"] {
            let left = bench.number(&format!("SELECT COUNT(*) FROM {table}")).await;
            assert_eq!(left, 0, "{table}");
        }
        let again = undo(bench, &agent, &anita).await;
        assert_eq!(again.expect_err("not merged"), R::Unknown.into());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_account_that_ended_comes_back_and_its_sessions_do_not() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        register(bench, ANA).await;
        register(bench, OTHER).await;
        let (ana, other) = (customer(bench, ANA).await, customer(bench, OTHER).await);
        let signed_in = sign_in(bench, &bench.caller(), OTHER, PASSWORD).await;
        let cookie = signed_in.expect("signed in").session;
        merge(bench, &agent, &ana.number, &other.number, |form| {
            form.sign_in = ana.number.to_string();
        })
        .await
        .expect("merged");
        let mails = bench.mails().await;
        let lost = mails.iter().find(|mail| mail.to == OTHER);
        let link = lost.and_then(|mail| mail.token("undo-email"));
        undo(bench, &agent, &other.number).await.expect("undone");
        assert!(session(bench, cookie.expose()).await.is_none());
        assert_eq!(customer(bench, OTHER).await.number, other.number);
        assert_eq!(customer(bench, ANA).await.number, ana.number);
        let late = bench.accounts.undo_email_change(&bench.caller(), &link.expect("a link")).await;
        assert!(late.is_err(), "there is nothing left to undo");
        customer(bench, OTHER).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_moved_goes_back_with_the_password_it_has_now() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        buy(bench, OTHER, "Anita").await;
        let anita = number_named(bench, &agent, OTHER, "Anita").await;
        register(bench, ANA).await;
        let ana = customer(bench, ANA).await.number;
        merge(bench, &agent, &anita, &ana, |_| ()).await.expect("merged");
        let now = customer(bench, ANA).await;
        let changed = bench
            .accounts
            .change_password(&bench.caller(), &now, &PASSWORD.into(), &NEW.into())
            .await;
        let cookie = changed.expect("changed");
        undo(bench, &agent, &ana).await.expect("undone");
        assert!(session(bench, cookie.expose()).await.is_none());
        let caller = bench.caller();
        assert!(sign_in(bench, &caller, ANA, PASSWORD).await.is_err());
        let signed_in = sign_in(bench, &caller, ANA, NEW).await.expect("signed in");
        let who = session(bench, signed_in.session.expose()).await;
        assert_eq!(who.expect("a session").number, ana);
        let left = details(bench, &agent, &anita).await;
        assert_eq!(left.summary.account, model::AccountState::None);
        assert_eq!(left.summary.email.as_deref(), Some(OTHER));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn chains_come_apart_link_by_link() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        let (ana, anita) = guests(bench, &agent).await;
        for first in ["Anabel", "Anabella"] {
            buy(bench, ANA, first).await;
        }
        let anabel = number_named(bench, &agent, ANA, "Anabel").await;
        let anabella = number_named(bench, &agent, ANA, "Anabella").await;
        for (survivor, absorbed) in [(&anita, &ana), (&anabel, &anita), (&anabel, &anabella)] {
            merge(bench, &agent, survivor, absorbed, |_| ()).await.expect("merged");
        }
        let accounts = &bench.accounts;
        for old in [&ana, &anita, &anabella] {
            let now = accounts.survivor_of(&agent, old).await;
            assert_eq!(now.expect("an answer").as_ref(), Some(&anabel));
        }
        assert_eq!(details(bench, &agent, &anabel).await.purchases.len(), 4);
        let refused = undo(bench, &agent, &ana).await.expect_err("inside");
        assert_eq!(refused, R::SurvivorMerged.into());
        let refused = undo(bench, &agent, &anita).await.expect_err("below");
        assert_eq!(refused, R::LaterMerge.into());
        undo(bench, &agent, &anabella).await.expect("undone");
        undo(bench, &agent, &anita).await.expect("undone");
        assert_eq!(details(bench, &agent, &anita).await.purchases.len(), 2);
        let now = accounts.survivor_of(&agent, &ana).await;
        assert_eq!(now.expect("an answer").as_ref(), Some(&anita));
        undo(bench, &agent, &ana).await.expect("undone");
        for number in [&ana, &anita, &anabel, &anabella] {
            assert_eq!(details(bench, &agent, number).await.purchases.len(), 1);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_too_late_after_thirty_days() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        let (ana, anita) = guests(bench, &agent).await;
        merge(bench, &agent, &ana, &anita, |_| ()).await.expect("merged");
        bench.clock.advance(TimeDelta::days(30));
        let refused = undo(bench, &agent, &anita).await.expect_err("too late");
        assert_eq!(refused, R::TooLate.into());
        let shown = bench.accounts.twins(&agent, &ana).await.expect("an answer");
        assert!(shown.merged.is_empty());
        bench.clock.advance(TimeDelta::seconds(1));
        bench.accounts.purge().await.expect("purged");
        for table in ["merges", "merge_moves"] {
            let left = bench.number(&format!("SELECT COUNT(*) FROM {table}")).await;
            assert_eq!(left, 0, "{table}");
        }
        let refused = undo(bench, &agent, &anita).await.expect_err("too late");
        assert_eq!(refused, R::TooLate.into());
        let now = bench.accounts.survivor_of(&agent, &anita).await;
        assert_eq!(now.expect("an answer"), Some(ana), "the number stays found");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_email_that_is_anothers_by_now_stays_theirs() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        register(bench, ANA).await;
        register(bench, OTHER).await;
        let (ana, other) = (customer(bench, ANA).await, customer(bench, OTHER).await);
        merge(bench, &agent, &ana.number, &other.number, |form| {
            form.sign_in = ana.number.to_string();
        })
        .await
        .expect("merged");
        bench.mails().await;
        register(bench, OTHER).await;
        let refused = undo(bench, &agent, &other.number).await;
        assert_eq!(refused.expect_err("taken"), R::EmailTaken.into());
        customer(bench, OTHER).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn account_deletion_clears_the_records_of_merges() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        buy(bench, OTHER, "Anita").await;
        buy(bench, ANA, "Anabel").await;
        register(bench, ANA).await;
        let ana = customer(bench, ANA).await;
        let found = find(bench, &agent, OTHER).await[0].number.clone();
        buy(bench, ANA, "Anna").await;
        let anna = number_named(bench, &agent, ANA, "Anna").await;
        merge(bench, &agent, &anna, &found, |form| {
            form.email = anna.to_string();
        })
        .await
        .expect("merged");
        bench.clock.advance(TimeDelta::days(2));
        merge(bench, &agent, &ana.number, &anna, |_| ()).await.expect("merged");
        bench.mails().await;
        let ana = customer(bench, ANA).await;
        let deleted =
            bench.accounts.delete_account(&bench.caller(), &ana, Some(&PASSWORD.into())).await;
        deleted.expect("deleted");
        for left in [
            "merges",
            "merge_moves",
            "customers WHERE first_name <> '' OR email IS NOT NULL OR merged_email_key IS NOT NULL",
            "audit WHERE customer_id IS NOT NULL AND became LIKE '%@%'",
            "timeline WHERE ip IS NOT NULL OR detail IS NOT NULL",
        ] {
            let count = bench.number(&format!("SELECT COUNT(*) FROM {left}")).await;
            assert_eq!(count, 0, "{left}");
        }
        let refused = undo(bench, &agent, &anna).await.expect_err("nobody");
        assert_eq!(refused, R::SurvivorDeleted.into());
    })
    .await;
}
