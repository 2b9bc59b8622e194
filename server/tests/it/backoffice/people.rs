//! Admins and the agents that they invite.

use super::office::between;
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_admin_invites_changes_and_disables_an_agent(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let fields = [("name", "Pablo Ruiz"), ("email", "not an address"), ("role", "agent")];
    let refused = admin.post("/agents-api/invite-agent", &fields).await;
    refused.leads_to("/agents?refused=email-invalid");
    let page = admin.get("/agents?refused=email-invalid").await;
    page.shows("value=\"Pablo Ruiz\"");
    page.shows("Enter an email address like ana@example.com.");

    let fields = [("name", "Pablo Ruiz"), ("email", "pablo@work.test"), ("role", "agent")];
    let invited = admin.post("/agents-api/invite-agent", &fields).await;
    invited.announces("/agents", "invited");
    let page = admin.get("/agents").await;
    page.shows("The invitation is on its way.");
    page.shows("Invited");
    let mail = deployment.app.mail_to("pablo@work.test").await;
    assert!(mail.token("invitation").is_some(), "{}", mail.text);

    let row = between(&page.body, "Pablo Ruiz", "</tr>");
    assert!(row.contains("pablo@work.test"));
    let href = page
        .body
        .split("href=\"/agents/")
        .find(|piece| piece.contains("Pablo Ruiz"))
        .expect("a link to Pablo");
    let id = href.split('"').next().unwrap_or_default().to_owned();
    let one = format!("/agents/{id}");
    admin.get(&one).await.shows("Resend invitation");
    let resent = admin.post("/agents-api/resend-invitation", &[("id", &id)]).await;
    resent.announces(&one, "invited");

    let fields = [("id", &*id), ("role", "admin"), ("disabled", "true")];
    let changed = admin.post("/agents-api/change-agent", &fields).await;
    changed.announces(&one, "changed");
    let page = admin.get(&one).await;
    page.shows("Disabled");
    let audit = admin.get("/audit").await;
    audit.shows("invited an agent");
    audit.shows("changed an agent’s role or access");
    audit.shows("pablo@work.test");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_agent_is_signed_out_at_once(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (mut admin, mut agent) =
        (deployment.admin().await.browser, deployment.agent().await.browser);
    assert_eq!(agent.get("/mails").await.status, StatusCode::OK);
    let page = admin.get("/agents").await;
    let href = page.body.split("<tr").find(|row| row.contains("pablo@work.test")).expect("a row");
    let id = between(href, "href=\"/agents/", "\"");
    let fields = [("id", id), ("role", "agent"), ("disabled", "true")];
    let done = admin.post("/agents-api/change-agent", &fields).await;
    done.announces(format!("/agents/{id}"), "changed");
    agent.get("/mails").await.leads_to("/sign-in?return_to=/mails");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn admins_cannot_change_themselves(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let page = admin.get("/agents").await;
    let id = between(&page.body, "href=\"/agents/", "\"").to_owned();
    let one = admin.get(&format!("/agents/{id}")).await;
    one.shows("This is your own account.");
    let fields = [("id", &*id), ("role", "agent")];
    let refused = admin.post("/agents-api/change-agent", &fields).await;
    refused.leads_to(&format!("/agents/{id}?form=change-agent&refused=oneself"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn agents_of_other_operators_do_not_exist(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let ferries = deployment.app.other_portal().await;
    let mut stranger =
        deployment.at_work(&ferries.host, "otto@ferries.test", model::Role::Admin).await.browser;
    let mut admin = deployment.admin().await.browser;
    let page = admin.get("/agents").await;
    let id = between(&page.body, "href=\"/agents/", "\"");
    let one = stranger.get(&format!("/agents/{id}")).await;
    assert_eq!(one.status, StatusCode::NOT_FOUND);
    for function in ["change-agent", "reset-second-factor", "resend-invitation"] {
        let fields = [("id", id), ("role", "agent"), ("disabled", "true")];
        let refused = stranger.post_by_script(&format!("/agents-api/{function}"), &fields).await;
        assert_eq!(refused.body, r#"{"Refused":["unknown"]}"#, "{function}");
    }
    assert_eq!(admin.get("/agents").await.status, StatusCode::OK);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agents_language_counts_in_every_browser(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.agent().await.browser;
    browser.get("/customers").await.shows("<html lang=\"en\"");
    let spanish = [("chosen_language", "es"), ("from_page", "/mails")];
    browser.post("/agents-api/choose-language", &spanish).await.leads_to("/mails");
    browser.get("/mails").await.shows("<html lang=\"es\"");

    let mut other = deployment.office();
    other.get("/sign-in?lang=fr").await.shows("<html lang=\"fr\"");
    let session = browser.cookies["__Host-agent"].clone();
    other.cookies.insert("__Host-agent".to_owned(), session);
    other.get("/customers").await.shows("<html lang=\"es\"");

    for elsewhere in ["//evil.test", "https://evil.test/", ""] {
        let unknown = [("chosen_language", "xx"), ("from_page", elsewhere)];
        browser.post("/agents-api/choose-language", &unknown).await.leads_to("/");
    }
    browser.get("/customers").await.shows("<html lang=\"es\"");
}
