//! What another system calls a customer or an order.

use std::str::FromStr;

/// An id of another system: one line, unique among the customers of an operator, or among its orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExternalId(String);

/// Error of parsing a text that is no external id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidExternalId {
    Missing,
    /// Too long, or with control characters.
    Forbidden,
}

impl ExternalId {
    /// The maximum length, in characters.
    pub const MAX_CHARS: usize = 100;

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ExternalId {
    type Err = InvalidExternalId;

    /// White space around it is dropped.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // Before trimming: a line break at the end is no part of an id either.
        if text.chars().any(char::is_control) {
            return Err(InvalidExternalId::Forbidden);
        }
        let text = text.trim();
        if text.is_empty() {
            return Err(InvalidExternalId::Missing);
        }
        if text.chars().count() > Self::MAX_CHARS {
            return Err(InvalidExternalId::Forbidden);
        }
        Ok(Self(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_external_id_is_one_line_of_limited_length() {
        let read = |text: &str| text.parse::<ExternalId>();
        assert_eq!(read(" K-7/ä ").expect("an id").as_str(), "K-7/ä");
        assert!(read(&"é".repeat(ExternalId::MAX_CHARS)).is_ok());
        for text in ["", "  "] {
            assert_eq!(read(text), Err(InvalidExternalId::Missing), "{text:?}");
        }
        for text in ["a\tb", "a\0", "a\n", &"x".repeat(ExternalId::MAX_CHARS + 1)] {
            assert_eq!(read(text), Err(InvalidExternalId::Forbidden), "{text:?}");
        }
    }
}
