//! A provider test cannot be used twice, late, elsewhere, or by others.

use super::{Trip, nothing_of_a_customer};
use crate::agents::{self, staff};
use crate::sso::world::World;
use accounts::{Caller, sso::TestWay, testing::on_each_store};
use chrono::TimeDelta;
use model::{Agent, Failure, Role, TestVerdict, refusals::TestProviderRefusal};
use std::sync::Arc;

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_works_once_for_ten_minutes_and_where_it_belongs() {
    on_each_store(async |bench| {
        let world = World::new(bench, |_| ()).await;
        let (laura, _) = staff(bench).await;
        let trip = Trip::of(bench, &laura, world.provider);
        let browser = trip.begin().await;
        let ticket = trip.ticket(&browser).await.expect("a ticket");
        let ferries = bench.other_portal().await;
        let elsewhere = Trip {
            caller: Caller { portal: Arc::clone(&ferries), ..bench.caller() },
            ..Trip::of(bench, &laura, world.provider)
        };
        let other_provider = Trip::of(bench, &laura, world.provider + 1);
        let made_up = "A".repeat(43);
        for (trip, ticket) in [
            (&elsewhere, &*ticket),
            (&other_provider, &ticket),
            (&trip, &browser),
            (&trip, &made_up),
            (&trip, "x"),
        ] {
            let way = trip.use_ticket(ticket).await;
            assert!(matches!(way, TestWay::Unknown), "{way:?}");
        }
        bench.clock.advance(TimeDelta::minutes(10) - TimeDelta::seconds(1));
        let way = trip.use_ticket(&ticket).await;
        assert!(matches!(way, TestWay::Go(_)), "{way:?}");
        let again = trip.use_ticket(&ticket).await;
        assert!(matches!(again, TestWay::Back(_)), "{again:?}");
        assert_eq!(trip.ticket(&browser).await, None, "and it is not given again");
        let browser = trip.begin().await;
        let ticket = trip.ticket(&browser).await.expect("a ticket");
        bench.clock.advance(TimeDelta::minutes(10));
        let late = trip.use_ticket(&ticket).await;
        assert!(matches!(late, TestWay::Unknown), "{late:?}");
        assert_eq!(trip.ticket(&browser).await, None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_browsers_with_one_ticket_one_starts() {
    on_each_store(async |bench| {
        let world = World::new(bench, |_| ()).await;
        let (laura, _) = staff(bench).await;
        let trip = Trip::of(bench, &laura, world.provider);
        let browser = trip.begin().await;
        let ticket = trip.ticket(&browser).await.expect("a ticket");
        let (accounts, id) = (&bench.accounts, world.provider);
        let tries = (0..10).map(|_| {
            let (accounts, ticket, caller) = (accounts.clone(), ticket.clone(), bench.caller());
            tokio::spawn(async move { accounts.depart_for_test(&caller, id, &ticket).await })
        });
        let mut gone = 0;
        for one in tries.collect::<Vec<_>>() {
            let way = one.await.expect("no panic").expect("an answer");
            gone += usize::from(matches!(way, TestWay::Go(_)));
        }
        assert_eq!((gone, world.count("sso_flows").await), (1, 1));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_browser_and_the_agent_that_began_it_get_the_report() {
    on_each_store(async |bench| {
        let world = World::new(bench, |_| ()).await;
        let (laura, pablo) = staff(bench).await;
        let nora = agents::person(bench, &bench.portal, "nora@norte.test", Role::Admin).await;
        let nora = agents::agent(bench, &nora.cookie).await;
        let ferries = bench.other_portal().await;
        let otto = agents::person(bench, &ferries, "otto@ferries.test", Role::Admin).await;
        let otto = agents::agent(bench, &otto.cookie).await;
        let trip = Trip::of(bench, &laura, world.provider);
        let browser = trip.begin().await;
        let by = |agent: &Agent| Trip::of(bench, agent, world.provider);
        assert_eq!(by(&nora).ticket(&browser).await, None);
        assert_eq!(by(&otto).ticket(&browser).await, None);
        let departure = trip.depart(&browser).await;
        assert_eq!(trip.finish(&browser).await, None, "nobody has come back");
        trip.arrive(&departure, &world.hostile.answer(&departure.url)).await;
        let id = bench.number("SELECT MAX(id) FROM provider_tests").await;
        assert!(trip.seen(id).await.is_none(), "not before it is claimed");
        for agent in [&nora, &otto] {
            assert_eq!(by(agent).finish(&browser).await, None);
        }
        let ticket = accounts_ticket(&browser);
        for other in ["", "x", &"A".repeat(43), &ticket] {
            assert_eq!(trip.finish(other).await, None, "another browser");
        }
        let finished = bench
            .accounts
            .finish_provider_test(&pablo, &bench.agent_caller(), world.provider, &browser)
            .await;
        assert!(matches!(finished, Err(accounts::AccessError::Forbidden)));
        assert!(!trip.is_tested().await);
        assert_eq!(trip.finish(&browser).await, Some(id));
        assert!(trip.is_tested().await);
        // Admins of its operator may see it for an hour, and no other agent.
        assert!(by(&nora).seen(id).await.is_some());
        assert!(by(&otto).seen(id).await.is_none());
        let other_provider = Trip::of(bench, &laura, world.provider + 1);
        assert!(other_provider.seen(id).await.is_none());
        bench.clock.advance(TimeDelta::hours(1) - TimeDelta::seconds(1));
        assert!(trip.seen(id).await.is_some());
        bench.clock.advance(TimeDelta::seconds(1));
        assert!(trip.seen(id).await.is_none());
        bench.clock.advance(TimeDelta::seconds(1));
        bench.accounts.purge().await.expect("purged");
        assert_eq!(world.count("provider_tests").await, 0);
    })
    .await;
}

/// What a URL reveals of a browser's secret.
fn accounts_ticket(browser: &str) -> String {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use sha2::{Digest, Sha256};
    URL_SAFE_NO_PAD.encode(Sha256::digest(format!("ticket|{browser}")))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_counts_once_and_for_ten_minutes() {
    on_each_store(async |bench| {
        let world = World::new(bench, |_| ()).await;
        let (laura, _) = staff(bench).await;
        let trip = Trip::of(bench, &laura, world.provider);
        let browser = trip.begin().await;
        let departure = trip.depart(&browser).await;
        let answer = world.hostile.answer(&departure.url);
        let flow = departure.flow.expose();
        let accounts = &bench.accounts;
        // It signs no one in, and a sign-in is no test.
        let caller = world.caller();
        let signed_in = accounts.arrive(&caller, world.provider, Some(flow), &answer).await;
        assert!(signed_in.is_err());
        let usual = world.depart(&caller).await;
        let taken = accounts
            .arrive_from_test(&caller, world.provider, Some(usual.flow.expose()), &answer)
            .await;
        assert_eq!(taken.expect("an answer"), None);
        bench.clock.advance(TimeDelta::minutes(10));
        trip.arrive(&departure, &answer).await;
        let replayed =
            accounts.arrive_from_test(&trip.caller, world.provider, Some(flow), &answer).await;
        assert_eq!(replayed.expect("an answer"), None);
        let test = trip.finish(&browser).await.expect("a test");
        let report = trip.seen(test).await.expect("a report").report;
        assert_eq!(report.verdict, TestVerdict::Late);
        assert_eq!(world.hostile.hits("good/token"), 1, "only the look before the trip");
        nothing_of_a_customer(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_changed_during_the_test_does_not_pass() {
    on_each_store(async |bench| {
        let world = World::new(bench, |_| ()).await;
        let (laura, _) = staff(bench).await;
        let (id, host) = (world.provider, &bench.portal.host);
        let trip = Trip::of(bench, &laura, id);
        let change = async |scopes: &str| {
            let change = [("scopes".to_owned(), scopes.to_owned())];
            let changed = bench.accounts.change_provider(host, id, &change, None);
            changed.await.expect("changed");
        };
        let browser = trip.begin().await;
        let ticket = trip.ticket(&browser).await.expect("a ticket");
        change("email").await;
        assert!(matches!(trip.use_ticket(&ticket).await, TestWay::Back(_)));
        let test = trip.finish(&browser).await.expect("a test");
        let test = trip.seen(test).await.expect("a report");
        assert_eq!((test.report.verdict, test.is_current), (TestVerdict::Changed, false));

        let browser = trip.begin().await;
        let departure = trip.depart(&browser).await;
        change("email profile").await;
        trip.arrive(&departure, &world.hostile.answer(&departure.url)).await;
        let test = trip.finish(&browser).await.expect("a test");
        let test = trip.seen(test).await.expect("a report");
        assert_eq!(test.report.verdict, TestVerdict::Changed);

        let browser = trip.begin().await;
        let departure = trip.depart(&browser).await;
        trip.arrive(&departure, &world.hostile.answer(&departure.url)).await;
        change("email").await;
        let test = trip.finish(&browser).await.expect("a test");
        let test = trip.seen(test).await.expect("a report");
        assert_eq!((test.report.verdict, test.is_current), (TestVerdict::Admitted, false));
        assert!(!trip.is_tested().await);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tests_are_for_admins_of_the_operator_and_not_too_many_at_once() {
    on_each_store(async |bench| {
        let world = World::new(bench, |_| ()).await;
        let (laura, pablo) = staff(bench).await;
        let ferries = bench.other_portal().await;
        let otto = agents::person(bench, &ferries, "otto@ferries.test", Role::Admin).await;
        let otto = agents::agent(bench, &otto.cookie).await;
        let begun = |agent: &Agent| Trip::of(bench, agent, world.provider);
        assert!(matches!(begun(&pablo).try_begin().await, Err(Failure::Forbidden)));
        let unknown = begun(&otto).try_begin().await.expect_err("refused");
        assert_eq!(unknown, TestProviderRefusal::Unknown.into());
        let accounts = &bench.accounts;
        let portal = accounts.begin_provider_test(&laura, world.provider, ferries.id).await;
        assert_eq!(portal.expect_err("refused"), TestProviderRefusal::Unknown.into());
        let trip = begun(&laura);
        for _ in 0..10 {
            trip.begin().await;
        }
        assert!(matches!(trip.try_begin().await, Err(Failure::Wait(_))));
        let caller = bench.agent_caller();
        let removed = accounts.remove_operator_provider(&laura, &caller, world.provider).await;
        removed.expect("removed with its tests");
        assert_eq!(world.count("provider_tests").await, 0);
    })
    .await;
}
