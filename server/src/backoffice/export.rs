//! Exports: a form whose answer is a file, sent as it is read.

use crate::layers::error_pages::wants_html;
use crate::state::AppState;
use accounts::{AgentCaller, Export, ExportForm};
use axum::Form;
use axum::body::Body;
use axum::extract::{FromRequest, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use futures_util::stream::unfold;
use http::{StatusCode, header};
use model::refusals::ExportRefusal;
use model::{AuditQuery, CustomerFilter, ExportKind, Failure, OrderQuery, Stage, parameters};
use std::collections::HashMap;

pub const PATH: &str = "/agents-api/export";

/// The fields of the form, by name.
type Fields = HashMap<String, String>;

/// Starts the export of a form and sends its file.
pub async fn send(State(state): State<AppState>, request: Request) -> Response {
    let stage = request.extensions().get::<Option<Stage>>().cloned().flatten();
    let caller = request.extensions().get::<AgentCaller>().cloned();
    let is_plain_form = wants_html(request.headers());
    // The guard has checked access already; this is defence in depth.
    let (Some(Stage::Open(agent)), Some(caller)) = (stage, caller) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let Ok(Form(fields)) = Form::<Fields>::from_request(request, &()).await else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let form = read(&fields);
    match state.accounts.exports().begin(&agent, &caller, &form).await {
        Ok(export) => file(export),
        Err(failure) if is_plain_form => Redirect::to(&refused(&form, &failure)).into_response(),
        Err(failure) => (status(&failure), axum::Json(failure)).into_response(),
    }
}

fn read(fields: &Fields) -> ExportForm {
    let value = |name: &str| fields.get(name).map(String::as_str);
    ExportForm {
        kind: value("kind").unwrap_or_default().to_owned(),
        format: value("format").unwrap_or_default().to_owned(),
        filter: CustomerFilter::read(value),
        only_failed: value("failed").is_some_and(|value| !value.is_empty()),
        audit: AuditQuery::read(value),
        orders: OrderQuery::read(value),
    }
}

/// Returns the file as it is read. If it is interrupted, so is the connection: half a file must not look whole.
fn file(export: Export) -> Response {
    let name = format!("attachment; filename=\"{}\"", export.file_name);
    let headers = [
        (header::CONTENT_TYPE, export.content_type.to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    let parts = unfold(export.parts, |mut parts| async move {
        let part = parts.recv().await?;
        Some((part, parts))
    });
    (headers, Body::from_stream(parts)).into_response()
}

/// Returns the address of the form's page with the reason, and with the filters: without them another attempt would
/// export everything.
fn refused(form: &ExportForm, failure: &Failure<ExportRefusal>) -> String {
    let kind = ExportKind::from_code(&form.kind).unwrap_or(ExportKind::Customers);
    let filters = match kind {
        ExportKind::Customers => form.filter.parameters(),
        ExportKind::Orders => {
            let of_orders = [("kind", kind.code().to_owned())];
            of_orders.into_iter().chain(form.orders.parameters()).collect()
        }
        ExportKind::Mails if form.only_failed => vec![("failed", "1".to_owned())],
        ExportKind::Mails => Vec::new(),
        ExportKind::Audit => form.audit.parameters(),
    };
    let mark = if filters.is_empty() { "" } else { "&" };
    let filters = parameters::query(&filters);
    format!("/exports?form=export-{}&refused={}{mark}{filters}", kind.code(), failure.in_query())
}

const fn status(failure: &Failure<ExportRefusal>) -> StatusCode {
    match failure {
        Failure::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Failure::Forbidden => StatusCode::FORBIDDEN,
        Failure::Wait(_) | Failure::Busy | Failure::Unavailable | Failure::Unconfirmed => {
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}
