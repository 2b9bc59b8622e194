//! For whom a mail is written.

use model::{Locale, TimeZone};

/// The input of the content of a mail.
#[derive(Clone, Copy)]
pub(in crate::mail) struct Reader<'a> {
    pub locale: Locale,
    pub time_zone: &'a TimeZone,
    pub portal: &'a str,
    /// The operator's own first paragraph.
    pub introduction: Option<&'a str>,
}

impl Reader<'_> {
    /// Returns the first paragraph: the operator's own, or else this one.
    pub(super) fn introduction(self, standard: impl FnOnce() -> String) -> String {
        self.introduction.map_or_else(standard, str::to_owned)
    }
}
