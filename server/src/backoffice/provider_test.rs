//! The backoffice's ends of a provider test: the redirect to the portal, and the return from it. The sign-in itself is
//! in `sso`, on the portal.

use crate::redirect_pages;
use crate::state::AppState;
use accounts::{AccessError, AgentCaller};
use app::ssr::cookies::{BackofficeHost, Name, keyed};
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use http::{HeaderMap, StatusCode, header};
use model::{Agent, ProviderId, Stage};
use serde::Deserialize;
use std::sync::Arc;

/// The test's id.
#[derive(Deserialize)]
pub struct TestQuery {
    #[serde(default)]
    test: String,
}

/// The extensions that both handlers read.
type TestReportRequest = (
    State<AppState>,
    Extension<Arc<BackofficeHost>>,
    Extension<Option<Stage>>,
    Extension<AgentCaller>,
    Path<ProviderId>,
    Query<TestQuery>,
    HeaderMap,
);

/// Redirects to the portal, with the ticket.
pub async fn go(
    (State(state), host, stage, caller, Path(provider), Query(which), headers): TestReportRequest,
) -> Response {
    let (agent, browser) = match agent_and_browser(&host, stage, &which, &headers) {
        Ok(known) => known,
        Err(status) => return status.into_response(),
    };
    let accounts = &state.accounts;
    match accounts.provider_tests().round_trip_url(&agent, provider, &browser).await {
        Ok(Some(url)) => redirect_pages::to_test(&url, caller.locale, provider),
        Ok(None) => gone(provider),
        Err(error) => refused(&error),
    }
}

/// Handles the return to the backoffice and redirects to the report.
pub async fn back(
    (State(state), host, stage, caller, Path(provider), Query(which), headers): TestReportRequest,
) -> Response {
    let (agent, browser) = match agent_and_browser(&host, stage, &which, &headers) {
        Ok(known) => known,
        Err(status) => return status.into_response(),
    };
    let accounts = &state.accounts;
    let finished = accounts.provider_tests().finish(&agent, &caller, provider, &browser);
    match finished.await {
        Ok(Some(test)) => {
            let forget = keyed::forget(&*host, Name::ProviderTest, &test.to_string());
            let cookies = AppendHeaders([(header::SET_COOKIE, forget)]);
            let report = format!("/providers/{provider}/tests/{test}");
            (cookies, Redirect::to(&report)).into_response()
        }
        Ok(None) => gone(provider),
        Err(error) => refused(&error),
    }
}

/// Returns the agent, whom the guard has let in, and the secret in the browser's cookie.
fn agent_and_browser(
    host: &BackofficeHost,
    Extension(stage): Extension<Option<Stage>>,
    which: &TestQuery,
    headers: &HeaderMap,
) -> Result<(Agent, String), StatusCode> {
    let Some(Stage::Open(agent)) = stage else {
        return Err(StatusCode::FORBIDDEN);
    };
    let browser = keyed::read(host, headers, Name::ProviderTest, &which.test);
    Ok((agent, browser.unwrap_or_default()))
}

fn gone(provider: ProviderId) -> Response {
    let page = format!("/providers/{provider}?form=test-provider&refused=test-gone");
    Redirect::to(&page).into_response()
}

fn refused(error: &AccessError) -> Response {
    match error {
        AccessError::Forbidden => StatusCode::FORBIDDEN.into_response(),
        AccessError::Store(error) => {
            tracing::error!(%error, "provider.test.failed");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
