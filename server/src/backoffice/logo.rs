//! Uploading a portal's logo: the only form with a file, which the browser submits without an island.

use crate::layers::error_pages::wants_html;
use crate::state::AppState;
use accounts::AgentCaller;
use app::context::Notice;
use app::ssr::cookies::{self, BackofficeHost, Name};
use app::ssr::write_notice;
use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::multipart::MultipartRejection;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Multipart, Query, Request, State};
use axum::middleware::Next;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use model::refusals::LogoRefusal;
use model::{PortalId, Refusal, Stage};
use serde::Deserialize;
use std::sync::Arc;

pub const PATH: &str = "/agents-api/set-logo";

/// The portal it is for.
#[derive(Debug, Default, Deserialize)]
pub struct PortalQuery {
    #[serde(default)]
    id: PortalId,
}

/// Sets the logo of a portal to the uploaded file.
pub async fn set(
    State(state): State<AppState>,
    Extension(host): Extension<Arc<BackofficeHost>>,
    Extension(stage): Extension<Option<Stage>>,
    Extension(caller): Extension<AgentCaller>,
    about: Result<Query<PortalQuery>, QueryRejection>,
    headers: HeaderMap,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let id = about.map(|Query(about)| about.id).unwrap_or_default();
    // The guard has checked access already; this is defence in depth.
    let Some(Stage::Open(agent)) = stage else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let result = match file(form).await {
        Some(bytes) => state.accounts.branding().set_logo(&agent, &caller, id, &bytes).await,
        None => Err(LogoRefusal::LogoMissing.into()),
    };
    match result {
        Ok(()) => saved(&host, id),
        Err(failure) if wants_html(&headers) => {
            Redirect::to(&refused(id, &failure.in_query())).into_response()
        }
        Err(failure) => (StatusCode::UNPROCESSABLE_ENTITY, axum::Json(failure)).into_response(),
    }
}

/// Returns the file of the form, if it can be read.
async fn file(form: Result<Multipart, MultipartRejection>) -> Option<Bytes> {
    let mut form = form.ok()?;
    while let Some(field) = form.next_field().await.ok()? {
        if field.name() == Some("logo") {
            return field.bytes().await.ok();
        }
    }
    None
}

/// Redirects to the portal's page with a flash message.
fn saved(host: &BackofficeHost, id: PortalId) -> Response {
    let (page, name) = (format!("/portals/{id}"), Name::Notice);
    let notice = write_notice(&page, &Notice::Saved);
    let cookie = cookies::store(host, name, &notice, name.default_seconds());
    let cookies = AppendHeaders([(header::SET_COOKIE, cookie)]);
    (cookies, Redirect::to(&page)).into_response()
}

/// Returns the address of the form's page with the reason.
fn refused(id: PortalId, codes: &str) -> String {
    format!("/portals/{id}?form=set-logo&refused={codes}")
}

/// Redirects to the form when the body is too large. Such a body never reaches [`set`], since the limits of all
/// requests refuse it.
pub async fn explain_too_large(request: Request, next: Next) -> Response {
    let is_logo = request.uri().path() == PATH && wants_html(request.headers());
    let about: Option<Query<PortalQuery>> = Query::try_from_uri(request.uri()).ok();
    let mut response = next.run(request).await;
    if !is_logo || response.status() != StatusCode::PAYLOAD_TOO_LARGE {
        return response;
    }
    let id = about.map(|Query(about)| about.id).unwrap_or_default();
    let page = refused(id, LogoRefusal::LogoTooLarge.code());
    let Ok(page) = HeaderValue::from_str(&page) else {
        return response;
    };
    *response.status_mut() = StatusCode::SEE_OTHER;
    *response.body_mut() = Body::empty();
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_TYPE);
    headers.remove(header::CONTENT_LENGTH);
    headers.insert(header::LOCATION, page);
    response
}
