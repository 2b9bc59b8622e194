//! Customers in the backoffice: searching, activating and disabling.

use super::office::first_customer;
use crate::browser::{encode, hidden};
use crate::test_server::{EMAIL, PASSWORD, TestServer};
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use model::Role;
use rstest::rstest;

mod changed;
mod search;

use search::found;

/// Buys as a guest; returns the customer's number.
async fn guest(
    deployment: &TestServer<'_>,
    first_name: &str,
    last_name: &str,
    email: &str,
) -> String {
    let fields = [
        ("product", "1"),
        ("travellers", "2"),
        ("first_name", first_name),
        ("last_name", last_name),
        ("email", email),
    ];
    deployment.browser().post("/api/buy", &fields).await.order();
    deployment.app.mails().await;
    let mut agent = deployment
        .at_work(&deployment.app.portal.host, &format!("finder-of-{email}"), Role::Agent)
        .await
        .browser;
    let query = encode(&[("q", email)]);
    let found = agent.get(&format!("/customers?{query}")).await;
    first_customer(&found.body).to_owned()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agent_activates_a_customer_who_signs_in_with_the_number_and_then_the_email(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let number = guest(deployment, "Ana María", "Quiroga", EMAIL).await;
    let page = format!("/customers/{number}");
    let mut agent = deployment.admin().await.browser;
    let details = agent.get(&page).await;
    details.shows("Not activated");
    details.shows("Ana María Quiroga");
    details.shows("Córdoba → Rosario");
    details.shows("Send activation email");

    let fields = [("number", &*number)];
    let sent = agent.post("/agents-api/send-activation", &fields).await;
    sent.announces(&page, "activation-sent");
    let details = agent.get(sent.header("location")).await;
    details.shows(&format!("The activation email is on its way to {EMAIL}."));
    let mail = deployment.app.mail_to(EMAIL).await;
    assert!(mail.text.contains(&number), "{}", mail.text);
    let details = agent.get(&page).await;
    details.shows("Activation email sent");
    details.shows("by Laura Ibarra");
    details.shows("The link is valid until");

    let token = mail.token("set-password").expect("a link");
    let mut customer = deployment.browser();
    let link = format!("/set-password/{token}");
    customer.get(&link).await.leads_to("/set-password");
    customer.get("/set-password").await.shows(&number);
    agent.get(&page).await.shows("Link opened, no password yet");
    let fields = [("password", PASSWORD)];
    let set = customer.post("/api/set-password", &fields).await;
    set.announces("/sign-in", "activated");
    customer.sign_in(EMAIL, "").await.leads_to("/sign-in?refused=no-match");
    customer.sign_in(&number, "").await.leads_to("/account/purchases");
    let details = agent.get(&page).await;
    details.shows("signs in with the customer number");
    details.shows("The account is already active.");
    details.shows("Active sessions");
    details.shows("1 device");

    let profile = customer.get("/account/profile").await;
    profile.shows("Activate from Email");
    let fields = [("current", PASSWORD), ("password", "another river in winter")];
    let on = customer.post("/api/activate-email", &fields).await;
    on.announces("/account/profile", "email-sign-in-on");
    customer.get(on.header("location")).await.shows("You can now sign in with your email");
    let details = agent.get(&page).await;
    details.shows("signs in with the customer number or the email address");
    details.shows("Account activated");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_customer_is_signed_out_at_once_and_can_return_when_enabled(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut customer = deployment.signed_in().await;
    let (mut admin, mut agent) =
        (deployment.admin().await.browser, deployment.agent().await.browser);
    let page = found(&mut admin, EMAIL).await;
    let number = first_customer(&page).to_owned();
    let (page, fields) = (format!("/customers/{number}"), [("number", &*number)]);

    let refused = agent.post("/agents-api/disable-customer", &fields).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    refused.shows("Your role doesn’t allow this");
    agent.get(&page).await.shows("Only admins can disable and enable");
    assert!(customer.is_signed_in().await);

    let disabled = admin.post("/agents-api/disable-customer", &fields).await;
    disabled.announces(&page, "disabled");
    admin
        .get(disabled.header("location"))
        .await
        .shows("This customer can’t sign in with any method.");
    assert!(!customer.is_signed_in().await);
    let again = customer.sign_in(EMAIL, "").await;
    again.leads_to("/sign-in?refused=no-match");

    let enabled = admin.post("/agents-api/enable-customer", &fields).await;
    enabled.announces(&page, "enabled");
    let again = customer.sign_in(EMAIL, "").await;
    again.leads_to("/account/purchases");
    let ended = agent.post("/agents-api/end-sessions", &fields).await;
    ended.announces(&page, "sessions-ended");
    assert!(!customer.is_signed_in().await);
    let audit = admin.get("/audit").await;
    for act in ["disabled a customer", "enabled a customer", "signed a customer out"] {
        audit.shows(act);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_button_says_why(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let number = guest(deployment, "Ana", "Quiroga", EMAIL).await;
    let page = format!("/customers/{number}");
    let mut admin = deployment.admin().await.browser;
    let off = [("tell_when_email_is_registered", "true")];
    admin.post("/agents-api/change-settings", &off).await;
    admin.get(&page).await.shows("Customer accounts are turned off.");
    let on = [("customer_accounts_enabled", "true")];
    admin.post("/agents-api/change-settings", &on).await;
    let fields = [
        ("number", &*number),
        ("first_name", "Ana"),
        ("last_name", "Quiroga"),
        ("email", ""),
        ("phone", "+54 351 555 0142"),
    ];
    let saved = admin.post("/agents-api/change-customer", &fields).await;
    saved.announces(&page, "saved");
    let details = admin.get(saved.header("location")).await;
    details.shows("This customer has no email address.");
    details.shows("+54 351 555 0142");
    let fields = [("number", &*number)];
    let refused = admin.post("/agents-api/send-activation", &fields).await;
    refused.leads_to(&format!("{page}?form=send-activation&refused=no-email"));
    let wrong = [
        ("number", &*number),
        ("first_name", ""),
        ("last_name", "Q\u{202e}"),
        ("email", "x"),
        ("phone", "call me"),
    ];
    let refused = admin.post("/agents-api/change-customer", &wrong).await;
    let location = refused.header("location").to_owned();
    assert!(location.starts_with(&format!("{page}/edit?refused=")), "{location}");
    let edit = admin.get(&location).await;
    edit.shows("Enter the customer’s first name.");
    edit.shows("value=\"call me\"");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agent_who_adds_a_customer_sees_possible_duplicates_first(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let number = guest(deployment, "Ana", "Quiroga", EMAIL).await;
    let mut agent = deployment.agent().await.browser;
    agent.get("/customers").await.shows("href=\"/customers/new\"");
    let page = agent.get("/customers/new").await;
    page.shows("class=\"button primary\">Add customer");
    page.shows("autocapitalize=\"words\"");
    let once = hidden(&page.body, "once");
    let mut fields = vec![
        ("once", &*once),
        ("first_name", "Eva <b>"),
        ("last_name", "Quiroga"),
        ("email", EMAIL),
        ("phone", "call me"),
        ("locale", "es"),
    ];
    let refused = agent.post("/agents-api/add-customer", &fields).await;
    refused.leads_to("/customers/new?refused=phone-invalid");
    let page = agent.get("/customers/new?refused=phone-invalid").await;
    page.shows("value=\"call me\"");
    assert!(!page.body.contains(&number), "duplicates are looked for once the rest is right");
    fields[4] = ("phone", "");
    let refused = agent.post("/agents-api/add-customer", &fields).await;
    refused.leads_to("/customers/new?refused=possible-duplicates");
    let page = agent.get("/customers/new?refused=possible-duplicates").await;
    page.shows("You may already have this customer.");
    page.shows("value=\"Eva &lt;b&gt;\"");
    page.shows(&format!("Open {number}"));
    page.shows(&format!("href=\"/customers/{number}\""));
    page.shows("Save anyway");
    assert_eq!(hidden(&page.body, "once"), once, "the form is the same one");
    let seen = hidden(&page.body, "seen");
    assert_eq!(seen, number);
    fields.push(("seen", &seen));
    let added = agent.post("/agents-api/add-customer", &fields).await;
    let page = added.header("location").to_owned();
    added.announces(&page, "added");
    let details = agent.get(&page).await;
    details.shows("The customer has been added.");
    details.shows("Eva &lt;b&gt; Quiroga");
    details.shows("Customer added");
    let again = agent.post("/agents-api/add-customer", &fields).await;
    again.announces(&page, "added");
    deployment.admin().await.browser.get("/audit").await.shows("added a customer");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn customers_of_other_operators_do_not_exist(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let number = guest(deployment, "Ana", "Quiroga", EMAIL).await;
    let ferries = deployment.app.other_portal().await;
    let mut stranger =
        deployment.at_work(&ferries.host, "otto@ferries.test", Role::Admin).await.browser;
    for page in ["", "/edit"] {
        let answer = stranger.get(&format!("/customers/{number}{page}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page}");
    }
    assert!(!found(&mut stranger, EMAIL).await.contains(&number));
    let fields = [
        ("number", &*number),
        ("first_name", "Eve"),
        ("last_name", "Eve"),
        ("email", "eve@evil.test"),
    ];
    for function in [
        "send-activation",
        "change-customer",
        "end-sessions",
        "disable-customer",
        "enable-customer",
    ] {
        let path = format!("/agents-api/{function}");
        let refused = stranger.post_by_script(&path, &fields).await;
        assert_eq!(refused.body, r#"{"Refused":["unknown"]}"#, "{function}");
    }
    assert!(deployment.app.mails().await.is_empty(), "nothing was mailed");
    let details = deployment.admin().await.browser.get(&format!("/customers/{number}")).await;
    details.shows("Ana Quiroga");
    details.shows("Not activated");
}
