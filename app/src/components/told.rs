//! Everything a form may have to say, rendered with the form: a refused form only has to show the right lines.

use crate::Asked;
use crate::texts::common;
use crate::texts::refusals::Explain;
use model::Failure;

/// After this many seconds a wait is told in minutes.
pub const SECONDS_TOLD: u32 = 99;

/// The line of a form whose answer was lost on the way, to the browser or from the database: nobody can tell whether it
/// worked.
pub const LOST: &str = "lost";

/// The lines of one form, in the order of its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub lines: Vec<Line>,
}

/// One reason why a form was not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub code: &'static str,
    /// The name of the field it is about; none: the form as a whole.
    pub field: Option<&'static str>,
    /// A `#` in it stands for a number that only the answer has.
    pub text: String,
    /// Address and name of each page that helps.
    pub links: Vec<(&'static str, &'static str)>,
}

impl Told {
    /// The lines of a form whose refusals are `R`.
    pub fn about<R: Explain>(asked: &Asked) -> Self {
        let (locale, minimum) = (asked.locale, asked.password_minimum);
        let refusals = R::ALL.iter().map(|refusal| Line {
            code: refusal.code(),
            field: refusal.field(),
            text: refusal.text(locale, minimum),
            links: refusal.next_steps(locale),
        });
        let always = [
            ("wait-seconds", common::wait_seconds(locale)),
            ("wait-minutes", common::wait_minutes(locale)),
            ("busy", common::busy(locale)),
            ("unavailable", common::unavailable(locale)),
            ("forbidden", common::forbidden(locale)),
            (LOST, common::lost(locale)),
        ]
        .map(|(code, text)| Line {
            code,
            field: None,
            text: text.to_owned(),
            links: Vec::new(),
        });
        Self { lines: refusals.chain(always).collect() }
    }

    /// The same with another sentence in the place of one, if there is another.
    #[must_use]
    pub fn saying(mut self, code: &str, text: Option<String>) -> Self {
        let line = self.lines.iter_mut().find(|line| line.code == code);
        if let (Some(line), Some(text)) = (line, text) {
            line.text = text;
        }
        self
    }

    /// Which lines a failure shows; codes that this form does not have show nothing.
    pub fn shown(&self, failure: Option<&Failure<String>>) -> Vec<&'static str> {
        let codes = match failure {
            None => Vec::new(),
            Some(Failure::Refused(codes)) => codes.iter().map(String::as_str).collect(),
            Some(Failure::Wait(seconds)) if *seconds <= SECONDS_TOLD => vec!["wait-seconds"],
            Some(Failure::Wait(_)) => vec!["wait-minutes"],
            Some(Failure::Busy) => vec!["busy"],
            Some(Failure::Unavailable) => vec!["unavailable"],
            Some(Failure::Unconfirmed) => vec![LOST],
            Some(Failure::Forbidden) => vec!["forbidden"],
        };
        self.lines.iter().map(|line| line.code).filter(|code| codes.contains(code)).collect()
    }
}

/// The number that stands for `#` in a line about waiting.
pub fn wait_number(seconds: u32) -> String {
    if seconds <= SECONDS_TOLD { seconds.to_string() } else { seconds.div_ceil(60).to_string() }
}
