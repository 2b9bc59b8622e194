//! What customers buy.

use crate::invisible::{ascii_digit, is_dash, is_invisible};
use crate::{Money, Timestamp};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// An order of one customer. Its number looks like `P-4082620318`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purchase {
    pub number: String,
    pub product: String,
    pub travellers: i32,
    pub total: Money,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    /// In UTC.
    pub at: Timestamp,
    /// Until then it can be paid; afterwards its places go to others.
    pub payable_until: Option<Timestamp>,
    pub paid_at: Option<Timestamp>,
}

/// A purchase's number as people copy it from a ticket: letters, digits and hyphens, in capitals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PurchaseNumber(String);

/// Error of parsing a text that cannot be a purchase number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidPurchaseNumber;

impl PurchaseNumber {
    /// The maximum length.
    const MOST_CHARS: usize = 40;
    /// The count of numbers that we draw from. Among a million orders of an operator, one draw in ten thousand hits a
    /// taken one.
    pub const COUNT: u64 = 10_000_000_000;

    /// Returns the number of a random draw, which is taken modulo [`Self::COUNT`].
    pub fn from_draw(draw: u64) -> Self {
        Self(format!("P-{:010}", draw % Self::COUNT))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PurchaseNumber {
    type Err = InvalidPurchaseNumber;

    /// Spaces, invisible characters, a leading `#` and a final full stop are dropped, and any dash counts as a hyphen.
    /// Digits may be Arabic-Indic or full-width; digits alone get the missing `P-`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain: String = text
            .chars()
            .filter(|&c| !c.is_whitespace() && !is_invisible(c))
            .map(|c| match ascii_digit(c) {
                Some(digit) => digit,
                None if is_dash(c) => '-',
                None => c.to_ascii_uppercase(),
            })
            .collect();
        let plain = plain.trim_start_matches('#').trim_end_matches('.');
        let is_plausible = plain.bytes().any(|b| b.is_ascii_digit())
            && plain.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && plain.len() <= Self::MOST_CHARS;
        if !is_plausible {
            return Err(InvalidPurchaseNumber);
        }
        let digits = plain.strip_prefix('P').unwrap_or(plain);
        let digits = digits.strip_prefix('-').unwrap_or(digits);
        let is_ours = digits.bytes().all(|b| b.is_ascii_digit());
        Ok(Self(if is_ours { format!("P-{digits}") } else { plain.to_owned() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_from_any_copied_spelling() {
        let read = |text: &str| text.parse().map(|PurchaseNumber(number)| number);
        for text in [
            "P-00020318",
            " p-00020318 ",
            "00020318",
            "P00020318",
            "P \u{2011} 0002 0318",
            "\u{200b}P－00020318.",
            "#00020318",
            "P-٠٠٠٢٠٣١٨",
        ] {
            assert_eq!(read(text).as_deref(), Ok("P-00020318"), "{text}");
        }
        assert_eq!(read("web-2026-7").as_deref(), Ok("WEB-2026-7"));
        assert_eq!(read("PP-1").as_deref(), Ok("PP-1"));
    }

    #[test]
    fn every_draw_is_a_number_that_reads_back() {
        for (draw, number) in [
            (0, "P-0000000000"),
            (4_082_620_318, "P-4082620318"),
            (PurchaseNumber::COUNT - 1, "P-9999999999"),
            (PurchaseNumber::COUNT, "P-0000000000"),
        ] {
            let drawn = PurchaseNumber::from_draw(draw);
            assert_eq!(drawn.as_str(), number);
            assert_eq!(number.parse(), Ok(drawn));
        }
    }

    #[test]
    fn what_cannot_be_a_number_is_none() {
        for text in ["", "P-", "ana", "P-1'", "P-1\0", "Ｐ-1", "ana@example.test", &"1".repeat(41)]
        {
            assert!(text.parse::<PurchaseNumber>().is_err(), "{text}");
        }
    }
}
