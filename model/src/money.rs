//! Prices.

use crate::{
    Locale,
    currency::decimals,
    invisible::ascii_digit,
    numbers::{decimal_mark, in_groups},
};
use serde::{Deserialize, Serialize};

/// An amount in the minor unit of an ISO 4217 currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    pub minor: i64,
    pub currency: String,
}

/// The text is no amount of that currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidAmount;

impl Money {
    /// Longer amounts are mistakes.
    const MAX_DIGITS: usize = 10;

    /// Reads an amount in major units as people of any language write it: `48.600,50`, `48,600.50` or `48600.5`. What a
    /// point or comma means follows from the currency: three digits after it are a group, unless it has three decimals.
    ///
    /// # Errors
    /// [`InvalidAmount`], also for more decimals than the currency has.
    pub fn read(text: &str, currency: &str) -> Result<Self, InvalidAmount> {
        let decimals = decimals(currency).ok_or(InvalidAmount)?;
        let plain: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’'))
            .map(|c| ascii_digit(c).unwrap_or(c))
            .collect();
        let (whole, fraction) = split(&plain, decimals as usize).ok_or(InvalidAmount)?;
        if whole.len() > Self::MAX_DIGITS {
            return Err(InvalidAmount);
        }
        let minor = format!("{whole}{fraction:0<width$}", width = decimals as usize);
        let minor = minor.parse().map_err(|_| InvalidAmount)?;
        Ok(Self { minor, currency: currency.to_owned() })
    }

    /// Returns the amount as a field shows it, to be read again: no groups, a point, every decimal.
    pub fn plain(&self) -> String {
        let (whole, fraction) = self.parts();
        if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") }
    }

    /// Returns the amount as a hidden field carries it: `2950000 ARS`.
    pub fn form_value(&self) -> String {
        format!("{} {}", self.minor, self.currency)
    }

    /// Reads [`form_value`](Self::form_value). Any other text is an amount of no currency, which no product costs.
    pub fn from_form_value(text: &str) -> Self {
        let (minor, currency) = text.split_once(' ').unwrap_or_default();
        Self { minor: minor.parse().unwrap_or_default(), currency: currency.to_owned() }
    }

    /// Returns the amount as a reader of that language writes it. The currency is named by its code, which is clear
    /// wherever the reader lives, unless the language has one sign for it that nobody takes for another.
    pub fn display(&self, locale: Locale) -> String {
        let currency = match (locale, self.currency.as_str()) {
            (Locale::BrazilianPortuguese, "BRL") => "R$",
            (Locale::French, "EUR") => "€",
            (_, code) => code,
        };
        let sign = if self.minor < 0 { "-" } else { "" };
        let (whole, fraction) = self.parts();
        let mark = if fraction.is_empty() { "" } else { decimal_mark(locale) };
        let number = format!("{sign}{}{mark}{fraction}", in_groups(&whole, locale));
        match locale {
            Locale::French => format!("{number}\u{a0}{currency}"),
            _ => format!("{currency}\u{a0}{number}"),
        }
    }

    /// The digits before and after the decimal mark.
    fn parts(&self) -> (String, String) {
        let decimals = decimals(&self.currency).unwrap_or(2) as usize;
        let digits = format!("{:0>width$}", self.minor.unsigned_abs(), width = decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        (whole.to_owned(), fraction.to_owned())
    }
}

/// Returns the digits before and after the decimal mark.
fn split(text: &str, decimals: usize) -> Option<(String, &str)> {
    let Some(at) = text.rfind(['.', ',']) else {
        return Some((ungrouped(text, '.')?, ""));
    };
    let (head, tail) = (&text[..at], &text[at + 1..]);
    let (mark, other) = if text[at..].starts_with('.') { ('.', ',') } else { (',', '.') };
    let is_decimal = (1..=decimals).contains(&tail.len()) && !head.contains(mark);
    if !is_decimal {
        return Some((ungrouped(text, mark)?, ""));
    }
    is_digits(tail).then_some(())?;
    Some((ungrouped(head, other)?, tail))
}

/// Returns the digits of a whole number, whose groups of three are set off by that mark or not at all. The first group
/// has no leading zero: `0.500` is half of something, and not five hundred.
fn ungrouped(text: &str, mark: char) -> Option<String> {
    let groups: Vec<&str> = text.split(mark).collect();
    let (first, others) = groups.split_first()?;
    let is_grouped = others.iter().all(|group| group.len() == 3)
        && (others.is_empty() || (1..=3).contains(&first.len()) && !first.starts_with('0'));
    (is_grouped && groups.iter().all(|group| is_digits(group))).then(|| groups.concat())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_formats_amounts_in_its_way() {
        let price = Money { minor: 4_860_050, currency: "ARS".into() };
        assert_eq!(price.display(Locale::English), "ARS\u{a0}48,600.50");
        assert_eq!(price.display(Locale::Spanish), "ARS\u{a0}48.600,50");
        assert_eq!(price.display(Locale::French), "48\u{202f}600,50\u{a0}ARS");
        assert_eq!(price.display(Locale::BrazilianPortuguese), "ARS\u{a0}48.600,50");
        let small = Money { minor: -5, currency: "EUR".into() };
        assert_eq!(small.display(Locale::English), "EUR\u{a0}-0.05");
        assert_eq!(small.display(Locale::French), "-0,05\u{a0}€");
        let reais = Money { minor: 123_456, currency: "BRL".into() };
        assert_eq!(reais.display(Locale::BrazilianPortuguese), "R$\u{a0}1.234,56");
        assert_eq!(reais.display(Locale::Spanish), "BRL\u{a0}1.234,56");
    }

    #[test]
    fn each_currency_has_its_own_decimals() {
        for (minor, currency, shown, plain) in [
            (12_000, "CLP", "CLP\u{a0}12,000", "12000"),
            (5, "JPY", "JPY\u{a0}5", "5"),
            (12_345, "KWD", "KWD\u{a0}12.345", "12.345"),
            (7, "KWD", "KWD\u{a0}0.007", "0.007"),
            (0, "EUR", "EUR\u{a0}0.00", "0.00"),
        ] {
            let money = Money { minor, currency: currency.into() };
            assert_eq!(money.display(Locale::English), shown);
            assert_eq!(money.plain(), plain);
            assert_eq!(Money::read(plain, currency), Ok(money));
        }
    }

    #[test]
    fn a_hidden_field_carries_an_amount_with_its_currency() {
        let price = Money { minor: 2_950_000, currency: "ARS".into() };
        assert_eq!(price.form_value(), "2950000 ARS");
        assert_eq!(Money::from_form_value("2950000 ARS"), price);
        for text in ["", "2950000", "ARS", "2950000 EUR", " 2950000 ARS", "2950000  ARS"] {
            assert_ne!(Money::from_form_value(text), price, "{text:?}");
        }
        assert_eq!(Money::from_form_value("anything").currency, "");
    }

    #[test]
    fn an_amount_is_read_however_it_is_written() {
        for (text, currency, minor) in [
            ("48600", "ARS", Some(4_860_000)),
            ("48600.5", "ARS", Some(4_860_050)),
            ("48.600,50", "ARS", Some(4_860_050)),
            ("48,600.50", "ARS", Some(4_860_050)),
            ("48\u{202f}600,50", "ARS", Some(4_860_050)),
            ("48'600.50", "CHF", Some(4_860_050)),
            ("24.300", "ARS", Some(2_430_000)),
            ("1.234.567", "ARS", Some(123_456_700)),
            ("٤٨", "ARS", Some(4_800)),
            ("0", "ARS", Some(0)),
            ("0.50", "ARS", Some(50)),
            ("0.500", "ARS", None),
            ("0,500", "EUR", None),
            ("00.500,00", "EUR", None),
            ("0.500", "KWD", Some(500)),
            ("12.000", "CLP", Some(12_000)),
            ("12,5", "CLP", None),
            ("12.34", "JPY", None),
            ("1.234", "KWD", Some(1_234)),
            ("1,234.5", "KWD", Some(1_234_500)),
            ("1.2345", "KWD", None),
            ("48.600.50", "ARS", None),
            ("48,600,5", "ARS", None),
            ("4860,0.5", "ARS", None),
            ("1.", "ARS", None),
            (".5", "ARS", None),
            ("-5", "ARS", None),
            ("", "ARS", None),
            ("ARS 5", "ARS", None),
            ("12345678901", "ARS", None),
            ("5", "XTS", None),
        ] {
            let read = Money::read(text, currency).ok().map(|money| money.minor);
            assert_eq!(read, minor, "{text} {currency}");
        }
    }
}
