//! How the values of arguments are read.

use accounts::time_zones;
use model::{EmailAddress, Locale, PersonName, ProviderId, Role, TimeZone};

pub(super) fn parse_change(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("not of the form name=value")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

/// Returns the host in lower case. Names of one label, such as `localhost`, serve to try something out.
pub(super) fn parse_host(text: &str) -> Result<String, String> {
    let host = text.trim().to_lowercase();
    let is_known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if host.split('.').all(|label| !label.is_empty() && label.bytes().all(is_known)) {
        Ok(host)
    } else {
        Err("not a host name such as tickets.example.com, without scheme, port and path".to_owned())
    }
}

/// Returns a name as the forms of the backoffice take it.
pub(super) fn parse_name(text: &str) -> Result<String, String> {
    let name = text.parse::<PersonName>().map(|name| name.as_str().to_owned());
    name.map_err(|_| format!("not a name of 1 to {} characters", PersonName::MAX_CHARS))
}

pub(super) fn parse_email(text: &str) -> Result<EmailAddress, String> {
    text.parse().map_err(|_| "not an email address".to_owned())
}

pub(super) fn parse_provider(text: &str) -> Result<ProviderId, String> {
    text.parse().map_err(|_| "not a number as `guichet provider list` shows it".to_owned())
}

pub(super) fn parse_role(text: &str) -> Result<Role, String> {
    Role::from_code(text).ok_or_else(|| "not one of admin, agent".to_owned())
}

pub(super) fn parse_locale(text: &str) -> Result<Locale, String> {
    text.parse().map_err(|_| format!("not one of {}", Locale::ALL.map(Locale::tag).join(", ")))
}

pub(super) fn parse_time_zone(text: &str) -> Result<TimeZone, String> {
    let zone = text.parse().ok().filter(time_zones::is_known);
    zone.ok_or_else(|| "not a time zone such as Europe/Madrid".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_and_not_empty() {
        assert_eq!(parse_name(" Norte  Lines "), Ok("Norte Lines".to_owned()));
        for text in ["", "  ", "Norte\nLines", &"x".repeat(101)] {
            assert!(parse_name(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_host_has_no_scheme_port_or_path() {
        for (text, host) in [
            ("Tickets.Example.com", "tickets.example.com"),
            ("localhost", "localhost"),
            ("xn--mnchen-3ya.example", "xn--mnchen-3ya.example"),
        ] {
            assert_eq!(parse_host(text), Ok(host.to_owned()));
        }
        for text in [
            "",
            "https://a.example",
            "a.example:3000",
            "a.example/",
            "a.example.",
            "münchen.example",
        ] {
            let problem = parse_host(text).expect_err(text);
            assert!(problem.contains("without scheme, port and path"), "{text}");
        }
    }
}
