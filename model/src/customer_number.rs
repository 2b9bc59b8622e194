//! The number that names a customer within one operator.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Nine digits, the last one a check digit (ISO 7064-style Luhn, mod 10). Stored bare, shown as `123-123-123`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CustomerNumber(String);

/// The text is not nine digits, or its check digit is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidCustomerNumber;

impl fmt::Display for InvalidCustomerNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a customer number")
    }
}

impl CustomerNumber {
    /// How many numbers exist: eight free digits, the first of them not zero.
    pub const COUNT: u32 = 90_000_000;

    /// The number that belongs to a random draw; draws are taken modulo [`Self::COUNT`].
    pub fn from_draw(draw: u32) -> Self {
        let body = (10_000_000 + draw % Self::COUNT).to_string();
        let check = luhn_check_digit(&body);
        Self(format!("{body}{check}"))
    }

    /// The nine digits without hyphens, as they are stored.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl FromStr for CustomerNumber {
    type Err = InvalidCustomerNumber;

    /// Hyphens and spaces are ignored wherever they stand.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits: String = text
            .chars()
            .filter(|c| !matches!(c, '-' | ' ' | '\u{2010}' | '\u{2011}' | '\u{a0}'))
            .collect();
        if digits.len() != 9 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(InvalidCustomerNumber);
        }
        let (body, check) = digits.split_at(8);
        if luhn_check_digit(body).to_string() != check {
            return Err(InvalidCustomerNumber);
        }
        Ok(Self(digits))
    }
}

impl TryFrom<String> for CustomerNumber {
    type Error = InvalidCustomerNumber;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<CustomerNumber> for String {
    fn from(number: CustomerNumber) -> Self {
        number.0
    }
}

impl fmt::Display for CustomerNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", &self.0[..3], &self.0[3..6], &self.0[6..])
    }
}

fn luhn_check_digit(body: &str) -> u32 {
    let sum: u32 = body
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0');
            match place % 2 {
                0 if digit > 4 => digit * 2 - 9,
                0 => digit * 2,
                _ => digit,
            }
        })
        .sum();
    (10 - sum % 10) % 10
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_draw_is_a_number_that_reads_back_in_every_spelling(draw: u32) {
            let number = CustomerNumber::from_draw(draw);
            prop_assert_eq!(&number.to_string().parse::<CustomerNumber>().unwrap(), &number);
            prop_assert_eq!(&number.digits().parse::<CustomerNumber>().unwrap(), &number);
            let spaced = number.to_string().replace('-', " ");
            prop_assert_eq!(&spaced.parse::<CustomerNumber>().unwrap(), &number);
        }

        #[test]
        fn one_mistyped_digit_is_noticed(draw: u32, place in 0usize..9, shift in 1u8..10) {
            let mut digits = CustomerNumber::from_draw(draw).digits().as_bytes().to_vec();
            digits[place] = (digits[place] - b'0' + shift) % 10 + b'0';
            let text = String::from_utf8(digits).unwrap();
            prop_assert!(text.parse::<CustomerNumber>().is_err());
        }

        #[test]
        fn no_text_makes_it_panic(text in ".*") {
            let _ = text.parse::<CustomerNumber>();
        }
    }
}
