//! The error messages of a form, rendered with it: after a refusal only their visibility changes.

use crate::PageRequest;
use crate::texts::common;
use crate::texts::refusals::Explain;
use model::Failure;
use model::refusals::{BUSY, FORBIDDEN, LOST, UNAVAILABLE};

/// Waits longer than this many seconds are shown in minutes.
pub const MAX_WAIT_IN_SECONDS: u32 = 99;
/// The codes of the messages about a wait.
pub const WAIT_SECONDS: &str = "wait-seconds";
pub const WAIT_MINUTES: &str = "wait-minutes";

/// The error messages of one form, in the order of its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormErrors {
    pub lines: Vec<ErrorMessage>,
}

/// One error message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorMessage {
    pub code: &'static str,
    /// The name of the field it is about; `None` for the form as a whole.
    pub field: Option<&'static str>,
    /// The text. About a wait, it has a `#` for the number, which only the answer has.
    pub text: String,
    /// The address and label of each page that helps.
    pub links: Vec<(&'static str, &'static str)>,
}

/// What the fields share of their form.
#[derive(Debug, Clone)]
pub struct FormContext {
    pub errors: FormErrors,
    /// The codes of the refusals shown.
    pub shown: Vec<&'static str>,
}

impl ErrorMessage {
    /// Returns whether it is about a wait: any other text may have a `#` of its own.
    pub fn is_counted(&self) -> bool {
        matches!(self.code, WAIT_SECONDS | WAIT_MINUTES)
    }

    /// Returns the text, with the number of the wait if it is about one.
    pub fn text_with(&self, number: &str) -> String {
        if self.is_counted() { self.text.replace('#', number) } else { self.text.clone() }
    }
}

impl FormErrors {
    /// Returns the error messages of a form whose refusals are `R`.
    pub fn about<R: Explain>(request: &PageRequest) -> Self {
        let (locale, minimum) = (request.locale, request.password_minimum);
        let refusals = R::ALL.iter().map(|refusal| ErrorMessage {
            code: refusal.code(),
            field: refusal.field(),
            text: refusal.text(locale, minimum),
            links: refusal.next_steps(locale),
        });
        let always = [
            (WAIT_SECONDS, common::wait_seconds(locale)),
            (WAIT_MINUTES, common::wait_minutes(locale)),
            (BUSY, common::busy(locale)),
            (UNAVAILABLE, common::unavailable(locale)),
            (FORBIDDEN, common::forbidden(locale)),
            (LOST, common::lost(locale)),
        ]
        .map(|(code, text)| ErrorMessage {
            code,
            field: None,
            text: text.to_owned(),
            links: Vec::new(),
        });
        Self { lines: refusals.chain(always).collect() }
    }

    /// Replaces the text of one code, if there is another text.
    #[must_use]
    pub fn saying(mut self, code: &str, text: Option<String>) -> Self {
        let line = self.lines.iter_mut().find(|line| line.code == code);
        if let (Some(line), Some(text)) = (line, text) {
            line.text = text;
        }
        self
    }

    /// Returns the codes that a failure shows; codes that this form does not have are left out.
    pub fn shown(&self, failure: Option<&Failure<String>>) -> Vec<&'static str> {
        let codes = match failure {
            None => Vec::new(),
            Some(Failure::Refused(codes)) => codes.iter().map(String::as_str).collect(),
            Some(Failure::Wait(seconds)) if *seconds <= MAX_WAIT_IN_SECONDS => vec![WAIT_SECONDS],
            Some(Failure::Wait(_)) => vec![WAIT_MINUTES],
            Some(Failure::Busy) => vec![BUSY],
            Some(Failure::Unavailable) => vec![UNAVAILABLE],
            Some(Failure::Unconfirmed) => vec![LOST],
            Some(Failure::Forbidden) => vec![FORBIDDEN],
        };
        self.lines.iter().map(|line| line.code).filter(|code| codes.contains(code)).collect()
    }
}

/// Returns the number that replaces `#` in a message about waiting: 2 or more, since the messages are in the plural.
pub fn wait_number(seconds: u32) -> String {
    if seconds <= MAX_WAIT_IN_SECONDS {
        seconds.max(2).to_string()
    } else {
        seconds.div_ceil(60).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_number_of_a_wait_is_inserted() {
        for (code, expected) in
            [(WAIT_SECONDS, "in 7 s"), (WAIT_MINUTES, "in 7 s"), (LOST, "in # s")]
        {
            let text = "in # s".to_owned();
            let message = ErrorMessage { code, field: None, text, links: Vec::new() };
            assert_eq!(message.text_with("7"), expected, "{code}");
        }
    }

    #[test]
    fn a_wait_is_in_the_plural_in_seconds_and_in_minutes() {
        for (seconds, number) in [(1, "2"), (2, "2"), (99, "99"), (100, "2"), (121, "3")] {
            assert_eq!(wait_number(seconds), number, "{seconds}");
        }
    }
}
