//! The HTTP surface: every route and, from the outside in, every layer that a request passes.

#[cfg(feature = "demo")]
use crate::demo_mode;
use crate::layers::{
    account_pages, caller,
    canonical_paths::{Addresses, redirect_to_canonical},
    first_visits::{self, FirstVisits},
    framework_query, locale, on_every_host, origin, portal, session,
};
use crate::sso::backchannel;
use crate::state::{AppState, context, not_found};
use crate::{backoffice, downloads, files, functions, host_probe, links, logos, sso, well_known};
use app::App;
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use leptos_axum::{LeptosRoutes, generate_route_list_with_exclusions};
use std::path::Path;
use tower::ServiceBuilder;

/// Returns everything that is served publicly.
pub fn router(state: &AppState) -> Router {
    let portals = backoffice::dispatch_by_host(on_portals(routes(state), state), state);
    let probe = on_every_host(host_probe::routes().with_state(state.clone()), state);
    let portals = probe.fallback_service(portals);
    #[cfg(feature = "demo")]
    let portals = demo_mode::with_mailbox(portals, state);
    portals
}

/// Returns every route of a portal except built files. The pages are in `app`.
pub fn routes(state: &AppState) -> Router<AppState> {
    let options = state.options.clone();
    let pages = generate_route_list_with_exclusions(App, Some(functions::all_paths()));
    Router::new()
        .route(links::CONFIRM, get(links::confirm))
        .route(links::SET_PASSWORD, get(links::set_password))
        .route(links::ORDER, get(links::order))
        .route(links::CONFIRM_EMAIL, get(links::confirm_email))
        .route(links::UNDO_EMAIL, get(links::undo_email))
        .route(links::ADD_PURCHASE, get(links::add_purchase))
        .route("/account", get(well_known::account))
        .route("/account/my-data.json", get(downloads::my_data))
        .route(well_known::CHANGE_PASSWORD, get(well_known::change_password))
        .route(links::PROVE, get(links::prove))
        .route("/sso/{provider}/start", get(sso::start))
        .route("/sso/{provider}/callback", get(sso::callback))
        .route("/sso/{provider}/test/{ticket}", get(sso::test))
        .route("/sso/leave", get(sso::leave))
        .merge(functions::routes(functions::paths()))
        .leptos_routes_with_context(state, pages, context(state), move || {
            app::shell(options.clone())
        })
        .fallback(not_found)
}

/// Returns the addresses that people type or open from mails.
fn addresses() -> Addresses {
    let functions = functions::all_paths();
    let pages = generate_route_list_with_exclusions(App, Some(functions.clone()));
    let pages = pages.iter().map(|page| page.path());
    let pages = pages.filter(|path| !functions.iter().any(|function| function == path));
    Addresses::new(pages.chain(links::PATHS).chain(["/account"]))
}

/// Returns the routes for requests from providers. They come from no page of ours and have no cookies, so neither
/// origin nor session is checked; they act only on what is signed or cannot be guessed.
fn from_providers() -> Router<AppState> {
    Router::new()
        .route("/sso/{provider}/logout", post(backchannel::back_channel_logout))
        .layer(from_fn(account_pages::guard_calls))
        .route("/sso/{provider}/callback", post(backchannel::posted))
}

/// Adds the layers of a portal to routes, and serves its files.
pub fn on_portals(routes: Router<AppState>, state: &AppState) -> Router {
    let visit = ServiceBuilder::new()
        .layer(from_fn_with_state(state.clone(), session::find))
        .layer(from_fn(locale::choose))
        .layer(from_fn_with_state(state.clone(), caller::describe))
        .layer(from_fn_with_state(state.clone(), account_pages::guard))
        .layer(from_fn_with_state(FirstVisits::default(), first_visits::answer));
    let own = ServiceBuilder::new()
        .layer(from_fn(origin::check))
        .layer(from_fn(framework_query::drop))
        .layer(from_fn_with_state(addresses(), redirect_to_canonical));
    let files = files::routes(Path::new(&*state.options.site_root));
    on_every_host(
        routes
            .layer(visit)
            .merge(files)
            .merge(logos::routes())
            .layer(own)
            .merge(from_providers())
            .layer(from_fn_with_state(state.clone(), portal::find))
            .with_state(state.clone()),
        state,
    )
}
