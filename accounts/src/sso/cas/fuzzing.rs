//! The fuzz target of messages of CAS servers.

use super::answer::{self, Answer};

/// Reads a text as each kind of message.
///
/// # Panics
/// When the answer names a user that none may have, or a failure has a code that is not safe to log.
pub fn message(text: &str) {
    let ticket = answer::logged_out(text);
    match answer::read(text) {
        Ok(Answer::Success { user, .. }) => {
            assert!(!user.is_empty() && !user.contains(char::is_control), "{user:?}");
            assert_eq!(ticket, None, "it is an answer and a request at once");
        }
        Ok(Answer::Failure(code)) => assert!(code.is_ascii() && code.len() <= 40, "{code:?}"),
        Err(_) => {}
    }
}
