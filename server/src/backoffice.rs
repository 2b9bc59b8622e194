//! The backoffice's host: its routes and, from the outside in, every layer that a request passes. It shares with the
//! portals only what every host has.

pub mod access;
mod export;
pub mod import;
mod layers;
mod logo;
mod provider_test;
mod reauthentication;
mod unsent;

use crate::layers::canonical_paths::{Addresses, redirect_to_canonical};
use crate::layers::framework_query;
use crate::layers::on_every_host;
use crate::layers::portal::{host, without_final_dot};
use crate::state::{AppState, context};
use crate::{api, files, functions, links, origin, well_known};
use app::backoffice::{Backoffice, shell};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use http::{StatusCode, Uri};
use leptos_axum::{ErrorHandler, LeptosRoutes, generate_route_list_with_exclusions};
use std::path::Path;
use tower::{ServiceBuilder, ServiceExt, service_fn};

/// Serves the backoffice at its own host, if the deployment has one, and the portals at all others.
pub fn dispatch_by_host(portals: Router, state: &AppState) -> Router {
    let Some(backoffice) = &state.backoffice else {
        return portals;
    };
    let name = origin::host(&backoffice.origin);
    let backoffice = router(state);
    Router::new().fallback_service(service_fn(move |request: Request| {
        let requested = host(&request);
        if name.is_some() && requested.as_deref().map(without_final_dot) == name.as_deref() {
            backoffice.clone().oneshot(request)
        } else {
            portals.clone().oneshot(request)
        }
    }))
}

fn router(state: &AppState) -> Router {
    let visit = ServiceBuilder::new()
        .layer(from_fn_with_state(state.clone(), layers::find_stage))
        .layer(from_fn(layers::choose_locale))
        .layer(from_fn_with_state(state.clone(), layers::describe_caller))
        .layer(from_fn_with_state(state.clone(), layers::guard));
    let host = ServiceBuilder::new()
        .layer(from_fn_with_state(state.clone(), layers::enter))
        .layer(from_fn(layers::check_origin))
        .layer(from_fn(framework_query::drop))
        .layer(from_fn_with_state(addresses(), redirect_to_canonical));
    let files = files::routes(Path::new(&*state.options.site_root));
    let routes = routes(state).layer(visit).merge(files).layer(host).with_state(state.clone());
    let pages = on_every_host(routes, state).layer(from_fn(logo::explain_too_large));
    beside_pages(pages, state)
}

/// Serves the API beside the pages: it has tokens in a header instead of sessions, so that nothing about cookies and
/// other sites' pages applies to it.
fn beside_pages(pages: Router, state: &AppState) -> Router {
    let enter = from_fn_with_state(state.clone(), layers::enter);
    let routes = api::routes(state).layer(enter).with_state(state.clone());
    let api = on_every_host(routes, state).layer(from_fn(api::problem::complete));
    Router::new().fallback_service(service_fn(move |request: Request| {
        if api::is_path(request.uri().path()) {
            api.clone().oneshot(request)
        } else {
            pages.clone().oneshot(request)
        }
    }))
}

/// Returns every route of the backoffice except built files. The pages are in `app`; [`access`] says who may open them.
fn routes(state: &AppState) -> Router<AppState> {
    let options = state.options.clone();
    let pages = generate_route_list_with_exclusions(Backoffice, Some(functions::all_paths()));
    Router::new()
        .route("/invitation/{token}", get(links::invitation))
        .route("/reset/{token}", get(links::reset))
        .route("/confirm-sender/{token}", get(links::confirm_sender))
        .route(well_known::CHANGE_PASSWORD, get(well_known::change_agents_password))
        .route("/providers/{id}/test", get(provider_test::go))
        .route("/providers/{id}/test/back", get(provider_test::back))
        .merge(functions::routes(functions::agents_paths()))
        .route(logo::PATH, post(logo::set))
        .route(export::PATH, post(export::send))
        .route(import::UPLOAD, post(import::take_upload).layer(DefaultBodyLimit::disable()))
        .route(import::START, post(import::start))
        .route(import::REPORT, get(import::send_report))
        .route(reauthentication::PATH, post(reauthentication::take_code))
        .leptos_routes_with_context(state, pages, context(state), move || shell(options.clone()))
        .fallback(not_found)
}

/// Returns the addresses that people type or open from mails.
fn addresses() -> Addresses {
    Addresses::new(access::PAGES.iter().map(|(path, _)| *path))
}

/// Returns the path of every page, as the router has it.
pub fn pages() -> Vec<String> {
    let functions = functions::all_paths();
    // The list also contains excluded routes, marked as excluded.
    let listed = generate_route_list_with_exclusions(Backoffice, Some(functions.clone()));
    let paths = listed.iter().map(|page| page.path().to_owned());
    paths.filter(|path| !functions.contains(path)).collect()
}

async fn not_found(State(state): State<AppState>, request: Request) -> Response {
    render_instead(&state, request, "/not-found", StatusCode::NOT_FOUND).await
}

/// Renders another page in place of the requested one.
async fn render_instead(
    state: &AppState,
    mut request: Request,
    page: &'static str,
    status: StatusCode,
) -> Response {
    *request.uri_mut() = Uri::from_static(page);
    let pages = ErrorHandler::new_with_context(context(state), shell, state.options.clone());
    let mut response = pages.oneshot(request).await.into_response();
    *response.status_mut() = status;
    response
}
