//! Single sign-on over HTTP: the authorization request and callback, automatic redirects, back-channel calls by
//! providers, and what is closed.

mod automatic;
mod backchannel;
mod callback;
mod cas;
mod closed;
mod counted;
mod fresh_login;
mod header_size;
#[path = "../../../accounts/tests/it/sso/hostile_cas.rs"]
pub mod hostile_cas;
#[path = "../../../accounts/tests/it/sso/hostile_oidc.rs"]
pub mod hostile_oidc;
mod log;
mod openid;
mod several;
mod start;

use crate::browser::{Answer, Browser, encode};
use crate::test_server::TestServer;
use http::StatusCode;
use model::{Portal, Protocol, Provider, ProviderId, percent};

/// Nothing answers there; browsers can still be redirected to it.
const UNREACHABLE_CAS: &str = "http://127.0.0.1:1/cas";

pub const FLOW: &str = "__Host-sso-flow-";
const LEAVE: &str = "__Host-sso-leave";
const HALT: &str = "__Host-sso-halt";
const AUTO: &str = "__Host-sso-auto";
pub const SESSION: &str = "__Host-session";

const ON: [(&str, &str); 1] = [("sso_enabled", "true")];
const ONLY: [(&str, &str); 2] = [("sso_enabled", "true"), ("sso_only", "true")];
const FORCE: [(&str, &str); 3] =
    [("sso_enabled", "true"), ("sso_only", "true"), ("force_login", "true")];

/// Adds a CAS server that has passed its test.
async fn add_cas(deployment: &TestServer<'_>, portal: &Portal, url: &str) -> ProviderId {
    let mut provider = Provider::new(Protocol::Cas);
    for (name, value) in [("name", "Museo"), ("url", url), ("trust_emails", "true")] {
        provider.set(name, value).expect("a part");
    }
    add(deployment, portal, &provider, None).await
}

async fn add(
    deployment: &TestServer<'_>,
    portal: &Portal,
    provider: &Provider,
    secret: Option<&str>,
) -> ProviderId {
    let secret = secret.map(Into::into);
    let accounts = &deployment.app.accounts;
    let id = accounts
        .providers()
        .add_to_host(&portal.host, provider, secret.as_ref())
        .await
        .expect("a provider");
    let passed = format!("UPDATE providers SET tested_at = CURRENT_TIMESTAMP WHERE id = {id}");
    deployment.app.execute(&passed).await;
    id
}

async fn set(deployment: &TestServer<'_>, portal: &Portal, settings: &[(&str, &str)]) {
    let changes: Vec<(String, String)> =
        settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let changed = deployment.app.accounts.settings().change_of_host(&portal.host, &changes);
    changed.await.expect("the settings go together");
}

/// Creates a portal with one CAS server that is never contacted.
pub async fn with_cas(deployment: &TestServer<'_>, settings: &[(&str, &str)]) -> ProviderId {
    let id = add_cas(deployment, &deployment.app.portal, UNREACHABLE_CAS).await;
    set(deployment, &deployment.app.portal, settings).await;
    id
}

/// Begins a flow; returns its id, which CAS servers get in the service's address.
async fn begin_authorization(browser: &mut Browser, provider: ProviderId, query: &str) -> String {
    let answer = browser.get(&format!("/sso/{provider}/start{query}")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
    let service = parameter(answer.header("location"), "service");
    parameter(&service, "flow")
}

/// Returns a decoded parameter of an address.
#[track_caller]
pub fn parameter(address: &str, name: &str) -> String {
    let (_, query) = address.split_once('?').expect("a query");
    let value =
        query.split('&').filter_map(|pair| pair.split_once('=')).find(|(known, _)| *known == name);
    let (_, value) = value.unwrap_or_else(|| panic!("{address} has no {name}"));
    percent::decode(value).expect("a text")
}

/// Returns the callback address with a provider's answer.
pub fn back(provider: ProviderId, answer: &[(String, String)]) -> String {
    let pairs: Vec<_> =
        answer.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    format!("/sso/{provider}/callback?{}", encode(&pairs))
}

/// Returns where a page redirects by itself. The address is in no header.
#[track_caller]
pub fn led_on(page: &Answer) -> String {
    assert_eq!(page.status, StatusCode::OK, "{page:?}");
    assert_eq!((page.header("refresh"), page.header("location")), ("", ""));
    let mark = "<meta http-equiv=\"refresh\" content=\"0; url=";
    let (_, rest) = page.body.split_once(mark).expect("a page that leads on");
    let (url, _) = rest.split_once('"').expect("an address");
    page.shows(&format!("href=\"{url}\""));
    url.replace("&#38;", "&")
}

/// Returns the cookie names of the flows that are pending in a browser.
pub fn flows(browser: &Browser) -> Vec<String> {
    let names = browser.cookies.keys();
    names.filter(|name| name.starts_with(FLOW)).cloned().collect()
}

/// Returns the cookie of that name in a response, attributes included.
fn stored<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    let cookies = answer.cookies().into_iter();
    cookies.filter_map(|cookie| cookie.strip_prefix(name)?.strip_prefix('=')).next_back()
}
