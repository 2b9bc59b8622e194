//! Activating customers: an email invites them to choose a password.

use super::number;
use crate::api::paging::NoQuery;
use crate::api::problem::{Kind, Problem};
use crate::api::refusals::Refusals;
use crate::api::values::time;
use crate::state::AppState;
use accounts::{ApiCaller, ListedActivation};
use axum::extract::{Path, State};
use axum::{Extension, Json};
use http::StatusCode;
use model::ActivationState;
use serde::Serialize;
use utoipa::ToSchema;

/// The state of a customer’s activation.
#[derive(Debug, Serialize, ToSchema)]
pub struct Activation {
    step: ActivationStep,
    /// When this step was reached.
    #[schema(format = "date-time")]
    at: Option<String>,
    /// When the link in the email expires.
    #[schema(format = "date-time")]
    expires_at: Option<String>,
    /// Whether the email can be sent now. None is sent to an address that bounced.
    can_send: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ActivationStep {
    None,
    Sent,
    /// By the customer or by a program that checks emails.
    Opened,
    Expired,
    Active,
    MailFailed,
}

impl From<ListedActivation> for Activation {
    fn from(ListedActivation { activation, can_send }: ListedActivation) -> Self {
        use ActivationStep as Step;
        let (step, at, expires_at) = match activation.state {
            ActivationState::None => (Step::None, None, None),
            ActivationState::Sent { at, expires_at, .. } => (Step::Sent, Some(at), expires_at),
            ActivationState::Opened { at, expires_at } => {
                (Step::Opened, Some(at), Some(expires_at))
            }
            ActivationState::Expired { at } => (Step::Expired, Some(at), None),
            ActivationState::Active { at, .. } => (Step::Active, at, None),
            ActivationState::MailFailed { at, .. } => (Step::MailFailed, Some(at), None),
        };
        Self { step, at: at.map(time), expires_at: expires_at.map(time), can_send }
    }
}

/// Shows the state of a customer’s activation.
///
/// Requires the scope `customers.activate`.
#[utoipa::path(
    get,
    path = "/api/v1/customers/{number}/activation",
    operation_id = "getActivation",
    tag = "customers",
    params(("number" = String, Path, description = "The customer number")),
    responses(
        (status = 200, description = "The state of the activation", body = Activation),
        (status = 404, description = "No customer has this number", body = Problem, content_type = "application/problem+json"),
        Refusals
    )
)]
pub async fn show(
    State(state): State<AppState>,
    Extension(caller): Extension<ApiCaller>,
    Path(text): Path<String>,
    _: NoQuery,
) -> Result<Json<Activation>, Problem> {
    let found = state.accounts.customers().activation_by_api(&caller, &number(&text)?).await?;
    found.map(|found| Json(found.into())).ok_or_else(|| Problem::new(Kind::NotFound))
}

/// Sends a customer an activation email.
///
/// It goes to the address on file, and links in earlier emails no longer work. Requires the scope
/// `customers.activate`.
#[utoipa::path(
    post,
    path = "/api/v1/customers/{number}/activation",
    operation_id = "sendActivation",
    tag = "customers",
    params(("number" = String, Path, description = "The customer number")),
    responses(
        (status = 202, description = "The email is on its way", body = Activation),
        (status = 404, description = "No customer has this number", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The email can’t be sent; `reason` says why", body = Problem, content_type = "application/problem+json"),
        Refusals
    )
)]
pub async fn send(
    State(state): State<AppState>,
    Extension(caller): Extension<ApiCaller>,
    Path(text): Path<String>,
    _: NoQuery,
) -> Result<(StatusCode, Json<Activation>), Problem> {
    let number = number(&text)?;
    let sent = state.accounts.customers().send_activation_by_api(&caller, &number).await;
    let activation = sent.map_err(Problem::of_failure)?;
    Ok((StatusCode::ACCEPTED, Json(activation.into())))
}
