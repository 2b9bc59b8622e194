//! Dates and times in each language's format. They are stored and shown in UTC.

use chrono::{Datelike, Timelike};
use model::{Locale, Timestamp};

const MONTHS: [[&str; 12]; 3] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
];

/// Abbreviated names of months, for tables.
const SHORT_MONTHS: [[&str; 12]; 3] = [
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
    [
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
        "déc.",
    ],
];

/// Returns the date in short form, such as `25 Nov 2026`.
pub fn short_day(at: Timestamp, locale: Locale) -> String {
    let names = match locale {
        Locale::English => SHORT_MONTHS[0],
        Locale::Spanish => SHORT_MONTHS[1],
        Locale::French => SHORT_MONTHS[2],
    };
    format!("{} {} {}", at.day(), names[at.month0() as usize], at.year())
}

/// Returns date and time in short form, such as `25 Nov 2026, 14:05`. In UTC, as the page says.
pub fn short_moment(at: Timestamp, locale: Locale) -> String {
    format!("{}, {:02}:{:02}", short_day(at, locale), at.hour(), at.minute())
}

/// Returns the date, such as `25 November 2026`.
pub fn day(at: Timestamp, locale: Locale) -> String {
    let month = |names: usize| MONTHS[names][at.month0() as usize];
    let (day, year) = (at.day(), at.year());
    match locale {
        Locale::English => format!("{day} {} {year}", month(0)),
        Locale::Spanish => format!("{day} de {} de {year}", month(1)),
        Locale::French if day == 1 => format!("1er {} {year}", month(2)),
        Locale::French => format!("{day} {} {year}", month(2)),
    }
}

/// Returns date and time, such as `25 November 2026, 14:05 UTC`.
pub fn moment(at: Timestamp, locale: Locale) -> String {
    let (hour, minute) = (at.hour(), at.minute());
    let between = if locale == Locale::French { " à" } else { "," };
    format!("{}{between} {hour:02}:{minute:02} UTC", day(at, locale))
}

/// Returns the value of the `datetime` attribute.
pub fn machine(at: Timestamp) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn each_language_writes_moments_in_its_way() {
        let at = NaiveDate::from_ymd_opt(2026, 8, 1)
            .and_then(|day| day.and_hms_opt(9, 5, 7))
            .expect("a moment");
        assert_eq!(moment(at, Locale::English), "1 August 2026, 09:05 UTC");
        assert_eq!(moment(at, Locale::Spanish), "1 de agosto de 2026, 09:05 UTC");
        assert_eq!(moment(at, Locale::French), "1er août 2026 à 09:05 UTC");
        assert_eq!(machine(at), "2026-08-01T09:05:07Z");
        assert_eq!(short_moment(at, Locale::French), "1 août 2026, 09:05");
    }
}
