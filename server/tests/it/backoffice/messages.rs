//! Operators' own texts are shown to their customers, and always as text.

use crate::browser::{Browser, hidden};
use crate::sso_pages::hostile_texts::{HOSTILE, shows_as_text};
use crate::test_server::{EMAIL, PASSWORD, TestServer};
use accounts::testing::{Database, TestApp};
use model::{Agent, CustomerNumber, Message, Stage};
use rstest::rstest;

async fn say(admin: &mut Browser, message: &str, text: &str) {
    let fields = [("message", message), ("en", text)];
    let saved = admin.post("/agents-api/change-message", &fields).await;
    saved.announces(format!("/messages/{message}"), "saved");
}

/// Registers up to the page that asks to open the mail.
async fn registering(deployment: &TestServer<'_>) -> Browser {
    let mut browser = deployment.browser();
    browser.register(EMAIL).await.leads_to("/register/check-mail");
    browser
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn customers_see_the_operators_texts_in_every_place(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    for (message, text) in [
        ("sign-in-introduction", "Welcome back to {portal}."),
        ("registration-introduction", "Join {portal} today."),
        ("registration-done", "Look into {email}, please."),
        ("email-registered", "You are with {portal} already."),
        ("account-activated", "You are in!"),
        ("signed-out", "Goodbye from {portal}."),
        ("confirmation-mail", "Thank you for joining {portal}."),
    ] {
        say(&mut admin, message, text).await;
    }
    admin.get("/messages").await.shows("<span class=\"pill ok\">custom</span>");
    admin.get("/audit").await.shows("changed a message");

    let mut browser = deployment.browser();
    browser.get("/sign-in").await.shows("Welcome back to Norte Lines.");
    browser.get("/register").await.shows("Join Norte Lines today.");
    let mut browser = registering(deployment).await;
    let check = browser.get("/register/check-mail").await;
    check.shows(&format!("Look into {EMAIL}, please."));
    let mail = deployment.app.mail_to(EMAIL).await;
    assert!(mail.text.contains("Thank you for joining Norte Lines."));
    let token = mail.token("confirm").expect("a link");
    browser.get(&format!("/confirm/{token}")).await;
    browser.post("/api/confirm", &[]).await.announces("/sign-in", "activated");
    browser.get("/sign-in").await.shows("You are in!");
    let mut other = deployment.browser();
    other.register(EMAIL).await.leads_to("/register?refused=email-taken");
    let taken = other.get("/register?refused=email-taken").await;
    taken.shows("You are with Norte Lines already.");
    taken.shows("href=\"/forgot-password\"");
    other.get("/signed-out").await.shows("Goodbye from Norte Lines.");
    other.get("/signed-out?lang=es").await.shows("Sus compras ya no se pueden ver");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_standard_text_is_the_one_that_customers_see(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    deployment.registered().await;
    let standard = "If it’s yours, sign in with this email or with your customer number.";
    let mut other = deployment.browser();
    other.register(EMAIL).await.leads_to("/register?refused=email-taken");
    other.get("/register?refused=email-taken").await.shows(standard);
    let mut admin = deployment.admin().await.browser;
    admin.get("/messages/email-registered").await.shows(standard);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn errors_are_shown_at_their_language_and_input_is_kept(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let fields = [
        ("message", "signed-out"),
        ("en", "Bye {email}"),
        ("es", "</textarea><script>alert(1)</script>"),
        ("fr", "a\u{202e}b"),
    ];
    let refused = admin.post("/agents-api/change-message", &fields).await;
    let way = "/messages/signed-out?refused=english-placeholder,french-forbidden";
    refused.leads_to(way);
    let again = admin.get(way).await;
    again.shows("Use braces only for the placeholders listed above");
    again.shows("This text contains invisible characters.");
    again.shows("Bye {email}");
    again.shows("&lt;/textarea>&lt;script>");
    assert!(!again.body.contains("<script>alert(1)"));
    let unknown = [("message", "nothing"), ("en", "x")];
    let refused = admin.post("/agents-api/change-message", &unknown).await;
    refused.leads_to("/messages?refused=unknown");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn hostile_texts_stay_text_on_the_portal_in_mails_and_in_the_backoffice(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let mut visitor = deployment.browser();
    let (laura, caller) = (agent(deployment, &admin).await, deployment.app.agent_caller());
    for text in HOSTILE {
        // Texts are stored with single spaces.
        let text = &text.replace('\n', " ");
        for message in [
            Message::SignInIntroduction,
            Message::RegistrationIntroduction,
            Message::EmailRegistered,
            Message::SignedOut,
            Message::ConfirmationMail,
        ] {
            let texts = [text.as_str(), "", "", ""];
            let accounts = &deployment.app.accounts;
            let said = accounts.branding().change_message(&laura, &caller, message, texts);
            said.await.expect("said");
        }
        for path in ["/sign-in", "/register", "/register?refused=email-taken", "/signed-out"] {
            shows_as_text(&visitor.get(path).await, text);
        }
        let page = admin.get("/messages/signed-out").await;
        assert!(page.body.contains(&text.replace('&', "&amp;").replace('<', "&lt;")));
        assert!(!text.contains('<') || !page.body.contains(text.as_str()), "{text}");
    }
    let text = HOSTILE[0];
    let accounts = &deployment.app.accounts;
    let said = accounts.branding().change_message(
        &laura,
        &caller,
        Message::ConfirmationMail,
        [text, "", "", ""],
    );
    said.await.expect("said");
    registering(deployment).await;
    let mail = deployment.app.mail_to(EMAIL).await;
    assert!(mail.text.contains(text) && !mail.html.contains(text), "{mail:?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn whoever_registers_ticks_the_box_that_the_operator_demands(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let mut browser = deployment.browser();
    assert!(!browser.get("/register").await.body.contains("name=\"consent\""));
    say(&mut admin, "registration-consent", "I have read how <you> use my data.").await;
    let form = browser.get("/register").await;
    form.shows("I have read how &lt;you&gt; use my data.");
    let (_, rest) = form.body.split_once("type=\"checkbox\" id=\"consent\"").expect("a box");
    let (rest, _) = rest.split_once('>').expect("the end of the box");
    assert!(rest.contains("required") && !rest.contains("checked"), "{rest}");
    let refused = "/register?refused=consent-missing";
    browser.register(EMAIL).await.leads_to(refused);
    browser.get(refused).await.shows("Tick the box to agree.");
    let consent = hidden(&form.body, "consent");
    let fields = [
        ("email", EMAIL),
        ("first_name", "Ana"),
        ("last_name", "Quiroga"),
        ("password", PASSWORD),
        ("consent", &*consent),
    ];
    browser.post("/api/register", &fields).await.leads_to("/register/check-mail");
    let token = deployment.app.mail_to(EMAIL).await.token("confirm").expect("a link");
    browser.get(&format!("/confirm/{token}")).await;
    browser.post("/api/confirm", &[]).await.announces("/sign-in", "activated");
    let numbers = deployment.app.texts("SELECT number FROM customers").await;
    let number: CustomerNumber = numbers[0].parse().expect("a number");
    let customer = admin.get(&format!("/customers/{number}")).await;
    customer.shows("Version 1 (English)");
    customer.shows("I have read how &lt;you&gt; use my data.");
}

/// Returns the agent who is signed in in a browser.
async fn agent(deployment: &TestServer<'_>, browser: &Browser) -> Agent {
    let stage = deployment.app.accounts.agents().stage(&browser.cookies["__Host-agent"]).await;
    match stage.expect("the database answers") {
        Some(Stage::Open(agent)) => agent,
        other => panic!("not open: {other:?}"),
    }
}
