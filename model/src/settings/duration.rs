//! Lengths of time as people type them, such as `30 days`, `2 hours` or `1 h 30`, in any language of the product.

use super::{Rule, Setting, Unit};

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;
/// What stands between two parts.
const JOINERS: [&str; 4] = ["and ", "y ", "et ", "e "];
/// Longer numbers are no lengths of time.
const MAX_DIGITS: usize = 9;

impl Setting {
    /// Returns a typed value as it is stored: lengths of time in the unit of the setting. What is no length of time stays
    /// as it is, and is refused by the rule.
    pub fn stored(self, typed: &str) -> String {
        let unit = match self.rule() {
            Rule::Number(.., Unit::Minutes) => 1,
            Rule::Number(.., Unit::Hours) => HOUR,
            Rule::Number(.., Unit::Characters | Unit::Factor)
            | Rule::Switch
            | Rule::Networks
            | Rule::Zone
            | Rule::Line(_)
            | Rule::Phone
            | Rule::Email
            | Rule::HttpsUrl => return typed.to_owned(),
        };
        let whole = minutes(typed, unit).filter(|minutes| minutes % unit == 0);
        whole.map_or_else(|| typed.to_owned(), |minutes| (minutes / unit).to_string())
    }
}

/// Returns a length of time in minutes. A number alone counts `unit` minutes each, and after hours it counts minutes.
fn minutes(text: &str, unit: i64) -> Option<i64> {
    let text = text.to_lowercase().replace('í', "i");
    let (mut rest, mut total, mut last) = (text.as_str(), None, None);
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if let Some(after) = JOINERS.iter().find_map(|joiner| rest.strip_prefix(joiner)) {
            rest = after.trim_start();
        }
        if rest.is_empty() {
            return total;
        }
        let (number, after) = split(rest, |c| c.is_ascii_digit() || matches!(c, '.' | ','));
        let (word, after) = split(after.trim_start(), char::is_alphabetic);
        rest = after.trim_start_matches('.');
        let each = match word {
            "" if total.is_none() && rest.trim().is_empty() => unit,
            "" if last == Some(HOUR) => 1,
            "m" | "min" | "mins" | "minute" | "minutes" | "minuto" | "minutos" => 1,
            "h" | "hr" | "hrs" | "hour" | "hours" | "hora" | "horas" | "heure" | "heures" => HOUR,
            "d" | "day" | "days" | "dia" | "dias" | "j" | "jour" | "jours" => DAY,
            "week" | "weeks" | "semana" | "semanas" | "semaine" | "semaines" => WEEK,
            _ => return None,
        };
        total = Some(total.unwrap_or(0) + product(number, each)?);
        last = Some(each);
    }
}

/// Returns the beginning of a text whose characters are of a kind, and the rest.
fn split(text: &str, is_part: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c: char| !is_part(c)).unwrap_or(text.len()))
}

/// Returns a number times `each`, if that is whole. It may have one or two decimals: with three, the mark could be one
/// of thousands.
fn product(number: &str, each: i64) -> Option<i64> {
    let (whole, decimals) = number.split_once(['.', ',']).unwrap_or((number, ""));
    let is_number = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit());
    let is_plain = whole.len() == number.len() || (1..=2).contains(&decimals.len());
    if !(1..=MAX_DIGITS).contains(&whole.len()) || !is_plain || !is_number(whole) {
        return None;
    }
    let scale = if decimals.len() == 2 { 100 } else { 10 };
    let parts = if decimals.is_empty() { 0 } else { decimals.parse::<i64>().ok()? };
    let scaled = (whole.parse::<i64>().ok()? * scale + parts) * each;
    (is_number(decimals) && scaled % scale == 0).then_some(scaled / scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_of_time_is_read_in_every_language() {
        let idle = |text: &str| Setting::SessionIdleMinutes.stored(text);
        for (text, minutes) in [
            ("120", 120),
            ("90 minutes", 90),
            ("90min.", 90),
            ("2 hours", 120),
            ("2h", 120),
            ("1 h 30", 90),
            ("1h30", 90),
            ("1.5 hours", 90),
            ("1,25 h", 75),
            ("1 hour and 30 minutes", 90),
            ("2 horas y 15 minutos", 135),
            ("2 DÍAS", 2_880),
            ("30 días", 43_200),
            ("30 jours", 43_200),
            ("1 heure et 1 minute", 61),
            ("2 days, 13 hours and 5 minutes", 3_665),
            ("2 dias, 13 horas e 5 minutos", 3_665),
            ("1 semana", 10_080),
            ("30\u{a0}days", 43_200),
        ] {
            assert_eq!(idle(text), minutes.to_string(), "{text}");
        }
        for (text, hours) in [("24", "24"), ("3 days", "72"), ("60 min", "1")] {
            assert_eq!(Setting::ActivationHours.stored(text), hours, "{text}");
        }
    }

    #[test]
    fn what_is_no_whole_length_of_time_stays_as_it_was_typed() {
        for text in [
            "",
            "soon",
            "hours",
            "2 moons",
            "-5",
            "1,440 minutes",
            "0.3 minutes",
            "2 days 5",
            "1.2.3 h",
            "1. h",
            ".5 h",
            "99999999999 days",
            "5 5",
        ] {
            assert_eq!(Setting::SessionIdleMinutes.stored(text), text);
        }
        assert_eq!(Setting::ActivationHours.stored("90 minutes"), "90 minutes");
        assert_eq!(Setting::PasswordMinimum.stored("2 hours"), "2 hours");
    }
}
