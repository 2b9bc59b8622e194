//! The backoffice's pages of webhooks, without scripts.

use super::office::between;
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use rstest::rstest;

const FORM: [(&str, &str); 3] = [
    ("url", "https://erp.example.com/hooks"),
    ("kinds[0]", "order.paid"),
    ("kinds[1]", "customer.created"),
];

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_is_added_tested_rotated_disabled_and_removed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let none = admin.get("/webhooks").await;
    none.shows("There are no webhooks yet.");
    assert!(!none.body.contains("data-text=\"Enter a complete"), "a number would replace its “#”");
    let made = admin.post("/agents-api/add-webhook", &FORM).await;
    let path = made.header("location").to_owned();
    made.announces(&path, "added");
    let id = path.strip_prefix("/webhooks/").expect("the page of the endpoint").to_owned();
    let page = admin.get(&path).await;
    page.shows("The webhook has been added.");
    page.shows(&format!("<title>{} · Webhooks · ", FORM[0].1));
    let (_, field) = page.body.split_once("id=\"secret\"").expect("the field");
    let secret = between(field, "value=\"", "\"").to_owned();
    assert!(secret.starts_with("whsec_"), "{secret}");
    let again = admin.get(&path).await;
    again.shows("customer.created, order.paid");
    assert!(!again.body.contains("whsec_"), "{}", again.body);

    let fields = [("id", id.as_str())];
    admin.post("/agents-api/test-webhook", &fields).await.announces(&path, "test-sent");
    let page = admin.get(&path).await;
    page.shows("webhook.test");
    page.shows("Being sent");
    admin.post("/agents-api/rotate-webhook", &fields).await.announces(&path, "changed");
    let page = admin.get(&path).await;
    page.shows("The old one stays valid for 24 hours.");
    page.shows("whsec_");
    assert!(!page.body.contains(&secret), "another secret");
    admin.post("/agents-api/disable-webhook", &fields).await.announces(&path, "disabled");
    admin.get(&path).await.shows("Cancelled");
    admin.post("/agents-api/enable-webhook", &fields).await.announces(&path, "enabled");
    let page = admin.get(&path).await;
    let delivery = between(&page.body, "name=\"delivery\" value=\"", "\"").to_owned();
    let fields = [("id", id.as_str()), ("delivery", delivery.as_str())];
    admin.post("/agents-api/resend-webhook", &fields).await.announces(&path, "sent-again");
    let removed = admin.post("/agents-api/remove-webhook", &[("id", &*id)]).await;
    removed.announces("/webhooks", "removed");
    assert_eq!(admin.get(&path).await.status, StatusCode::NOT_FOUND);
    let again = admin.post("/agents-api/remove-webhook", &[("id", &*id)]).await;
    let list = "/webhooks?form=remove-webhook&refused=unknown";
    again.leads_to(list);
    // Not in the form that adds one.
    admin.get(list).await.shows("<p>This webhook or delivery no longer exists.");
    let audit = admin.get("/audit").await;
    for act in ["added a webhook", "replaced the secret of a webhook", "removed a webhook"] {
        audit.shows(act);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn other_events_are_chosen_on_the_page_of_a_webhook(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let made = admin.post("/agents-api/add-webhook", &FORM).await;
    let path = made.header("location").to_owned();
    let id = path.strip_prefix("/webhooks/").expect("the page of the endpoint").to_owned();
    let page = admin.get(&path).await;
    page.shows("value=\"order.paid\" checked");
    assert!(!page.body.contains("value=\"order.cancelled\" checked"), "{}", page.body);

    let none = admin.post("/agents-api/change-webhook", &[("id", &*id)]).await;
    let refused = format!("{path}?form=change-webhook&refused=kinds-missing");
    none.leads_to(&refused);
    let page = admin.get(&refused).await;
    page.shows("Choose at least one event.");
    assert!(!page.body.contains("value=\"order.paid\" checked"), "{}", page.body);

    let fields = [("id", &*id), ("kinds[0]", "order.cancelled"), ("kinds[1]", "order.paid")];
    admin.post("/agents-api/change-webhook", &fields).await.announces(&path, "saved");
    let page = admin.get(&path).await;
    page.shows("The events have been changed.");
    page.shows("order.paid, order.cancelled");
    let audit = admin.get("/audit").await;
    audit.shows("changed the events of a webhook");
    audit.shows("order.paid order.cancelled");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn refused_forms_say_why_and_keep_what_was_typed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let fields = [("url", "https://10.0.0.1/"), ("kinds[0]", "order.paid")];
    let refused = admin.post("/agents-api/add-webhook", &fields).await;
    refused.leads_to("/webhooks?refused=url-forbidden");
    let page = admin.get("/webhooks?refused=url-forbidden").await;
    page.shows("Enter a public address that starts with https://");
    page.shows("value=\"https://10.0.0.1/\"");
    page.shows("value=\"order.paid\" checked");
    let added = admin.post("/agents-api/add-webhook", &FORM).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER);
    let again = admin.post("/agents-api/add-webhook", &FORM).await;
    again.leads_to("/webhooks?refused=url-taken");
    let unknown = admin.post("/agents-api/test-webhook", &[("id", "0")]).await;
    unknown.leads_to("/webhooks/0?form=webhook&refused=unknown");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn agents_neither_see_nor_add_webhooks(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut agent = deployment.agent().await.browser;
    assert_eq!(agent.get("/webhooks").await.status, StatusCode::FORBIDDEN);
    let made = agent.post_by_script("/agents-api/add-webhook", &FORM).await;
    assert_eq!(made.status, StatusCode::FORBIDDEN);
    assert!(!agent.get("/customers").await.body.contains("/webhooks"));
}
