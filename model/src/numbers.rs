//! Numbers in each language's format (CLDR).

use crate::Locale;
use std::fmt::Display;

/// Returns a whole number with its digits in groups, such as `12,345`.
pub fn grouped(number: impl Display, locale: Locale) -> String {
    let text = number.to_string();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    // Four digits stand together in Spanish.
    if locale == Locale::Spanish && digits.len() < 5 {
        return text;
    }
    format!("{sign}{}", in_groups(digits, locale))
}

/// Returns a number with two decimals, such as `4.50`.
pub fn with_two_decimals(number: f64, locale: Locale) -> String {
    format!("{number:.2}").replace('.', decimal_mark(locale))
}

/// Returns a percentage, such as `45%`.
pub fn percentage(number: impl Display, locale: Locale) -> String {
    let space = match locale {
        Locale::English | Locale::BrazilianPortuguese => "",
        Locale::Spanish => "\u{a0}",
        Locale::French => "\u{202f}",
    };
    format!("{}{space}%", grouped(number, locale))
}

/// Returns what stands before decimals.
pub(crate) const fn decimal_mark(locale: Locale) -> &'static str {
    match locale {
        Locale::English => ".",
        Locale::Spanish | Locale::French | Locale::BrazilianPortuguese => ",",
    }
}

/// Returns digits in groups of three, the last one whole.
pub(crate) fn in_groups(digits: &str, locale: Locale) -> String {
    let mark = match locale {
        Locale::English => ",",
        Locale::Spanish | Locale::BrazilianPortuguese => ".",
        Locale::French => "\u{202f}",
    };
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();
    groups.join(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_each_language_does() {
        for (value, expected) in [
            (0, ["0", "0", "0", "0"]),
            (999, ["999", "999", "999", "999"]),
            (1_000, ["1,000", "1000", "1\u{202f}000", "1.000"]),
            (-12_345, ["-12,345", "-12.345", "-12\u{202f}345", "-12.345"]),
            (1_234_567, ["1,234,567", "1.234.567", "1\u{202f}234\u{202f}567", "1.234.567"]),
        ] {
            assert_eq!(Locale::ALL.map(|locale| grouped(value, locale)), expected);
        }
    }

    #[test]
    fn decimals_follow_the_mark_of_the_language() {
        let shown = Locale::ALL.map(|locale| with_two_decimals(4.5, locale));
        assert_eq!(shown, ["4.50", "4,50", "4,50", "4,50"]);
    }

    #[test]
    fn a_percentage_has_the_space_of_its_language() {
        let shown = Locale::ALL.map(|locale| percentage(45, locale));
        assert_eq!(shown, ["45%", "45\u{a0}%", "45\u{202f}%", "45%"]);
    }
}
