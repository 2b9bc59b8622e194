//! What an undo restores and ends.

use super::{ANA, EVA, THIRD, correct, undo};
use crate::{
    agents,
    customers::{
        NEW, details,
        merge::{merge, number_named},
        number_of, set_password,
    },
    sso::world::{World, with_email},
    story::{PASSWORD, buy, customer, register, session, sign_in},
};
use accounts::testing::{Bench, on_each_store};
use chrono::TimeDelta;
use model::{AccountState, Customer};

/// A session's customer requests and confirms an address, before any mail to the old one is sent.
async fn change_own(bench: &Bench, who: &Customer, email: &str) {
    let asked = bench
        .accounts
        .request_email_change(&bench.caller(), who, Some(&PASSWORD.into()), email)
        .await;
    asked.expect("asked");
    let mails = bench.mails().await;
    let link = mails.iter().find(|mail| mail.to == email);
    let link = link.and_then(|mail| mail.token("confirm-email"));
    let confirmed = bench
        .accounts
        .confirm_email_change(&bench.caller(), Some(who), &link.expect("a link"), None)
        .await;
    confirmed.expect("confirmed");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_owner_gets_address_and_names_back_and_the_attacker_loses_access() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        let world = World::new(bench, |_| ()).await;
        register(bench, ANA).await;
        let victim = customer(bench, ANA).await;
        correct(bench, &agent, &victim.number, EVA).await;
        let link = bench.mail_to(ANA).await.token("undo-email").expect("a link");
        // After a day without an objection the new address gives access, in every flow.
        bench.clock.advance(TimeDelta::hours(25));
        let taker = world.caller();
        let asked = bench.accounts.forgot_password(&taker, EVA, "").await;
        asked.expect("asked");
        let reset = bench.mail_to(EVA).await.token("set-password");
        set_password(bench, &reset.expect("a link"), NEW).await;
        bench.mails().await;
        let number = victim.number.to_string();
        let cookie = sign_in(bench, &taker, &number, NEW).await.expect("in").session;
        let arrival = world.must_prove(&taker, with_email("evil", EVA)).await;
        let linked = bench.accounts.link_by_password(&taker, &arrival, &NEW.into()).await;
        linked.expect("linked");
        bench.mails().await;
        let asked = bench.accounts.forgot_password(&taker, EVA, "").await;
        asked.expect("one more, on its way");

        assert!(undo(bench, &link).await);
        assert!(session(bench, cookie.expose()).await.is_none());
        assert!(sign_in(bench, &taker, &number, NEW).await.is_err());
        let seen = details(bench, &agent, &victim.number).await;
        assert_eq!(seen.summary.email.as_deref(), Some(ANA));
        assert_eq!((&*seen.summary.first_name, &*seen.summary.last_name), ("Ana", "Quiroga"));
        assert!(seen.linked.is_empty() && seen.sessions.is_empty());
        let other = world.customer(with_email("evil", EVA)).await;
        assert_ne!(other.number, victim.number);
        let mails = bench.mails().await;
        assert_eq!(mails.len(), 1, "the taker's is taken back: {mails:#?}");
        assert_eq!(mails[0].to, ANA);
        let reset = mails[0].token("set-password").expect("a link");
        set_password(bench, &reset, "the desert after rain").await;
        let ana = sign_in(bench, &bench.caller(), ANA, "the desert after rain").await;
        let ana = session(bench, ana.expect("in").session.expose()).await;
        assert_eq!(ana.expect("a session").number, victim.number);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_was_opened_since_ends() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        let world = World::new(bench, |_| ()).await;
        buy(bench, ANA, "Ana").await;
        let guest = number_of(bench, &agent, ANA).await;
        correct(bench, &agent, &guest, EVA).await;
        let link = bench.mail_to(ANA).await.token("undo-email").expect("a link");
        bench.clock.advance(TimeDelta::hours(25));
        let eva = world.customer(with_email("evil", EVA)).await;
        assert_eq!(eva.number, guest);
        assert!(undo(bench, &link).await);
        let seen = details(bench, &agent, &guest).await;
        assert_eq!(seen.summary.account, AccountState::None);
        assert!(seen.linked.is_empty() && seen.sessions.is_empty());
        assert_eq!(&*seen.summary.first_name, "Ana");
        assert!(bench.mails().await.is_empty(), "a guest has no password");
        let ana = world.customer(with_email("u-1", ANA)).await;
        assert_eq!(ana.number, guest, "and is found by the address again");
    })
    .await;
}

/// The attacker's second change is mailed to the attacker's first address: before the owner's undo, after it, or never.
#[tokio::test(flavor = "multi_thread")]
async fn no_later_change_can_be_undone_however_its_mail_was_sent() {
    on_each_store(async |bench| {
        register(bench, ANA).await;
        change_own(bench, &customer(bench, ANA).await, EVA).await;
        // The mail to Ana is delayed, and those of the later changes are sent first.
        bench.execute("UPDATE outbox SET state = 'held' WHERE state = 'queued'").await;
        change_own(bench, &customer(bench, EVA).await, THIRD).await;
        let older = bench.mail_to(EVA).await.token("undo-email").expect("a link");
        change_own(bench, &customer(bench, THIRD).await, "fourth@evil.test").await;
        bench
            .execute(
                "UPDATE outbox SET state = 'late' WHERE state = 'queued';
                 UPDATE outbox SET state = 'queued' WHERE state = 'held'",
            )
            .await;
        let owners = bench.mail_to(ANA).await.token("undo-email").expect("a link");
        assert!(undo(bench, &owners).await);
        bench.execute("UPDATE outbox SET state = 'queued' WHERE state = 'late'").await;
        let mails = bench.mails().await;
        let links: Vec<_> =
            mails.iter().filter(|mail| mail.token("undo-email").is_some()).collect();
        assert!(links.is_empty(), "{links:#?}");
        assert!(!undo(bench, &older).await, "made before the owner's, and dead");
        let reset = mails.iter().find(|mail| mail.to == ANA);
        let reset = reset.and_then(|mail| mail.token("set-password"));
        set_password(bench, &reset.expect("a link"), NEW).await;
        sign_in(bench, &bench.caller(), ANA, NEW).await.expect("the owner is in");
    })
    .await;
}

/// The first merge removed the survivor's address; the account it brought belongs to another person.
#[tokio::test(flavor = "multi_thread")]
async fn after_a_second_merge_the_loser_of_the_first_gets_no_other_account() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        buy(bench, EVA, "Eva").await;
        let eva = number_of(bench, &agent, EVA).await;
        register(bench, ANA).await;
        let ana = customer(bench, ANA).await.number;
        merge(bench, &agent, &eva, &ana, |_| ()).await.expect("merged");
        let mails = bench.mails().await;
        let lost = mails.iter().find(|mail| mail.to == EVA);
        let link = lost.and_then(|mail| mail.token("undo-email")).expect("a link");
        buy(bench, ANA, "Anita").await;
        let anita = number_named(bench, &agent, ANA, "Anita").await;
        merge(bench, &agent, &eva, &anita, |_| ()).await.expect("merged");
        bench.mails().await;

        assert!(undo(bench, &link).await);
        assert!(bench.mails().await.is_empty(), "no password for a guest");
        let seen = details(bench, &agent, &eva).await.summary;
        assert_eq!(seen.email.as_deref(), Some(EVA));
        assert_eq!(seen.account, AccountState::None);
        assert_eq!(customer(bench, ANA).await.number, ana, "with the same password");
        let seen = details(bench, &agent, &anita).await;
        assert_eq!(seen.purchases.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_undone_down_to_its_merge_changes_nothing() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        register(bench, ANA).await;
        register(bench, EVA).await;
        let (ana, eva) = (customer(bench, ANA).await, customer(bench, EVA).await);
        merge(bench, &agent, &ana.number, &eva.number, |form| {
            form.sign_in = ana.number.to_string();
        })
        .await
        .expect("merged");
        let mails = bench.mails().await;
        let lost = mails.iter().find(|mail| mail.to == EVA);
        let link = lost.and_then(|mail| mail.token("undo-email")).expect("a link");
        buy(bench, ANA, "Anita").await;
        let anita = number_named(bench, &agent, ANA, "Anita").await;
        merge(bench, &agent, &ana.number, &anita, |_| ()).await.expect("merged");
        bench.mails().await;
        // The address has become the sign-in of a third customer.
        register(bench, EVA).await;
        assert!(!undo(bench, &link).await);
        let now = bench.accounts.survivor_of(&agent, &anita).await;
        assert_eq!(now.expect("an answer"), Some(ana.number.clone()), "still merged");
        assert_eq!(customer(bench, ANA).await.number, ana.number);
        assert_ne!(customer(bench, EVA).await.number, eva.number);
    })
    .await;
}

/// An edit, a day without objection, a merge: undoing the edit affects the edited customer, not the survivor.
#[tokio::test(flavor = "multi_thread")]
async fn an_edit_from_before_a_merge_is_undone_without_the_account_of_the_other() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        buy(bench, EVA, "Eva").await;
        let eva = number_of(bench, &agent, EVA).await;
        correct(bench, &agent, &eva, THIRD).await;
        let link = bench.mail_to(EVA).await.token("undo-email").expect("a link");
        bench.clock.advance(TimeDelta::hours(25));
        register(bench, ANA).await;
        let ana = customer(bench, ANA).await.number;
        merge(bench, &agent, &eva, &ana, |_| ()).await.expect("merged");
        bench.mails().await;
        assert!(undo(bench, &link).await);
        let seen = details(bench, &agent, &eva).await.summary;
        assert_eq!(seen.email.as_deref(), Some(EVA));
        assert_eq!(seen.account, AccountState::None);
        assert_eq!(customer(bench, ANA).await.number, ana);
    })
    .await;
}
