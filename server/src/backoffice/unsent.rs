//! Forms sent after the agent's session had ended. No server function has run, so what was typed is read from the
//! request itself.

use crate::state::AppState;
use accounts::{AgentCaller, FormOwner};
use app::ssr::cookies::{self, BackofficeHost, Name};
use app::ssr::drafts;
use axum::Form;
use axum::extract::{FromRequest, Request};
use http::{HeaderMap, header};

/// Parts of the names of fields that hold a secret. Such fields are not kept.
const SECRET: [&str; 4] = ["password", "current", "code", "secret"];

type Fields = Vec<(String, String)>;

/// Returns the form's page and the cookie that keeps what was typed; `None` if the page is unknown.
pub async fn keep(
    state: &AppState,
    backoffice: &BackofficeHost,
    request: Request,
) -> Option<(String, String)> {
    let page = page(backoffice, request.headers())?;
    let caller = request.extensions().get::<AgentCaller>().cloned();
    let owner = match caller {
        Some(caller) => state.accounts.sessions().owner_of_agents_unsent_form(&caller).await,
        None => FormOwner::Unknown,
    };
    // A form with a file has another encoding; for that one only the page is kept.
    let fields = Form::<Fields>::from_request(request, &()).await;
    let fields = fields.map(|Form(fields)| fields).unwrap_or_default();
    let typed: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, _)| !is_secret(name))
        .collect();
    let draft = drafts::write(&page, &typed, &owner)?;
    let draft = cookies::store(backoffice, Name::Draft, &draft, Name::Draft.default_seconds());
    Some((page, draft))
}

/// Returns the path of the page with the form, from the referrer, which browsers send in full to the same host.
fn page(backoffice: &BackofficeHost, headers: &HeaderMap) -> Option<String> {
    let referer = headers.get(header::REFERER)?.to_str().ok()?;
    let page = referer.strip_prefix(&backoffice.origin)?;
    let (path, _) = page.split_once('?').unwrap_or((page, ""));
    path.starts_with('/').then(|| path.to_owned())
}

fn is_secret(name: &str) -> bool {
    SECRET.iter().any(|part| name.contains(part))
}
