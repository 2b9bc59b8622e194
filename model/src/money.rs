//! Prices.

use crate::Locale;
use serde::{Deserialize, Serialize};

/// An amount in the minor unit of an ISO 4217 currency that has two decimals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    pub minor: i64,
    pub currency: String,
}

impl Money {
    /// Returns the amount formatted for that language, with the currency code in front.
    pub fn display(&self, locale: Locale) -> String {
        let (thousands, decimal) = match locale {
            Locale::English => (",", "."),
            Locale::Spanish => (".", ","),
            Locale::French => ("\u{202f}", ","),
        };
        let sign = if self.minor < 0 { "-" } else { "" };
        let whole = (self.minor.unsigned_abs() / 100).to_string();
        let groups: Vec<&str> = whole
            .as_bytes()
            .rchunks(3)
            .rev()
            .filter_map(|group| std::str::from_utf8(group).ok())
            .collect();
        let cents = self.minor.unsigned_abs() % 100;
        format!("{}\u{a0}{sign}{}{decimal}{cents:02}", self.currency, groups.join(thousands))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_formats_amounts_in_its_way() {
        let price = Money { minor: 4_860_050, currency: "ARS".into() };
        assert_eq!(price.display(Locale::English), "ARS\u{a0}48,600.50");
        assert_eq!(price.display(Locale::Spanish), "ARS\u{a0}48.600,50");
        assert_eq!(price.display(Locale::French), "ARS\u{a0}48\u{202f}600,50");
        let small = Money { minor: -5, currency: "EUR".into() };
        assert_eq!(small.display(Locale::English), "EUR\u{a0}-0.05");
    }
}
