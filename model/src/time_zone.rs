//! Time zones of operators and portals, and the local times that people read.

mod cities;
mod old_names;

use crate::Locale;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, fmt, str::FromStr};

/// The first parts of names that stand for a place. What begins otherwise is an offset from UTC, or belongs to none.
pub const REGIONS: [&str; 9] = [
    "Africa",
    "America",
    "Antarctica",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
];

/// The longest name that the IANA database has is half as long.
const MAX_CHARS: usize = 64;

/// A time zone by its IANA name, such as `Europe/Madrid`. An old name is read as that of today: browsers send
/// `Asia/Calcutta`. Whether the zone exists is checked where it is chosen: only the server has the database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(
    feature = "diesel",
    derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow),
    diesel(sql_type = diesel::sql_types::Text)
)]
pub struct TimeZone(Cow<'static, str>);

/// Error of parsing a text that cannot be the name of a time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoTimeZone;

impl TimeZone {
    /// What an operator has until a time zone is chosen. To use UTC, choose `Etc/UTC`.
    pub const UNCHOSEN: Self = Self(Cow::Borrowed("UTC"));

    /// Returns the time zone of a name, which may be an old one.
    fn named(name: String) -> Self {
        Self(old_names::current(&name).map_or(Cow::Owned(name), Cow::Borrowed))
    }

    /// Returns the IANA name.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// Returns whether it was chosen.
    pub fn is_chosen(&self) -> bool {
        *self != Self::UNCHOSEN
    }

    /// Returns the one of [`REGIONS`] that its place is in; `None` if it has no place, as UTC.
    pub fn region(&self) -> Option<&'static str> {
        let (first, _) = self.name().split_once('/')?;
        REGIONS.into_iter().find(|region| *region == first)
    }

    /// Returns the city or island that it is named after, such as `Buenos Aires`; `None` if it has no place.
    pub fn city(&self, locale: Locale) -> Option<String> {
        self.region()?;
        let (_, city) = self.name().rsplit_once('/')?;
        Some(cities::name(city, locale))
    }
}

impl Default for TimeZone {
    fn default() -> Self {
        Self::UNCHOSEN
    }
}

impl fmt::Display for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for TimeZone {
    type Err = NoTimeZone;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let is_allowed =
            |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'_' | b'-' | b'+');
        let is_name = (1..=MAX_CHARS).contains(&name.len()) && name.bytes().all(is_allowed);
        if is_name { Ok(Self::named(name.to_owned())) } else { Err(NoTimeZone) }
    }
}

#[cfg(feature = "diesel")]
impl<DB> diesel::serialize::ToSql<diesel::sql_types::Text, DB> for TimeZone
where
    DB: diesel::backend::Backend,
    str: diesel::serialize::ToSql<diesel::sql_types::Text, DB>,
{
    fn to_sql<'b>(
        &'b self,
        out: &mut diesel::serialize::Output<'b, '_, DB>,
    ) -> diesel::serialize::Result {
        self.name().to_sql(out)
    }
}

#[cfg(feature = "diesel")]
impl<DB> diesel::deserialize::FromSql<diesel::sql_types::Text, DB> for TimeZone
where
    DB: diesel::backend::Backend,
    String: diesel::deserialize::FromSql<diesel::sql_types::Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
        let name = <String as diesel::deserialize::FromSql<_, DB>>::from_sql(bytes)?;
        Ok(Self::named(name))
    }
}

/// What the clocks of a time zone show, unlike a [`Timestamp`](crate::Timestamp), which is UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LocalTime(pub NaiveDateTime);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_back_and_anything_else_is_refused() {
        for name in ["Europe/Madrid", "America/Argentina/Buenos_Aires", "Etc/GMT+3", "UTC"] {
            assert_eq!(name.parse::<TimeZone>().map(|zone| zone.to_string()).as_deref(), Ok(name));
        }
        for text in ["", "Europe/Málaga", "Europe Madrid", "<b>", &"a".repeat(65)] {
            assert_eq!(text.parse::<TimeZone>(), Err(NoTimeZone), "{text:?}");
        }
    }

    #[test]
    fn only_the_initial_value_is_unchosen() {
        let zone = |name: &str| name.parse::<TimeZone>().unwrap();
        assert!(!TimeZone::default().is_chosen() && !zone("UTC").is_chosen());
        assert!(zone("Etc/UTC").is_chosen() && zone("Europe/Paris").is_chosen());
    }

    #[test]
    fn an_old_name_is_read_as_that_of_today_and_a_place_keeps_its_own() {
        for (name, expected) in [
            ("Asia/Calcutta", "Asia/Kolkata"),
            ("Europe/Kiev", "Europe/Kyiv"),
            ("US/Pacific", "America/Los_Angeles"),
            ("Japan", "Asia/Tokyo"),
            ("Zulu", "Etc/UTC"),
            ("Europe/Oslo", "Europe/Oslo"),
            ("UTC", "UTC"),
        ] {
            assert_eq!(name.parse::<TimeZone>().unwrap().name(), expected, "{name}");
        }
    }

    #[test]
    fn a_city_has_the_name_of_each_language_under_old_names_too() {
        for (name, expected) in [
            ("America/Argentina/Cordoba", Some(["Córdoba", "Córdoba", "Córdoba", "Córdoba"])),
            ("America/Cordoba", Some(["Córdoba", "Córdoba", "Córdoba", "Córdoba"])),
            ("Europe/London", Some(["London", "Londres", "Londres", "Londres"])),
            ("America/Argentina/Buenos_Aires", Some(["Buenos Aires"; 4])),
            ("Etc/UTC", None),
            ("Etc/GMT+3", None),
            ("US/Pacific", Some(["Los Angeles", "Los Ángeles", "Los Angeles", "Los Angeles"])),
            ("EST5EDT", None),
        ] {
            let zone: TimeZone = name.parse().unwrap();
            let cities = Locale::ALL.map(|locale| zone.city(locale));
            let expected = expected.map(|cities| cities.map(|city| Some(city.to_owned())));
            let expected = expected.unwrap_or_default();
            assert_eq!(cities, expected, "{name}");
        }
    }
}
