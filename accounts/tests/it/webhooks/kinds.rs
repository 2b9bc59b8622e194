//! Which kinds of events an endpoint gets, and changing it.

use super::{ANA, endpoint, form, receiver::Hook, receiver::Receiver, send};
use crate::agents;
use crate::story::buy;
use accounts::{
    WebhookForm,
    testing::{Database, TestApp},
};
use model::{Agent, EventKind, Failure, Role, WebhookEndpointId, refusals::WebhookRefusal};
use rstest::rstest;

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_endpoint_gets_the_events_that_were_chosen_last(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let (webhooks, caller) = (app.accounts.webhooks(), app.agent_caller());
    let receiver = Receiver::start().await;
    let chosen = names(&["customer.created", "order.created"]);
    let added = WebhookForm { kinds: chosen, ..form(&receiver.url) };
    let id = webhooks.create(&laura, &caller, &added).await.expect("added").id;
    buy(app, ANA, "Ana").await;
    assert_eq!(send(app).await, 1, "the order waits for its customer");
    let chosen = names(&["mail.failed", "customer.created"]);
    for _ in 0..2 {
        webhooks.change_kinds(&laura, &caller, id, &chosen).await.expect("changed");
    }
    assert_eq!(send(app).await, 1, "what waits is sent");
    buy(app, "eva@example.test", "Eva").await;
    while send(app).await > 0 {}
    let kinds: Vec<_> = receiver.hooks().iter().map(Hook::kind).collect();
    assert_eq!(kinds, ["customer.created", "order.created", "customer.created"]);
    let listed = webhooks.list(&laura).await.expect("an answer").remove(0);
    assert_eq!(listed.kinds, [EventKind::CustomerCreated, EventKind::MailFailed]);

    let audit = app.accounts.audit_log().page(&laura, None).await.expect("the audit").items;
    let acts: Vec<_> = audit.iter().take(2).map(|act| &*act.action).collect();
    assert_eq!(acts, ["webhook-changed", "webhook-added"], "the same again is no change");
    let values = (audit[0].before.as_deref(), audit[0].after.as_deref());
    let expected = ("customer.created order.created", "customer.created mail.failed");
    assert_eq!(values, (Some(expected.0), Some(expected.1)));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_an_admin_of_the_operator_with_a_recent_code_chooses_events_and_at_least_one(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = agents::staff(app).await;
    let ferries = app.other_portal().await;
    let rosa = agents::person(app, &ferries, "rosa@ferries.test", Role::Admin).await;
    let rosa = agents::agent(app, &rosa.cookie).await;
    let stale = Agent { has_recent_code: false, ..laura.clone() };
    let (webhooks, caller) = (app.accounts.webhooks(), app.agent_caller());
    let (id, _) = endpoint(app, &laura, "https://erp.example.com/hooks").await;
    let chosen = names(&["order.paid"]);
    let none = names(&["order.lost"]);
    let for_that = |refusal: WebhookRefusal| Failure::Refused(vec![refusal]);
    for (agent, endpoint, kinds, failure) in [
        (&pablo, id, &chosen, Failure::Forbidden),
        (&stale, id, &chosen, Failure::Forbidden),
        (&rosa, id, &chosen, for_that(WebhookRefusal::Unknown)),
        (&laura, WebhookEndpointId::default(), &chosen, for_that(WebhookRefusal::Unknown)),
        (&laura, id, &none, for_that(WebhookRefusal::KindsMissing)),
    ] {
        let refused = webhooks.change_kinds(agent, &caller, endpoint, kinds).await;
        assert_eq!(refused, Err(failure), "{kinds:?}");
    }
    let listed = webhooks.list(&laura).await.expect("an answer").remove(0);
    assert_eq!(listed.kinds, EventKind::ALL);
}
