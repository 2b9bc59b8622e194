//! How the values of arguments are read.

use accounts::time_zones;
use model::{EmailAddress, Locale, Role, TimeZone};

pub(super) fn parse_change(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("not of the form name=value")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

pub(super) fn parse_email(text: &str) -> Result<EmailAddress, String> {
    text.parse().map_err(|_| "not an email address".to_owned())
}

pub(super) fn parse_role(text: &str) -> Result<Role, String> {
    Role::from_name(text).ok_or_else(|| "not one of admin, agent".to_owned())
}

pub(super) fn parse_locale(text: &str) -> Result<Locale, String> {
    text.parse().map_err(|_| format!("not one of {}", Locale::ALL.map(Locale::tag).join(", ")))
}

pub(super) fn parse_time_zone(text: &str) -> Result<TimeZone, String> {
    let zone = text.parse().ok().filter(time_zones::is_known);
    zone.ok_or_else(|| "not a time zone such as Europe/Madrid".to_owned())
}
