//! What the queries cost: none reads a whole table, however many rows it gets.

use crate::agents;
use crate::sso::world::{World, with_email};
use crate::story::{PASSWORD, buy, customer, register, sign_in};
use accounts::testing::Bench;
use diesel::connection::{
    Connection, InstrumentationEvent, SimpleConnection, set_default_instrumentation,
};
use diesel::prelude::*;
use model::Role;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

static SEEN: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

fn watch() -> Option<Box<dyn diesel::connection::Instrumentation>> {
    Some(Box::new(|event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            let text = query.to_string();
            let sql = text.split(" -- binds").next().unwrap_or_default();
            SEEN.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .insert(sql.to_owned());
        }
    }))
}

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = diesel::sql_types::Text)]
    detail: String,
}

#[tokio::test(flavor = "multi_thread")]
async fn every_query_is_an_index_look_up() {
    set_default_instrumentation(watch).expect("nothing else watches");
    let bench = Bench::on_sqlite().await;
    let email = "ana@example.test";
    buy(&bench, email, "Ana").await;
    register(&bench, email).await;
    let caller = bench.caller();
    sign_in(&bench, &caller, email, PASSWORD)
        .await
        .expect("signed in");
    let ana = customer(&bench, &customer(&bench, email).await.number.to_string()).await;
    let history = bench
        .accounts
        .purchases(&bench.portal, &ana)
        .await
        .expect("history");
    bench
        .accounts
        .purchase(&bench.portal, &ana, &history[0].number)
        .await
        .expect("a purchase");
    bench
        .accounts
        .sessions(&bench.portal, &ana)
        .await
        .expect("sessions");
    bench
        .accounts
        .end_other_sessions(&caller, &ana)
        .await
        .expect("ended");
    bench
        .accounts
        .forgot_password(&caller, email, "")
        .await
        .expect("asked");
    bench
        .accounts
        .forgot_number(&caller, email)
        .await
        .expect("asked");
    let mails = bench.mails().await;
    let link = mails
        .iter()
        .find_map(|mail| mail.token("set-password"))
        .expect("a link");
    bench
        .accounts
        .set_password(&caller, &link, &"the mountain in winter".into())
        .await
        .expect("set");
    // Only the mails to come count then.
    bench.mails().await;
    come_by_a_provider(&bench, email).await;
    administer(&bench).await;
    bench.accounts.purge().await.expect("purged");

    let url = format!("{}", bench.sqlite_path().display());
    let mut conn = SqliteConnection::establish(&url).expect("the database opens");
    conn.batch_execute("PRAGMA busy_timeout = 5000")
        .expect("a pragma");
    let seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let mut judged = 0;
    for sql in seen.iter().filter(|sql| is_judged(sql)) {
        let plan: Vec<Step> = diesel::sql_query(format!("EXPLAIN QUERY PLAN {sql}"))
            .load(&mut conn)
            .expect(sql);
        for Step { detail } in plan {
            assert!(!detail.starts_with("SCAN "), "{detail} in {sql}");
        }
        judged += 1;
    }
    assert!(judged > 50, "only {judged} queries were seen");
}

/// Everything that single sign-on asks the database.
async fn come_by_a_provider(bench: &Bench, email: &str) {
    let world = World::new(bench, |_| ()).await;
    let (accounts, caller) = (&bench.accounts, world.caller());
    let claims = with_email("u-1", email);
    let arrival = world.must_prove(&caller, claims.clone()).await;
    let link = world.mailed_proof(&caller, &arrival, email).await;
    let proof = accounts.proof(&world.portal, &arrival, Some(&link)).await;
    assert!(proof.expect("an answer").is_some());
    let linked = accounts.link_by_mail(&caller, &arrival, &link, "").await;
    let linked = linked.expect("linked");
    let ana = world.session(&linked).await.expect("a session");
    let list = accounts.linked_sign_ins(&world.portal, &ana).await;
    let session = linked.signed_in.session.expose();
    let flow = accounts.sign_out(&caller, session).await;
    let flow = flow.expect("signed out").expect("a trip");
    let left = accounts.leave(&world.portal, flow.expose()).await;
    assert!(left.expect("an answer").is_some());
    let token = world.hostile.logout_token("good", |_| ());
    let ended = accounts.back_channel_logout(&world.portal, world.provider, &token);
    ended.await.expect("ended");
    let again = world.customer(claims).await;
    let sign_in = list.expect("a list")[0].id;
    let unlinked = accounts.unlink(&caller, &again, sign_in).await;
    unlinked.expect("unlinked");
    let host = &bench.portal.host;
    let change = [("name".to_owned(), "Sol ID".to_owned())];
    let changed = accounts.change_provider(host, world.provider, &change, None);
    changed.await.expect("changed");
    let tested = accounts.test_provider(host, world.provider).await;
    assert!(tested.is_ok());
    assert_eq!(accounts.providers(host).await.expect("a list").len(), 1);
    accounts.check_secrets().await.expect("decrypted");
    let removed = accounts.remove_provider(host, world.provider).await;
    removed.expect("removed");
}

/// What agents do and see.
async fn administer(bench: &Bench) {
    let (accounts, caller) = (&bench.accounts, bench.agent_caller());
    let (laura, pablo) = agents::staff(bench).await;
    let change = accounts.change_agent(&laura, &caller, pablo.id, Role::Admin, true);
    change.await.expect("changed");
    let reset = accounts.reset_second_factor(&laura, &caller, pablo.id);
    reset.await.expect("taken away");
    accounts.agents(&laura).await.expect("agents");
    accounts.audit(&laura, Some(1000)).await.expect("acts");
    for only_failed in [false, true] {
        let log = accounts.mail_log(&laura, Some(1000), only_failed).await;
        log.expect("mails");
    }
    accounts.operator_settings(&laura).await.expect("settings");
    let forgot = accounts.forgot_agent_password(&caller, agents::LAURA).await;
    forgot.expect("asked");
    let link = bench
        .mail_to(agents::LAURA)
        .await
        .token("reset")
        .expect("a link");
    let password = "the harbour at midnight".into();
    let set = accounts.set_agent_password(&caller, &link, &password).await;
    set.expect("set");
    accounts.check_secrets().await.expect("they open");
}

/// Statements that look for rows. Those that only add some are none: their plans name the look for rows that waited for
/// them, which foreign keys that are checked at once never have.
fn is_judged(sql: &str) -> bool {
    ["SELECT `", "UPDATE `", "DELETE FROM `"]
        .iter()
        .any(|start| sql.starts_with(start))
        && !sql.contains("__diesel_schema_migrations")
}
