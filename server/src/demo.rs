//! The demo's mailbox: shows every mail that the demo sent. It exists in demo mode only, which serves this machine
//! only.

use crate::layers::portal::host;
use accounts::{Accounts, StoreError, demo::DemoProviders};
use askama::Template;
use axum::Router;
use axum::extract::{Path as PathSegment, Request, State};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use http::{HeaderValue, StatusCode, header};
use std::path::{Path, PathBuf};
use tower::{ServiceExt, service_fn};

mod mails;

use mails::{Mail, Piece};

const HOST: &str = "mailbox.localhost";

/// Mails are shown in a frame that inherits the page's policy, and contain inline styles.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; base-uri 'none'; \
     form-action 'none'; frame-ancestors 'none'",
);

/// Serves the mailbox at its own host, and the portals at all others.
pub fn dispatch_by_host(portals: Router, mailbox: Router) -> Router {
    Router::new().fallback_service(service_fn(move |request: Request| {
        let is_mailbox = host(&request).is_some_and(|host| host == HOST);
        if is_mailbox { mailbox.clone().oneshot(request) } else { portals.clone().oneshot(request) }
    }))
}

/// Returns the pages of the mailbox over a folder of mails.
pub fn mailbox(folder: &Path) -> Router {
    Router::new()
        .route("/", get(list))
        .route("/mails/{name}", get(show))
        .with_state(folder.to_owned())
}

/// The purpose of each of the demo's portals.
const PORTALS: [(&str, &str); 9] = [
    ("default", "Norte Lines, with customer accounts"),
    ("off", "Sur Ferries, without"),
    ("force", "Club Andino, to customers only"),
    ("shop", "its shop, to guests as well"),
    ("sso", "Sol Cruises, with passwords or by an OpenID provider"),
    ("sso-only", "Universidad del Plata, by an OpenID provider only"),
    ("force-sso", "Cooperativa Austral, straight to the OpenID provider, to its staff only"),
    ("two-providers", "Red Federal, to customers only, by one of two providers"),
    ("cas", "Museo del Riel, with passwords or by a CAS server"),
];

/// Prints the demo's addresses and logins.
///
/// # Errors
/// [`StoreError`] if the database does not answer.
pub async fn announce(
    accounts: &Accounts,
    port: u16,
    has_mailbox: bool,
    providers: &DemoProviders,
) -> Result<(), StoreError> {
    let line = |text: &str, host: &str| println!("  {text:<72} http://{host}:{port}/");
    println!();
    for (name, text) in PORTALS {
        let host = format!("{name}.localhost");
        if accounts.portal(&host).await?.is_some() {
            line(text, &host);
        }
    }
    if has_mailbox {
        line("Every mail they send", HOST);
    }
    line("The backoffice", "backoffice.localhost");
    let (agent, key) = (accounts::demo::DEMO_MANY, accounts::demo::DEMO_TOTP_SECRET);
    let code = accounts.demo().demo_code().unwrap_or_default();
    println!(
        "
  Customers  ana@example.test, or the customer number that her profile shows.
             To register, use any address: its mail arrives in the mailbox.
  Agents     laura@norte-lines.example.test, an admin; {agent}, for all operators.
             Authenticator key: {key} (its code right now: {code})
  Everybody's password: {}",
        accounts::demo::DEMO_PASSWORD
    );
    if providers.openid.is_some() || providers.cas.is_some() {
        println!(
            "
  Providers  Sign in as ana, bruno, carla, elena, nadia or noemi. The OpenID provider says what each is good for
             and asks for no password; the password of the CAS server is: tango in the rain"
        );
    }
    println!();
    Ok(())
}

#[derive(Template)]
#[template(path = "mailbox.html")]
struct ListPage<'a> {
    style: &'a str,
    mails: &'a [Mail],
}

#[derive(Template)]
#[template(path = "mail.html")]
struct MailPage<'a> {
    style: &'a str,
    mail: &'a Mail,
    pieces: Vec<Piece<'a>>,
}

const STYLE: &str = include_str!("../templates/mailbox.css");

async fn list(State(folder): State<PathBuf>) -> Response {
    page(&ListPage { style: STYLE, mails: &mails::newest_first(&folder) })
}

async fn show(State(folder): State<PathBuf>, PathSegment(name): PathSegment<String>) -> Response {
    // Searched in the list of mails: a name from the address never becomes a path.
    match mails::newest_first(&folder).into_iter().find(|mail| mail.name == name) {
        Some(mail) => {
            page(&MailPage { style: STYLE, pieces: mails::with_links(&mail.text), mail: &mail })
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn page(template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => ([(header::CONTENT_SECURITY_POLICY, POLICY)], Html(html)).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
