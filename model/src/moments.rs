//! Dates and times in each language's format. They are stored in UTC and shown in a time zone, as [`LocalTime`].

mod zone;

pub use zone::{offset, zone_name};

use crate::{LocalTime, Locale, TimeZone, Timestamp};
use chrono::{Datelike, TimeDelta, Timelike};

/// In the order of [`Locale::ALL`].
const MONTHS: [[&str; 12]; 4] = [
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
    [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
];

/// Abbreviated names of months, for tables.
const SHORT_MONTHS: [[&str; 12]; 4] = [
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
    [
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
        "déc.",
    ],
    [
        "jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.",
        "dez.",
    ],
];

/// Returns the date in short form, such as `25 Nov 2026`.
pub fn short_day(at: LocalTime, locale: Locale) -> String {
    let LocalTime(at) = at;
    let month = |names: usize| SHORT_MONTHS[names][at.month0() as usize];
    let (day, year) = (at.day(), at.year());
    match locale {
        Locale::English => format!("{day} {} {year}", month(0)),
        Locale::Spanish => format!("{day} {} {year}", month(1)),
        Locale::French => format!("{day} {} {year}", month(2)),
        Locale::BrazilianPortuguese => format!("{day} de {} de {year}", month(3)),
    }
}

/// Returns date and time in short form, such as `25 Nov 2026, 14:05`.
pub fn short_moment(at: LocalTime, locale: Locale) -> String {
    format!("{}, {}", short_day(at, locale), time_of_day(at))
}

/// Returns the date, such as `25 November 2026`.
pub fn day(at: LocalTime, locale: Locale) -> String {
    let LocalTime(at) = at;
    let month = |names: usize| MONTHS[names][at.month0() as usize];
    let (day, year) = (at.day(), at.year());
    match locale {
        Locale::English => format!("{day} {} {year}", month(0)),
        Locale::Spanish => format!("{day} de {} de {year}", month(1)),
        Locale::French if day == 1 => format!("1er {} {year}", month(2)),
        Locale::French => format!("{day} {} {year}", month(2)),
        Locale::BrazilianPortuguese if day == 1 => format!("1º de {} de {year}", month(3)),
        Locale::BrazilianPortuguese => format!("{day} de {} de {year}", month(3)),
    }
}

/// Returns date and time, such as `25 November 2026, 14:05`.
pub fn moment(at: LocalTime, locale: Locale) -> String {
    at_time(&day(at, locale), at, locale)
}

/// Returns a date, or the name of a day, with the time.
fn at_time(day: &str, at: LocalTime, locale: Locale) -> String {
    let between = match locale {
        Locale::English | Locale::Spanish => ",",
        Locale::French => " à",
        Locale::BrazilianPortuguese => " às",
    };
    format!("{day}{between} {}", time_of_day(at))
}

/// Returns date and time with their time zone, such as `25 November 2026, 14:05 (Madrid time)`, for deadlines.
pub fn moment_in(at: LocalTime, zone: &TimeZone, locale: Locale) -> String {
    format!("{} ({})", moment(at, locale), zone_name(zone, locale))
}

/// Returns a moment as people compare it: `2 minutes ago`, `yesterday, 14:05`, and the date from there on.
/// `ago` is how long it has passed; both times are of the reader's time zone.
pub fn relative(ago: TimeDelta, at: LocalTime, now: LocalTime, locale: Locale) -> String {
    let minutes = ago.num_minutes();
    if ago < TimeDelta::zero() {
        return short_moment(at, locale);
    }
    if minutes < 60 {
        return minutes_ago(minutes, locale);
    }
    match (now.0.date() - at.0.date()).num_days() {
        0 => at_time(today(locale), at, locale),
        1 => at_time(yesterday(locale), at, locale),
        _ => short_moment(at, locale),
    }
}

fn minutes_ago(minutes: i64, locale: Locale) -> String {
    match (minutes, locale) {
        (0, Locale::English) => "just now".to_owned(),
        (0, Locale::Spanish) => "ahora mismo".to_owned(),
        (0, Locale::French) => "à l’instant".to_owned(),
        (0, Locale::BrazilianPortuguese) => "agora mesmo".to_owned(),
        (1, Locale::English) => "1 minute ago".to_owned(),
        (1, Locale::Spanish) => "hace 1 minuto".to_owned(),
        (1, Locale::French) => "il y a 1 minute".to_owned(),
        (1, Locale::BrazilianPortuguese) => "há 1 minuto".to_owned(),
        (_, Locale::English) => format!("{minutes} minutes ago"),
        (_, Locale::Spanish) => format!("hace {minutes} minutos"),
        (_, Locale::French) => format!("il y a {minutes} minutes"),
        (_, Locale::BrazilianPortuguese) => format!("há {minutes} minutos"),
    }
}

const fn today(locale: Locale) -> &'static str {
    match locale {
        Locale::English => "today",
        Locale::Spanish => "hoy",
        Locale::French => "aujourd’hui",
        Locale::BrazilianPortuguese => "hoje",
    }
}

const fn yesterday(locale: Locale) -> &'static str {
    match locale {
        Locale::English => "yesterday",
        Locale::Spanish => "ayer",
        Locale::French => "hier",
        Locale::BrazilianPortuguese => "ontem",
    }
}

/// Returns the time of a day, such as `14:05`.
pub fn time_of_day(LocalTime(at): LocalTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// Returns the value of the `datetime` attribute, in UTC.
pub fn machine(at: Timestamp) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn at(day: u32, hour: u32, minute: u32) -> Timestamp {
        NaiveDate::from_ymd_opt(2026, 8, day)
            .and_then(|day| day.and_hms_opt(hour, minute, 7))
            .expect("a moment")
    }

    #[test]
    fn each_language_writes_moments_in_its_way() {
        let utc = at(1, 9, 5);
        let local = LocalTime(utc);
        assert_eq!(moment(local, Locale::English), "1 August 2026, 09:05");
        assert_eq!(moment(local, Locale::Spanish), "1 de agosto de 2026, 09:05");
        assert_eq!(moment(local, Locale::French), "1er août 2026 à 09:05");
        let portuguese = Locale::BrazilianPortuguese;
        assert_eq!(moment(local, portuguese), "1º de agosto de 2026 às 09:05");
        assert_eq!(day(LocalTime(at(25, 9, 5)), portuguese), "25 de agosto de 2026");
        assert_eq!(short_moment(local, portuguese), "1 de ago. de 2026, 09:05");
        assert_eq!(machine(utc), "2026-08-01T09:05:07Z");
        assert_eq!(short_moment(local, Locale::French), "1 août 2026, 09:05");
    }

    #[test]
    fn a_deadline_names_its_zone_and_never_says_utc() {
        let local = LocalTime(at(1, 9, 5));
        let madrid = "Europe/Madrid".parse().expect("a zone");
        let shown = moment_in(local, &madrid, Locale::French);
        assert_eq!(shown, "1er août 2026 à 09:05 (heure de Madrid)");
        for locale in Locale::ALL {
            let shown = moment_in(local, &TimeZone::UNCHOSEN, locale);
            assert!(!shown.contains("UTC") && shown.contains("univers"), "{shown}");
        }
    }

    #[test]
    fn recent_moments_are_relative_and_older_ones_have_their_date() {
        let now = at(12, 0, 30);
        let cases = [
            (now, ["just now", "ahora mismo", "à l’instant", "agora mesmo"]),
            (at(12, 0, 29), ["1 minute ago", "hace 1 minuto", "il y a 1 minute", "há 1 minuto"]),
            (
                at(11, 23, 31),
                ["59 minutes ago", "hace 59 minutos", "il y a 59 minutes", "há 59 minutos"],
            ),
            (at(11, 23, 30), ["yesterday, 23:30", "ayer, 23:30", "hier à 23:30", "ontem às 23:30"]),
            (
                at(10, 23, 59),
                [
                    "10 Aug 2026, 23:59",
                    "10 ago 2026, 23:59",
                    "10 août 2026, 23:59",
                    "10 de ago. de 2026, 23:59",
                ],
            ),
            (
                at(12, 0, 31),
                [
                    "12 Aug 2026, 00:31",
                    "12 ago 2026, 00:31",
                    "12 août 2026, 00:31",
                    "12 de ago. de 2026, 00:31",
                ],
            ),
        ];
        for (then, expected) in cases {
            let shown = Locale::ALL
                .map(|locale| relative(now - then, LocalTime(then), LocalTime(now), locale));
            assert_eq!(shown, expected);
        }
        let noon = at(12, 12, 0);
        let shown = relative(noon - now, LocalTime(now), LocalTime(noon), Locale::English);
        assert_eq!(shown, "today, 00:30");
    }
}
