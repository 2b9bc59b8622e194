//! An address that bounced, on the page of its customer.

use super::office::first_customer;
use crate::browser::encode;
use crate::test_server::{EMAIL, TestServer};
use accounts::BounceOutcome;
use accounts::testing::{Database, TestApp};
use model::MailId;
use rstest::rstest;

const MARKUP: &str = "550 <script>alert(1)</script>";

/// Has a guest buy, whose confirmation bounces; returns the address of the customer's page.
async fn bounced_guest(deployment: &TestServer<'_>) -> String {
    let app = deployment.app;
    let fields = [
        ("product", "1"),
        ("travellers", "1"),
        ("first_name", "Ana"),
        ("last_name", "Quiroga"),
        ("email", EMAIL),
    ];
    deployment.browser().post("/api/buy", &fields).await.order();
    app.mails().await;
    let id = app.number("SELECT MAX(id) FROM outbox").await;
    let newest = "SELECT message_id FROM outbox ORDER BY id DESC LIMIT 1";
    let message_id = app.texts(newest).await.remove(0);
    let bounces = app.accounts.bounces();
    let path = bounces.return_path(MailId::new(id), &message_id).expect("a return path");
    let outcome = bounces.record(&path, "5.1.1", MARKUP).await;
    assert_eq!(outcome.expect("the database answers"), BounceOutcome::Marked);
    let mut admin = deployment.admin().await.browser;
    let found = admin.get(&format!("/customers?{}", encode(&[("q", EMAIL)]))).await;
    format!("/customers/{}", first_customer(&found.body))
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_activation_to_an_address_that_bounced_is_sent_only_when_the_box_is_ticked(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let page = bounced_guest(deployment).await;
    app.mails().await;
    let mut agent =
        deployment.at_work(&app.portal.host, "pablo@work.test", model::Role::Agent).await.browser;
    app.mails().await;
    let details = agent.get(&page).await;
    details.shows("Bounced");
    details.shows("550 &lt;script");
    assert!(!details.body.contains("<script>alert"));
    details.shows("name=\"despite_bounce\"");
    let number = page.rsplit('/').next().expect("a number");
    let plain = [("number", number)];
    let refused = agent.post("/agents-api/send-activation", &plain).await;
    refused.leads_to(&format!("{page}?form=send-activation&refused=bounced"));
    agent.get(refused.header("location")).await.shows("The last email to this address bounced.");
    assert!(app.mails().await.is_empty());
    let ticked = [("number", number), ("despite_bounce", "true")];
    let sent = agent.post("/agents-api/send-activation", &ticked).await;
    sent.announces(&page, "activation-sent");
    app.mail_to(EMAIL).await;
    agent.get(&page).await.shows("Email couldn’t be delivered");
}
