//! Purchases made with another address: requested, proved by mail, added.

use crate::browser::Browser;
use crate::sso_pages::{add, set};
use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use rstest::rstest;

const WORK: &str = "ana@work.example.test";
const EVA: &str = "eva@example.test";

/// Buys as a guest; returns the number of the purchase.
async fn bought(deployment: &TestServer<'_>, email: &str) -> String {
    let mut guest = deployment.browser();
    let fields = [
        ("product", "1"),
        ("travellers", "2"),
        ("first_name", "Ana"),
        ("last_name", "Quiroga"),
        ("email", email),
    ];
    let page = guest.post("/api/buy", &fields).await.order();
    deployment.app.mails().await;
    let number = page.strip_prefix("/orders/").expect("an order's page");
    number.to_owned()
}

/// Requests the purchase; returns the path of the mailed link.
async fn asked(deployment: &TestServer<'_>, customer: &mut Browser, number: &str) -> String {
    let fields = [("number", number), ("email", WORK)];
    let sent = customer.post("/api/ask-for-purchase", &fields).await;
    sent.leads_to("/account/missing-purchase/sent");
    let token = deployment.app.mail_to(WORK).await.token("add-purchase");
    format!("/add-purchase/{}", token.expect("a link"))
}

/// Registers another customer and signs her in.
async fn eva(deployment: &TestServer<'_>) -> Browser {
    let mut eva = deployment.browser();
    eva.register(EVA).await.leads_to("/register/check-mail");
    let token = deployment.app.mail_to(EVA).await.token("confirm");
    let link = format!("/confirm/{}", token.expect("a link"));
    eva.get(&link).await.leads_to("/confirm");
    let confirmed = eva.post("/api/confirm", &[]).await;
    confirmed.announces("/sign-in", "activated");
    eva.sign_in(EVA, "").await.leads_to("/account/purchases");
    eva
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_purchase_made_with_another_address_joins_the_history(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let number = bought(deployment, WORK).await;
    let mut customer = deployment.signed_in().await;
    let page = customer.get("/account/purchases").await;
    page.shows("href=\"/account/missing-purchase\"");
    assert!(!page.body.contains(&number));
    let page = customer.get("/account/missing-purchase").await;
    page.shows("action=\"/api/ask-for-purchase\"");

    let wrong = [("number", "no number"), ("email", WORK)];
    let refused = customer.post("/api/ask-for-purchase", &wrong).await;
    refused.leads_to("/account/missing-purchase?refused=number-invalid");
    let page = customer.get(refused.header("location")).await;
    page.shows(&format!("value=\"{WORK}\""));

    let link = asked(deployment, &mut customer, &number).await;
    customer.get(&link).await.leads_to("/account/add-purchase");
    let page = customer.get("/account/add-purchase").await;
    page.shows(&number);
    page.shows("action=\"/api/add-purchase\"");
    let page = customer.get("/account/purchases").await;
    assert!(!page.body.contains(&number), "not by looking");
    let added = customer.post("/api/add-purchase", &[]).await;
    added.announces("/account/purchases", "purchase-added");
    let page = customer.get(added.header("location")).await;
    page.shows("The purchase has been added to your account.");
    page.shows(&number);
    let page = customer.get(&format!("/account/purchases/{number}")).await;
    page.shows(WORK);
    customer.get("/account/activity").await.shows("Purchase added");

    customer.get(&link).await.leads_to("/account/add-purchase");
    let page = customer.get("/account/add-purchase").await;
    page.shows("This link has already been used");
    let refused = customer.post("/api/add-purchase", &[]).await;
    refused.leads_to("/account/add-purchase?refused=link-dead");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_answer_does_not_depend_on_what_was_typed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let number = bought(deployment, WORK).await;
    let mut customer = deployment.signed_in().await;
    let mut answers = Vec::new();
    for (number, email) in [
        (number.as_str(), WORK),
        (number.as_str(), EVA),
        ("P-1", "nobody@example.test"),
        ("web-2026-7", "somebody@example.test"),
    ] {
        let fields = [("number", number), ("email", email)];
        let plain = customer.post("/api/ask-for-purchase", &fields).await;
        let page = customer.get(plain.header("location")).await;
        let script = customer.post_by_script("/api/ask-for-purchase", &fields).await;
        let (_, rest) = page.body.split_once("<main").expect("a page");
        let (words, _) = rest.split_once("</main>").expect("a page");
        answers.push((
            (plain.status, plain.header("location").to_owned(), plain.body),
            (script.status, script.header("location").to_owned(), script.body),
            (words.to_owned(), page.body.len()),
        ));
    }
    assert!(answers.windows(2).all(|two| two[0] == two[1]), "{answers:#?}");
    // The first one was requested twice: both spellings send the mail, and nothing else does.
    let mails = deployment.app.mails().await;
    assert!(mails.iter().all(|mail| mail.to == WORK), "{mails:#?}");
    assert_eq!(mails.len(), 1, "the newer one took the older one's place");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn another_browser_signs_in_first_and_other_customers_are_refused(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let number = bought(deployment, WORK).await;
    let mut customer = deployment.signed_in().await;
    let link = asked(deployment, &mut customer, &number).await;

    let mut stranger = deployment.browser();
    stranger.get(&link).await.leads_to("/account/add-purchase");
    let back = "/sign-in?return_to=/account/add-purchase";
    stranger.get("/account/add-purchase").await.leads_to(back);
    stranger.post("/api/add-purchase", &[]).await.leads_to(back);

    let mut eva = eva(deployment).await;
    eva.get(&link).await.leads_to("/account/add-purchase");
    let page = eva.get("/account/add-purchase").await;
    page.shows("This link is for another customer");
    page.shows("You’re signed in as Ana Quiroga");
    assert!(!page.body.contains(&number), "it is not hers to know");
    let refused = eva.post("/api/add-purchase", &[]).await;
    refused.leads_to("/account/add-purchase?refused=other-customer");
    let page = eva.get("/account/purchases").await;
    assert!(!page.body.contains(&number));

    let signed_in = stranger.sign_in(EMAIL, "/account/add-purchase").await;
    signed_in.leads_to("/account/add-purchase");
    stranger.get("/account/add-purchase").await.shows(&number);
    let added = stranger.post("/api/add-purchase", &[]).await;
    added.announces("/account/purchases", "purchase-added");
    assert!(!stranger.cookies.contains_key("__Host-add-purchase"), "the link is forgotten");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_customers_can_ask_and_only_where_there_are_accounts(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let number = bought(deployment, WORK).await;
    let mut nobody = deployment.browser();
    let back = "/sign-in?return_to=/account/missing-purchase";
    for path in ["/account/missing-purchase", "/account/missing-purchase/sent"] {
        let way = format!("/sign-in?return_to={path}");
        nobody.get(path).await.leads_to(&way);
    }
    let fields = [("number", &*number), ("email", WORK)];
    let asked_for = nobody.post("/api/ask-for-purchase", &fields).await;
    asked_for.leads_to(back);
    assert!(deployment.app.mails().await.is_empty());

    let mut customer = deployment.signed_in().await;
    add(deployment, "Plata ID", &[]).await;
    set(deployment, &[("sso_enabled", "true")]).await;
    // The history exists with single sign-on as well.
    let link = asked(deployment, &mut customer, &number).await;
    customer.get(&link).await.leads_to("/account/add-purchase");
    let off = [("sso_enabled", "false"), ("customer_accounts_enabled", "false")];
    set(deployment, &off).await;
    for path in ["/account/missing-purchase", "/account/add-purchase", &link] {
        let answer = customer.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in ["/api/ask-for-purchase", "/api/add-purchase"] {
        let answer = customer.post(path, &fields).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    set(deployment, &[("customer_accounts_enabled", "true")]).await;
    let page = customer.get("/account/purchases").await;
    assert!(!page.body.contains(&number), "nothing was added");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn mail_scanners_may_open_the_link_any_number_of_times(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let number = bought(deployment, WORK).await;
    let mut customer = deployment.signed_in().await;
    let link = asked(deployment, &mut customer, &number).await;
    for _ in 0..100 {
        let answer = deployment.browser().get(&link).await;
        answer.leads_to("/account/add-purchase");
    }
    let head = http::Request::head(&link);
    let answer = deployment.browser().send(head, "").await;
    answer.leads_to("/account/add-purchase");
    customer.get(&link).await.leads_to("/account/add-purchase");
    let added = customer.post("/api/add-purchase", &[]).await;
    added.announces("/account/purchases", "purchase-added");
}
