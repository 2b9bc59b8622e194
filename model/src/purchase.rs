//! What customers buy.

use crate::codes::codes;
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
    pub cancelled_at: Option<Timestamp>,
    /// Whether the money was given back when it was cancelled; `None` if it was never paid.
    pub refunded: Option<bool>,
    pub cancel_reason: Option<String>,
    /// The date that it is for, in UTC.
    pub travel_at: Option<Timestamp>,
    pub state: OrderState,
}

impl Purchase {
    /// The most purchases of a customer that are listed at once.
    pub const MAX_LISTED: usize = 200;
}

codes!(
    /// The state of an order.
    OrderState {
        /// It can be paid.
        Reserved = "reserved",
        Paid = "paid",
        /// Its places go to others.
        Cancelled = "cancelled",
        /// Its time to pay is over: its places go to others.
        Expired = "expired",
    }
);

crate::stored_as_text!(OrderState, code, OrderState::from_code);

impl OrderState {
    /// Returns the state of an order now. It can be paid until just before its places go back.
    pub fn of(
        cancelled_at: Option<Timestamp>,
        paid_at: Option<Timestamp>,
        payable_until: Option<Timestamp>,
        now: Timestamp,
    ) -> Self {
        match (cancelled_at, paid_at, payable_until) {
            (Some(_), _, _) => Self::Cancelled,
            (None, Some(_), _) => Self::Paid,
            (None, None, Some(until)) if until <= now => Self::Expired,
            (None, None, _) => Self::Reserved,
        }
    }
}

/// A purchase's number as people copy it from a ticket: letters, digits and hyphens, in capitals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PurchaseNumber(String);

/// Error of parsing a text that cannot be a purchase number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidPurchaseNumber;

impl PurchaseNumber {
    /// The maximum length.
    const MAX_CHARS: usize = 40;
    /// The count of numbers that we draw from. Among a million orders of an operator, one draw in ten thousand hits a
    /// taken one.
    pub const COUNT: u64 = 10_000_000_000;
    /// From a draw whose number is taken to the next one: coprime to [`Self::COUNT`], so that all numbers are visited.
    pub const STEP: u64 = 7_919;

    /// Returns the number of a random draw, which is taken modulo [`Self::COUNT`].
    pub fn from_draw(draw: u64) -> Self {
        Self(format!("P-{:010}", draw % Self::COUNT))
    }

    /// Returns the text.
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
            && plain.len() <= Self::MAX_CHARS;
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
    fn an_order_can_be_paid_until_just_before_its_places_go_back() {
        let at = |minutes| {
            chrono::DateTime::UNIX_EPOCH.naive_utc() + chrono::TimeDelta::minutes(minutes)
        };
        for (cancelled, until, paid, now, expected) in [
            (None, None, None, 5, OrderState::Reserved),
            (None, Some(5), None, 4, OrderState::Reserved),
            (None, Some(5), None, 5, OrderState::Expired),
            (None, Some(5), Some(4), 9, OrderState::Paid),
            (None, None, Some(4), 9, OrderState::Paid),
            (Some(3), Some(5), None, 9, OrderState::Cancelled),
            (Some(6), None, Some(4), 9, OrderState::Cancelled),
        ] {
            let state = OrderState::of(cancelled.map(at), paid.map(at), until.map(at), at(now));
            assert_eq!(state, expected, "{cancelled:?} {until:?} {paid:?} {now}");
        }
    }

    #[test]
    fn codes_of_states_read_back() {
        for state in OrderState::ALL {
            assert_eq!(OrderState::from_code(state.code()), Some(state));
        }
        assert_eq!(OrderState::from_code("lost"), None);
    }

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
