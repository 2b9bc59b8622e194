//! What the browser brings back: read in the order that gives nothing away, and before the provider is asked anything.

use super::metadata::Metadata;
use crate::sso::protocol::{FlowSecrets, ProtocolError, failed, is_same, single};

/// Errors by which the person, or the provider for them, said no (OpenID Connect Core, section 3.1.2.6).
const NO: &[&str] = &[
    "access_denied",
    "account_selection_required",
    "consent_required",
    "interaction_required",
    "login_required",
];

/// The answer must be to this flow.
///
/// # Errors
/// `WrongFlow`.
pub(super) fn check_state(
    flow: &FlowSecrets,
    answer: &[(String, String)],
) -> Result<(), ProtocolError> {
    let state = single(answer, "state")?.unwrap_or_default();
    if is_same(state, &flow.state) {
        Ok(())
    } else {
        Err(ProtocolError::WrongFlow)
    }
}

/// The code of an answer to this flow.
///
/// # Errors
/// `Denied`, or `Failed` when it comes from another provider (RFC 9207) or has no code.
pub(super) fn code<'a>(
    metadata: &Metadata,
    answer: &'a [(String, String)],
) -> Result<&'a str, ProtocolError> {
    let extra = metadata.additional_metadata();
    match single(answer, "iss")? {
        Some(issuer) if issuer == metadata.issuer().as_str() => {}
        Some(_) => return Err(failed("another provider answers")),
        None if extra.authorization_response_iss_parameter_supported == Some(true) => {
            return Err(failed("the answer does not say which provider it is from"));
        }
        None => {}
    }
    if let Some(error) = single(answer, "error")? {
        let text = format!("the provider answers {}", plain_code(error));
        return Err(if NO.contains(&error) {
            ProtocolError::Denied(text)
        } else {
            ProtocolError::Failed(text)
        });
    }
    single(answer, "code")?
        .filter(|code| !code.is_empty())
        .ok_or_else(|| failed("the answer has no code"))
}

/// An error code as it may stand in a log: a code, and never a text that somebody else wrote.
pub(super) fn plain_code(code: &str) -> &str {
    let plain = !code.is_empty()
        && code.len() <= 40
        && code.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    if plain { code } else { "an error of its own" }
}
