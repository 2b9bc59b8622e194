//! What portals have of the settings of their operator, and what they override.

use super::page;
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_overridden_setting_takes_effect_and_settings_list_it(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let id = deployment.app.portal.id.to_string();
    let own = [("id", id.as_str()), ("force_login", "true"), ("password_minimum", "20")];
    let saved = admin.post("/agents-api/change-overrides", &own).await;
    saved.announces(page(deployment, ""), "saved");
    deployment.browser().get("/").await.leads_to("/sign-in?return_to=/");
    let one = admin.get(&page(deployment, "")).await;
    one.shows("Same as the operator (off)");
    one.shows("Leave empty to use the operator’s setting: 15.");
    let settings = admin.get("/settings").await;
    settings.shows("Some portals override these settings:");
    settings.shows(&format!("href=\"{}#own\"", page(deployment, "")));
    let refused = admin.post("/agents-api/change-settings", &[]).await;
    let way = "/settings?form=change-settings&refused=portal-forces-login";
    refused.leads_to(way);
    let again = admin.get(way).await;
    again.shows("Nobody could sign in on Norte Lines, where customers have to sign in.");
    let unknown = [("id", "0"), ("force_login", "true")];
    let refused = admin.post("/agents-api/change-overrides", &unknown).await;
    refused.leads_to("/portals/0?form=change-overrides&refused=unknown");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_sender_and_the_lifetime_of_activations_are_settings(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let wrong = [("sender_name", ""), ("sender", "Norte <desk@norte.example>")];
    let refused = admin.post("/agents-api/change-sender", &wrong).await;
    let way = "/settings?form=change-sender&refused=name-missing,address-invalid";
    refused.leads_to(way);
    let again = admin.get(way).await;
    again.shows("Enter one address like tickets@example.com, without a name.");
    again.shows("SPF, DKIM and DMARC");
    let right = [("sender_name", "Norte"), ("sender", "desk@norte.example")];
    let saved = admin.post("/agents-api/change-sender", &right).await;
    saved.announces("/settings", "saved");
    let waits = admin.get("/settings").await;
    waits.shows("desk@norte.example isn’t confirmed yet, so emails still come from");
    let mails = deployment.app.mails().await;
    let link = mails.iter().find_map(|mail| mail.token("confirm-sender"));
    let link = link.expect("a link");
    let mut elsewhere = deployment.office();
    let opened = elsewhere.get(&format!("/confirm-sender/{link}")).await;
    opened.leads_to("/confirm-sender");
    let first = elsewhere.get("/confirm-sender").await;
    first.leads_to("/sign-in?return_to=/confirm-sender");
    let opened = admin.get(&format!("/confirm-sender/{link}")).await;
    opened.leads_to("/confirm-sender");
    let asks = admin.get("/confirm-sender").await;
    asks.shows("Once you confirm it, all emails from Norte Lines come from desk@norte.example.");
    let confirmed = admin.post("/agents-api/confirm-sender", &[]).await;
    confirmed.announces("/settings", "sender-confirmed");
    let settings = admin.get("/settings").await;
    settings.shows("The address is confirmed.");
    let dead = admin.post("/agents-api/confirm-sender", &[]).await;
    dead.leads_to("/confirm-sender?refused=link-dead");
    let page = admin.get("/confirm-sender?refused=link-dead").await;
    page.shows("This link no longer works");
    let limits = [
        ("session_idle_minutes", "120"),
        ("session_absolute_minutes", "1440"),
        ("remember_me_minutes", "43200"),
        ("password_minimum", "15"),
        ("activation_hours", "73"),
    ];
    let refused = admin.post("/agents-api/change-limits", &limits).await;
    let way = "/settings?form=change-limits&refused=activation-hours-invalid";
    refused.leads_to(way);
    admin.get(way).await.shows("Enter a time from 1 hour to 3 days");
    let limits = limits.map(|(name, value)| (name, if value == "73" { "48" } else { value }));
    let saved = admin.post("/agents-api/change-limits", &limits).await;
    saved.announces("/settings", "saved");
    let portal = deployment.app.portal_now().await;
    assert_eq!(portal.settings.activation_hours, 48);
    assert_eq!(portal.sender.as_str(), "desk@norte.example");
}
