//! Testing a provider: from the backoffice, by a portal to the provider, and back.

use crate::browser::Browser;
use crate::sso::hostile_cas::HostileCas;
use crate::sso::hostile_oidc::{CLIENT, HostileOidc, SECRET};
use crate::sso::{FLOW, SESSION, back, flows, led_on, parameter};
use crate::test_server::TestServer;
use accounts::clock::Clock;
use accounts::testing::BACKOFFICE;
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use model::{Protocol, Provider, ProviderId};
use rstest::rstest;
use serde_json::json;

mod owners;

const TEST: &str = "__Host-provider-test-";

async fn university(deployment: &TestServer<'_>, gate: bool) -> (HostileOidc, ProviderId) {
    let clock = deployment.app.clock.clone();
    let server = HostileOidc::start(move || clock.now().and_utc().timestamp()).await;
    let mut provider = Provider::new(Protocol::Oidc);
    provider.name = "Plata ID".into();
    provider.url = server.issuer("good");
    provider.client_id = CLIENT.into();
    if gate {
        provider.property_to_validate = "groups".into();
        provider.value_to_match = "staff".into();
    }
    let (accounts, host) = (&deployment.app.accounts, &deployment.app.portal.host);
    let secret = SECRET.into();
    let id = accounts.providers().add_to_host(host, &provider, Some(&secret)).await;
    (server, id.expect("added"))
}

/// A test that was started.
struct Begun {
    /// The address of the portal that starts the sign-in.
    way: String,
    test: String,
}

impl Begun {
    /// Returns the name of the browser's cookie for it.
    fn cookie(&self) -> String {
        format!("{TEST}{}", self.test)
    }
}

/// Presses the button.
async fn begin(admin: &mut Browser, provider: ProviderId) -> Begun {
    let fields = [("id", &*provider.to_string())];
    let begun = admin.post("/agents-api/test-provider", &fields).await;
    let page = begun.header("location").to_owned();
    let base = format!("/providers/{provider}/test?test=");
    let test = page.strip_prefix(&base).expect("a test").to_owned();
    let away = led_on(&admin.get(&page).await);
    let portal = "https://tickets.example.test";
    let path = away.strip_prefix(portal).expect("an address of the portal");
    assert!(path.starts_with(&format!("/sso/{provider}/test/")), "{path}");
    Begun { way: path.to_owned(), test }
}

fn back_at(provider: ProviderId, begun: &Begun) -> String {
    format!("/providers/{provider}/test/back?test={}", begun.test)
}

fn way_back(provider: ProviderId, begun: &Begun) -> String {
    format!("{BACKOFFICE}{}", back_at(provider, begun))
}

/// Signs in at the provider and returns as far as the backoffice.
async fn travel(
    deployment: &TestServer<'_>,
    begun: &Begun,
    provider: ProviderId,
    server: &HostileOidc,
) -> Browser {
    let mut visitor = deployment.browser();
    let authorization = visitor.get(&begun.way).await;
    assert_eq!(authorization.status, StatusCode::SEE_OTHER);
    let url = authorization.header("location").to_owned();
    assert_eq!(parameter(&url, "prompt"), "login");
    let arrival = visitor.get(&back(provider, &server.answer(&url))).await;
    arrival.leads_to(&way_back(provider, begun));
    assert!(flows(&visitor).is_empty() && !visitor.cookies.contains_key(SESSION));
    visitor
}

/// Opens the backoffice again; returns the address of the report.
async fn finish(admin: &mut Browser, provider: ProviderId, begun: &Begun) -> String {
    let back = admin.get(&back_at(provider, begun)).await;
    let report = back.header("location").to_owned();
    let base = format!("/providers/{provider}/tests/");
    assert!(report.starts_with(&base), "{report}");
    assert!(!admin.cookies.contains_key(&begun.cookie()));
    report
}

fn gone(provider: ProviderId) -> String {
    format!("/providers/{provider}?form=test-provider&refused=test-gone")
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_admin_tests_a_provider_that_no_visitor_sees_yet(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (server, id) = university(deployment, false).await;
    server.know(json!({
        "sub": "u-17", "given_name": "Ana", "family_name": "<b>Quiroga</b>",
        "email": "ana@example.test", "email_verified": true, "groups": ["staff", "travellers"],
    }));
    let mut admin = deployment.admin().await.browser;
    let begun = begin(&mut admin, id).await;
    let cookie = admin.cookies[&begun.cookie()].clone();
    let (_, secret) = cookie.split_once('.').expect("a secret");
    assert!(!begun.way.contains(secret));
    let mut visitor = travel(deployment, &begun, id, &server).await;
    let report = finish(&mut admin, id, &begun).await;
    let page = admin.get(&report).await;
    for text in [
        "Accepted",
        "u-17",
        "ana@example.test (used: the provider says that it is verified)",
        "staff · travellers",
        "&lt;b&gt;Quiroga&lt;/b&gt;",
        "It accepts our client ID and secret.",
        "The provider has passed its test.",
    ] {
        page.shows(text);
    }
    let provider = admin.get(&format!("/providers/{id}")).await;
    provider.shows("pill ok");
    provider.shows(&format!("href=\"{report}\""));
    admin.get("/audit").await.shows("tested a provider");
    for (language, text) in [("es", "Aceptado"), ("fr", "Accepté"), ("en", "Accepted")] {
        admin.get(&format!("{report}?lang={language}")).await.shows(text);
    }

    // The test changes no access, and nothing in it works twice.
    visitor.get(&begun.way).await.leads_to(&way_back(id, &begun));
    let start = visitor.get(&format!("/sso/{id}/start")).await;
    assert_eq!(start.status, StatusCode::NOT_FOUND);
    let replayed = visitor.get(&format!("/sso/{id}/callback?code=x&state=y")).await;
    assert_eq!(replayed.status, StatusCode::NOT_FOUND);
    let made_up = "A".repeat(43);
    let cookie_of = format!("{FLOW}{}", &made_up[..12]);
    visitor.cookies.insert(cookie_of, format!("1.{made_up}"));
    let made_up = visitor.get(&format!("/sso/{id}/callback?code=x&state={made_up}")).await;
    assert_eq!(made_up.status, StatusCode::NOT_FOUND);
    let back = back_at(id, &begun);
    admin.get(&back).await.leads_to(&gone(id));
    admin.cookies.insert(begun.cookie(), cookie);
    let again = format!("/providers/{id}/test?test={}", begun.test);
    admin.get(&again).await.leads_to(&gone(id));
    let page = admin.get(&gone(id)).await;
    page.shows("This test took too long, has already finished");
    for table in ["customers", "sessions", "identities", "sso_flows", "sso_arrivals"] {
        let count = format!("SELECT COUNT(*) FROM {table}");
        assert_eq!(deployment.app.number(&count).await, 0, "{table}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_user_whom_the_access_rule_refuses_learns_what_to_do(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (server, id) = university(deployment, true).await;
    server.know(json!({ "sub": "u-1", "groups": ["travellers"] }));
    let mut admin = deployment.admin().await.browser;
    let begun = begin(&mut admin, id).await;
    travel(deployment, &begun, id, &server).await;
    let page = finish(&mut admin, id, &begun).await;
    let page = admin.get(&page).await;
    page.shows("Condition not met");
    page.shows("“groups” doesn’t have the value “staff”");
    page.shows("travellers");
    page.shows("data-label=\"Used for\"");
    let blank = "data-label=\"Used for\"> </td>";
    assert!(!page.body.contains(blank), "a phone would show the label of an empty cell");
    admin.get(&format!("/providers/{id}")).await.shows("Not tested");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_sign_in_starts_at_a_provider_that_is_not_ready(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (server, id) = university(deployment, false).await;
    server.set_fault(crate::sso::hostile_oidc::FaultMode::Fails);
    let mut admin = deployment.admin().await.browser;
    let fields = [("id", &*id.to_string())];
    let begun = admin.post("/agents-api/test-provider", &fields).await;
    let report = begun.header("location").to_owned();
    assert!(report.contains("/tests/"), "{report}");
    let page = admin.get(&report).await;
    page.shows("Provider not ready");
    page.shows(
        "There is no discovery document at the issuer’s address. It responds with status: 500",
    );
    assert!(!admin.cookies.keys().any(|name| name.starts_with(TEST)));
    // An island redirects by script.
    let begun = admin.post_by_script("/agents-api/test-provider", &fields).await;
    assert!(begun.header("location").contains("/tests/"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_cas_server_is_tested_and_its_customers_sign_in_as_before(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let server = HostileCas::start().await;
    server.know("ana", "<cas:given_name>Ana</cas:given_name>");
    let mut provider = Provider::new(Protocol::Cas);
    provider.name = "Museo".into();
    provider.url = server.url("good");
    let (accounts, host) = (&deployment.app.accounts, &deployment.app.portal.host);
    let id = accounts.providers().add_to_host(host, &provider, None).await.expect("added");
    let mut admin = deployment.admin().await.browser;
    let begun = begin(&mut admin, id).await;
    let mut visitor = deployment.browser();
    let authorization = visitor.get(&begun.way).await;
    let url = authorization.header("location").to_owned();
    assert_eq!(parameter(&url, "renew"), "true");
    let arrival = visitor.get(&back(id, &server.answer(&url))).await;
    arrival.leads_to(&way_back(id, &begun));
    let report = finish(&mut admin, id, &begun).await;
    admin.get(&report).await.shows("Accepted");

    let fields = [("customer_accounts_enabled", "true"), ("sso_enabled", "true")];
    let saved = admin.post("/agents-api/change-settings", &fields).await;
    saved.announces("/settings", "saved");
    let start = visitor.get(&format!("/sso/{id}/start")).await;
    let answer = server.answer(start.header("location"));
    visitor.get(&back(id, &answer)).await.leads_to("/account/purchases");
    assert!(visitor.is_signed_in().await);
}
