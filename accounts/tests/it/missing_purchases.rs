//! Purchases made with another address: asked for by a signed-in customer, proved by a mailed link.

use crate::{
    agents,
    customers::{details, happened, number_of},
    story::{PASSWORD, buy, customer, form, register, sign_in},
};
use accounts::{
    AddPurchaseLink, Caller, CustomerForm,
    testing::{Bench, on_each_store},
};
use chrono::TimeDelta;
use model::{
    Agent, Customer, CustomerNumber, Failure, Link, Locale, Purchase,
    refusals::{AddPurchaseRefusal as R, MissingPurchaseRefusal},
};
use std::sync::Arc;

const ANA: &str = "ana@example.test";
const EVA: &str = "eva@example.test";
const WORK: &str = "ana@work.example.test";

/// A customer, a guest with another address who bought twice, and an agent who sees them all.
struct Scene {
    ana: Customer,
    agent: Agent,
    guest: CustomerNumber,
    /// The guest's purchases, the latest first.
    purchases: Vec<Purchase>,
}

async fn scene(bench: &Bench) -> Scene {
    register(bench, ANA).await;
    buy(bench, WORK, "Ana").await;
    bench.clock.advance(TimeDelta::minutes(5));
    buy(bench, WORK, "Ana").await;
    let (agent, _) = agents::staff(bench).await;
    bench.mails().await;
    let guest = number_of(bench, &agent, WORK).await;
    Scene {
        ana: customer(bench, ANA).await,
        purchases: details(bench, &agent, &guest).await.purchases,
        agent,
        guest,
    }
}

async fn ask(
    bench: &Bench,
    caller: &Caller,
    customer: &Customer,
    number: &str,
    email: &str,
) -> Result<(), Failure<MissingPurchaseRefusal>> {
    bench
        .accounts
        .ask_for_purchase(caller, customer, number, email)
        .await
}

/// Asks from anywhere; what was mailed.
async fn mailed(
    bench: &Bench,
    customer: &Customer,
    number: &str,
    email: &str,
) -> Vec<accounts::testing::Received> {
    ask(bench, &bench.caller(), customer, number, email)
        .await
        .expect("the answer is the same for everybody");
    bench.mails().await
}

async fn link_to(bench: &Bench, customer: &Customer, number: &str) -> String {
    let mails = mailed(bench, customer, number, WORK).await;
    assert_eq!(mails.len(), 1, "{mails:#?}");
    assert_eq!(mails[0].to, WORK);
    mails[0].token("add-purchase").expect("a link")
}

async fn look(bench: &Bench, customer: &Customer, link: &str) -> Link<AddPurchaseLink> {
    let state = bench
        .accounts
        .add_purchase_link(&bench.portal, customer, link)
        .await;
    state.expect("an answer")
}

async fn add(bench: &Bench, customer: &Customer, link: &str) -> Result<String, Failure<R>> {
    bench
        .accounts
        .add_purchase(&bench.caller(), customer, link)
        .await
}

async fn history(bench: &Bench, customer: &Customer) -> Vec<String> {
    let purchases = bench.accounts.purchases(&bench.portal, customer).await;
    let purchases = purchases.expect("a history");
    purchases
        .into_iter()
        .map(|purchase| purchase.number)
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_purchase_moves_once_its_mailbox_is_proved_and_no_other_one_does() {
    on_each_store(async |bench| {
        let Scene {
            ana,
            agent,
            guest,
            purchases,
        } = scene(bench).await;
        let (latest, first) = (&purchases[0].number, &purchases[1].number);
        // However it was copied, and however the address is written.
        let copied = latest.replace("P-", " p ");
        let mails = mailed(bench, &ana, &copied, "ANA@Work.example.test").await;
        assert_eq!(mails.len(), 1, "{mails:#?}");
        assert_eq!(mails[0].to, WORK, "the address on file");
        assert!(mails[0].text.contains(latest.as_str()));
        let link = mails[0].token("add-purchase").expect("a link");
        for _ in 0..100 {
            let ready = AddPurchaseLink::Ready {
                number: latest.clone(),
            };
            assert_eq!(look(bench, &ana, &link).await, Link::Ready(ready));
        }
        assert!(history(bench, &ana).await.is_empty(), "not by looking");
        assert_eq!(add(bench, &ana, &link).await.as_ref(), Ok(latest));

        assert_eq!(history(bench, &ana).await, [latest.as_str()]);
        let (own, left) = (
            details(bench, &agent, &ana.number).await,
            details(bench, &agent, &guest).await,
        );
        assert_eq!(own.summary.last_purchase_at, Some(purchases[0].at));
        assert_eq!(left.summary.last_purchase_at, Some(purchases[1].at));
        let numbers: Vec<_> = left.purchases.iter().map(|it| &it.number).collect();
        assert_eq!(numbers, [first]);
        assert_eq!(own.purchases[0], purchases[0], "who bought it stays");
        let own = happened(bench, &agent, &ana.number).await;
        assert_eq!(own[..2], ["purchase-added", "purchase-asked-for"]);
        let page = bench.accounts.timeline_of(&agent, &guest, None).await;
        let moved = page.expect("a timeline").items.remove(0);
        assert_eq!(moved.event, "purchase-moved");
        let detail = format!("{latest} → {}", ana.number);
        assert_eq!(moved.detail, Some(detail));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_whose_last_purchase_moved_has_none_left() {
    on_each_store(async |bench| {
        let Scene {
            ana,
            agent,
            guest,
            purchases,
        } = scene(bench).await;
        for purchase in &purchases {
            let link = link_to(bench, &ana, &purchase.number).await;
            add(bench, &ana, &link).await.expect("added");
        }
        assert_eq!(history(bench, &ana).await.len(), 2);
        let left = details(bench, &agent, &guest).await;
        assert!(left.purchases.is_empty());
        assert_eq!(left.summary.last_purchase_at, None);
        let own = details(bench, &agent, &ana.number).await;
        // The earlier one came later; the latest purchase is still the latest one.
        assert_eq!(own.summary.last_purchase_at, Some(purchases[0].at));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_works_for_nobody_but_who_asked() {
    on_each_store(async |bench| {
        let Scene { ana, purchases, .. } = scene(bench).await;
        register(bench, EVA).await;
        let eva = customer(bench, EVA).await;
        let link = link_to(bench, &ana, &purchases[0].number).await;
        let others = Link::Ready(AddPurchaseLink::OtherCustomer);
        assert_eq!(look(bench, &eva, &link).await, others);
        assert_eq!(add(bench, &eva, &link).await, Err(R::OtherCustomer.into()));
        assert!(history(bench, &eva).await.is_empty());
        // It was not even used up.
        add(bench, &ana, &link).await.expect("added");
        assert_eq!(look(bench, &eva, &link).await, Link::Used);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_a_guests_purchase_of_that_address_mails_nothing() {
    on_each_store(async |bench| {
        let Scene {
            ana,
            agent,
            guest,
            purchases,
        } = scene(bench).await;
        let number = &purchases[0].number;
        // No such number, another address, the asker's own address.
        for (number, email) in [
            ("P-99999999", WORK),
            (number.as_str(), EVA),
            (number.as_str(), ANA),
            ("P-1", "nobody@example.test"),
        ] {
            assert!(
                mailed(bench, &ana, number, email).await.is_empty(),
                "{number} {email}"
            );
        }
        // A purchase of an account, whatever address it was made with.
        register(bench, EVA).await;
        buy(bench, EVA, "Ana").await;
        let eva = customer(bench, EVA).await;
        let own = history(bench, &eva).await.remove(0);
        assert!(mailed(bench, &ana, &own, EVA).await.is_empty());
        // A guest that an account sees by its proved address.
        buy(bench, EVA, "Bruno").await;
        let seen = history(bench, &eva).await.remove(0);
        assert_ne!(seen, own);
        assert!(mailed(bench, &ana, &seen, EVA).await.is_empty());
        // An agent's address, which counter sales carry.
        buy(bench, agents::LAURA, "Carla").await;
        let found = crate::customers::find(bench, &agent, agents::LAURA).await;
        let counter = details(bench, &agent, &found[0].number).await.purchases;
        let asked = mailed(bench, &ana, &counter[0].number, agents::LAURA).await;
        assert!(asked.is_empty());
        // A guest who was disabled.
        let caller = bench.agent_caller();
        let disabled = bench.accounts.disable_customer(&agent, &caller, &guest);
        disabled.await.expect("disabled");
        assert!(mailed(bench, &ana, number, WORK).await.is_empty());
        let enabled = bench.accounts.enable_customer(&agent, &caller, &guest);
        enabled.await.expect("enabled");
        // An address that an agent has just given the guest: its former owner can object first.
        bench.clock.advance(TimeDelta::hours(2));
        let form = CustomerForm {
            first_name: "Ana".into(),
            last_name: "Quiroga".into(),
            email: "other@example.test".into(),
            phone: String::new(),
        };
        let changed = bench
            .accounts
            .change_customer(&agent, &caller, &guest, form);
        changed.await.expect("changed");
        bench.mails().await;
        assert!(
            mailed(bench, &ana, number, "other@example.test")
                .await
                .is_empty()
        );
        bench.clock.advance(TimeDelta::hours(25));
        assert_eq!(
            mailed(bench, &ana, number, "other@example.test")
                .await
                .len(),
            1
        );
        let asked = happened(bench, &agent, &ana.number).await;
        assert!(
            asked
                .iter()
                .filter(|event| *event == "purchase-asked-for")
                .count()
                > 8,
            "what is kept does not tell them apart either"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_operators_purchase_is_like_none() {
    on_each_store(async |bench| {
        let Scene { purchases, .. } = scene(bench).await;
        let other = bench.other_portal().await;
        let there = Caller {
            portal: Arc::clone(&other),
            ..bench.caller()
        };
        let browser = bench.accounts.register(&there, form(EVA)).await;
        let confirm = bench.mail_to(EVA).await.token("confirm").expect("a link");
        let browser = browser.expect("registered");
        let confirmed = bench
            .accounts
            .confirm(&there, &confirm, Some(browser.expose()), None);
        confirmed.await.expect("confirmed");
        let session = sign_in(bench, &there, EVA, PASSWORD).await;
        let session = session.expect("signed in").session;
        let eva = bench.accounts.session(&other, session.expose()).await;
        let eva = eva.expect("an answer").expect("a session");
        let asked = ask(bench, &there, &eva, &purchases[0].number, WORK).await;
        asked.expect("the answer is the same for everybody");
        assert!(bench.mails().await.is_empty());
        let ana = customer(bench, ANA).await;
        let link = link_to(bench, &ana, &purchases[0].number).await;
        let state = bench.accounts.add_purchase_link(&other, &ana, &link).await;
        assert_eq!(state.expect("an answer"), Link::Unknown);
        let added = bench.accounts.add_purchase(&there, &ana, &link).await;
        assert_eq!(added, Err(R::LinkDead.into()));
        add(bench, &ana, &link).await.expect("still works");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dead_link_says_why_and_adds_nothing() {
    on_each_store(async |bench| {
        let Scene { ana, purchases, .. } = scene(bench).await;
        let (one, two) = (&purchases[0].number, &purchases[1].number);
        let older = link_to(bench, &ana, one).await;
        let of_another = link_to(bench, &ana, two).await;
        let newer = link_to(bench, &ana, one).await;
        assert_eq!(look(bench, &ana, &older).await, Link::Replaced);
        assert_eq!(add(bench, &ana, &older).await, Err(R::LinkDead.into()));
        add(bench, &ana, &newer).await.expect("added");
        assert_eq!(look(bench, &ana, &newer).await, Link::Used);
        assert_eq!(add(bench, &ana, &newer).await, Err(R::LinkDead.into()));
        bench
            .clock
            .advance(TimeDelta::minutes(60) - TimeDelta::seconds(1));
        assert!(matches!(
            look(bench, &ana, &of_another).await,
            Link::Ready(_)
        ));
        bench.clock.advance(TimeDelta::seconds(1));
        assert_eq!(look(bench, &ana, &of_another).await, Link::Expired);
        assert_eq!(add(bench, &ana, &of_another).await, Err(R::LinkDead.into()));
        for broken in ["", &newer[..42], &newer.to_uppercase()] {
            assert_eq!(look(bench, &ana, broken).await, Link::Unknown);
            assert_eq!(add(bench, &ana, broken).await, Err(R::LinkDead.into()));
        }
        assert_eq!(history(bench, &ana).await, [one.as_str()]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_fifty_that_use_a_link_at_once_one_succeeds() {
    on_each_store(async |bench| {
        let Scene {
            ana,
            agent,
            guest,
            purchases,
        } = scene(bench).await;
        let link = link_to(bench, &ana, &purchases[0].number).await;
        let tries: Vec<_> = (0..50)
            .map(|_| {
                let (accounts, caller) = (bench.accounts.clone(), bench.caller());
                let (ana, link) = (ana.clone(), link.clone());
                tokio::spawn(
                    async move { accounts.add_purchase(&caller, &ana, &link).await.is_ok() },
                )
            })
            .collect();
        let mut won = 0;
        for attempt in tries {
            won += u32::from(attempt.await.expect("no panic"));
        }
        assert_eq!(won, 1);
        assert_eq!(history(bench, &ana).await.len(), 1);
        let moved = happened(bench, &agent, &guest).await;
        assert_eq!(moved.iter().filter(|it| *it == "purchase-moved").count(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_becomes_an_accounts_meanwhile_stays_with_it() {
    on_each_store(async |bench| {
        let Scene { ana, purchases, .. } = scene(bench).await;
        let link = link_to(bench, &ana, &purchases[0].number).await;
        // One more is on its way when the guest registers.
        let second = &purchases[1].number;
        let asked = ask(bench, &bench.caller(), &ana, second, WORK).await;
        asked.expect("asked");
        let browser = bench.caller();
        let pending = bench.accounts.register(&browser, form(WORK)).await;
        let pending = pending.expect("registered");
        bench
            .execute("UPDATE outbox SET due_at = '2099-01-01 00:00:00' WHERE mail LIKE '%add-purchase%' AND state = 'queued'")
            .await;
        let confirm = bench.mail_to(WORK).await.token("confirm").expect("a link");
        let confirmed =
            bench
                .accounts
                .confirm(&browser, &confirm, Some(pending.expose()), None);
        confirmed.await.expect("confirmed");
        // Confirming used the link up, and the purchase is an account's by now.
        assert_eq!(look(bench, &ana, &link).await, Link::Used);
        bench
            .execute("UPDATE tokens SET used_at = NULL WHERE purpose = 'add-purchase'")
            .await;
        let not_free = Link::Ready(AddPurchaseLink::NotFree);
        assert_eq!(look(bench, &ana, &link).await, not_free);
        assert_eq!(add(bench, &ana, &link).await, Err(R::NotFree.into()));
        bench
            .execute("UPDATE outbox SET due_at = '2020-01-01 00:00:00' WHERE state = 'queued'")
            .await;
        assert!(bench.mails().await.is_empty(), "nothing to prove any more");
        assert_eq!(history(bench, &customer(bench, WORK).await).await.len(), 2);
        assert!(history(bench, &ana).await.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_password_ends_the_link_and_the_mail_that_would_bring_one() {
    on_each_store(async |bench| {
        let Scene { ana, purchases, .. } = scene(bench).await;
        let link = link_to(bench, &ana, &purchases[0].number).await;
        let second = &purchases[1].number;
        let asked = ask(bench, &bench.caller(), &ana, second, WORK).await;
        asked.expect("asked");
        let (old, new) = (PASSWORD.into(), crate::customers::NEW.into());
        let caller = bench.caller();
        let changed = bench.accounts.change_password(&caller, &ana, &old, &new);
        changed.await.expect("changed");
        let mails = bench.mails().await;
        assert!(mails.iter().all(|mail| mail.to == ANA), "{mails:#?}");
        assert_eq!(look(bench, &ana, &link).await, Link::Replaced);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_an_hour_from_one_network_and_three_to_one_mailbox() {
    on_each_store(async |bench| {
        let Scene { ana, purchases, .. } = scene(bench).await;
        let number = &purchases[0].number;
        for _ in 0..3 {
            assert_eq!(mailed(bench, &ana, number, WORK).await.len(), 1);
        }
        let refused = ask(bench, &bench.caller(), &ana, number, WORK).await;
        let Err(Failure::Wait(wait)) = refused else {
            panic!("{refused:?}");
        };
        // The same for an address that bought nothing.
        for _ in 0..3 {
            assert!(mailed(bench, &ana, number, EVA).await.is_empty());
        }
        let refused = ask(bench, &bench.caller(), &ana, number, EVA).await;
        assert_eq!(refused, Err(Failure::Wait(wait)));
        bench.clock.advance(TimeDelta::hours(1));
        assert_eq!(mailed(bench, &ana, number, WORK).await.len(), 1);

        let one_place = bench.caller();
        for place in 0..10 {
            let email = format!("somebody{place}@example.test");
            let asked = ask(bench, &one_place, &ana, number, &email).await;
            asked.expect("asked");
        }
        let refused = ask(bench, &one_place, &ana, number, "one.more@example.test").await;
        assert!(matches!(refused, Err(Failure::Wait(_))), "{refused:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_mistyped_is_told_by_its_form_alone() {
    on_each_store(async |bench| {
        register(bench, ANA).await;
        let ana = customer(bench, ANA).await;
        use MissingPurchaseRefusal as M;
        for (number, email, why) in [
            ("", WORK, vec![M::NumberMissing]),
            ("ana", WORK, vec![M::NumberInvalid]),
            ("P-1", "ana", vec![M::EmailInvalid]),
            (" ", "", vec![M::NumberMissing, M::EmailInvalid]),
        ] {
            let refused = ask(bench, &bench.caller(), &ana, number, email).await;
            assert_eq!(refused, Err(Failure::Refused(why)));
        }
        assert!(bench.mails().await.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mail_speaks_the_guests_language() {
    on_each_store(async |bench| {
        let Scene { ana, purchases, .. } = scene(bench).await;
        bench
            .execute("UPDATE customers SET locale = 'es' WHERE email_key LIKE '%work%'")
            .await;
        let french = Caller {
            locale: Locale::French,
            ..bench.caller()
        };
        let asked = ask(bench, &french, &ana, &purchases[0].number, WORK).await;
        asked.expect("asked");
        let mail = bench.mail_to(WORK).await;
        assert!(
            mail.subject.starts_with("Agregue la compra"),
            "{}",
            mail.subject
        );
    })
    .await;
}
