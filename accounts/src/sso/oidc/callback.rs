//! Parameters of a callback, checked in an order that reveals nothing, and before any request to the provider.

use super::metadata::Metadata;
use crate::sso::protocol::{FlowSecrets, ProtocolError, Reason, failed, is_same, single};
use model::{Finding, FindingCode};

/// Errors by which the user, or the provider on their behalf, declined (OpenID Connect Core, section 3.1.2.6).
const NO: &[&str] = &[
    "access_denied",
    "account_selection_required",
    "consent_required",
    "interaction_required",
    "login_required",
];

/// Checks that the response is to this flow.
///
/// # Errors
/// `WrongFlow`.
pub(super) fn check_state(
    flow: &FlowSecrets,
    answer: &[(String, String)],
) -> Result<(), ProtocolError> {
    let state = single(answer, "state")?.unwrap_or_default();
    if is_same(state, &flow.state) { Ok(()) } else { Err(ProtocolError::WrongFlow) }
}

/// Returns the code of a response to this flow.
///
/// # Errors
/// `Denied`, or `Failed` when it comes from another provider (RFC 9207) or has no code.
pub(super) fn code<'a>(
    metadata: &Metadata,
    answer: &'a [(String, String)],
) -> Result<&'a str, ProtocolError> {
    match single(answer, "iss")? {
        Some(issuer) if issuer == metadata.issuer => {}
        Some(_) => return Err(failed("another provider answers")),
        None if metadata.iss_parameter => {
            return Err(failed("the answer does not say which provider it is from"));
        }
        None => {}
    }
    if let Some(error) = single(answer, "error")? {
        let code = plain_code(error);
        let words = single(answer, "error_description")?.unwrap_or_default();
        let finding = Finding::bad(FindingCode::LoginAnswered).because(code).saying(words);
        let reason = Reason::explained(format!("the provider answers {code}"), finding);
        return Err(if NO.contains(&error) {
            ProtocolError::Denied(reason)
        } else {
            ProtocolError::Failed(reason)
        });
    }
    single(answer, "code")?
        .filter(|code| !code.is_empty())
        .ok_or_else(|| failed("the answer has no code"))
}

/// Returns an error code that is safe to log; other text, which anyone may have written, is replaced.
pub(super) fn plain_code(code: &str) -> &str {
    let plain = !code.is_empty()
        && code.len() <= 40
        && code.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    if plain { code } else { "an error of its own" }
}
