//! The demo's mailbox: shows every mail that the demo sent, to its own machine only.

use askama::Template;
use axum::Router;
use axum::extract::{Path as PathSegment, State};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use http::{HeaderValue, StatusCode, header};
use std::path::{Path, PathBuf};

mod mails;

use mails::{Mail, Piece};

/// The host of the mailbox.
pub const HOST: &str = "mailbox.localhost";

/// Mails are shown in a frame that inherits the page's policy, and contain inline styles.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; base-uri 'none'; \
     form-action 'none'; frame-ancestors 'none'",
);

/// Returns the pages of the mailbox over a folder of mails.
pub fn pages(folder: &Path) -> Router {
    Router::new()
        .route("/", get(list))
        .route("/mails/{name}", get(show))
        .with_state(folder.to_owned())
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
