//! The page that the backoffice opens with.

use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_backoffice_opens_with_what_needs_somebody(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut agent = deployment.agent().await.browser;
    let page = agent.get("/").await;
    page.shows("Nothing needs your attention");
    page.shows("Sign-ins per day from");
    page.shows("aria-current=\"page\"");
    page.shows("action=\"/customers\"");

    let mut visitor = deployment.browser();
    for first_name in ["Ana", "Anita"] {
        let fields = [
            ("product", "1"),
            ("travellers", "2"),
            ("first_name", first_name),
            ("last_name", "Quiroga"),
            ("email", EMAIL),
        ];
        let order = visitor.post("/api/buy", &fields).await.order();
        let number = order.rsplit('/').next().expect("a number");
        let search = format!("/customers?q={number}");
        agent.get(&search).await.leads_to(&format!("/orders/{number}"));
        agent.get(&format!("{search}&stay=1")).await.shows(&format!("{number} is an order"));
    }
    app.execute("UPDATE outbox SET state = 'dead' WHERE customer_id IS NOT NULL").await;
    let page = agent.get("/").await;
    assert!(!page.body.contains("Nothing needs your attention"));
    for (list, text) in
        [("/duplicates", "possible duplicate"), ("/mails?failed=1", "emails not delivered")]
    {
        page.shows(&format!("href=\"{list}\""));
        page.shows(text);
        agent.get(list).await.shows("<h1>");
    }
    agent.get("/orders?state=due-today").await.shows("No orders match.");
    agent.get("/customers?state=not-opened").await.shows("Filter");
    assert!(!page.body.contains("style="), "the policy allows no style attributes");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn every_page_and_signing_in_lead_to_the_dashboard(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut person = deployment.agent().await;
    person.browser.get("/customers").await.shows("href=\"/\"");
    person.type_password("").await;
    deployment.wait_for_the_next_code();
    person.type_code(deployment, "").await.leads_to("/");
}
