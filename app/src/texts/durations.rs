//! Lengths of time as people say them, such as `30 days` or `1 hour and 30 minutes`.

use model::{Locale, lists};

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;

texts!("durations");

type Text = fn(Locale, u32) -> String;

/// Returns a number of minutes in words. Less than two days is counted in hours.
pub fn minutes(total: u32, locale: Locale) -> String {
    let days = if total < 2 * DAY { 0 } else { total / DAY };
    let rest = total - days * DAY;
    let parts: [(u32, Text); 3] =
        [(days, count_days), (rest / HOUR, count_hours), (rest % HOUR, count_minutes)];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, text)| text(locale, number))
        .collect();
    if parts.is_empty() { count_minutes(locale, 0) } else { lists::joined(&parts, locale) }
}

/// Returns a time to wait in words, rounded up: to a minute, and to an hour where it is more than two.
pub fn wait(seconds: u32, locale: Locale) -> String {
    let exact = seconds.div_ceil(60).max(1);
    let rounded = if exact > 2 * HOUR { exact.div_ceil(HOUR) * HOUR } else { exact };
    minutes(rounded, locale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_shown_in_the_units_that_people_use() {
        let cases = [
            (0, "0 minutes", "0 minutos", "0 minute"),
            (1, "1 minute", "1 minuto", "1 minute"),
            (15, "15 minutes", "15 minutos", "15 minutes"),
            (60, "1 hour", "1 hora", "1 heure"),
            (61, "1 hour and 1 minute", "1 hora y 1 minuto", "1 heure et 1 minute"),
            (90, "1 hour and 30 minutes", "1 hora y 30 minutos", "1 heure et 30 minutes"),
            (720, "12 hours", "12 horas", "12 heures"),
            (1_440, "24 hours", "24 horas", "24 heures"),
            (2_160, "36 hours", "36 horas", "36 heures"),
            (2_880, "2 days", "2 días", "2 jours"),
            (2_895, "2 days and 15 minutes", "2 días y 15 minutos", "2 jours et 15 minutes"),
            (
                3_665,
                "2 days, 13 hours and 5 minutes",
                "2 días, 13 horas y 5 minutos",
                "2 jours, 13 heures et 5 minutes",
            ),
            (10_080, "7 days", "7 días", "7 jours"),
            (43_200, "30 days", "30 días", "30 jours"),
        ];
        for (total, english, spanish, french) in cases {
            assert_eq!(minutes(total, Locale::English), english);
            assert_eq!(minutes(total, Locale::Spanish), spanish);
            assert_eq!(minutes(total, Locale::French), french);
        }
        let portuguese = |total| minutes(total, Locale::BrazilianPortuguese);
        assert_eq!(portuguese(0), "0 minuto");
        assert_eq!(portuguese(3_665), "2 dias, 13 horas e 5 minutos");
    }

    #[test]
    fn a_wait_is_rounded_up_to_minutes_and_a_long_one_to_hours() {
        let waits =
            [0, 1, 60, 61, 7_200, 7_201, 86_400].map(|wait_for| wait(wait_for, Locale::English));
        assert_eq!(
            waits,
            ["1 minute", "1 minute", "1 minute", "2 minutes", "2 hours", "3 hours", "24 hours"]
        );
        assert_eq!(wait(7_201, Locale::French), "3 heures");
    }
}
