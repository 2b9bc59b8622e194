//! Which entries of the audit log an address or a form asks for, as it says it.

use crate::parameters;

/// A filter of the audit log; what is empty filters nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditQuery {
    /// The id of an agent.
    pub agent: String,
    /// The name of an [`AuditKind`](crate::AuditKind).
    pub about: String,
    /// Days such as `2026-11-30`, in the operator's time zone.
    pub from: String,
    pub to: String,
}

impl AuditQuery {
    /// Reads a filter from the parameters of an address or a form.
    pub fn read<'a>(value: impl Fn(&str) -> Option<&'a str>) -> Self {
        let part = |name| value(name).unwrap_or_default().trim().to_owned();
        Self { agent: part("agent"), about: part("about"), from: part("from"), to: part("to") }
    }

    /// Returns the parameters that [`read`](Self::read) reads; none for the whole log.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        parameters::given([
            ("agent", &self.agent),
            ("about", &self.about),
            ("from", &self.from),
            ("to", &self.to),
        ])
    }

    /// Returns the parameters as the query of an address.
    pub fn query(&self) -> String {
        parameters::query(&self.parameters())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_query_has_what_was_given_and_nothing_that_ends_a_value() {
        assert_eq!(AuditQuery::default().query(), "");
        let query = AuditQuery::read(|name| match name {
            "agent" => Some("7"),
            "about" => Some(" a&b "),
            _ => None,
        });
        assert_eq!(query.query(), "agent=7&about=a%26b");
        assert_eq!(query.parameters(), [("agent", "7".to_owned()), ("about", "a&b".to_owned())]);
    }
}
