//! A provider test cannot be used twice, late, at another portal, or by others.

use super::{ProviderTestRun, nothing_of_a_customer};
use crate::agents::{self, staff};
use crate::sso::world::World;
use accounts::{
    Caller,
    sso::TicketOutcome,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    Agent, Failure, ProviderId, ProviderTestId, Role, TestVerdict, refusals::TestProviderRefusal,
};
use rstest::rstest;
use std::sync::Arc;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_works_once_for_ten_minutes_and_where_it_belongs(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (laura, _) = staff(app).await;
    let run = ProviderTestRun::of(app, &laura, world.provider);
    let browser = run.begin().await;
    let ticket = run.ticket(&browser).await.expect("a ticket");
    let ferries = app.other_portal().await;
    let elsewhere = ProviderTestRun {
        caller: Caller { portal: Arc::clone(&ferries), ..app.caller() },
        ..ProviderTestRun::of(app, &laura, world.provider)
    };
    let other_provider =
        ProviderTestRun::of(app, &laura, ProviderId::new(world.provider.get() + 1));
    let made_up = "A".repeat(43);
    for (run, ticket) in [
        (&elsewhere, &*ticket),
        (&other_provider, &ticket),
        (&run, &browser),
        (&run, &made_up),
        (&run, "x"),
    ] {
        let outcome = run.use_ticket(ticket).await;
        assert!(matches!(outcome, TicketOutcome::Unknown), "{outcome:?}");
    }
    app.clock.advance(TimeDelta::minutes(10) - TimeDelta::seconds(1));
    let outcome = run.use_ticket(&ticket).await;
    assert!(matches!(outcome, TicketOutcome::Authorize(_)), "{outcome:?}");
    let again = run.use_ticket(&ticket).await;
    assert!(matches!(again, TicketOutcome::Back(_)), "{again:?}");
    assert_eq!(run.ticket(&browser).await, None, "and it is not given again");
    let browser = run.begin().await;
    let ticket = run.ticket(&browser).await.expect("a ticket");
    app.clock.advance(TimeDelta::minutes(10));
    let late = run.use_ticket(&ticket).await;
    assert!(matches!(late, TicketOutcome::Unknown), "{late:?}");
    assert_eq!(run.ticket(&browser).await, None);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_many_browsers_with_one_ticket_one_starts(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (laura, _) = staff(app).await;
    let run = ProviderTestRun::of(app, &laura, world.provider);
    let browser = run.begin().await;
    let ticket = run.ticket(&browser).await.expect("a ticket");
    let (accounts, id) = (&app.accounts, world.provider);
    let tries = (0..10).map(|_| {
        let (accounts, ticket, caller) = (accounts.clone(), ticket.clone(), app.caller());
        tokio::spawn(async move {
            accounts.provider_tests().begin_authorization(&caller, id, &ticket).await
        })
    });
    let mut gone = 0;
    for one in tries.collect::<Vec<_>>() {
        let outcome = one.await.expect("no panic").expect("an answer");
        gone += usize::from(matches!(outcome, TicketOutcome::Authorize(_)));
    }
    assert_eq!((gone, world.count("sso_flows").await), (1, 1));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_the_browser_and_the_agent_that_began_it_get_the_report(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (laura, pablo) = staff(app).await;
    let nora = agents::person(app, &app.portal, "nora@norte.test", Role::Admin).await;
    let nora = agents::agent(app, &nora.cookie).await;
    let ferries = app.other_portal().await;
    let otto = agents::person(app, &ferries, "otto@ferries.test", Role::Admin).await;
    let otto = agents::agent(app, &otto.cookie).await;
    let run = ProviderTestRun::of(app, &laura, world.provider);
    let browser = run.begin().await;
    let by = |agent: &Agent| ProviderTestRun::of(app, agent, world.provider);
    assert_eq!(by(&nora).ticket(&browser).await, None);
    assert_eq!(by(&otto).ticket(&browser).await, None);
    let authorization = run.begin_authorization(&browser).await;
    assert_eq!(run.finish(&browser).await, None, "nobody has come back");
    run.handle_callback(&authorization, &world.hostile.answer(&authorization.url)).await;
    let id = ProviderTestId::new(app.number("SELECT MAX(id) FROM provider_tests").await);
    assert!(run.seen(id).await.is_none(), "not before it is claimed");
    for agent in [&nora, &otto] {
        assert_eq!(by(agent).finish(&browser).await, None);
    }
    let ticket = accounts_ticket(&browser);
    for other in ["", "x", &"A".repeat(43), &ticket] {
        assert_eq!(run.finish(other).await, None, "another browser");
    }
    let finished = app
        .accounts
        .provider_tests()
        .finish(&pablo, &app.agent_caller(), world.provider, &browser)
        .await;
    assert!(matches!(finished, Err(accounts::AccessError::Forbidden)));
    assert!(!run.is_tested().await);
    assert_eq!(run.finish(&browser).await, Some(id));
    assert!(run.is_tested().await);
    // Admins of its operator may see it for an hour, and no other agent.
    assert!(by(&nora).seen(id).await.is_some());
    assert!(by(&otto).seen(id).await.is_none());
    let other_provider =
        ProviderTestRun::of(app, &laura, ProviderId::new(world.provider.get() + 1));
    assert!(other_provider.seen(id).await.is_none());
    app.clock.advance(TimeDelta::hours(1) - TimeDelta::seconds(1));
    assert!(run.seen(id).await.is_some());
    app.clock.advance(TimeDelta::seconds(1));
    assert!(run.seen(id).await.is_none());
    app.clock.advance(TimeDelta::seconds(1));
    app.accounts.deployment().purge().await.expect("purged");
    assert_eq!(world.count("provider_tests").await, 0);
}

/// What a URL reveals of a browser's secret.
fn accounts_ticket(browser: &str) -> String {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use sha2::{Digest, Sha256};
    URL_SAFE_NO_PAD.encode(Sha256::digest(format!("ticket|{browser}")))
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_counts_once_and_for_ten_minutes(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (laura, _) = staff(app).await;
    let run = ProviderTestRun::of(app, &laura, world.provider);
    let browser = run.begin().await;
    let authorization = run.begin_authorization(&browser).await;
    let answer = world.hostile.answer(&authorization.url);
    let flow = authorization.flow.expose();
    let accounts = &app.accounts;
    // It signs no one in, and a sign-in is no test.
    let caller = world.caller();
    let signed_in =
        accounts.sso().handle_callback(&caller, world.provider, Some(flow), &answer).await;
    assert!(signed_in.is_err());
    let usual = world.begin_authorization(&caller).await;
    let taken = accounts
        .provider_tests()
        .handle_callback(&caller, world.provider, Some(usual.flow.expose()), &answer)
        .await;
    assert_eq!(taken.expect("an answer"), None);
    app.clock.advance(TimeDelta::minutes(10));
    run.handle_callback(&authorization, &answer).await;
    let replayed = accounts
        .provider_tests()
        .handle_callback(&run.caller, world.provider, Some(flow), &answer)
        .await;
    assert_eq!(replayed.expect("an answer"), None);
    let test = run.finish(&browser).await.expect("a test");
    let report = run.seen(test).await.expect("a report").report;
    assert_eq!(report.verdict, TestVerdict::Late);
    assert_eq!(world.hostile.hits("good/token"), 1, "only the look before the trip");
    nothing_of_a_customer(&world).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_provider_changed_during_the_test_does_not_pass(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (laura, _) = staff(app).await;
    let (id, host) = (world.provider, &app.portal.host);
    let run = ProviderTestRun::of(app, &laura, id);
    let change = async |scopes: &str| {
        let change = [("scopes".to_owned(), scopes.to_owned())];
        let changed = app.accounts.providers().change_of_host(host, id, &change, None);
        changed.await.expect("changed");
    };
    let browser = run.begin().await;
    let ticket = run.ticket(&browser).await.expect("a ticket");
    change("email").await;
    assert!(matches!(run.use_ticket(&ticket).await, TicketOutcome::Back(_)));
    let test = run.finish(&browser).await.expect("a test");
    let test = run.seen(test).await.expect("a report");
    assert_eq!((test.report.verdict, test.is_current), (TestVerdict::Changed, false));

    let browser = run.begin().await;
    let authorization = run.begin_authorization(&browser).await;
    change("email profile").await;
    run.handle_callback(&authorization, &world.hostile.answer(&authorization.url)).await;
    let test = run.finish(&browser).await.expect("a test");
    let test = run.seen(test).await.expect("a report");
    assert_eq!(test.report.verdict, TestVerdict::Changed);

    let browser = run.begin().await;
    let authorization = run.begin_authorization(&browser).await;
    run.handle_callback(&authorization, &world.hostile.answer(&authorization.url)).await;
    change("email").await;
    let test = run.finish(&browser).await.expect("a test");
    let test = run.seen(test).await.expect("a report");
    assert_eq!((test.report.verdict, test.is_current), (TestVerdict::Admitted, false));
    assert!(!run.is_tested().await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn tests_are_for_admins_of_the_operator_and_not_too_many_at_once(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (laura, pablo) = staff(app).await;
    let ferries = app.other_portal().await;
    let otto = agents::person(app, &ferries, "otto@ferries.test", Role::Admin).await;
    let otto = agents::agent(app, &otto.cookie).await;
    let begun = |agent: &Agent| ProviderTestRun::of(app, agent, world.provider);
    assert!(matches!(begun(&pablo).try_begin().await, Err(Failure::Forbidden)));
    let unknown = begun(&otto).try_begin().await.expect_err("refused");
    assert_eq!(unknown, TestProviderRefusal::Unknown.into());
    let accounts = &app.accounts;
    let portal = accounts.provider_tests().begin(&laura, world.provider, Some(ferries.id)).await;
    assert_eq!(portal.expect_err("refused"), TestProviderRefusal::Unknown.into());
    let run = begun(&laura);
    for _ in 0..10 {
        run.begin().await;
    }
    assert!(matches!(run.try_begin().await, Err(Failure::Wait(_))));
    let caller = app.agent_caller();
    let removed = accounts.providers().remove(&laura, &caller, world.provider).await;
    removed.expect("removed with its tests");
    assert_eq!(world.count("provider_tests").await, 0);
}
