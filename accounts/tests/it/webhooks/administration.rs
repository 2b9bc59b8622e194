//! What admins do with endpoints, who may, and what the audit says of it.

use super::{ANA, endpoint, form, log, receiver::Receiver, send};
use crate::agents;
use crate::retention::stop_deleting_at;
use crate::story::buy;
use accounts::{
    AccessError,
    testing::{Database, TestApp},
};
use model::{
    Agent, DeliveryState, Failure, Role, WebhookDeliveryId, WebhookEndpointId, WebhookState,
    refusals::WebhookRefusal,
};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn adding_one_needs_an_admin_and_a_recent_code(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = agents::staff(app).await;
    let (webhooks, caller) = (app.accounts.webhooks(), app.agent_caller());
    let stale = Agent { has_recent_code: false, ..laura.clone() };
    let form = form("https://erp.example.com/hooks");
    for agent in [&pablo, &stale] {
        let made = webhooks.create(agent, &caller, &form).await;
        assert_eq!(made.err(), Some(Failure::Forbidden));
    }
    assert!(matches!(webhooks.list(&pablo).await, Err(AccessError::Forbidden)));
    let made = webhooks.create(&laura, &caller, &form).await.expect("added");
    assert!(!format!("{made:?}").contains("whsec_"), "{made:?}");
    assert_eq!(webhooks.rotate(&stale, &caller, made.id).await.err(), Some(Failure::Forbidden));
    let id = made.id;
    for refused in [
        webhooks.disable(&pablo, &caller, id).await,
        webhooks.enable(&pablo, &caller, id).await,
        webhooks.remove(&pablo, &caller, id).await,
        webhooks.send_test(&pablo, &caller, id).await,
    ] {
        assert_eq!(refused, Err(Failure::Forbidden));
    }
    let stored = app.texts("SELECT CAST(length(secret) AS TEXT) FROM webhook_endpoints").await;
    assert_ne!(stored, ["32"], "the secret is encrypted");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_same_form_again_and_an_eleventh_endpoint_are_refused(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    for number in 0..10 {
        endpoint(app, &laura, &format!("https://erp.example.com/{number}")).await;
    }
    for (url, refusal) in [
        ("https://erp.example.com/7", WebhookRefusal::UrlTaken),
        ("https://erp.example.com/more", WebhookRefusal::TooMany),
    ] {
        let made = app.accounts.webhooks().create(&laura, &app.agent_caller(), &form(url)).await;
        assert_eq!(made.err(), Some(refusal.into()), "{url}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn endpoints_of_another_operator_do_not_exist(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let ferries = app.other_portal().await;
    let rosa = agents::person(app, &ferries, "rosa@ferries.test", Role::Admin).await;
    let rosa = agents::agent(app, &rosa.cookie).await;
    let receiver = Receiver::start().await;
    let (id, _) = endpoint(app, &laura, &receiver.url).await;
    buy(app, ANA, "Ana").await;
    while send(app).await > 0 {}
    let delivery = log(app, &laura, id).await[0].id;
    let (webhooks, caller) = (app.accounts.webhooks(), app.agent_caller());
    let unknown = || -> Option<Failure<WebhookRefusal>> { Some(WebhookRefusal::Unknown.into()) };
    assert!(webhooks.list(&rosa).await.expect("an answer").is_empty());
    assert!(webhooks.log(&rosa, id, None).await.expect("an answer").is_none());
    assert_eq!(webhooks.rotate(&rosa, &caller, id).await.err(), unknown());
    assert_eq!(webhooks.disable(&rosa, &caller, id).await.err(), unknown());
    assert_eq!(webhooks.enable(&rosa, &caller, id).await.err(), unknown());
    assert_eq!(webhooks.remove(&rosa, &caller, id).await.err(), unknown());
    assert_eq!(webhooks.send_test(&rosa, &caller, id).await.err(), unknown());
    assert_eq!(webhooks.send_again(&rosa, &caller, delivery).await.err(), unknown());
    assert_eq!(webhooks.list(&laura).await.expect("an answer").len(), 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_event_is_sent_again_with_its_id_and_a_test_is_about_nothing(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let receiver = Receiver::start().await;
    let (id, _) = endpoint(app, &laura, &receiver.url).await;
    let (webhooks, caller) = (app.accounts.webhooks(), app.agent_caller());
    buy(app, ANA, "Ana").await;
    send(app).await;
    let waiting = log(app, &laura, id).await.remove(0);
    let early = webhooks.send_again(&laura, &caller, waiting.id).await;
    assert_eq!(early.err(), Some(WebhookRefusal::NotEnded.into()));
    send(app).await;
    for _ in 0..2 {
        assert_eq!(webhooks.send_again(&laura, &caller, waiting.id).await, Ok(id));
        webhooks.send_test(&laura, &caller, id).await.expect("queued");
    }
    while send(app).await > 0 {}
    let hooks = receiver.hooks();
    assert_eq!(hooks.len(), 4, "twice in a form is once: {hooks:?}");
    let again = hooks[2..].iter().find(|hook| hook.kind() == "order.created").expect("again");
    assert_eq!((&again.id, &again.body), (&hooks[1].id, &hooks[1].body));
    let test = hooks[2..].iter().find(|hook| hook.kind() == "webhook.test").expect("a test");
    assert_eq!(test.json()["data"], serde_json::json!({}));

    webhooks.disable(&laura, &caller, id).await.expect("disabled");
    let inactive: Option<Failure<WebhookRefusal>> = Some(WebhookRefusal::Inactive.into());
    assert_eq!(webhooks.send_again(&laura, &caller, waiting.id).await.err(), inactive);
    assert_eq!(webhooks.send_test(&laura, &caller, id).await.err(), inactive);
    let none = webhooks.send_again(&laura, &caller, WebhookDeliveryId::default()).await;
    assert_eq!(none.err(), Some(WebhookRefusal::Unknown.into()));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn disabling_cancels_what_waits_and_every_act_is_in_the_audit(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let (webhooks, caller) = (app.accounts.webhooks(), app.agent_caller());
    let (id, _) = endpoint(app, &laura, "https://erp.example.com/").await;
    webhooks.send_test(&laura, &caller, id).await.expect("queued");
    for _ in 0..2 {
        webhooks.disable(&laura, &caller, id).await.expect("disabled");
    }
    assert_eq!(log(app, &laura, id).await[0].state, DeliveryState::Cancelled);
    let listed = webhooks.list(&laura).await.expect("an answer").remove(0);
    assert_eq!(listed.state, WebhookState::Disabled);
    webhooks.enable(&laura, &caller, id).await.expect("enabled");
    webhooks.rotate(&laura, &caller, id).await.expect("rotated");
    webhooks.remove(&laura, &caller, id).await.expect("removed");
    let gone = webhooks.remove(&laura, &caller, WebhookEndpointId::new(id.get())).await;
    assert_eq!(gone, Err(WebhookRefusal::Unknown.into()));
    assert_eq!(webhooks.finish_removals().await.expect("finished"), 1);
    assert_eq!(app.number("SELECT count(*) FROM webhook_deliveries").await, 0);
    let audit = app.accounts.audit_log().page(&laura, None).await.expect("the audit").items;
    let acts: Vec<_> = audit.iter().take(6).map(|act| &*act.action).collect();
    let expected = [
        "webhook-removed",
        "webhook-rotated",
        "webhook-enabled",
        "webhook-disabled",
        "webhook-tested",
        "webhook-added",
    ];
    assert_eq!(acts, expected);
}

/// Adds that many deliveries like the only one.
async fn repeat_delivery(app: &TestApp, times: u32) {
    let columns =
        "operator_id, endpoint_id, message_id, kind, payload, state, attempts, due_at, created_at";
    app.execute(&format!(
        "INSERT INTO webhook_deliveries ({columns}) \
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {times}) \
         SELECT {columns} FROM n, webhook_deliveries"
    ))
    .await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn however_much_waits_is_cancelled_also_after_a_stop_in_the_middle(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let (webhooks, caller) = (app.accounts.webhooks(), app.agent_caller());
    let (id, _) = endpoint(app, &laura, "https://erp.example.com/").await;
    webhooks.send_test(&laura, &caller, id).await.expect("queued");
    repeat_delivery(app, 2500).await;
    webhooks.disable(&laura, &caller, id).await.expect("disabled");
    let cancelled = "SELECT COUNT(*) FROM webhook_deliveries WHERE state = 'cancelled'";
    assert_eq!(app.number(cancelled).await, 2501);

    let interrupt = "UPDATE webhook_deliveries SET state = 'waiting', ended_at = NULL";
    app.execute(interrupt).await;
    assert_eq!(webhooks.finish_cancellations().await.expect("finished"), 1);
    assert_eq!(app.number(cancelled).await, 2501);
    assert_eq!(webhooks.finish_cancellations().await.expect("finished"), 0);

    app.execute(interrupt).await;
    webhooks.enable(&laura, &caller, id).await.expect("enabled");
    assert_eq!(app.number(cancelled).await, 2501, "only what happens from now on is sent");
    webhooks.send_test(&laura, &caller, id).await.expect("queued");
    webhooks.enable(&laura, &caller, id).await.expect("enabled already");
    assert_eq!(webhooks.finish_cancellations().await.expect("finished"), 0);
    assert_eq!(app.number(cancelled).await, 2501, "and stays queued");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_removed_endpoint_is_gone_at_once_and_its_secrets_with_it(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let (webhooks, caller) = (app.accounts.webhooks(), app.agent_caller());
    let (receiver, kept) = (Receiver::start().await, Receiver::start().await);
    let (id, _) = endpoint(app, &laura, &receiver.url).await;
    webhooks.rotate(&laura, &caller, id).await.expect("rotated");
    let (other, _) = endpoint(app, &laura, &kept.url).await;
    buy(app, ANA, "Ana").await;
    send(app).await;
    let ended = log(app, &laura, id).await.pop().expect("a delivery").id;
    let sent = receiver.hooks().len();
    webhooks.send_test(&laura, &caller, id).await.expect("queued");
    app.execute("CREATE TABLE kept_secrets AS SELECT id, secret FROM webhook_endpoints").await;
    webhooks.remove(&laura, &caller, id).await.expect("removed");

    let listed = webhooks.list(&laura).await.expect("an answer");
    assert_eq!(listed.iter().map(|one| one.id).collect::<Vec<_>>(), [other]);
    assert!(webhooks.log(&laura, id, None).await.expect("an answer").is_none());
    let unknown = || -> Option<Failure<WebhookRefusal>> { Some(WebhookRefusal::Unknown.into()) };
    assert_eq!(webhooks.enable(&laura, &caller, id).await.err(), unknown());
    assert_eq!(webhooks.rotate(&laura, &caller, id).await.err(), unknown());
    assert_eq!(webhooks.remove(&laura, &caller, id).await.err(), unknown());
    assert_eq!(webhooks.send_again(&laura, &caller, ended).await.err(), unknown());
    buy(app, "eva@example.test", "Eva").await;
    while send(app).await > 0 {}
    assert_eq!(receiver.hooks().len(), sent, "nothing is sent any more");
    assert_eq!(kept.hooks().len(), 4, "the other one gets everything");

    let same = "SELECT COUNT(*) FROM webhook_endpoints e JOIN kept_secrets k ON k.id = e.id \
                AND k.secret = e.secret";
    assert_eq!(app.number(same).await, 1, "of the other one");
    let old = "SELECT COUNT(*) FROM webhook_endpoints WHERE old_secret IS NOT NULL";
    assert_eq!(app.number(old).await, 0);
    app.accounts.keys().check().await.expect("every value opens");
    endpoint(app, &laura, &receiver.url).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_long_log_is_deleted_in_batches_after_the_request_and_after_a_stop_the_rest_of_it(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let (webhooks, caller) = (app.accounts.webhooks(), app.agent_caller());
    let (id, _) = endpoint(app, &laura, "https://erp.example.com/").await;
    webhooks.send_test(&laura, &caller, id).await.expect("queued");
    repeat_delivery(app, 1199).await;
    let (other, _) = endpoint(app, &laura, "https://news.example.com/").await;
    webhooks.send_test(&laura, &caller, other).await.expect("queued");

    stop_deleting_at(app, "webhook_deliveries", 1201 - 501).await;
    webhooks.remove(&laura, &caller, id).await.expect("removed");
    let left = "SELECT COUNT(*) FROM webhook_deliveries";
    assert_eq!(app.number(left).await, 1201, "the request deletes nothing");
    assert!(webhooks.finish_removals().await.is_err(), "it was stopped");
    assert_eq!(app.number(left).await, 701, "the first batch stays deleted");
    let endpoints = "SELECT COUNT(*) FROM webhook_endpoints";
    assert_eq!(app.number(endpoints).await, 2, "it goes after its log");

    let on_table = if app.accounts.has_database_server() { " ON webhook_deliveries" } else { "" };
    app.execute(&format!("DROP TRIGGER stop{on_table}")).await;
    assert_eq!(webhooks.finish_cancellations().await.expect("finished"), 0, "it is deleted");
    assert_eq!(webhooks.finish_removals().await.expect("finished"), 1);
    assert_eq!((app.number(left).await, app.number(endpoints).await), (1, 1), "the other one");
    assert_eq!(webhooks.finish_removals().await.expect("finished"), 0);
}
