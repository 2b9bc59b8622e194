//! The database of time zones (IANA): which exist, and what their clocks show.

use chrono::{
    Datelike, NaiveDate, NaiveDateTime, NaiveTime, Offset, SecondsFormat, TimeDelta, TimeZone as _,
};
use chrono_tz::{TZ_VARIANTS, Tz};
use model::{LocalTime, TimeZone, Timestamp};

/// How many quarters of an hour clocks have skipped at most: a whole day, where a country crossed the date line.
const MAX_SKIPPED_QUARTERS: i64 = 24 * 4;

/// Error of a local time that clocks skip when daylight saving time begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SkippedTime;

/// Returns whether the time zone exists.
pub fn is_known(zone: &TimeZone) -> bool {
    zone.name().parse::<Tz>().is_ok()
}

/// Returns the time zones to choose from, each under one name, with how many minutes it is ahead of UTC at a moment. The
/// one that was chosen is among them, also where it belongs to no place.
pub fn offered(chosen: &str, now: Timestamp) -> Vec<(TimeZone, i32)> {
    let is_offered = |zone: &TimeZone| {
        zone.region().is_some() || zone.name() == "Etc/UTC" || zone.name() == chosen
    };
    let zones = TZ_VARIANTS.iter().filter_map(|variant| {
        let zone: TimeZone = variant.name().parse().ok()?;
        // Under an old name it would be there twice.
        (zone.name() == variant.name() && is_offered(&zone)).then_some(zone)
    });
    zones
        .map(|zone| {
            let offset = offset(now, &zone);
            (zone, offset / 60)
        })
        .collect()
}

/// Returns what the clocks of a time zone show at a moment.
pub fn local(at: Timestamp, zone: &TimeZone) -> LocalTime {
    let offset = TimeDelta::seconds(offset(at, zone).into());
    LocalTime(at.checked_add_signed(offset).unwrap_or(at))
}

/// Returns how many seconds a time zone is ahead of UTC at a moment.
fn offset(at: Timestamp, zone: &TimeZone) -> i32 {
    database(zone).offset_from_utc_datetime(&at).fix().local_minus_utc()
}

/// Returns the moment at which the clocks of a time zone show that; the first one where they show it twice.
///
/// # Errors
/// [`SkippedTime`] when they never show it.
pub(crate) fn moment(local: NaiveDateTime, zone: &TimeZone) -> Result<Timestamp, SkippedTime> {
    let moment = database(zone).from_local_datetime(&local).earliest();
    moment.map(|moment| moment.naive_utc()).ok_or(SkippedTime)
}

/// Returns the moment at which a day begins in a time zone. Where clocks skip its first hours, that is when they go on.
pub fn start_of_day(day: NaiveDate, zone: &TimeZone) -> Timestamp {
    let midnight = day.and_time(NaiveTime::MIN);
    let quarters = (0..=MAX_SKIPPED_QUARTERS).map(|quarter| TimeDelta::minutes(15 * quarter));
    let mut moments =
        quarters.filter_map(|later| moment(midnight.checked_add_signed(later)?, zone).ok());
    moments.next().unwrap_or(midnight)
}

/// Returns when a day such as `2026-11-30` begins in a time zone, and when the next one does; `None` if it is not a day.
pub fn read_day(text: &str, zone: &TimeZone) -> Option<(Timestamp, Timestamp)> {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let day = day.filter(|day| (2000..2200).contains(&day.year()))?;
    Some((start_of_day(day, zone), start_of_day(day.succ_opt()?, zone)))
}

/// Returns a moment in ISO 8601, in local time with the offset from UTC, such as `2026-08-01T11:05:07+02:00`.
pub(crate) fn iso(at: Timestamp, zone: &TimeZone) -> String {
    database(zone).from_utc_datetime(&at).to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// A zone of another release counts as UTC.
fn database(zone: &TimeZone) -> Tz {
    zone.name().parse().unwrap_or(Tz::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Locale;
    use std::collections::HashSet;

    fn zone(name: &str) -> TimeZone {
        name.parse().expect("a name")
    }

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a moment")
    }

    #[test]
    fn clocks_follow_summer_time_and_far_zones() {
        for (name, utc, shown, written) in [
            ("UTC", "2026-01-15 12:00", "2026-01-15 12:00", "2026-01-15T12:00:00+00:00"),
            ("Europe/Madrid", "2026-01-15 12:00", "2026-01-15 13:00", "2026-01-15T13:00:00+01:00"),
            ("Europe/Madrid", "2026-07-15 12:00", "2026-07-15 14:00", "2026-07-15T14:00:00+02:00"),
            ("Europe/London", "2026-07-15 23:30", "2026-07-16 00:30", "2026-07-16T00:30:00+01:00"),
            (
                "Pacific/Kiritimati",
                "2026-12-31 10:00",
                "2027-01-01 00:00",
                "2027-01-01T00:00:00+14:00",
            ),
            (
                "America/St_Johns",
                "2026-01-01 03:29",
                "2025-12-31 23:59",
                "2025-12-31T23:59:00-03:30",
            ),
            ("Mars/Olympus", "2026-07-15 12:00", "2026-07-15 12:00", "2026-07-15T12:00:00+00:00"),
        ] {
            let (utc, zone) = (at(utc), zone(name));
            assert_eq!(local(utc, &zone), LocalTime(at(shown)), "{name}");
            assert_eq!(iso(utc, &zone), written, "{name}");
        }
    }

    #[test]
    fn a_day_begins_when_its_first_hour_does() {
        for (name, day, expected) in [
            ("UTC", "2026-11-30", "2026-11-30 00:00"),
            ("Europe/Madrid", "2026-07-15", "2026-07-14 22:00"),
            ("Asia/Beirut", "2026-03-29", "2026-03-28 22:00"),
            ("Pacific/Apia", "2011-12-30", "2011-12-30 10:00"),
        ] {
            let day = day.parse().expect("a day");
            assert_eq!(start_of_day(day, &zone(name)), at(expected), "{name}");
        }
        let day = read_day("2026-03-29", &zone("Europe/Madrid"));
        assert_eq!(day, Some((at("2026-03-28 23:00"), at("2026-03-29 22:00"))));
        for text in ["", "yesterday", "2026-02-30", "1999-12-31", "+12026-01-01"] {
            assert_eq!(read_day(text, &zone("UTC")), None, "{text}");
        }
    }

    #[test]
    fn a_time_shown_twice_is_the_first_and_a_skipped_one_is_refused() {
        for (name, shown, expected) in [
            ("Europe/Madrid", "2026-03-29 01:59", Ok("2026-03-29 00:59")),
            ("Europe/Madrid", "2026-03-29 02:00", Err(SkippedTime)),
            ("Europe/Madrid", "2026-03-29 02:59", Err(SkippedTime)),
            ("Europe/Madrid", "2026-03-29 03:00", Ok("2026-03-29 01:00")),
            ("Europe/Madrid", "2026-10-25 02:30", Ok("2026-10-25 00:30")),
            ("Europe/Madrid", "2026-10-25 03:00", Ok("2026-10-25 02:00")),
            ("America/St_Johns", "2026-03-08 02:30", Err(SkippedTime)),
            ("Pacific/Kiritimati", "2027-01-01 00:00", Ok("2026-12-31 10:00")),
        ] {
            assert_eq!(moment(at(shown), &zone(name)), expected.map(at), "{name} {shown}");
        }
    }

    #[test]
    fn every_moment_can_be_shown() {
        for at in [Timestamp::MIN, Timestamp::MAX] {
            for name in ["Pacific/Kiritimati", "America/St_Johns"] {
                local(at, &zone(name));
            }
        }
    }

    #[test]
    fn places_are_offered_once_and_each_exists() {
        let now = at("2026-01-15 12:00");
        let zones = offered("", now);
        let of = |name: &str| zones.iter().find(|(zone, _)| zone.name() == name).map(|zone| zone.1);
        for (name, minutes) in [
            ("Europe/Madrid", 60),
            ("America/St_Johns", -210),
            ("America/Argentina/Buenos_Aires", -180),
            ("Etc/UTC", 0),
        ] {
            assert_eq!(of(name), Some(minutes), "{name}");
        }
        for name in ["UTC", "Etc/GMT+3", "America/Buenos_Aires", "US/Pacific"] {
            assert_eq!(of(name), None, "{name}");
        }
        assert!(
            zones.iter().all(|(zone, _)| is_known(zone)) && !is_known(&zone("Europe/Atlantis"))
        );
        for locale in Locale::ALL {
            let places: Vec<_> =
                zones.iter().map(|(zone, _)| (zone.region(), zone.city(locale))).collect();
            let different: HashSet<_> = places.iter().collect();
            assert_eq!(different.len(), places.len(), "{locale:?}");
        }
    }

    #[test]
    fn a_zone_without_a_place_stays_in_the_list_once_it_is_chosen() {
        let has = |chosen: &str, name: &str| {
            offered(chosen, at("2026-01-15 12:00")).iter().any(|(zone, _)| zone.name() == name)
        };
        assert!(has("Etc/GMT+3", "Etc/GMT+3") && !has("", "Etc/GMT+3"));
        assert!(!has("Europe/Atlantis", "Europe/Atlantis"));
    }

    #[test]
    fn an_old_name_is_that_of_an_offered_place_with_the_same_clocks() {
        let moments = ["2026-01-15 12:00", "2026-07-15 12:00"].map(at);
        let places = offered("", moments[0]);
        let mut old_names = 0;
        for variant in
            TZ_VARIANTS.iter().filter(|variant| zone(variant.name()).name() != variant.name())
        {
            let today = zone(variant.name());
            assert!(places.iter().any(|(zone, _)| *zone == today), "{}", variant.name());
            for moment in moments {
                let seconds = variant.offset_from_utc_datetime(&moment).fix().local_minus_utc();
                assert_eq!(offset(moment, &today), seconds, "{} {moment}", variant.name());
            }
            old_names += 1;
        }
        assert!(old_names > 90, "{old_names}");
    }
}
