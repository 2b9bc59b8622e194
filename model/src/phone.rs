//! Phone numbers.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A phone number as typed: 6 to 15 digits (E.164), with a leading `+` if it is international.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhoneNumber(String);

/// Error of parsing a text with letters, or with too few or too many digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidPhoneNumber;

impl fmt::Display for InvalidPhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a phone number")
    }
}

impl PhoneNumber {
    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the form that all spellings of a number share: its digits, without the leading `00` that stands for `+`.
    pub fn key(&self) -> String {
        phone_key(&self.0)
    }
}

/// Returns the digits of a phone number or of its beginning, as stored and searched.
pub fn phone_key(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("00") {
        Some(international) => international.to_owned(),
        None => digits,
    }
}

impl FromStr for PhoneNumber {
    type Err = InvalidPhoneNumber;

    /// Accepts digits, one leading `+`, and spaces, hyphens, dots, slashes and brackets between them.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let rest = text.strip_prefix('+').unwrap_or(&text);
        let written = rest.chars().all(|c| c.is_ascii_digit() || " -./()".contains(c));
        let digits = rest.chars().filter(char::is_ascii_digit).count();
        if written && text.len() <= 40 && (6..=15).contains(&digits) {
            Ok(Self(text))
        } else {
            Err(InvalidPhoneNumber)
        }
    }
}

impl TryFrom<String> for PhoneNumber {
    type Error = InvalidPhoneNumber;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<PhoneNumber> for String {
    fn from(phone: PhoneNumber) -> Self {
        phone.0
    }
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_number_have_one_key() {
        for text in ["+54 351 555-0142", "0054 (351) 5550142", " 54.351.555.0142 "] {
            assert_eq!(text.parse::<PhoneNumber>().unwrap().key(), "543515550142", "{text}");
        }
    }

    #[test]
    fn texts_that_are_no_phone_number_are_refused() {
        for text in [
            "",
            "12345",
            "1234567890123456",
            "call me",
            "+",
            "555 0142 ext 3",
            "1+234567",
            "555\u{0}0142",
        ] {
            assert!(text.parse::<PhoneNumber>().is_err(), "{text:?}");
        }
    }
}
