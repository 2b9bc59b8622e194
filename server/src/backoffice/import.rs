//! Imports: uploading a file, which is written to disk as it arrives; starting; and the report.

use crate::layers::error_pages::wants_html;
use crate::state::AppState;
use accounts::{AgentCaller, ImportForm, StoreError};
use axum::body::Body;
use axum::extract::{Form, FromRequest, Path, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Extension, Json};
use futures_util::stream::try_unfold;
use http::{HeaderMap, StatusCode, header};
use model::refusals::ImportRefusal;
use model::{Agent, Failure, ImportColumn, ImportId, ImportKind, Permission, Stage};
use upload::{Upload, UploadProblem};

mod upload;

pub const UPLOAD: &str = "/agents-api/upload-import";
pub const START: &str = "/agents-api/start-import";
pub const REPORT: &str = "/imports/{id}/report";

/// The fields of the form that starts an import, by name.
type Fields = Vec<(String, String)>;

/// Writes an uploaded file to disk and adds its import.
pub async fn take_upload(
    State(state): State<AppState>,
    Extension(stage): Extension<Option<Stage>>,
    headers: HeaderMap,
    request: Request,
) -> Response {
    // The guard has checked access already; this is defence in depth.
    let Some(agent) = importer(stage) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let is_plain_form = wants_html(&headers);
    match add(&state, &agent, request).await {
        Ok(id) => Redirect::to(&page(id)).into_response(),
        Err(failure) if is_plain_form => {
            let why = failure.in_query();
            Redirect::to(&format!("/imports?form=upload-import&refused={why}")).into_response()
        }
        Err(failure) => (StatusCode::UNPROCESSABLE_ENTITY, Json(failure)).into_response(),
    }
}

async fn add(
    state: &AppState,
    agent: &Agent,
    request: Request,
) -> Result<ImportId, Failure<ImportRefusal>> {
    let received = upload::receive(request, &state.import_folder).await;
    let Upload { kind, file_name, file } = received.map_err(unreceived)?;
    let kind = ImportKind::from_code(&kind).ok_or(ImportRefusal::Unknown)?;
    let (imports, folder) = (state.accounts.imports(), &state.import_folder);
    let id = imports.add_upload(agent, kind, &file_name, folder, file.name()).await?;
    file.keep();
    Ok(id)
}

fn unreceived(problem: UploadProblem) -> Failure<ImportRefusal> {
    match problem {
        UploadProblem::Refused(refusal) => refusal.into(),
        UploadProblem::Io(error) => {
            tracing::error!(%error, "import.upload.failed");
            Failure::Unavailable
        }
    }
}

/// Starts the import of a form.
pub async fn start(State(state): State<AppState>, request: Request) -> Response {
    let stage = request.extensions().get::<Option<Stage>>().cloned().flatten();
    let caller = request.extensions().get::<AgentCaller>().cloned();
    let is_plain_form = wants_html(request.headers());
    let (Some(agent), Some(caller)) = (importer(stage), caller) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let Ok(Form(fields)) = Form::<Fields>::from_request(request, &()).await else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let form = read(&fields);
    let folder = &state.import_folder;
    match state.accounts.imports().start(&agent, &caller, folder, &form).await {
        Ok(id) => Redirect::to(&page(id)).into_response(),
        Err(failure) if is_plain_form => {
            let name = form_of(&fields);
            let way = format!("{}?form={name}&refused={}", page(form.id), failure.in_query());
            Redirect::to(&way).into_response()
        }
        Err(failure) => (StatusCode::UNPROCESSABLE_ENTITY, Json(failure)).into_response(),
    }
}

/// Returns the name of the form of the page.
fn form_of(fields: &Fields) -> &'static str {
    let named = fields.iter().find(|(field, _)| field == "form");
    match named.map(|(_, value)| value.as_str()) {
        Some("check-import") => "check-import",
        Some("go-on-import") => "go-on-import",
        _ => "run-import",
    }
}

fn read(fields: &Fields) -> ImportForm {
    let value = |name: &str| {
        fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str())
    };
    let is_column = |name: &String| {
        let columns = ImportKind::ALL.into_iter().flat_map(ImportKind::columns);
        columns.copied().map(ImportColumn::as_str).any(|column| column == name)
    };
    ImportForm {
        id: value("id").parse().unwrap_or_default(),
        dry_run: !value("dry_run").is_empty(),
        columns: fields.iter().filter(|(name, _)| is_column(name)).cloned().collect(),
    }
}

/// Sends the report as it is read. If it is interrupted, so is the connection: half a file must not look whole.
pub async fn send_report(
    State(state): State<AppState>,
    Extension(stage): Extension<Option<Stage>>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let Some(agent) = importer(stage) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let id: ImportId = id.parse().unwrap_or_default();
    let import = state.accounts.imports().details(&agent, id).await;
    let name = match import {
        Ok(Some(import)) => format!("import-{}-{id}.csv", import.summary.kind.code()),
        Ok(None) => return super::not_found(State(state), request).await,
        Err(_) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
    };
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    let (accounts, operator) = (state.accounts.clone(), agent.operator);
    // Where the next part begins; `None` after the last one.
    let parts = try_unfold(Some(0), move |place: Option<i64>| {
        let accounts = accounts.clone();
        async move {
            let Some(after) = place else { return Ok(None) };
            let part = accounts.imports().report_part(operator, id, after).await?;
            Ok::<_, StoreError>(Some((part.csv, part.next)))
        }
    });
    (headers, Body::from_stream(parts)).into_response()
}

/// Returns the agent, if they may import.
fn importer(stage: Option<Stage>) -> Option<Agent> {
    match stage {
        Some(Stage::Open(agent)) if agent.may(Permission::ImportData) => Some(agent),
        _ => None,
    }
}

fn page(id: ImportId) -> String {
    format!("/imports/{id}")
}
