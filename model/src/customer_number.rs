//! Customer numbers, unique within one operator.

use crate::invisible::{ascii_digit, is_dash, is_invisible};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Nine digits, the last one a check digit (ISO 7064-style Luhn, mod 10). Stored bare, shown as `123-123-123`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CustomerNumber(String);

crate::stored_as_text!(CustomerNumber, digits, CustomerNumber::from_digits);

/// Error of parsing a text that is not nine digits with a valid check digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidCustomerNumber;

impl fmt::Display for InvalidCustomerNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a customer number")
    }
}

impl CustomerNumber {
    /// The count of customer numbers: eight free digits, the first of them not zero.
    pub const COUNT: u32 = 90_000_000;
    /// From a draw whose number is taken to the next one: coprime to [`Self::COUNT`], so that all numbers are visited.
    pub const STEP: u32 = 7_919;

    /// Returns the number of a random draw, which is taken modulo [`Self::COUNT`].
    pub fn from_draw(draw: u32) -> Self {
        let body = (10_000_000 + draw % Self::COUNT).to_string();
        let check = luhn_check_digit(&body);
        Self(format!("{body}{check}"))
    }

    /// Returns the number of nine digits without hyphens, as stored. People write them in other ways: see
    /// [`from_str`](Self::from_str).
    pub fn from_digits(digits: &str) -> Option<Self> {
        let (body, check) = digits.split_at_checked(8)?;
        let are_nine = check.len() == 1 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let is_number = are_nine && luhn_check_digit(body).to_string() == check;
        is_number.then(|| Self(digits.to_owned()))
    }

    /// Returns the nine digits without hyphens, as stored.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl FromStr for CustomerNumber {
    type Err = InvalidCustomerNumber;

    /// Ignores dashes, spaces, dots and invisible characters anywhere, and a sign for "number" in front. Digits may be
    /// Arabic-Indic or full-width.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let typed: String = text.chars().filter(|&c| !is_separator(c)).collect();
        let digits: Option<String> = without_sign(&typed).chars().map(ascii_digit).collect();
        digits.and_then(|digits| Self::from_digits(&digits)).ok_or(InvalidCustomerNumber)
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

/// Returns whether people and mail programs put the character between the digits of a number or after them.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || is_invisible(c)
        || is_dash(c)
        || matches!(c, '.' | '\u{b7}' | '\u{2024}' | '\u{3002}' | '\u{ff0e}')
}

/// Returns the text without a sign for "number": `#`, `№`, `N°`, `Nº`, `No`.
fn without_sign(text: &str) -> &str {
    const SIGNS: [&str; 9] = ["#", "＃", "№", "n°", "nº", "no°", "noº", "no", "n"];
    let starts_with = |sign: &&str| {
        let start: String = text.chars().take(sign.chars().count()).collect();
        start.to_lowercase() == **sign
    };
    let sign = SIGNS.iter().find(|sign| starts_with(sign));
    let length = sign.map_or(0, |sign| sign.chars().count());
    text.char_indices().nth(length).map_or("", |(place, _)| &text[place..])
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

    #[test]
    fn a_number_is_read_from_any_copied_spelling() {
        let number = CustomerNumber::from_draw(38_291_560);
        let (one, two, three) =
            (&number.digits()[..3], &number.digits()[3..6], &number.digits()[6..]);
        let in_script = |zero: u32| -> String {
            let digits = number.digits().bytes();
            digits.filter_map(|b| char::from_u32(zero + u32::from(b - b'0'))).collect()
        };
        for text in [
            format!("{one}–{two}—{three}"),
            format!("{one}−{two}‑{three}."),
            format!("{one}.{two}.{three}"),
            format!("{one}\u{202f}{two}\u{2009}{three}\u{200b}"),
            format!("\u{202d}{one}-{two}-{three}\u{202c}"),
            format!("\t{one}－{two}ー{three}\r\n"),
            format!("#{one}{two}{three}"),
            format!("# {one}-{two}-{three}"),
            format!("N° {one}-{two}-{three}."),
            format!("n.º {one} {two} {three}"),
            format!("Nº{one}{two}{three}"),
            format!("№ {one} {two} {three}"),
            format!("No. {one}-{two}-{three}"),
            in_script(0x660),
            in_script(0x6f0),
            in_script(0xff10),
        ] {
            assert_eq!(text.parse().as_ref(), Ok(&number), "{text:?}");
        }
        for text in [
            format!("{one}{two}{three}0"),
            format!("x{one}{two}{three}"),
            format!("{one}{two}{three}#"),
            format!("{one}/{two}/{three}"),
            format!("{one}N°{two}{three}"),
            format!("-{one}{two}{three}\0"),
            format!("{one}{two}²{three}"),
            "#".to_owned(),
            "N°".to_owned(),
        ] {
            assert_eq!(text.parse::<CustomerNumber>(), Err(InvalidCustomerNumber), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn separators_anywhere_change_nothing(draw: u32, places in proptest::collection::vec((0usize..9, 0usize..8), 0..12)) {
            let number = CustomerNumber::from_draw(draw);
            let mut text: Vec<char> = number.digits().chars().collect();
            for (place, which) in places {
                text.insert(place, ['-', ' ', '.', '–', '\u{a0}', '\u{200b}', '\u{feff}', '−'][which]);
            }
            let text: String = text.into_iter().collect();
            prop_assert_eq!(text.parse::<CustomerNumber>(), Ok(number));
        }

        #[test]
        fn every_draw_is_a_number_that_reads_back_in_every_spelling(draw: u32) {
            let number = CustomerNumber::from_draw(draw);
            prop_assert_eq!(&number.to_string().parse::<CustomerNumber>().unwrap(), &number);
            prop_assert_eq!(&number.digits().parse::<CustomerNumber>().unwrap(), &number);
            prop_assert_eq!(CustomerNumber::from_digits(number.digits()), Some(number.clone()));
            prop_assert_eq!(CustomerNumber::from_digits(&number.to_string()), None);
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
            let _ = CustomerNumber::from_digits(&text);
        }
    }
}
