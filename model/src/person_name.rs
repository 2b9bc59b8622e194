//! First and last names of people.

use crate::invisible::is_blank;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use unicode_normalization::UnicodeNormalization;

/// A first or last name: 1 to 100 characters, at least one of which can be seen, NFC, single spaces between words, and
/// no characters that could control a terminal, a mail header or the text direction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonName(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidPersonName {
    /// Nothing of it can be seen.
    Missing,
    TooLong,
    /// A control character, a line separator or a bidirectional override.
    Forbidden,
}

impl fmt::Display for InvalidPersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a person's name")
    }
}

impl PersonName {
    /// The maximum length.
    pub const MAX_CHARS: usize = 100;

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the name in a third party's text: forbidden characters become spaces, and the rest is cut at the maximum
    /// length. `None` when nothing is left.
    pub fn cleaned(text: &str) -> Option<Self> {
        let harmless = |c| if is_forbidden(c) { ' ' } else { c };
        let text: String = text.chars().map(harmless).nfc().collect();
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let cut: String = words.chars().take(Self::MAX_CHARS).collect();
        cut.parse().ok()
    }
}

impl FromStr for PersonName {
    type Err = InvalidPersonName;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.chars().any(is_forbidden) {
            return Err(InvalidPersonName::Forbidden);
        }
        let name = text.nfc().collect::<String>();
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if is_blank(&name) {
            Err(InvalidPersonName::Missing)
        } else if name.chars().count() > Self::MAX_CHARS {
            Err(InvalidPersonName::TooLong)
        } else {
            Ok(Self(name))
        }
    }
}

/// Returns whether mail libraries or terminals may misread the character: C0, C1, line and paragraph separators,
/// bidirectional controls.
pub(crate) fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl TryFrom<String> for PersonName {
    type Error = InvalidPersonName;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<PersonName> for String {
    fn from(name: PersonName) -> Self {
        name.0
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn third_party_texts_are_cleaned_into_names() {
        let cleaned = |text: &str| PersonName::cleaned(text).map(String::from);
        assert_eq!(
            cleaned(" Ana\r\nBcc:\0 \u{1b}[31m\u{202e}x ").as_deref(),
            Some("Ana Bcc: [31m x")
        );
        assert_eq!(cleaned("👩‍🚀 محمد").as_deref(), Some("👩‍🚀 محمد"));
        assert_eq!(cleaned(&"x".repeat(500)).map(|name| name.len()), Some(100));
        for nothing in ["", " \t", "\0\u{202e}", "\u{200b} \u{3164}"] {
            assert_eq!(cleaned(nothing), None);
        }
    }

    #[test]
    fn names_of_many_scripts_are_accepted() {
        for name in ["Ana María", "O'Brien", "Đặng", "李", "محمد", "Jean-Luc", "👩‍🚀"]
        {
            assert_eq!(name.parse::<PersonName>().unwrap().as_str(), name);
        }
        assert_eq!("  Ana   María ".parse::<PersonName>().unwrap().as_str(), "Ana María");
    }

    #[test]
    fn control_characters_are_refused() {
        for bad in [
            "a\r\nBcc: x",
            "a\0b",
            "a\x1b[31m",
            "a\u{85}b",
            "a\u{2028}b",
            "a\u{202e}b",
            "a\u{2066}b",
            "a\tb",
        ] {
            assert_eq!(bad.parse::<PersonName>(), Err(InvalidPersonName::Forbidden), "{bad:?}");
        }
        for blank in ["   ", "\u{200b}", "\u{ad} \u{2800}"] {
            assert_eq!(blank.parse::<PersonName>(), Err(InvalidPersonName::Missing), "{blank:?}");
        }
        assert_eq!("x".repeat(101).parse::<PersonName>(), Err(InvalidPersonName::TooLong));
    }

    proptest! {
        #[test]
        fn a_name_reads_back_as_itself(text in ".{0,120}") {
            if let Ok(name) = text.parse::<PersonName>() {
                prop_assert_eq!(name.as_str().parse::<PersonName>(), Ok(name.clone()));
            }
        }
    }
}
