//! The context of a backoffice request, and its agent.

use super::address::read_address;
use super::answers;
use super::cookies::{BackofficeHost, Name};
use super::request::{accounts, cookie, extension};
use crate::backoffice::context::BackofficeContext;
use crate::failure::Refused;
use ::accounts::{AgentCaller, FormOwner};
use http::request::Parts;
use leptos::prelude::provide_context;
use model::{Agent, Failure, Locale, Stage};
use std::sync::Arc;

/// The minimum length of agents' passwords in code points, whatever an operator allows for customers.
const PASSWORD_MINIMUM: usize = 15;

/// Returns the caller of a backoffice use case, with address and browser.
pub fn agent_caller() -> AgentCaller {
    extension::<AgentCaller>()
        .expect("the server's layers put the caller into every request of the backoffice")
}

fn stage() -> Option<Stage> {
    extension::<Option<Stage>>().flatten()
}

/// Returns the signed-in agent, if the session is complete.
pub fn open() -> Option<Agent> {
    match stage() {
        Some(Stage::Open(agent)) => Some(agent),
        _ => None,
    }
}

/// Returns the signed-in agent. The server's guard has checked access already; this is defence in depth.
pub fn agent<R>() -> Result<Agent, Refused<R>> {
    open().ok_or_else(|| {
        answers::set_status(403);
        Refused(Failure::Forbidden)
    })
}

/// Returns the session's secret, as the cookie has it.
pub fn agent_session() -> String {
    cookie(Name::Agent).unwrap_or_default()
}

/// Chooses the browser's time zone for the operator of a new admin, if it has none. That it fails is no reason to refuse
/// what the admin did: the backoffice says that no time zone is chosen.
pub async fn adopt_time_zone(session: &str, zone: &str) {
    let adopted = accounts().settings().adopt_time_zone(&agent_caller(), session, zone).await;
    if let Err(error) = adopted {
        tracing::warn!(error = ::accounts::causes(&error), "time_zone.adoption.failed");
    }
}

/// Provides the [`BackofficeContext`] of a request for the backoffice. Returns whether it is one.
pub fn provide_backoffice_context(parts: &Parts) -> bool {
    let Some(host) = extension::<Arc<BackofficeHost>>() else {
        return false;
    };
    let stage = stage();
    let agent = open();
    let reader = agent.as_ref().map(FormOwner::agent);
    let zone = agent.map(|agent| agent.time_zone).unwrap_or_default();
    let defaults = (Locale::default(), zone);
    let request = read_address(parts, &*host, defaults, PASSWORD_MINIMUM, reader.as_ref());
    provide_context(request.clone());
    provide_context(BackofficeContext { stage, request });
    true
}
