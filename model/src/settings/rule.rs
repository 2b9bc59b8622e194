//! What values a setting takes, and how they are parsed.

use super::{contact, networks};
use crate::TimeZone;
use std::fmt;

/// The minimum length below which a password alone is weak (NIST SP 800-63B-4, 3.1.1.2).
pub const RECOMMENDED_PASSWORD_MINIMUM: i32 = 15;

/// The valid values of a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// On or off.
    Switch,
    /// A number from the first to the second, both included.
    Number(i32, i32, Unit),
    /// A list of addresses and CIDR blocks.
    Networks,
    /// The IANA name of a time zone.
    Zone,
    /// A text on one line, of at most so many characters.
    Line(usize),
    /// A phone number.
    Phone,
    /// An email address.
    Email,
    /// An `https` address.
    HttpsUrl,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Minutes,
    Hours,
    Characters,
    /// Nothing: it multiplies something else.
    Factor,
}

impl Rule {
    /// Returns the least and the greatest valid number; `None` for what is no number.
    pub const fn bounds(self) -> Option<(i32, i32)> {
        match self {
            Self::Number(min, max, _) => Some((min, max)),
            Self::Switch
            | Self::Networks
            | Self::Zone
            | Self::Line(_)
            | Self::Phone
            | Self::Email
            | Self::HttpsUrl => None,
        }
    }
}

/// The command line's words for what a value must be.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Switch => f.write_str("true or false"),
            Self::Number(min, max, unit) => write!(f, "{min} to {max}{unit}"),
            Self::Networks => f.write_str(networks::WANTED),
            Self::Zone => f.write_str("a time zone such as Europe/Madrid"),
            Self::Line(max) => write!(f, "a text of up to {max} characters, without |"),
            Self::Phone => f.write_str("a phone number such as +34 910 000 000"),
            Self::Email => f.write_str("an email address"),
            Self::HttpsUrl => f.write_str("an address such as https://www.example.com/privacy"),
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Minutes => f.write_str(" minutes"),
            Self::Hours => f.write_str(" hours"),
            Self::Characters => {
                write!(f, " characters; below {RECOMMENDED_PASSWORD_MINIMUM} is weak")
            }
            Self::Factor => Ok(()),
        }
    }
}

/// The type of a setting.
pub(super) trait Value: Sized {
    /// Returns the value; `None` if it is not valid by the rule.
    fn parse(text: &str, rule: Rule) -> Option<Self>;
}

impl Value for bool {
    fn parse(text: &str, _: Rule) -> Option<Self> {
        text.parse().ok()
    }
}

impl Value for i32 {
    fn parse(text: &str, rule: Rule) -> Option<Self> {
        let (min, max) = rule.bounds()?;
        text.parse().ok().filter(|number| (min..=max).contains(number))
    }
}

impl Value for String {
    fn parse(text: &str, rule: Rule) -> Option<Self> {
        match rule {
            Rule::Networks => networks::normalise(text),
            _ => contact::normalise(text, rule),
        }
    }
}

/// Whether the zone exists is checked on the server, which has the database.
impl Value for TimeZone {
    fn parse(text: &str, _: Rule) -> Option<Self> {
        text.parse().ok()
    }
}
