//! Access to a portal: every address by every kind of caller, compared with a readable table.

use crate::browser::{Answer, Browser};
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use app::App;
use http::StatusCode;
use leptos_axum::generate_route_list_with_exclusions;
use model::{Portal, ProviderId};
use rstest::rstest;
use server::functions;

/// What each kind of caller gets. Review changes instead of only regenerating it.
const TABLE: &str = include_str!("access.txt");
/// The owner has the requested purchase; the others are another customer of the operator, a customer of another
/// operator, and an agent of this one.
const CALLERS: [&str; 5] = ["anonymous", "owner", "another", "foreign", "agent"];
const SESSION: &str = "__Host-session";
/// Addresses that are no pages: mailed links, a download, redirects, and the endpoints of single sign-on.
const NON_PAGES: [&str; 12] = [
    "/.well-known/change-password",
    "/account",
    "/confirm/{token}",
    "/set-password/{token}",
    "/order/{token}",
    "/confirm-email/{token}",
    "/undo-email/{token}",
    "/account/my-data.json",
    "/sso/prove/{token}",
    "/sso/{provider}/start",
    "/sso/{provider}/callback",
    "/sso/leave",
];

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_caller_gets_what_the_table_requires(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let provider = crate::sso::with_cas(deployment, &[("sso_enabled", "true")]).await;
    let purchase = bought(deployment, "ana@example.test").await;
    let mut callers = callers(deployment).await;
    let mut found = format!("{:<30}", "");
    for name in CALLERS {
        found.push_str(&format!(" {name:<18}"));
    }
    for path in addresses() {
        found = format!("{}\n{path:<30}", found.trim_end());
        let asked = path
            .replace("{number}", &purchase)
            .replace("{id}", "1")
            .replace("{provider}", &provider.to_string())
            .replace("{token}", "x");
        for caller in &mut callers {
            found.push_str(&format!(" {:<18}", outcome(caller, &asked, provider).await));
        }
    }
    let found = format!("{}\n", found.trim_end());
    assert!(found == TABLE, "the table is another one:\n{found}");
}

/// Every address of a portal. The two ways of signing out come last, since they end the callers' sessions.
pub fn addresses() -> Vec<String> {
    let functions = functions::paths();
    let listed = generate_route_list_with_exclusions(App, Some(functions::all_paths()));
    let mut all: Vec<String> = listed
        .iter()
        .map(|page| page.path().to_owned())
        .filter(|path| !functions::all_paths().contains(path))
        .collect();
    all.extend(NON_PAGES.map(str::to_owned));
    all.extend(functions);
    let last = |path: &str| (path.starts_with("/api/"), path.ends_with("/sign-out"));
    all.sort_by(|one, other| (last(one), one).cmp(&(last(other), other)));
    all
}

/// One browser for each kind of caller, in the order of the table.
async fn callers(deployment: &TestServer<'_>) -> Vec<Browser> {
    let other = deployment.app.other_portal().await;
    let (here, there): (&Portal, &Portal) = (&deployment.app.portal, &other);
    let mut callers = vec![deployment.browser()];
    for (portal, email) in
        [(here, "ana@example.test"), (here, "bea@example.test"), (there, "ana@example.test")]
    {
        let signed_in = signed_in_at(deployment, portal, email).await;
        callers.push(with_session(deployment, &signed_in, SESSION));
    }
    let agent = deployment.agent().await;
    callers.push(with_session(deployment, &agent.browser, "__Host-agent"));
    callers
}

/// Creates a browser at the portal with the session of another browser.
fn with_session(deployment: &TestServer<'_>, other: &Browser, cookie: &str) -> Browser {
    let mut browser = deployment.browser();
    let session = other.cookies[cookie].clone();
    browser.cookies.insert(SESSION.to_owned(), session);
    browser
}

async fn signed_in_at(deployment: &TestServer<'_>, portal: &Portal, email: &str) -> Browser {
    let mut browser = deployment.browser_at(portal);
    browser.register(email).await.leads_to("/register/check-mail");
    let mail = deployment.app.mail_to(email).await;
    let token = mail.token("confirm").expect("a link");
    browser.get(&format!("/confirm/{token}")).await;
    browser.post("/api/confirm", &[]).await;
    browser.sign_in(email, "").await.leads_to("/account/purchases");
    browser
}

/// Buys as a guest with that email; returns the number of the order.
async fn bought(deployment: &TestServer<'_>, email: &str) -> String {
    let fields = [
        ("product", "1"),
        ("travellers", "1"),
        ("first_name", "Ana"),
        ("last_name", "Quiroga"),
        ("email", email),
    ];
    let mut guest = deployment.browser();
    let page = guest.post("/api/buy", &fields).await.order();
    deployment.app.mail_to(email).await;
    let number = page.strip_prefix("/orders/").expect("an order's page");
    number.to_owned()
}

/// Returns what the caller gets: the page or function itself, the target of a redirect, or a refusal.
async fn outcome(caller: &mut Browser, path: &str, provider: ProviderId) -> String {
    let before = caller.cookies.clone();
    let answer = if path.starts_with("/api/") {
        caller.post_by_script(path, &[]).await
    } else {
        caller.get(path).await
    };
    // The cookies that one address sets must not affect the next one.
    caller.cookies = before;
    said(&answer).replace(&format!("/{provider}/"), "/{provider}/")
}

fn said(answer: &Answer) -> String {
    let location = answer.header("location");
    let to = location.split('?').next().unwrap_or_default();
    match answer.status {
        StatusCode::SEE_OTHER if to.starts_with("http") => "elsewhere".to_owned(),
        StatusCode::SEE_OTHER => to.to_owned(),
        StatusCode::UNAUTHORIZED => format!("401 {to}"),
        // Scripts get the target of the redirect in a header.
        StatusCode::OK if !to.is_empty() => to.to_owned(),
        StatusCode::OK | StatusCode::UNPROCESSABLE_ENTITY => "in".to_owned(),
        other => other.as_u16().to_string(),
    }
}
