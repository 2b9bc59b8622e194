//! Emails and customer numbers as typed or pasted.

use crate::browser::Browser;
use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use rstest::rstest;

const TYPED: &str = "\u{feff}Ana@München.Example\u{200b} ";

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn both_forms_of_an_international_address_are_the_same(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    let registered = browser.register(TYPED).await;
    registered.leads_to("/register/check-mail");
    let mail = deployment.app.mail_to("Ana@xn--mnchen-3ya.example").await;
    let token = mail.token("confirm").expect("a link");
    browser.get(&format!("/confirm/{token}")).await;
    browser.get("/confirm").await.shows("Ana@München.Example");
    let confirmed = browser.post("/api/confirm", &[]).await;
    confirmed.announces("/sign-in", "activated");
    for form in ["ana@münchen.example", "ana@xn--mnchen-3ya.example", TYPED] {
        let signed_in = browser.clone().sign_in(form, "").await;
        signed_in.leads_to("/account/purchases");
    }
    let again = deployment.browser().register("ana@xn--mnchen-3ya.example").await;
    assert!(again.header("location").contains("email-taken"), "{again:?}");
    for refused in ["ana@[127.0.0.1]", "ana@127.0.0.1", "ana@localhost"] {
        let answer = deployment.browser().register(refused).await;
        assert!(answer.header("location").contains("email-invalid"), "{refused}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_number_signs_in_in_any_copied_spelling(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let browser = deployment.registered().await;
    let number = number_of(browser.clone(), deployment).await;
    let digits: Vec<&str> = number.split('-').collect();
    let arabic: String = number
        .bytes()
        .filter(u8::is_ascii_digit)
        .filter_map(|b| char::from_u32(0x660 + u32::from(b - b'0')))
        .collect();
    for typed in [
        digits.join("–"),
        format!("N° {}.", digits.join(" ")),
        format!("#{}", digits.join(".")),
        format!("\u{202d}{}\u{202c}", digits.join("\u{202f}")),
        arabic,
    ] {
        let signed_in = browser.clone().sign_in(&typed, "").await;
        signed_in.leads_to("/account/purchases");
    }
}

async fn number_of(
    mut browser: Browser,
    deployment: &crate::test_server::TestServer<'_>,
) -> String {
    let fields = [("email", crate::test_server::EMAIL)];
    browser.post("/api/forgot-number", &fields).await;
    let mail = deployment.app.mail_to(crate::test_server::EMAIL).await;
    let is_number = |word: &&str| word.len() == 11 && word.matches('-').count() == 2;
    let number = mail.text.split_whitespace().find(is_number);
    number.expect("a number").to_owned()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_taken_address_is_carried_to_the_pages_that_help(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    deployment.registered().await;
    let fields = [
        ("email", EMAIL),
        ("first_name", "Ana"),
        ("last_name", "Quiroga"),
        ("password", "another long password"),
        ("return_to", "/products/1"),
    ];
    let taken = "/register?return_to=/products/1&refused=email-taken";
    let way_in = "href=\"/sign-in?return_to=/products/1\"";
    let mut browser = deployment.browser();
    browser.post("/api/register", &fields).await.leads_to(taken);
    for _reload in 0..2 {
        let page = browser.get(taken).await;
        page.shows("already an account with this email</h1>");
        page.shows(EMAIL);
        page.shows(way_in);
        page.shows("<title>Error: ");
    }
    let page = browser.get("/sign-in?return_to=/products/1").await;
    page.shows(&format!("value=\"{EMAIL}\""));

    let mut browser = deployment.browser();
    let answer = browser.post_by_script("/api/register", &fields).await;
    assert_eq!(answer.header("location"), taken);
    browser.get(taken).await.shows(EMAIL);
    let page = browser.get("/forgot-password?return_to=/products/1").await;
    page.shows(&format!("value=\"{EMAIL}\""));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_guest_registers_with_what_was_typed_for_the_purchase(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut guest = deployment.browser();
    let fields = [
        ("product", "1"),
        ("travellers", "2"),
        ("first_name", "Zoë"),
        ("last_name", "Quiroga"),
        ("email", "zoe@example.test"),
    ];
    let order = guest.post("/api/buy", &fields).await.order();
    let number = order.strip_prefix("/orders/").expect("an order's page");
    let link = format!("/register?order={number}");
    guest.get(&order).await.shows(&format!("href=\"{link}\""));
    let page = guest.get(&link).await;
    page.shows("value=\"zoe@example.test\"");
    page.shows("value=\"Zoë\"");
    let stranger = deployment.browser().get(&link).await;
    assert!(!stranger.body.contains("zoe@example.test"), "the number alone shows nothing");
}
