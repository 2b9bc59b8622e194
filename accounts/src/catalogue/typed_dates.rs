//! Dates and times as admins type them, in the operator's time zone.

use crate::time_zones;
use chrono::{Datelike, NaiveDateTime, Timelike};
use model::{TimeZone, Timestamp, product_date::MAX_DATES, refusals::ProductRefusal};

/// Maximum places that a product, or one of its dates, can have.
pub(super) const MAX_CAPACITY: i32 = 1_000_000;
/// The formats of a date and time: that of browsers, and those that people enter.
const MOMENTS: [&str; 4] =
    ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"];

/// A date that a product is sold for, and its own capacity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TypedDate {
    pub at: Timestamp,
    pub capacity: Option<i32>,
}

/// Returns a date and time to the minute, before it is a moment of a time zone. Forms show no seconds: with them the next
/// save would make another date of it, whose places are all free.
pub(super) fn read_local(text: &str) -> Option<NaiveDateTime> {
    let mut formats = MOMENTS.iter();
    let local = formats.find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    let local = local.filter(|at| (2000..2200).contains(&at.year()))?;
    local.with_nanosecond(0)?.with_second(0)
}

/// Returns the dates of a text, the earliest first: one a line, such as `2026-12-31 18:00 40`, with or without places.
pub(super) fn read(
    text: &str,
    zone: &TimeZone,
    problems: &mut Vec<ProductRefusal>,
) -> Vec<TypedDate> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let read: Vec<_> = lines.map(|line| read_line(line, zone)).collect();
    for refusal in [ProductRefusal::DatesInvalid, ProductRefusal::DatesSkipped] {
        if read.contains(&Err(refusal)) {
            problems.push(refusal);
        }
    }
    let mut dates: Vec<TypedDate> = read.into_iter().filter_map(Result::ok).collect();
    dates.sort_by_key(|date| date.at);
    if dates.windows(2).any(|two| two[0].at == two[1].at) {
        problems.push(ProductRefusal::DatesTwice);
    }
    if dates.len() > MAX_DATES {
        problems.push(ProductRefusal::DatesTooMany);
    }
    dates
}

fn read_line(line: &str, zone: &TimeZone) -> Result<TypedDate, ProductRefusal> {
    let (local, capacity) = split(line).ok_or(ProductRefusal::DatesInvalid)?;
    let at = time_zones::moment(local, zone).map_err(|_| ProductRefusal::DatesSkipped)?;
    Ok(TypedDate { at, capacity })
}

/// Returns the date of a line. Words are between spaces, tabs, commas or semicolons.
fn split(line: &str) -> Option<(NaiveDateTime, Option<i32>)> {
    let words = line.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let (moment, rest) = match words.as_slice() {
        [moment, rest @ ..] if moment.contains('T') => ((*moment).to_owned(), rest),
        [day, time, rest @ ..] => (format!("{day} {time}"), rest),
        _ => return None,
    };
    let capacity = match rest {
        [] => None,
        [places] => Some(places.parse().ok().filter(|count| (1..=MAX_CAPACITY).contains(count))?),
        _ => return None,
    };
    Some((read_local(&moment)?, capacity))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ProductRefusal as R;

    fn typed(text: &str) -> (Vec<(String, Option<i32>)>, Vec<R>) {
        let mut problems = Vec::new();
        let zone = "Europe/Madrid".parse().expect("a zone");
        let dates = read(text, &zone, &mut problems);
        let shown = |date: TypedDate| (date.at.format("%m-%d %H:%M").to_string(), date.capacity);
        (dates.into_iter().map(shown).collect(), problems)
    }

    #[test]
    fn a_line_is_a_date_and_time_of_the_operator_and_perhaps_places() {
        let date = |at: &str, places| (at.to_owned(), places);
        let text = "2026-12-31 18:00 40\n\n 2026-07-01T00:30 \r\n2026-10-25 02:30; 8";
        let expected = vec![
            date("06-30 22:30", None),
            date("10-25 00:30", Some(8)),
            date("12-31 17:00", Some(40)),
        ];
        assert_eq!(typed(text), (expected, vec![]));
        assert_eq!(typed(" \n "), (vec![], vec![]));
    }

    #[test]
    fn a_moment_is_kept_as_forms_show_it_again() {
        let minute = read_local("2026-12-31T18:00");
        assert!(minute.is_some());
        for text in ["2026-12-31T18:00:59", "2026-12-31 18:00:01"] {
            assert_eq!(read_local(text), minute, "{text}");
        }
        assert_eq!(read_local("1999-12-31T18:00"), None);
    }

    #[test]
    fn each_mistake_is_reported_once() {
        for (text, expected) in [
            ("tomorrow\nlater", vec![R::DatesInvalid]),
            ("2026-12-31", vec![R::DatesInvalid]),
            ("2026-12-31 18:00 0", vec![R::DatesInvalid]),
            ("2026-12-31 18:00 1000001", vec![R::DatesInvalid]),
            ("2026-12-31 18:00 40 50", vec![R::DatesInvalid]),
            ("1926-12-31 18:00", vec![R::DatesInvalid]),
            ("2026-03-29 02:30", vec![R::DatesSkipped]),
            ("2026-12-31 18:00\n2026-12-31T18:00 9", vec![R::DatesTwice]),
            ("soon\n2026-03-29 02:30", vec![R::DatesInvalid, R::DatesSkipped]),
        ] {
            assert_eq!(typed(text).1, expected, "{text}");
        }
        let minutes = |count: usize| -> String {
            let line = |n| format!("2026-12-{:02} {:02}:{:02}\n", 1 + n / 60, n / 60 % 24, n % 60);
            (0..count).map(line).collect()
        };
        assert_eq!(typed(&minutes(MAX_DATES)).1, vec![]);
        assert_eq!(typed(&minutes(MAX_DATES + 1)).1, vec![R::DatesTooMany]);
    }
}
