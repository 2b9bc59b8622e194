//! Bounces that a mail service reports.

use super::bodies::{self, text};
use super::paging::NoQuery;
use super::problem::Problem;
use super::refusals::Refusals;
use crate::state::AppState;
use accounts::{ApiCaller, BounceOutcome};
use axum::body::Bytes;
use axum::extract::State;
use axum::{Extension, Json};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// What a status code looks like (RFC 3463), for the description.
pub const STATUS: &str = r"^[245]\.[0-9]{1,3}\.[0-9]{1,3}$";

/// An email that could not be delivered.
#[derive(Debug, PartialEq, Eq, ToSchema)]
pub struct BounceReport {
    /// The envelope sender of the email, which identifies and signs it.
    #[schema(example = "bounce+4711.9f86d081884c7d65@bounces.example.com")]
    return_path: String,
    /// The status code (RFC 3463). Only class 5 is permanent.
    #[schema(example = "5.1.1")]
    status: String,
    /// What the receiving mail server said.
    reason: Option<String>,
}

/// The result of a report.
#[derive(Debug, Serialize, ToSchema)]
pub struct BounceResult {
    outcome: Outcome,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The address is marked, by this report or an earlier identical one.
    Marked,
    /// The failure is not permanent; nothing was changed.
    Temporary,
    /// No email of the operator has this return path, or it is no longer valid; nothing was changed.
    Unknown,
}

impl From<BounceOutcome> for Outcome {
    fn from(outcome: BounceOutcome) -> Self {
        match outcome {
            BounceOutcome::Marked => Self::Marked,
            BounceOutcome::Temporary => Self::Temporary,
            BounceOutcome::Unknown => Self::Unknown,
        }
    }
}

impl BounceReport {
    /// Reads the body of a request.
    fn read(body: &[u8]) -> Result<Self, Problem> {
        let fields = bodies::read(body, &["return_path", "status", "reason"])?;
        let needed = |name: &str| text(&fields, name)?.ok_or_else(|| Problem::invalid(name));
        let (return_path, status) = (needed("return_path")?, needed("status")?);
        if !is_status(&status) {
            return Err(Problem::invalid("status"));
        }
        let reason = match fields.get("reason") {
            Some(Value::Null) => None,
            _ => text(&fields, "reason")?,
        };
        Ok(Self { return_path, status, reason })
    }
}

/// Returns whether a text is a status code (RFC 3463), which a reply code such as 550 is not.
fn is_status(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let is_number = |part: &&str| {
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    matches!(parts.as_slice(), ["2" | "4" | "5", _, _]) && parts.iter().all(is_number)
}

/// Reports an email that could not be delivered.
///
/// Marks the address of the email if the failure is permanent. Repeating a report changes nothing. Requires the scope
/// `bounces.write`.
#[utoipa::path(
    post,
    path = "/api/v1/bounces",
    operation_id = "reportBounce",
    tag = "bounces",
    request_body = BounceReport,
    responses(
        (status = 200, description = "The result of the report", body = BounceResult),
        Refusals
    )
)]
pub async fn report(
    State(state): State<AppState>,
    Extension(caller): Extension<ApiCaller>,
    _: NoQuery,
    body: Bytes,
) -> Result<Json<BounceResult>, Problem> {
    let BounceReport { return_path, status, reason } = BounceReport::read(&body)?;
    let reason = reason.unwrap_or_default();
    let bounces = state.accounts.bounces();
    let outcome = bounces.record_by_api(&caller, &return_path, &status, &reason).await?;
    Ok(Json(BounceResult { outcome: outcome.into() }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::problem::Kind;

    #[test]
    fn a_report_needs_a_return_path_and_a_status_and_nothing_unknown() {
        let read = |body: &str| BounceReport::read(body.as_bytes());
        let short = read(r#"{"return_path": "a@b", "status": "5.1.1", "reason": null}"#);
        assert_eq!(short.expect("a report").reason, None);
        let full = read(r#"{"return_path": "a@b", "status": "5.1.1", "reason": "no such user"}"#);
        assert_eq!(full.expect("a report").reason.as_deref(), Some("no such user"));
        for (body, field) in [
            ("{}", "return_path"),
            (r#"{"return_path": "a@b"}"#, "status"),
            (r#"{"return_path": 1, "status": "5.1.1"}"#, "return_path"),
            (r#"{"return_path": "a@b", "status": "5.1.1", "reason": 1}"#, "reason"),
            (r#"{"return_path": "a@b", "status": "5.1.1", "to": "c"}"#, "to"),
            (r#"{"return_path": "a@b", "status": "550"}"#, "status"),
            (r#"{"return_path": "a@b", "status": "550 5.1.1"}"#, "status"),
            (r#"{"return_path": "a@b", "status": "3.1.1"}"#, "status"),
            (r#"{"return_path": "a@b", "status": "5.1.1000"}"#, "status"),
            (r#"{"return_path": "a@b", "status": "5.x.1"}"#, "status"),
        ] {
            assert_eq!(read(body), Err(Problem::invalid(field)), "{body}");
        }
        for body in ["", "[]", "1", "{"] {
            assert_eq!(read(body), Err(Problem::new(Kind::BadRequest)), "{body}");
        }
    }
}
