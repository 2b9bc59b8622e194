//! How agents find customers.

use super::guest;
use crate::backoffice::office::between;
use crate::browser::{Browser, encode};
use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use model::CustomerNumber;
use rstest::rstest;

pub async fn found(agent: &mut Browser, text: &str) -> String {
    let query = encode(&[("q", text)]);
    let answer = agent.get(&format!("/customers?{query}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{text}");
    answer.body
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn customers_are_found_by_any_of_their_details(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let number = guest(deployment, "Ana María", "Múñoz", EMAIL).await;
    let mut agent = deployment.agent().await.browser;
    for text in ["munoz", "ana mun", "MÚÑOZ ana", "ana@exam", &number[..6]] {
        assert!(found(&mut agent, text).await.contains(&number), "{text}");
    }
    for whole in [number.clone(), number.replace('-', "")] {
        let answer = agent.get(&format!("/customers?q={whole}")).await;
        answer.leads_to(&format!("/customers/{number}"));
    }
    let nobody = found(&mut agent, "\"><script>alert(1)</script>").await;
    assert!(nobody.contains("No customers match"), "{nobody}");
    assert!(!nobody.contains("<script>alert"), "{nobody}");
    for odd in ["after=%1F", "after=x&q=a", "q=%ff", "q=%25_", "before=x"] {
        let answer = agent.get(&format!("/customers?{odd}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{odd}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_address_carries_the_filters_from_page_to_page(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let number = guest(deployment, "Ana", "Quiroga", EMAIL).await;
    let mut agent = deployment.agent().await.browser;
    let page = agent.get("/customers?state=no-account&order=last-purchase").await;
    page.shows(&format!("href=\"/customers/{number}\""));
    page.shows("1 customer found.");
    let form = between(&page.body, "id=\"filters\"", "</form>");
    for chosen in ["no-account", "last-purchase"] {
        assert!(form.contains(&format!("value=\"{chosen}\" selected")), "{form}");
    }
    let none = agent.get("/customers?state=disabled").await;
    none.shows("No customers match these filters");
    assert!(!none.body.contains(&number));
    let wrong = agent.get("/customers?state=lost&bought_from=soon&after=x").await;
    wrong.shows(&format!("href=\"/customers/{number}\""));
    app.execute("UPDATE customers SET disabled = TRUE").await;
    for place in 0..26 {
        let number = CustomerNumber::from_draw(place);
        let row = format!(
            "INSERT INTO customers (operator_id, number, first_name, last_name, locale, disabled, created_at, \
             first_key, last_key, phone_key) SELECT operator_id, '{}', 'Eva', 'Zabala', locale, TRUE, \
             created_at, 'eva', 'zabala', '' FROM customers WHERE first_name = 'Ana'",
            number.digits()
        );
        app.execute(&row).await;
    }
    let first = agent.get("/customers?state=disabled").await;
    first.shows("Customers on this page: 25. There are more.");
    let next = between(&first.body, "href=\"/customers?state=disabled&amp;after=", "\"").to_owned();
    let second = agent.get(&format!("/customers?state=disabled&after={next}")).await;
    second.shows("Customers on this page: 2. There are more.");
    second.shows("href=\"/customers?state=disabled\"");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn suggestions_list_a_complete_number_and_count_the_results(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let number = guest(deployment, "Ana María", "Múñoz", EMAIL).await;
    let mut agent = deployment.agent().await.browser;
    let page = agent.get(&format!("/customers?q={number}&stay=1")).await;
    assert_eq!(page.status, StatusCode::OK);
    let list = between(&page.body, "<div id=\"found\">", "</main>");
    assert!(list.contains(&format!("href=\"/customers/{number}\"")));
    assert!(!list.contains("stay"), "{list}");
    let count = between(&page.body, "id=\"found-count\"", "</p>");
    assert!(count.contains("1 customer found."), "{count}");
    assert!(count.contains("role=\"status\""), "{count}");
    let page = found(&mut agent, "nobody at all").await;
    assert!(between(&page, "id=\"found-count\"", "</p>").contains("No customers found."));
    deployment
        .app
        .accounts
        .bulk()
        .add_customers(deployment.app.portal.operator, 0, 30)
        .await
        .expect("bulk customers");
    let page = found(&mut agent, "").await;
    let count = between(&page, "id=\"found-count\"", "</p>");
    assert!(count.contains("Customers on this page: 25. There are more."), "{count}");
    // An agent whose session has ended is redirected to sign-in.
    let mut nobody = deployment.office();
    nobody
        .get("/customers?q=ana&stay=1")
        .await
        .leads_to("/sign-in?return_to=/customers%3Fq%3Dana%26stay%3D1");
}
